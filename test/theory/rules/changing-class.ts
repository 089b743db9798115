import type { ScenarioFile } from "../../../src/scenario/index.js";
import { ChainStudy, SLOW } from "../chain-study.js";
import { type Conversion, conversion, conversionByClass } from "../exact/conversion.js";
import { ErlangC } from "../exact/erlang.js";
import { priorityWait } from "../exact/priority.js";
import { type OfState, SmallChain } from "../exact/small-chain.js";
import { DAYS_PER_YEAR, exponential, fromCourt, queueFile, type Row, type TheoryCase } from "../theory-case.js";

type Group = ScenarioFile["demand"][string];

function prisoner(legalBasis: string, perDay: number, stay: number): Group {
  return {
    from: "prison",
    legalBasis,
    perYear: perDay * DAYS_PER_YEAR,
    stays: { rehabilitate: exponential(stay) },
    exits: { destinations: { lowSecure: 1 } },
  };
}

/** How the classes of the chain are written: who changes, who does not, and the rule. */
interface Written {
  readonly changing: (perDay: number, stay: number, rate: number) => Group;
  readonly settled: (perDay: number, stay: number) => Group;
  readonly whoIsNext: readonly string[];
}

const COURT: Omit<Written, "whoIsNext"> = {
  changing: (perDay, stay, rate) => ({
    ...prisoner("s48/49", perDay, stay),
    toCourt: exponential(1 / rate),
    disposals: { custody: 1 },
  }),
  settled: (perDay, stay) => prisoner("s47/49", perDay, stay),
};

const WORSE: Omit<Written, "whoIsNext"> = {
  changing: (perDay, stay, rate) => ({
    ...fromCourt(perDay, exponential(stay)),
    mix: { urgency: { routine: 1 } },
    access: { escalation: exponential(1 / rate) },
  }),
  settled: (perDay, stay) => ({ ...fromCourt(perDay, exponential(stay)), mix: { urgency: { urgent: 1 } } }),
};

interface Case extends Conversion, Written {
  readonly name: string;
}

/** Few wait, so that every order of the list can be a state: the class changes on the list, the place among equals stays. */
function changesClass(parts: Case): TheoryCase {
  const { name, beds, perDay, stay, sentenced, changing, settled, whoIsNext } = parts;
  const orders = conversion(parts);
  const classes = conversionByClass({ ...parts, mostWaiting: 60 });
  const all = perDay[0] + perDay[1];
  const waiting: OfState = (state) => state[1] + state[2];
  const study = new ChainStudy({ chain: classes, perDay: all, people: 150_000, slowest: waiting });
  const onList = (own: (kind: number) => boolean) => orders.mean(([, ...list]) => list.filter(own).length);
  const lists = { changing: onList((kind) => kind < 2), settled: onList((kind) => kind === 2) };
  const rows = (["changing", "settled"] as const).flatMap((group, place): Row[] => [
    { group, metric: "waiting.mean", exact: lists[group], atMost: 0.08, why: SLOW },
    { group, metric: "bedWait.mean", exact: lists[group] / perDay[place], atMost: 0.08, why: SLOW },
  ]);
  return {
    name,
    replications: study.replications,
    file: (stretch) => {
      const demand = {
        changing: changing(perDay[0], stay * stretch, sentenced),
        settled: settled(perDay[1], stay * stretch),
      };
      return queueFile({ ...study, name, beds, demand, more: { rules: { whoIsNext } } as Partial<ScenarioFile> });
    },
    rows: [study.average("beds.occupied", ([inBeds]) => inBeds), study.average("waiting.mean", waiting), ...rows],
  };
}

interface Ordered {
  readonly name: string;
  readonly beds: number;
  readonly perDay: readonly [number, number];
  readonly stay: number;
  readonly groups: (stretch: number) => Readonly<Record<"first" | "second", Group>>;
  readonly rules: object;
  /** Mean waits of the two groups, where they are known. */
  readonly waits?: readonly [number, number];
}

/** Whoever is next, the number of people on the list is that of M/M/c. */
function ordered({ name, beds, perDay, stay, groups, rules, waits }: Ordered): TheoryCase {
  const all = perDay[0] + perDay[1];
  const chain = new SmallChain([0], ([n]) => [
    { to: n < beds + 150 ? [n + 1] : [n], rate: all },
    { to: [n - 1], rate: Math.min(n, beds) / stay },
  ]);
  const list: OfState = ([n]) => Math.max(0, n - beds);
  const study = new ChainStudy({ chain, perDay: all, people: 130_000, slowest: list });
  return {
    name,
    replications: study.replications,
    file: (stretch) =>
      queueFile({ ...study, name, beds, demand: groups(stretch), more: { rules } as Partial<ScenarioFile> }),
    rows: [
      study.average("waiting.mean", list),
      study.average("beds.occupied", ([n]) => Math.min(n, beds)),
      { metric: "bedWait.mean", exact: new ErlangC(beds, all, stay).meanWait, atMost: 0.15, why: SLOW },
      ...(waits ?? []).map((exact, place) => ({
        group: place === 0 ? "first" : "second",
        metric: "bedWait.mean",
        exact,
        atMost: 0.2,
        why: SLOW,
      })),
    ],
  };
}

/** Two urgencies with ageing: a step of urgency is worth so many days of waiting. */
function ageing(name: string, days: number, waits?: readonly [number, number]): TheoryCase {
  const group = (urgency: "urgent" | "routine", perDay: number, stretch: number): Group => ({
    ...fromCourt(perDay, exponential(20 * stretch)),
    mix: { urgency: { [urgency]: 1 } },
  });
  return ordered({
    name,
    beds: 3,
    perDay: [0.05, 0.07],
    stay: 20,
    groups: (stretch) => ({ first: group("urgent", 0.05, stretch), second: group("routine", 0.07, stretch) }),
    rules: { whoIsNext: { keys: ["urgency", "longestWait"], ageing: days } },
    ...(waits === undefined ? {} : { waits }),
  });
}

const FIFO = new ErlangC(3, 0.12, 20).meanWait;

export const CHANGING_CLASS: readonly TheoryCase[] = [
  changesClass({
    ...COURT,
    name: "sentenced while waiting, remand first",
    beds: 1,
    perDay: [0.018, 0.014],
    stay: 10,
    sentenced: 0.06,
    first: "remand",
    mostWaiting: 8,
    whoIsNext: ["remandFirst", "longestWait"],
  }),
  changesClass({
    ...COURT,
    name: "sentenced while waiting, sentenced first",
    beds: 2,
    perDay: [0.05, 0.02],
    stay: 10,
    sentenced: 0.1,
    first: "sentenced",
    mostWaiting: 8,
    whoIsNext: ["sentencedFirst", "longestWait"],
  }),
  changesClass({
    ...WORSE,
    name: "grows worse while waiting",
    beds: 1,
    perDay: [0.02, 0.012],
    stay: 10,
    sentenced: 0.08,
    first: "sentenced",
    mostWaiting: 8,
    whoIsNext: ["urgency", "longestWait"],
  }),
  ordered({
    name: "sentenced while waiting, longest wait first",
    beds: 3,
    perDay: [0.05, 0.07],
    stay: 20,
    groups: (stretch) => ({
      first: COURT.changing(0.05, 20 * stretch, 0.05),
      second: COURT.settled(0.07, 20 * stretch),
    }),
    rules: { whoIsNext: ["longestWait"] },
    waits: [FIFO, FIFO],
  }),
  ageing("ageing of a month", 28),
  ageing("ageing of a minute is no urgency", 0.001, [FIFO, FIFO]),
  ageing("ageing of a life is no ageing", 30_000, [
    priorityWait(3, [0.05, 0.07], 20, 0),
    priorityWait(3, [0.05, 0.07], 20, 1),
  ]),
];
