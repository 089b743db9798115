import type { ScenarioFile } from "../../../src/scenario/index.js";
import { ChainStudy, COUNTS, RARE, SLOW } from "../chain-study.js";
import { ErlangC } from "../exact/erlang.js";
import { type Overflow, OverflowChain } from "../exact/overflow.js";
import { DAYS_PER_YEAR, exponential, fromCourt, queueFile, type Row, type TheoryCase } from "../theory-case.js";

export const PEOPLE = 110_000;
export const NAMES = ["east", "north", "south"];

interface Estate {
  readonly estate: ScenarioFile["estate"];
  readonly demand: (stretch: number) => ScenarioFile["demand"];
}

/** One unit in each catchment, the catchments told apart by their names; groups of the same names. */
export function estateOf({ beds, perDay, stay, routes, mostWaiting }: Overflow): Estate {
  const homes = NAMES.slice(0, perDay.length);
  const nearest = (home: number) =>
    routes[home].filter((unit) => unit !== home && unit < perDay.length).map((unit) => NAMES[unit]);
  const catchments = Object.fromEntries(
    homes.map((name, home) => [name, nearest(home).length === 0 ? {} : { nearest: nearest(home) }]),
  );
  const units = Object.fromEntries(homes.map((name, home) => [name, { catchment: name, beds: beds[home] }]));
  const group = (home: number, stretch: number): ScenarioFile["demand"][string] => ({
    ...fromCourt(perDay[home], exponential(stay * stretch)),
    mix: { catchment: { [NAMES[home]]: 1 } },
    ...(mostWaiting[home] === 0 ? { access: { recovery: 0 } } : {}),
  });
  return {
    estate: { catchments, units },
    demand: (stretch) => Object.fromEntries(homes.map((name, home) => [name, group(home, stretch)])),
  };
}

interface Case extends Overflow {
  readonly name: string;
  readonly rules: object;
  /** What the estate says beyond catchments and units, or instead of them. */
  readonly estate?: (usual: ScenarioFile["estate"]) => object;
  readonly demand?: (usual: ScenarioFile["demand"]) => ScenarioFile["demand"];
}

function overflow(parts: Case): TheoryCase {
  const { name, perDay, mostWaiting } = parts;
  const chain = new OverflowChain(parts);
  const lists = mostWaiting.some((most) => most > 0);
  const all = perDay.reduce((sum, rate) => sum + rate, 0);
  const list = (state: readonly number[]) => perDay.reduce((sum, _, home) => sum + chain.waiting(home)(state), 0);
  const study = new ChainStudy({ chain, perDay: all, people: PEOPLE, slowest: lists ? list : chain.inBeds });
  const usual = estateOf(parts);
  const estate = parts.estate?.(usual.estate) ?? usual.estate;
  const more = { estate, rules: parts.rules } as Partial<ScenarioFile>;
  return {
    name,
    replications: study.replications,
    file: (stretch) => {
      const demand = parts.demand?.(usual.demand(stretch)) ?? usual.demand(stretch);
      return queueFile({ ...study, name, beds: 0, demand, more });
    },
    rows: [
      study.average("beds.occupied", chain.inUnit(0), { unit: NAMES[0] }),
      ...perDay
        .slice(1)
        .map((_, home) => study.average("beds.occupied", chain.inUnit(home + 1), { unit: NAMES[home + 1] })),
      ...elsewhere(study, chain, parts),
      ...perDay.flatMap((_, home) => homeRows(study, chain, parts, home)),
    ],
  };
}

/** Bed-days out of area are people placed there × stay; bought beds are units that belong to nobody. */
function elsewhere(study: ChainStudy, chain: OverflowChain, { beds, perDay, stay }: Case): Row[] {
  const homes = [...perDay.keys()];
  const away = homes.flatMap((home) =>
    homes.filter((unit) => unit !== home).map((unit) => chain.flow(`${home} to ${unit}`)),
  );
  const outOfArea = away.reduce((sum, flow) => sum + flow, 0) * stay * DAYS_PER_YEAR;
  const rows: Row[] =
    outOfArea > 0 ? [{ metric: "outOfArea.bedDays", exact: outOfArea, atMost: 0.05, why: COUNTS }] : [];
  if (beds.length === perDay.length) return rows;
  const { variance = Number.NaN, ...bought } = study.average("spot.bedDays", chain.inUnit(beds.length - 1));
  return [...rows, { ...bought, exact: bought.exact * DAYS_PER_YEAR, variance: variance * DAYS_PER_YEAR ** 2 }];
}

function homeRows(study: ChainStudy, chain: OverflowChain, { perDay, mostWaiting }: Case, home: number): Row[] {
  const group = NAMES[home];
  if (mostWaiting[home] === 0) {
    const exact = 1 - chain.flow(`${home} lost`) / perDay[home];
    return [{ group, metric: "listed.admitted", exact, atMost: 0.02, why: RARE }];
  }
  const exact = chain.mean(chain.waiting(home)) / perDay[home];
  const any = chain.flow(`${home} waits`) / perDay[home];
  return [
    study.average("waiting.mean", chain.waiting(home), { group }),
    { group, metric: "bedWait.mean", exact, atMost: 0.3, why: SLOW },
    { group, metric: "bedWait.any", exact: any, atMost: 0.1, why: SLOW },
  ];
}

const AT_ONCE = { placement: { outOfArea: 0 } };

/** Whoever has waited longest has the next bed of any unit: one pool, whatever the catchment. */
function onePool(): TheoryCase {
  const name = "out of area at once, whoever is next";
  const queue = new ErlangC(7, 0.28, 20);
  const parts: Overflow = {
    beds: [4, 3],
    perDay: [0.1, 0.18],
    stay: 20,
    routes: [
      [0, 1],
      [1, 0],
    ],
    mostWaiting: [60, 60],
  };
  const chain = new OverflowChain(parts);
  const list = (state: readonly number[]) => state[2] + state[3];
  const study = new ChainStudy({ chain, perDay: 0.28, people: PEOPLE, slowest: list });
  const { estate, demand } = estateOf(parts);
  const more = { estate, rules: { placement: { outOfArea: 0, order: "whoIsNext" } } } as Partial<ScenarioFile>;
  const wait = { exact: queue.meanWait, atMost: 0.18, why: SLOW };
  return {
    name,
    replications: study.replications,
    file: (stretch) => queueFile({ ...study, name, beds: 0, demand: demand(stretch), more }),
    rows: [
      study.average("beds.occupied", chain.inBeds),
      study.average("waiting.mean", list),
      { ...wait, metric: "bedWait.mean", group: "east" },
      { ...wait, metric: "bedWait.mean", group: "north" },
      { metric: "bedWait.within28", exact: queue.within(28), atMost: 0.02, why: SLOW },
    ],
  };
}

export const OVERFLOW: readonly TheoryCase[] = [
  ...(
    [
      {
        name: "out of area at once, loss",
        beds: [6, 4],
        perDay: [0.25, 0.3],
        stay: 20,
        routes: [
          [0, 1],
          [1, 0],
        ],
        mostWaiting: [0, 0],
        rules: AT_ONCE,
      },
      {
        name: "out of area at once, own list first",
        beds: [4, 3],
        perDay: [0.1, 0.18],
        stay: 20,
        routes: [
          [0, 1],
          [1, 0],
        ],
        mostWaiting: [45, 45],
        rules: AT_ONCE,
      },
      {
        name: "out of area, one list and one loss",
        beds: [4, 3],
        perDay: [0.16, 0.15],
        stay: 20,
        routes: [
          [0, 1],
          [1, 0],
        ],
        mostWaiting: [60, 0],
        rules: AT_ONCE,
      },
      {
        name: "three catchments in order of preference, loss",
        beds: [3, 4, 5],
        perDay: [0.2, 0.2, 0.15],
        stay: 20,
        routes: [
          [0, 2, 1],
          [1, 0, 2],
          [2, 1, 0],
        ],
        mostWaiting: [0, 0, 0],
        rules: AT_ONCE,
      },
      {
        name: "collaborative at once, the third alone, loss",
        beds: [3, 4, 5],
        perDay: [0.2, 0.2, 0.25],
        stay: 20,
        routes: [[0, 1], [1, 0], [2]],
        mostWaiting: [0, 0, 0],
        rules: { placement: { collaborative: 0 } },
        estate: ({ units }) => ({
          units,
          catchments: { east: { collaborative: "moors" }, north: { collaborative: "moors" }, south: {} },
        }),
      },
      {
        name: "one way: beds for both lines take both",
        beds: [4, 4],
        perDay: [0.2, 0.15],
        stay: 20,
        routes: [[0, 1], [1]],
        mostWaiting: [0, 0],
        rules: AT_ONCE,
        estate: () => ({
          catchments: ["east", "north"],
          units: {
            east: { catchment: "east", serviceLines: ["men"], beds: 4 },
            north: { catchment: "north", serviceLines: ["men", "women"], beds: 4 },
          },
        }),
        demand: ({ east, north }) => ({
          east: { ...east, mix: { ...east.mix, serviceLine: { men: 1 } } },
          north: { ...north, mix: { ...north.mix, serviceLine: { women: 1 } } },
        }),
      },
      {
        name: "spot purchase at once, loss, 2 beds",
        beds: [5, 2],
        perDay: [0.3],
        stay: 20,
        routes: [[0, 1]],
        mostWaiting: [0],
        rules: { placement: { spotPurchase: { after: 0 } } },
        estate: (usual) => ({ ...usual, spotPurchase: { atMost: 2 } }),
      },
      {
        name: "spot purchase at full occupancy, list",
        beds: [5, 3],
        perDay: [0.32],
        stay: 20,
        routes: [[0, 1]],
        mostWaiting: [150],
        rules: { placement: { spotPurchase: { occupancy: 1 } } },
        estate: (usual) => ({ ...usual, spotPurchase: { atMost: 3 } }),
      },
      {
        name: "two catchments share bought beds, loss",
        beds: [4, 3, 2],
        perDay: [0.2, 0.2],
        stay: 20,
        routes: [
          [0, 2],
          [1, 2],
        ],
        mostWaiting: [0, 0],
        rules: { placement: { spotPurchase: { after: 0 } } },
        estate: (usual) => ({ ...usual, spotPurchase: { atMost: 2 } }),
      },
    ] satisfies readonly Case[]
  ).map(overflow),
  onePool(),
];
