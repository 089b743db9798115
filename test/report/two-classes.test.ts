import { describe, expect, test } from "vitest";
import {
  DEPARTURE_REASONS,
  DESTINATIONS,
  type DepartureReason,
  type Destination,
  PLANS,
} from "../../src/domain/index.js";
import type { Metrics } from "../../src/experiment/index.js";
import { summarise } from "../../src/observe/index.js";
import { runReport } from "../../src/report/run-report.js";
import { renderTerminal } from "../../src/report/terminal.js";
import { twoClasses } from "../../src/report/two-classes.js";
import { basis, day, MOORSIDE, NORTH, ORDERS, observe, PLAN, SENTENCED } from "../observe/small-world.js";
import { retell, type Told } from "../observe/told.js";
import { madeUpResult, madeUpScenario, metrics } from "./made-up.js";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

/** The rows of the table as a reader sees them, and the sentence above it. */
function section(found: Metrics) {
  const blocks = twoClasses(found);
  const table = blocks.find((block) => block.kind === "table");
  const paragraph = blocks.find((block) => block.kind === "paragraph");
  return {
    rows: table?.table.rows.map((row) => row.map((cell) => plain(cell as string))),
    sentence: paragraph && plain(paragraph.text),
  };
}

const FULL = metrics(
  ["class.prison.wait", 61.23, 55.1, 67.4],
  ["class.other.wait", 24.6, 20.1, 29.1],
  ["class.prison.stay", 412.4, 380.2, 444.6],
  ["class.other.stay", 803.9, 703.9, 903.9],
  ["class.prison.rehabilitated", 0.35, 0.31, 0.39],
  ["class.other.rehabilitated", 0.923, 0.913, 0.933],
  ["class.prison.returned", 0.58, 0.54, 0.62],
  ["class.other.returned", 0, 0, 0],
  ["class.prison.readmitted", 0.12345, 0.12, 0.1269],
  ["class.other.readmitted", 0.05],
);

describe("the two classes", () => {
  test("stand side by side in five rows, each with its interval to the digits that it supports", () => {
    expect(section(FULL)).toEqual({
      sentence:
        "People from prison wait 61 days for a bed on average, the others 25. Of those who leave, 35 % of people from prison have completed rehabilitation, and 92.3 % of the others.",
      rows: [
        ["Wait for a bed [days]", "61 (55 to 67)", "25 (20 to 29)"],
        ["Completed stay [days]", "410 (380 to 440)", "800 (700 to 900)"],
        ["Complete rehabilitation", "35 % (31 to 39)", "92.3 % (91.3 to 93.3)"],
        ["Returned to prison", "58 % (54 to 62)", "0 %"],
        ["Admitted who had been here before", "12.3 % (12.0 to 12.7)", "5.0 %"],
      ],
    });
  });

  test("show a dash where one class has no such people, and the sentence leaves out what is not known", () => {
    const known = Object.entries(FULL).filter(([id]) => !/other\.(rehabilitated|stay)|prison\.readmitted/.test(id));
    const { rows, sentence } = section({ ...Object.fromEntries(known), ...metrics(["class.other.rehabilitated"]) });
    expect(sentence).toBe("People from prison wait 61 days for a bed on average, the others 25.");
    expect(rows?.map(([, prison, other]) => [prison, other])).toEqual([
      ["61 (55 to 67)", "25 (20 to 29)"],
      ["410 (380 to 440)", "–"],
      ["35 % (31 to 39)", "–"],
      ["58 % (54 to 62)", "0 %"],
      ["–", "5.0 %"],
    ]);
  });

  test.each(["class.prison.wait", "class.other.wait"])("are not shown when nobody is there to give %s", (id) => {
    expect(twoClasses({ ...FULL, ...metrics([id]) })).toEqual([]);
    expect(twoClasses(Object.fromEntries(Object.entries(FULL).filter(([other]) => other !== id)))).toEqual([]);
  });

  test("stand in a full report, and on a screen when they are asked for", () => {
    const text = (detail: "brief" | "full", asked: boolean) =>
      renderTerminal(runReport(madeUpResult({ metrics: FULL }), madeUpScenario(), detail, { twoClasses: asked }), {
        width: 200,
      });
    const row = /^Returned to prison +58 % \(54 to 62\) +0 %$/m;
    expect(text("brief", true)).toMatch(row);
    expect(text("full", false)).toMatch(row);
    expect(text("brief", false)).not.toMatch(row);
  });
});

interface Stay {
  readonly group: number;
  readonly patient: number;
  readonly entry?: number;
  readonly listed: number;
  readonly admitted: number;
  readonly leaves?: readonly [on: number, to: Destination, why: DepartureReason];
}

/** Everything that happens to one person from the list to the way out. */
function lived({ group, patient, entry = 0, listed, admitted, leaves }: Stay): readonly Told[] {
  const held = basis(group === SENTENCED ? "s47/49" : "s37/41");
  const told = (fact: Told["fact"], on: number, ...numbers: readonly number[]): Told => ({
    fact,
    numbers: [day(on), patient, ...numbers],
  });
  const facts = [
    told("identified", listed, group, patient + 1, entry, held),
    told("belongs", listed, NORTH, 0),
    told("listed", listed),
    told("offered", admitted, MOORSIDE),
    told("admitted", admitted, MOORSIDE),
    told("planned", admitted, PLANS.indexOf("rehabilitate")),
  ];
  if (leaves === undefined) return facts;
  const [on, to, why] = leaves;
  return [...facts, told("departed", on, MOORSIDE, DESTINATIONS.indexOf(to), DEPARTURE_REASONS.indexOf(why))];
}

test("the two classes are counted from what happened in ten stays, as counted by hand", () => {
  // From prison: waits 4, 10, 2, 6, 8 and 3; stays 40, 60 and 20 are over; two of the three left rehabilitated, one returned; all
  // three came back, three of six admissions. The others: waits 2, 1, 5 and 8; stays 20, 30, 30 and 10; three of four left
  // rehabilitated, a court sent one to prison; nobody had been here before.
  const prison = { group: SENTENCED };
  const other = { group: ORDERS };
  const stays: readonly Stay[] = [
    { ...prison, patient: 0, listed: 12, admitted: 16, leaves: [56, "prison", "notEngaging"] },
    { ...prison, patient: 1, listed: 20, admitted: 30, leaves: [90, "community", "treatmentComplete"] },
    { ...other, patient: 2, listed: 60, admitted: 62, leaves: [82, "community", "treatmentComplete"] },
    { ...other, patient: 3, listed: 63, admitted: 64, leaves: [94, "prison", "courtDisposal"] },
    { ...other, patient: 4, listed: 70, admitted: 75, leaves: [105, "lowSecure", "treatmentComplete"] },
    { ...prison, patient: 5, listed: 13, admitted: 15, leaves: [35, "community", "treatmentComplete"] },
    { ...other, patient: 6, listed: 70, admitted: 78, leaves: [88, "community", "treatmentComplete"] },
    { ...prison, patient: 0, entry: 1, listed: 92, admitted: 98 },
    { ...prison, patient: 1, entry: 1, listed: 93, admitted: 101 },
    { ...prison, patient: 5, entry: 1, listed: 95, admitted: 98 },
  ];
  const facts = stays.flatMap(lived).sort(({ numbers: [one] }, { numbers: [two] }) => one - two);
  const outputs = observe(PLAN, 110, (observer) => {
    observer.bedsCommissioned(0, MOORSIDE, 6);
    retell(facts, observer);
  });
  expect(section(summarise(PLAN, [outputs]).metrics as Metrics)).toEqual({
    sentence:
      "People from prison wait 5.5 days for a bed on average, the others 4.0. Of those who leave, 66.7 % of people from prison have completed rehabilitation, and 75.0 % of the others.",
    rows: [
      ["Wait for a bed [days]", "5.5", "4.0"],
      ["Completed stay [days]", "40.0", "22.5"],
      ["Complete rehabilitation", "66.7 %", "75.0 %"],
      ["Returned to prison", "33.3 %", "25.0 %"],
      ["Admitted who had been here before", "50.0 %", "0.0 %"],
    ],
  });
});
