import type { ScenarioFile } from "../../../src/scenario/index.js";
import { relaxationTime, windowVariance } from "../exact/birth-death.js";
import { delayed, ErlangC } from "../exact/erlang.js";
import { lowPriorityWithin, priorityWait } from "../exact/priority.js";
import { exponential, fromCourt, queueFile, type Row, type TheoryCase } from "../theory-case.js";

type Group = ScenarioFile["demand"][string];

interface Classes {
  readonly name: string;
  readonly beds: number;
  readonly stay: number;
  /** First served first. [people/day] */
  readonly perDay: readonly number[];
  readonly groups: readonly (readonly [string, (group: Group) => Group])[];
  readonly whoIsNext: readonly ("urgency" | "remandFirst" | "sentencedFirst" | "longestWait")[];
}

const REPLICATIONS = 40;
const WHY = "waits at high load vary slowly";

function priorities(classes: Classes): TheoryCase {
  const { name, beds, stay, perDay, groups, whoIsNext } = classes;
  const all = perDay.reduce((sum, rate) => sum + rate, 0);
  const demand = (stretch: number) =>
    Object.fromEntries(
      groups.map(([group, shape], k) => [group, shape(fromCourt(perDay[k], exponential(stay * stretch)))]),
    );
  const chain = new ErlangC(beds, all, stay).chain();
  const run = Math.ceil(145_000 / all / REPLICATIONS);
  const parts = { name, beds, warmUp: Math.ceil(10 * relaxationTime(chain)), run };
  const variance = windowVariance(chain, (n) => Math.min(n, beds) / beds, run);
  return {
    name,
    replications: REPLICATIONS,
    file: (stretch) => queueFile({ ...parts, demand: demand(stretch), more: { rules: { whoIsNext } } }),
    rows: [
      { metric: "occupancy.mean", exact: (all * stay) / beds, variance },
      ...groups.flatMap(([group], k) => rowsOf(classes, group, k)),
    ],
  };
}

function rowsOf({ beds, stay, perDay }: Classes, group: string, k: number): Row[] {
  const all = perDay.reduce((sum, rate) => sum + rate, 0);
  const wait = priorityWait(beds, perDay, stay, k);
  const waits = delayed(beds, all * stay);
  const rows: Row[] = [
    { group, metric: "bedWait.mean", exact: wait, atMost: 0.3, why: WHY },
    { group, metric: "waiting.mean", exact: perDay[k] * wait, atMost: 0.3, why: WHY },
    { group, metric: "bedWait.any", exact: waits, atMost: 0.08, why: WHY },
  ];
  if (perDay.length !== 2) return rows;
  const within =
    k === 0
      ? 1 - waits * Math.exp(-(beds / stay - perDay[0]) * 28)
      : lowPriorityWithin(beds, [perDay[0], perDay[1]], stay, 28);
  return [...rows, { group, metric: "bedWait.within28", exact: within, atMost: 0.09, why: WHY }];
}

const asUrgent =
  (urgency: "urgent" | "soon" | "routine") =>
  (group: Group): Group => ({
    ...group,
    mix: { urgency: { [urgency]: 1 } },
  });

const fromPrison =
  (legalBasis: string) =>
  (group: Group): Group => ({
    ...group,
    from: "prison",
    legalBasis,
    exits: { destinations: { lowSecure: 1 } },
  });

export const PRIORITY: readonly TheoryCase[] = [
  priorities({
    name: "two classes by urgency, 3 beds",
    beds: 3,
    stay: 20,
    perDay: [0.045, 0.075],
    groups: [
      ["urgent", asUrgent("urgent")],
      ["routine", asUrgent("routine")],
    ],
    whoIsNext: ["urgency", "longestWait"],
  }),
  priorities({
    name: "two classes, remand first, 20 beds",
    beds: 20,
    stay: 60,
    perDay: [0.1, 0.2],
    groups: [
      ["remand", fromPrison("s48/49")],
      ["sentenced", fromPrison("s47/49")],
    ],
    whoIsNext: ["remandFirst", "longestWait"],
  }),
  priorities({
    name: "three classes by urgency, 8 beds",
    beds: 8,
    stay: 40,
    perDay: [0.03, 0.06, 0.08],
    groups: [
      ["first", asUrgent("urgent")],
      ["second", asUrgent("soon")],
      ["third", asUrgent("routine")],
    ],
    whoIsNext: ["urgency", "longestWait"],
  }),
];
