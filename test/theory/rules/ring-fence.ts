import type { FileDistribution, ScenarioFile } from "../../../src/scenario/index.js";
import { ChainStudy, RARE, SLOW } from "../chain-study.js";
import { type Reserved, ReservedChain } from "../exact/reserved.js";
import type { OfState } from "../exact/small-chain.js";
import { DAYS_PER_YEAR, exponential, fromCourt, queueFile, type Row, type TheoryCase } from "../theory-case.js";

type Group = ScenarioFile["demand"][string];

interface Fenced extends Reserved {
  readonly name: string;
  /** How a stay of the given mean is written; exponential unless a loss system does not mind. */
  readonly written?: (mean: number) => FileDistribution;
}

const PEOPLE = 110_000;
const GROUPS = ["kept", "other"] as const;

/** Beds kept for one group: the other never has more than all but those. Who goes first is said by urgency. */
function fenced(parts: Fenced): TheoryCase {
  const { name, beds, kept, perDay, stays, first, borrowing = false, written = exponential } = parts;
  const chain = new ReservedChain(parts);
  const waits = ([, , one, other]: readonly number[]) => one + other;
  const lists = Math.max(...parts.mostWaiting) > 0;
  const study = new ChainStudy({
    chain,
    perDay: perDay[0] + perDay[1],
    people: PEOPLE,
    slowest: lists ? waits : chain.inBeds,
  });
  const group = (place: 0 | 1, stretch: number): Group => ({
    ...fromCourt(perDay[place], written(stays[place] * stretch)),
    mix: { urgency: { [place === first ? "urgent" : "routine"]: 1 } },
    ...(parts.mostWaiting[place] === 0 ? { access: { recovery: 0 } } : {}),
  });
  const fence = { beds: kept, for: ["kept"], borrowing: borrowing ? "whileNobodyWaits" : "never" } as const;
  const more = { rules: { whoIsNext: ["urgency", "longestWait"], ringFence: [fence] } } as const;
  const rows = GROUPS.flatMap((of, place) => rowsOf(study, parts, of, place as 0 | 1));
  return {
    name,
    replications: study.replications,
    file: (stretch) =>
      queueFile({ ...study, name, beds, demand: { kept: group(0, stretch), other: group(1, stretch) }, more }),
    rows: [
      insensitive(study.average("beds.occupied", chain.inBeds), written !== exponential),
      ...rows.map((row) => insensitive(row, written !== exponential)),
    ],
  };
}

/** Means of a loss system do not depend on the law of the stay; variances do. */
function insensitive({ variance, ...row }: Row, blind: boolean): Row {
  if (!blind) return variance === undefined ? row : { ...row, variance };
  return variance === undefined ? row : { ...row, atMost: 0.025, why: "long stays are remembered for long" };
}

function rowsOf(study: ChainStudy, parts: Fenced, group: string, place: 0 | 1): Row[] {
  const { chain } = study;
  const perDay = parts.perDay[place];
  const inBeds: OfState = (state) => state[place];
  const occupied = study.average("beds.occupied", inBeds, { group });
  if (parts.mostWaiting[place] === 0) {
    const lost = chain.flow(`lost ${place}`);
    return [
      occupied,
      { group, metric: "listed.admitted", exact: 1 - lost / perDay, atMost: 0.06, why: RARE },
      { group, metric: "leftUntreated.recovered", exact: lost * DAYS_PER_YEAR, atMost: 0.1, why: RARE },
    ];
  }
  const list = chain.mean((state) => state[2 + place]);
  return [
    occupied,
    study.average("waiting.mean", (state) => state[2 + place], { group }),
    { group, metric: "bedWait.mean", exact: list / perDay, atMost: 0.3, why: SLOW },
    { group, metric: "bedWait.any", exact: chain.flow(`waits ${place}`) / perDay, atMost: 0.1, why: SLOW },
  ];
}

export const RING_FENCE: readonly TheoryCase[] = (
  [
    {
      name: "ring fence, loss, 3 of 12 beds, lognormal stays",
      beds: 12,
      kept: 3,
      perDay: [0.25, 0.5],
      stays: [20, 15],
      mostWaiting: [0, 0],
      first: 0,
      written: (mean) => ({ lognormal: { mean, sigma: 0.97 } }),
    },
    {
      name: "ring fence, loss, 2 of 5 beds",
      beds: 5,
      kept: 2,
      perDay: [0.1, 0.2],
      stays: [20, 15],
      mostWaiting: [0, 0],
      first: 0,
    },
    {
      name: "ring fence, others wait, kept group is lost",
      beds: 6,
      kept: 2,
      perDay: [0.12, 0.1],
      stays: [20, 25],
      mostWaiting: [0, 120],
      first: 1,
    },
    {
      name: "ring fence, kept group waits, others are lost",
      beds: 6,
      kept: 2,
      perDay: [0.14, 0.3],
      stays: [30, 20],
      mostWaiting: [80, 0],
      first: 0,
    },
    {
      name: "ring fence, both wait, others first",
      beds: 4,
      kept: 1,
      perDay: [0.08, 0.07],
      stays: [20, 20],
      mostWaiting: [26, 36],
      first: 1,
    },
    {
      name: "ring fence, both wait, kept group first, other stays",
      beds: 4,
      kept: 2,
      perDay: [0.06, 0.06],
      stays: [25, 15],
      mostWaiting: [22, 34],
      first: 0,
    },
    {
      name: "ring fence, borrowed while nobody waits, others first",
      beds: 4,
      kept: 2,
      perDay: [0.06, 0.09],
      stays: [20, 20],
      mostWaiting: [30, 36],
      first: 1,
      borrowing: true,
    },
  ] satisfies readonly Fenced[]
).map(fenced);
