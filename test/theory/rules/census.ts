import { dateAfter } from "../../../src/foundation/index.js";
import type { ScenarioFile } from "../../../src/scenario/index.js";
import { ChangingBeds, type Moments } from "../exact/changing-beds.js";
import { lognormalStay } from "../exact/stays.js";
import { survivors } from "../exact/survivors.js";
import { type DateRow, exponential, fromCourt, queueFile, type TheoryCase } from "../theory-case.js";
import { onDate, REPLICATIONS, START } from "./dates.js";

type Group = ScenarioFile["demand"][string];
/** A row of a census by column. */
type CsvRow = Readonly<Record<string, string | number>>;

interface Census {
  readonly name: string;
  readonly beds: number;
  readonly group: (stretch: number) => Group;
  readonly inBeds: readonly CsvRow[];
  readonly waiting?: readonly CsvRow[];
  readonly of: DateRow["of"];
  readonly days: readonly number[];
  readonly on: (day: number) => Moments;
  readonly rules?: object;
}

function csv(rows: readonly CsvRow[]): string {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  const lines = rows.map((row) => columns.map((column) => row[column] ?? "").join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

/** Everybody of the unit and its list is known on day zero; what follows is compared day by day. */
function census({ name, beds, group, inBeds, waiting = [], of, days, on, rules = {} }: Census): TheoryCase {
  const columns = { unit: "ward", group: "all" };
  const files = {
    ...(inBeds.length > 0 ? { "beds.csv": csv(inBeds.map((row) => ({ ...columns, ...row }))) } : {}),
    ...(waiting.length > 0 ? { "waiting.csv": csv(waiting.map((row) => ({ group: "all", ...row }))) } : {}),
  };
  const named = Object.fromEntries(Object.keys(files).map((file) => [file.split(".")[0], file]));
  return {
    name,
    replications: REPLICATIONS,
    beside: files,
    file: (stretch) => {
      const more = { atStart: { census: named }, rules } as Partial<ScenarioFile>;
      const demand = { all: group(stretch) };
      const file = queueFile({ name, beds, warmUp: 0, run: Math.max(...days) + 1, demand, more });
      return { ...file, start: START, study: { ...file.study, followUp: 0 } };
    },
    rows: [],
    dates: days.map((day) => onDate(of, day, on(day))),
  };
}

/** So many days before the start. */
const before = (days: number) => dateAfter(START, -days);

const admitted = (stayed: readonly number[]): CsvRow[] => stayed.map((days) => ({ admittedOn: before(days) }));

const STAYED = Array.from({ length: 40 }, (_, place) => 3 + 6 * place);
const LOGNORMAL = lognormalStay(120, 0.97);
const RECOVERY = lognormalStay(60, 0.8);

/** Full beds and a list on day zero. */
const FULL = new ChangingBeds([{ from: 0, perDay: 0.2, beds: 8 }], 30, 70, { occupied: 8, waiting: 9 });

/** Two plans, half of the people each, of whom the census knows nothing but how long they have stayed. */
function ofTwoPlans(stayed: number, day: number): number {
  const both = (t: number) => 0.5 * Math.exp(-t / 40) + 0.5 * Math.exp(-t / 200);
  return both(stayed + day) / both(stayed);
}

const PRISONERS: Group = {
  from: "prison",
  legalBasis: "s47/49",
  perYear: 0,
  exits: { destinations: { lowSecure: 1 } },
};

const STARTS: readonly Census[] = [
  {
    name: "census: nobody comes, exponential stays",
    beds: 50,
    group: (stretch) => fromCourt(0, exponential(80 * stretch)),
    inBeds: admitted(STAYED),
    of: "occupied",
    days: [10, 50, 150],
    on: (day) => survivors(STAYED.map(() => Math.exp(-day / 80))),
  },
  {
    name: "census: nobody comes, lognormal stays",
    beds: 50,
    group: (stretch) => fromCourt(0, { lognormal: { median: 120 * stretch, sigma: 0.97 } }),
    inBeds: admitted(STAYED),
    of: "occupied",
    days: [15, 60, 200],
    on: (day) => survivors(STAYED.map((stayed) => LOGNORMAL.beyond(stayed + day) / LOGNORMAL.beyond(stayed))),
  },
  {
    name: "census: full beds and a list, M/M/8",
    beds: 8,
    group: (stretch) => fromCourt(0.2, exponential(30 * stretch)),
    inBeds: admitted(STAYED.slice(0, 8)),
    waiting: Array.from({ length: 9 }, (_, place) => ({ listedOn: before(2 + 3 * place) })),
    of: "waiting",
    days: [5, 20, 60, 150],
    on: (day) => FULL.on(day).waiting,
  },
  {
    name: "census: fixed stays with known ends, and newcomers",
    beds: 200,
    group: (stretch) => fromCourt(0.3, 100 * stretch),
    inBeds: admitted([5, 12, 21, 33, 40, 58, 66, 71, 84, 93]),
    of: "occupied",
    days: [20, 50, 80, 130],
    on: (day) =>
      survivors(
        [5, 12, 21, 33, 40, 58, 66, 71, 84, 93].map((stayed) => (stayed + day < 100 ? 1 : 0)),
        0.3 * Math.min(day, 100),
      ),
  },
  {
    name: "census: only numbers are known, fixed stays",
    beds: 50,
    group: (stretch) => fromCourt(0, 200 * stretch),
    inBeds: [{ people: 40 }],
    of: "occupied",
    days: [30, 100, 170],
    on: (day) => survivors(STAYED.map(() => 1 - day / 200)),
  },
  {
    name: "census: only numbers are known, lognormal stays",
    beds: 50,
    group: (stretch) => fromCourt(0, { lognormal: { median: 120 * stretch, sigma: 0.97 } }),
    inBeds: [{ people: 40 }],
    of: "occupied",
    days: [30, 120, 365],
    on: (day) => survivors(STAYED.map(() => LOGNORMAL.excess(day) / LOGNORMAL.mean)),
  },
  {
    name: "census: the plan is unknown, but not how long people have stayed",
    beds: 50,
    group: (stretch) => ({
      ...PRISONERS,
      stays: { treatAndReturn: exponential(40 * stretch), rehabilitate: exponential(200 * stretch) },
    }),
    inBeds: admitted(STAYED.slice(0, 20)),
    of: "occupied",
    days: [10, 60, 150],
    on: (day) => survivors(STAYED.slice(0, 20).map((stayed) => ofTwoPlans(stayed, day))),
    rules: { pathway: { discretionary: { returned: 0.5 } } },
  },
  {
    name: "census: the plan and release dates are known",
    beds: 50,
    group: (stretch) => ({
      ...PRISONERS,
      legalBasis: "s48/53",
      stays: { treatAndReturn: exponential(40 * stretch), rehabilitate: exponential(200 * stretch) },
    }),
    inBeds: STAYED.slice(0, 18).map((stayed, place) => ({
      admittedOn: before(stayed),
      plan: place % 2 === 0 ? "treatAndReturn" : "rehabilitate",
      releaseOn: place < 9 ? dateAfter(START, 50) : "never",
    })),
    of: "occupied",
    days: [20, 45, 70],
    on: (day) =>
      survivors(
        STAYED.slice(0, 18).map((_, place) =>
          place < 9 && day >= 50 ? 0 : Math.exp(-day / (place % 2 === 0 ? 40 : 200)),
        ),
      ),
    rules: { pathway: { discretionary: { returned: 0.5 } } },
  },
  {
    name: "census: a list without beds, lognormal recovery",
    beds: 0,
    group: () => ({
      from: "court",
      perYear: 0,
      stays: { rehabilitate: 1 },
      access: { recovery: { lognormal: { median: 60, sigma: 0.8 } } },
    }),
    inBeds: [],
    waiting: STAYED.slice(0, 25).map((waited) => ({ listedOn: before(waited) })),
    of: "waiting",
    days: [10, 40, 120],
    on: (day) =>
      survivors(STAYED.slice(0, 25).map((waited) => RECOVERY.beyond(waited + day) / RECOVERY.beyond(waited))),
  },
];

export const CENSUS: readonly TheoryCase[] = STARTS.map(census);
