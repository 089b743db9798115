import { describe, expect, test } from "vitest";
import type { JournalRow } from "../../src/observe/index.js";
import { personStory, renderTerminal } from "../../src/report/index.js";

const DAY = 1440;
const START = Date.UTC(2026, 0, 1);

/** A fact of sentenced-12 on a day of 2026, counted from 0. */
function fact(day: number, name: JournalRow["fact"], more: Partial<JournalRow> = {}): JournalRow {
  const date = new Date(START + Math.floor(day) * 86_400_000).toISOString().slice(0, 10);
  return { time: Math.round(day * DAY), date, fact: name, person: "sentenced-12", entry: 0, ...more };
}

const FIRST = [
  fact(0, "identified", { basis: "s47/49", group: "sentenced" }),
  fact(0, "belongs", { catchment: "north", serviceLine: "men" }),
  fact(3, "referred"),
  fact(20, "listed"),
  fact(81, "offered", { unit: "moorside" }),
  fact(81.4, "admitted", { unit: "moorside" }),
  fact(81.4, "planned", { plan: "treatAndReturn" }),
  fact(300, "departed", { unit: "moorside", destination: "prison", reason: "notEngaging" }),
];

const story = (rows: readonly JournalRow[]) => renderTerminal(personStory(rows));

describe("a person's story", () => {
  test("says what it comes to, and then each fact with the time since the one before", () => {
    expect(story(FIRST)).toBe(`sentenced-12: waited 61 days on the list, stayed 219 days in moorside, left for
prison: not engaging.

Date              After  What happened
──────────  ───────────  ────────────────────────────────────────
2026-01-01               in need, held under s47/49
2026-01-01               belongs to north, men
2026-01-04       3 days  referred
2026-01-21      17 days  accepted, joins the waiting list
2026-03-23      61 days  offered a bed at moorside
2026-03-23  under a day  admitted to moorside
2026-03-23               plan: treat and return
2026-10-28     219 days  leaves moorside for prison: not engaging
`);
  });

  test("tells each time in need apart, and does not end with a number that is free again", () => {
    const again = [
      fact(400, "identified", { basis: "s47/49", entry: 1 }),
      fact(402, "listed", { entry: 1 }),
      fact(450, "left", { why: "released", entry: 1 }),
      fact(450, "gone", { entry: 1 }),
    ];
    const text = story([...FIRST, ...again]);
    expect(text).toMatch(/^In need for the 1st time\n/);
    expect(text).toMatch(
      /In need for the 2nd time\n\nsentenced-12: waited 48 days on the list, left without a bed: released\./,
    );
    expect(text).not.toMatch(/nothing more/);
  });

  test("does not invent an end for somebody who still waits or still stays", () => {
    expect(story(FIRST.slice(0, 4))).toMatch(/^sentenced-12: waited 0 days on the list/);
    expect(story(FIRST.slice(0, 1))).toMatch(/^sentenced-12: in need, held under s47\/49\./);
    expect(story(FIRST.slice(0, 7))).toMatch(/stayed 0 days in moorside\./);
  });
});
