import type { FileDistribution, ScenarioFile } from "../../../src/scenario/index.js";
import { ChainStudy, COUNTS, RARE, SLOW } from "../chain-study.js";
import { type Pressed, pressedEstate, pressedGroups, pressedHeld, pressedUnit } from "../exact/pressure.js";
import type { OfState } from "../exact/small-chain.js";
import { SmallChain } from "../exact/small-chain.js";
import { DAYS_PER_YEAR, exponential, queueFile, type TheoryCase } from "../theory-case.js";

type Group = ScenarioFile["demand"][string];
type File = Partial<ScenarioFile>;

const PEOPLE = 110_000;
const LOST = { access: { recovery: 0 } } as const;

/** Sentenced people who are treated and returned: those whom pressure hurries. */
function returned(perDay: number, stay: FileDistribution): Group {
  const stays = { treatAndReturn: stay, rehabilitate: stay };
  return { from: "prison", legalBasis: "s47/49", perYear: perDay * DAYS_PER_YEAR, stays };
}

const underPressure = (pressure: object): File =>
  ({ rules: { pathway: "treatAndReturn", pressure: { of: "unit", ...pressure } } }) as File;

interface OneUnit extends Pressed {
  readonly name: string;
  readonly pressure: object;
  /** The beds as one unit, or as several of one catchment. */
  readonly estate?: ScenarioFile["estate"];
}

/** Treatment passes faster from some occupancy on, for whoever is there; nobody waits. */
function oneUnit(parts: OneUnit): TheoryCase {
  const { name, beds, perDay, stay, pressure, estate } = parts;
  const chain = pressedUnit(parts);
  const inBeds: OfState = ([n]) => n;
  const study = new ChainStudy({ chain, perDay, people: PEOPLE, slowest: inBeds });
  const admitted = chain.flow("joins");
  const count = { atMost: 0.08, why: COUNTS };
  const reasons = ["pressed", "unpressed"].map((what) => chain.flow(what) * DAYS_PER_YEAR);
  const more = { ...underPressure(pressure), ...(estate === undefined ? {} : { estate }) };
  return {
    name,
    replications: study.replications,
    file: (stretch) => {
      const demand = { all: { ...returned(perDay, exponential(stay * stretch)), ...LOST } };
      return queueFile({ ...study, name, beds, demand, more });
    },
    rows: [
      study.average("beds.occupied", inBeds),
      { metric: "listed.admitted", exact: admitted / perDay, atMost: 0.02, why: RARE },
      { metric: "stay.mean", exact: chain.mean(inBeds) / admitted, atMost: 0.02, why: "stays depend on each other" },
      { metric: "returns.reason.pressure", exact: reasons[0], ...count },
      { metric: "returns.reason.treatmentComplete", exact: reasons[1], ...count },
    ],
  };
}

/** The list presses too: from some length on twice as fast. */
function listPressure(): TheoryCase {
  const name = "pressure of beds and list, two thresholds";
  const [beds, perDay, stay] = [5, 0.27, 20];
  const speed = (n: number) => (n - beds >= 3 ? 2 : n >= 4 ? 1.3 : 1);
  const chain = new SmallChain([0], ([n]) => [
    { to: n < 80 ? [n + 1] : [n], rate: perDay },
    { to: [n - 1], rate: (Math.min(n, beds) * speed(n)) / stay },
  ]);
  const list: OfState = ([n]) => Math.max(0, n - beds);
  const study = new ChainStudy({ chain, perDay, people: PEOPLE, slowest: list });
  const speeds = [
    { occupancy: 0.8, times: 1.3 },
    { waiting: 3, times: 2 },
  ];
  return {
    name,
    replications: study.replications,
    file: (stretch) => {
      const demand = { all: returned(perDay, exponential(stay * stretch)) };
      return queueFile({ ...study, name, beds, demand, more: underPressure({ speeds }) });
    },
    rows: [
      study.average("beds.occupied", ([n]) => Math.min(n, beds)),
      study.average("waiting.mean", list),
      { metric: "bedWait.mean", exact: chain.mean(list) / perDay, atMost: 0.1, why: SLOW },
      { metric: "bedWait.any", exact: chain.mean(([n]) => (n >= beds ? 1 : 0)), atMost: 0.03, why: SLOW },
    ],
  };
}

/** Only people who can be returned are hurried; the others of the unit are not. */
function twoGroups(): TheoryCase {
  const name = "pressure hurries those who can be returned";
  const perDay = [0.2, 0.15] as const;
  const stays = [25, 20] as const;
  const chain = pressedGroups({ beds: 7, perDay, stays, speed: (n) => (n >= 6 ? 1.8 : 1) });
  const study = new ChainStudy({ chain, perDay: 0.35, people: PEOPLE, slowest: ([first]) => first });
  const court = (stretch: number): Group => ({
    from: "court",
    perYear: perDay[1] * DAYS_PER_YEAR,
    stays: { rehabilitate: exponential(stays[1] * stretch) },
    ...LOST,
  });
  const more = underPressure({ speeds: [{ occupancy: 0.85, times: 1.8 }] });
  const groups = ["prison", "court"] as const;
  return {
    name,
    replications: study.replications,
    file: (stretch) => {
      const prison = { ...returned(perDay[0], exponential(stays[0] * stretch)), ...LOST };
      return queueFile({ ...study, name, beds: 7, demand: { prison, court: court(stretch) }, more });
    },
    rows: groups.flatMap((group, place) => [
      study.average("beds.occupied", (state) => state[place], { group }),
      {
        group,
        metric: "listed.admitted",
        exact: chain.flow(`joins ${place}`) / perDay[place],
        atMost: 0.02,
        why: RARE,
      },
    ]),
  };
}

/** A bed that is held while the warrant is obtained presses as an occupied one does. */
function heldBeds(): TheoryCase {
  const name = "pressure counts held beds";
  const [beds, perDay, held, stay] = [6, 0.3, 6, 20];
  const chain = pressedHeld({ beds, perDay, held, stay, speed: (n) => (n >= 5 ? 2 : 1) });
  const study = new ChainStudy({ chain, perDay, people: PEOPLE, slowest: (state) => state[1] });
  const more = underPressure({ speeds: [{ occupancy: 0.83, times: 2 }] });
  return {
    name,
    replications: study.replications,
    file: (stretch) => {
      const access = { ...LOST.access, warrant: exponential(held * stretch) };
      const demand = { all: { ...returned(perDay, exponential(stay * stretch)), access } };
      return queueFile({ ...study, name, beds, demand, more });
    },
    rows: [
      study.average("beds.occupied", (state) => state[1]),
      study.average("beds.held", (state) => state[0]),
      { metric: "listed.admitted", exact: chain.flow("joins") / perDay, atMost: 0.02, why: RARE },
    ],
  };
}

/** Two units of two catchments under one measure of all beds and lists. */
function wholeEstate(): TheoryCase {
  const name = "pressure of the whole estate";
  const beds = [3, 5] as const;
  const perDay = [0.14, 0.2] as const;
  const speed = (inBeds: number, waiting: number) => (waiting >= 4 ? 2 : inBeds >= 7 ? 1.4 : 1);
  const chain = pressedEstate({ beds, perDay, stay: 20, speed, most: [40, 40] });
  const waiting: OfState = ([one, other]) => Math.max(0, one - 3) + Math.max(0, other - 5);
  const study = new ChainStudy({ chain, perDay: 0.34, people: PEOPLE, slowest: waiting });
  const speeds = [
    { occupancy: 0.875, times: 1.4 },
    { waiting: 4, times: 2 },
  ];
  const units = { east: { catchment: "east", beds: 3 }, west: { catchment: "west", beds: 5 } };
  const more = { ...underPressure({ of: "estate", speeds }), estate: { catchments: ["east", "west"], units } };
  const group = (catchment: string, rate: number, stretch: number): Group => ({
    ...returned(rate, exponential(20 * stretch)),
    mix: { catchment: { [catchment]: 1 } },
  });
  return {
    name,
    replications: study.replications,
    file: (stretch) => {
      const demand = { east: group("east", perDay[0], stretch), west: group("west", perDay[1], stretch) };
      return queueFile({ ...study, name, beds: 8, demand, more });
    },
    rows: [
      study.average("beds.occupied", ([one]) => Math.min(3, one), { unit: "east" }),
      study.average("beds.occupied", ([, other]) => Math.min(5, other), { unit: "west" }),
      study.average("waiting.mean", ([one]) => Math.max(0, one - 3), { group: "east" }),
      study.average("waiting.mean", ([, other]) => Math.max(0, other - 5), { group: "west" }),
    ],
  };
}

export const PRESSURE: readonly TheoryCase[] = [
  oneUnit({
    name: "pressure of the unit, loss",
    beds: 6,
    perDay: 0.3,
    stay: 20,
    speed: (n) => (n >= 5 ? 2 : 1),
    pressure: { speeds: [{ occupancy: 0.83, times: 2 }] },
  }),
  oneUnit({
    name: "pressure of the catchment, two thresholds, loss",
    beds: 12,
    perDay: 0.5,
    stay: 25,
    speed: (n) => (n >= 11 ? 2.5 : n >= 9 ? 1.5 : 1),
    pressure: {
      of: "catchment",
      speeds: [
        { occupancy: 0.75, times: 1.5 },
        { occupancy: 0.91, times: 2.5 },
      ],
    },
    estate: { units: { one: { catchment: "here", beds: 5 }, two: { catchment: "here", beds: 7 } } },
  }),
  listPressure(),
  twoGroups(),
  heldBeds(),
  wholeEstate(),
];
