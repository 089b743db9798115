import type { ScenarioFile } from "../../../src/scenario/index.js";
import { ChainStudy, COUNTS, RARE, SLOW } from "../chain-study.js";
import { type Tandem, TandemChain, type ThreeStages, threeStages } from "../exact/tandem.js";
import { DAYS_PER_YEAR, exponential, fromCourt, queueFile, type Row, type TheoryCase } from "../theory-case.js";

const PEOPLE = 110_000;
const LOST = { access: { recovery: 0 } } as const;

/** People of a unit go on to low secure, whose places are counted. */
function goingOn(perDay: number, stay: number, waits: boolean): ScenarioFile["demand"][string] {
  const group = { ...fromCourt(perDay, exponential(stay)), exits: { destinations: { lowSecure: 1 } } };
  return waits ? group : { ...group, ...LOST };
}

/** Blocking after treatment: who is ready waits for the place in the bed. */
function tandem(parts: Tandem): TheoryCase {
  const { beds, places, perDay, stay, onward, mostWaiting } = parts;
  const waits = mostWaiting > 0;
  const name = `tandem ${beds} → ${places}, ${waits ? "list" : "loss"}`;
  const chain = new TandemChain(parts);
  const study = new ChainStudy({ chain, perDay, people: PEOPLE, slowest: waits ? chain.waiting : chain.occupied });
  const more = {
    onward: { lowSecure: { places, stay: exponential(onward) } },
    rules: { stepDown: { places: ["lowSecure"] } },
  } as const;
  return {
    name,
    replications: study.replications,
    file: (stretch) =>
      queueFile({ ...study, name, beds, demand: { all: goingOn(perDay, stay * stretch, waits) }, more }),
    rows: [
      study.average("beds.occupied", chain.occupied),
      study.average("onward.lowSecure.occupied", chain.placed),
      study.average("onward.waiting", chain.blocked),
      { metric: "delayed.bedDays", exact: chain.mean(chain.blocked) / chain.mean(chain.occupied), ...coarse(0.1) },
      ...(waits ? waitRows(study, chain, perDay) : lossRows(chain, perDay)),
    ],
  };
}

function coarse(atMost: number): Pick<Row, "atMost" | "why"> {
  return { atMost, why: "blocking comes and goes slowly" };
}

function waitRows(study: ChainStudy, chain: TandemChain, perDay: number): Row[] {
  const list = chain.mean(chain.waiting);
  return [
    study.average("waiting.mean", chain.waiting),
    { metric: "bedWait.mean", exact: list / perDay, atMost: 0.25, why: SLOW },
    { metric: "bedWait.any", exact: chain.mean(chain.full), atMost: 0.08, why: SLOW },
  ];
}

function lossRows(chain: TandemChain, perDay: number): Row[] {
  const admitted = chain.flow("joins");
  return [
    { metric: "listed.admitted", exact: admitted / perDay, atMost: 0.02, why: RARE },
    {
      metric: "stay.mean",
      exact: chain.mean(chain.occupied) / admitted,
      atMost: 0.02,
      why: "stays depend on blocking",
    },
    { metric: "departures", exact: admitted * DAYS_PER_YEAR, atMost: 0.02, why: COUNTS },
  ];
}

/** A community place that falls free moves somebody out of low secure, and that somebody out of the unit, at one instant. */
function cascade(parts: ThreeStages): TheoryCase {
  const { places, perDay, stays } = parts;
  const [beds, low, community] = places;
  const name = `three stages ${places.join(" → ")}`;
  const chain = threeStages(parts);
  const inBeds = ([treated, blocked]: readonly number[]) => treated + blocked;
  const study = new ChainStudy({ chain, perDay, people: PEOPLE, slowest: inBeds });
  const more = {
    onward: {
      lowSecure: { places: low, stay: exponential(stays[1]), next: { community: 1 } },
      community: { places: community, stay: exponential(stays[2]) },
    },
    rules: { stepDown: { places: ["lowSecure", "community"] } },
  } as const;
  const admitted = chain.flow("joins");
  return {
    name,
    replications: study.replications,
    file: (stretch) =>
      queueFile({ ...study, name, beds, demand: { all: goingOn(perDay, stays[0] * stretch, false) }, more }),
    rows: [
      study.average("beds.occupied", inBeds),
      study.average("onward.lowSecure.occupied", (state) => state[2] + state[3]),
      study.average("onward.community.occupied", (state) => state[4]),
      { metric: "delayed.bedDays", exact: chain.mean((state) => state[1]) / chain.mean(inBeds), ...coarse(0.06) },
      { metric: "listed.admitted", exact: admitted / perDay, atMost: 0.02, why: RARE },
      { metric: "departures", exact: admitted * DAYS_PER_YEAR, atMost: 0.02, why: COUNTS },
    ],
  };
}

/** Two catchments whose people wait for places of their own are two tandems. */
function ownPlaces(): TheoryCase {
  const name = "community places by catchment";
  const north: Tandem = { beds: 3, places: 2, perDay: 0.1, stay: 20, onward: 15, mostWaiting: 0 };
  const south: Tandem = { beds: 3, places: 4, perDay: 0.1, stay: 20, onward: 15, mostWaiting: 0 };
  const chains = [new TandemChain(north), new TandemChain(south)] as const;
  const [study, other] = chains.map(
    (chain) => new ChainStudy({ chain, perDay: 0.1, people: PEOPLE / 2, slowest: chain.occupied }),
  );
  const group = (catchment: string, stretch: number): ScenarioFile["demand"][string] => ({
    ...fromCourt(0.1, exponential(20 * stretch)),
    ...LOST,
    mix: { catchment: { [catchment]: 1 } },
    exits: { destinations: { community: 1 } },
  });
  const more = {
    estate: {
      catchments: ["north", "south"],
      units: { north: { catchment: "north", beds: 3 }, south: { catchment: "south", beds: 3 } },
    },
    onward: { community: { places: { north: 2, south: 4 }, stay: exponential(15) } },
    rules: { stepDown: { places: ["community"] } },
  } as const;
  const placed = chains[0].mean(chains[0].placed) + chains[1].mean(chains[1].placed);
  return {
    name,
    replications: study.replications,
    file: (stretch) => {
      const demand = { north: group("north", stretch), south: group("south", stretch) };
      return queueFile({ ...study, name, beds: 6, demand, more });
    },
    rows: [
      { ...study.average("beds.occupied", chains[0].occupied), unit: "north" },
      { ...other.average("beds.occupied", chains[1].occupied), unit: "south" },
      { metric: "onward.community.occupied", exact: placed, atMost: 0.015, why: COUNTS },
      {
        metric: "delayed.bedDays",
        exact: chains[0].mean(chains[0].blocked) / chains[0].mean(chains[0].occupied),
        unit: "north",
        ...coarse(0.1),
      },
    ],
  };
}

export const TANDEM: readonly TheoryCase[] = [
  ...[
    { beds: 1, places: 1, perDay: 0.025, stay: 20, onward: 10, mostWaiting: 100 },
    { beds: 4, places: 3, perDay: 0.09, stay: 20, onward: 20, mostWaiting: 80 },
    { beds: 10, places: 6, perDay: 0.2, stay: 30, onward: 22, mostWaiting: 80 },
    { beds: 3, places: 2, perDay: 0.15, stay: 20, onward: 20, mostWaiting: 0 },
    { beds: 10, places: 8, perDay: 0.3, stay: 30, onward: 30, mostWaiting: 0 },
  ].map(tandem),
  cascade({ places: [3, 3, 2], perDay: 0.12, stays: [15, 20, 15] }),
  cascade({ places: [5, 3, 4], perDay: 0.2, stays: [20, 12, 20] }),
  ownPlaces(),
];
