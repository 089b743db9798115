import { expect, it } from "vitest";
import { accepted, admitted, DAY, leaves, minutes, need, onDayZero, people, trace } from "./trace.js";

const MINUTE = 1 / 1440;
const everyMinute = { from: "court", perYear: 365.25 * 1440 } as const;

it("ties: a departure comes before the referral of the same minute, so that nobody waits", () => {
  const men = { ...everyMinute, stays: { rehabilitate: 2 * MINUTE } };
  const { lines } = trace({ estate: { units: { ward: { beds: 1 } } }, demand: { men } }, minutes(1, 3), 5);
  // men-1 stays from 1 to 3; men-2 is in need at 3 and finds the bed free.
  expect(lines).toEqual([
    [0, "ward bedsCommissioned 1"],
    ...need(1, "men-1", "s37/41"),
    ...accepted(1, "men-1"),
    ...admitted(1, "men-1"),
    ...leaves(3, "men-1", "community"),
    [3, "men-1 gone"],
    ...need(3, "men-2", "s37/41"),
    ...accepted(3, "men-2"),
    ...admitted(3, "men-2"),
  ]);
});

it("ties: the bed that is freed goes to the list before the newcomer of the same minute", () => {
  const men = { ...everyMinute, stays: { rehabilitate: 2 * MINUTE } };
  const { lines } = trace({ estate: { units: { ward: { beds: 1 } } }, demand: { men } }, minutes(1, 1, 2, 3, 5), 6);
  // 1: men-1 in, men-2 waits. 2: men-3 waits. 3: men-1 out, men-2 in, then men-4 joins. 5: men-2 out, men-3 in (joined
  // at 2, before men-4), then men-5 joins.
  expect(lines).toEqual([
    [0, "ward bedsCommissioned 1"],
    ...need(1, "men-1", "s37/41"),
    ...accepted(1, "men-1"),
    ...admitted(1, "men-1"),
    ...need(1, "men-2", "s37/41"),
    ...accepted(1, "men-2"),
    ...need(2, "men-3", "s37/41"),
    ...accepted(2, "men-3"),
    ...leaves(3, "men-1", "community"),
    [3, "men-1 gone"],
    ...admitted(3, "men-2"),
    ...need(3, "men-4", "s37/41"),
    ...accepted(3, "men-4"),
    ...leaves(5, "men-2", "community"),
    [5, "men-2 gone"],
    ...admitted(5, "men-3"),
    ...need(5, "men-5", "s37/41"),
    ...accepted(5, "men-5"),
  ]);
});

it("ties: a departure comes before the recovery of the same minute, so that the person has the bed", () => {
  const access = { recovery: 2 * MINUTE };
  const men = { ...everyMinute, stays: { rehabilitate: 2 * MINUTE }, access };
  const { lines } = trace({ estate: { units: { ward: { beds: 1 } } }, demand: { men } }, minutes(1, 1, 1), 5);
  // At 3 men-1 leaves and men-2 has the bed; then men-3, still waiting, recovers.
  expect(lines.slice(-5)).toEqual([...admitted(3, "men-2"), [3, "men-3 left recovered"], [3, "men-3 gone"]]);
  expect(lines).toHaveLength(1 + 3 * 7 + 3 + 3 + 5);
});

it("a closing bed drains: it goes with its patient, and the next one serves the list", () => {
  const ward = { beds: 2, changes: [{ on: "2026-04-06", beds: -1 }] };
  const men = onDayZero({ stays: { rehabilitate: 10 } }, 3);
  const { needs, lines } = trace({ estate: { units: { ward } }, demand: { men } }, people(3));
  const [a, b, c] = needs;
  expect(lines).toEqual([
    [0, "ward bedsCommissioned 2"],
    ...need(a, "men-1", "s37/41"),
    ...accepted(a, "men-1"),
    ...admitted(a, "men-1"),
    ...need(b, "men-2", "s37/41"),
    ...accepted(b, "men-2"),
    ...admitted(b, "men-2"),
    ...need(c, "men-3", "s37/41"),
    ...accepted(c, "men-3"),
    [5 * DAY, "ward bedsCommissioned 1"],
    ...leaves(a + 10 * DAY, "men-1", "community"), // this bed is the one that closes
    [a + 10 * DAY, "men-1 gone"],
    ...leaves(b + 10 * DAY, "men-2", "community"),
    [b + 10 * DAY, "men-2 gone"],
    ...admitted(b + 10 * DAY, "men-3"),
    ...leaves(b + 20 * DAY, "men-3", "community"),
    [b + 20 * DAY, "men-3 gone"],
  ]);
});

it("an opening serves the list at that minute, longest wait first", () => {
  const ward = { beds: 0, changes: [{ on: "2026-04-04", beds: 2 }] };
  const men = onDayZero({ stays: { rehabilitate: 10 } }, 3);
  const { needs, lines } = trace({ estate: { units: { ward } }, demand: { men } }, people(3));
  const [a, b, c] = needs;
  // Day 3: men-1 and men-2 in until day 13, when men-3 has the first bed until day 23. Of two that end in one minute the
  // first admitted acts first, and its bed is given away before the second is asked.
  expect(lines).toEqual([
    [0, "ward bedsCommissioned 0"],
    ...need(a, "men-1", "s37/41"),
    ...accepted(a, "men-1"),
    ...need(b, "men-2", "s37/41"),
    ...accepted(b, "men-2"),
    ...need(c, "men-3", "s37/41"),
    ...accepted(c, "men-3"),
    [3 * DAY, "ward bedsCommissioned 2"],
    ...admitted(3 * DAY, "men-1"),
    ...admitted(3 * DAY, "men-2"),
    ...leaves(13 * DAY, "men-1", "community"),
    [13 * DAY, "men-1 gone"],
    ...admitted(13 * DAY, "men-3"),
    ...leaves(13 * DAY, "men-2", "community"),
    [13 * DAY, "men-2 gone"],
    ...leaves(23 * DAY, "men-3", "community"),
    [23 * DAY, "men-3 gone"],
  ]);
});

it("a bed that closes on the day it would be freed is not given away", () => {
  const changes = [
    { on: "2026-04-03", beds: 1 },
    { on: "2026-04-13", beds: -1 },
    { on: "2026-04-20", beds: 1 },
  ];
  const men = onDayZero({ stays: { rehabilitate: 10 } }, 2);
  const { needs, lines } = trace({ estate: { units: { ward: { beds: 0, changes } } }, demand: { men } }, people(2));
  const [a, b] = needs;
  // Opened on day 2, taken until day 12; on day 12 the closure comes first. Day 19 brings the bed back.
  expect(lines).toEqual([
    [0, "ward bedsCommissioned 0"],
    ...need(a, "men-1", "s37/41"),
    ...accepted(a, "men-1"),
    ...need(b, "men-2", "s37/41"),
    ...accepted(b, "men-2"),
    [2 * DAY, "ward bedsCommissioned 1"],
    ...admitted(2 * DAY, "men-1"),
    [12 * DAY, "ward bedsCommissioned 0"],
    ...leaves(12 * DAY, "men-1", "community"),
    [12 * DAY, "men-1 gone"],
    [19 * DAY, "ward bedsCommissioned 1"],
    ...admitted(19 * DAY, "men-2"),
    ...leaves(29 * DAY, "men-2", "community"),
    [29 * DAY, "men-2 gone"],
  ]);
});

it("the urgent go first, whoever joined first", () => {
  const changes = [
    { on: "2026-04-03", beds: 1 },
    { on: "2026-04-05", beds: 1 },
  ];
  const group = (urgency: string) =>
    onDayZero({ stays: { rehabilitate: 30 }, mix: { urgency: { [urgency]: 1 } } }, 0.7);
  const demand = { early: group("routine"), late: group("urgent") };
  const rules = { whoIsNext: ["urgency", "longestWait"] as const };
  const parts = { estate: { units: { ward: { beds: 0, changes } } }, demand, rules, days: 10 };
  const { needs, lines } = trace(
    parts,
    (needs, told) =>
      people(2)(needs) && told.some(([, words]) => words.startsWith("late-1")) && told[1][1].startsWith("early-1"),
  );
  const [a, b] = needs;
  expect(lines).toEqual([
    [0, "ward bedsCommissioned 0"],
    ...need(a, "early-1", "s37/41"),
    ...accepted(a, "early-1"),
    ...need(b, "late-1", "s37/41"),
    ...accepted(b, "late-1", "urgent"),
    [2 * DAY, "ward bedsCommissioned 1"],
    ...admitted(2 * DAY, "late-1"),
    [4 * DAY, "ward bedsCommissioned 2"],
    ...admitted(4 * DAY, "early-1"),
  ]);
});

it("somebody who may go anywhere at once goes where it is nearest, however many beds are free farther away", () => {
  const home = { mix: { catchment: { north: 1 } }, stays: { rehabilitate: 30 } };
  const parts = {
    estate: {
      catchments: ["north", "south"],
      units: {
        far: { catchment: "south", beds: 5 },
        annexe: { catchment: "north", beds: 1 },
        main: { catchment: "north", beds: 2 },
      },
    },
    demand: { men: onDayZero(home, 4) },
    rules: { placement: { outOfArea: 0 } },
    days: 10,
  };
  const { lines } = trace(parts, people(4));
  const offers = lines.map(([, words]) => words).filter((words) => words.includes(" offered "));
  // At home first where more beds are free, then, 1 to 1, in the order of their names, and only then away.
  expect(offers).toEqual(["men-1 offered main", "men-2 offered annexe", "men-3 offered main", "men-4 offered far"]);
});

it("a rule of the caller's own that keeps the bed from the first on the list gives it to the next, of another group", () => {
  const ward = onDayZero(
    { legalBasis: "s37", stays: { rehabilitate: 10 }, exits: { destinations: { lowSecure: 1 } } },
    1,
  );
  const { lines } = trace(
    {
      estate: { units: { ward: { beds: 0, changes: [{ on: "2026-04-09", beds: 1 }] } } },
      demand: { kept: ward, other: ward },
      policies: { ringFence: ({ groupName }) => groupName !== "kept" },
      days: 30,
    },
    (needs, told) => needs.length === 2 && told.findIndex(([, words]) => words === "other-1 listed") > 8,
  );
  expect(lines[7]?.[1]).toBe("kept-1 listed");
  expect(lines.slice(15)).toEqual([
    [8 * DAY, "ward bedsCommissioned 1"],
    ...admitted(8 * DAY, "other-1"),
    ...leaves(18 * DAY, "other-1", "lowSecure"),
    [18 * DAY, "other-1 gone"],
  ]);
});
