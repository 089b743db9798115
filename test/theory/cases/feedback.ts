import type { FileDistribution, ScenarioFile } from "../../../src/scenario/index.js";
import { relaxationTime } from "../exact/birth-death.js";
import { ErlangC } from "../exact/erlang.js";
import { admissionsPerDay } from "../exact/network.js";
import { DAYS_PER_YEAR, exponential, queueFile, type TheoryCase } from "../theory-case.js";

interface Feedback {
  readonly name: string;
  readonly beds: number;
  /** First admissions, and the chance to come back after each stay. */
  readonly perDay: number;
  readonly back: number;
  readonly away: FileDistribution;
  /** Mean time away. [days] */
  readonly meanAway: number;
  readonly via: "prison" | "community";
}

const STAY = 20;
const REPLICATIONS = 30;

function group({ perDay, back, away, via }: Feedback, stretch: number): ScenarioFile["demand"][string] {
  const stay = exponential(STAY * stretch);
  const comesBack = { share: back, after: away };
  const perYear = perDay * DAYS_PER_YEAR;
  if (via === "community") {
    return { from: "court", perYear, stays: { rehabilitate: stay }, after: { discharged: comesBack } };
  }
  const stays = { treatAndReturn: stay, rehabilitate: stay };
  return { from: "prison", legalBasis: "s47/49", perYear, stays, after: { returned: comesBack } };
}

/** Jackson: the unit is M/M/c under the load of first and repeated admissions, whatever the law of the time away. */
function feedback(parts: Feedback): TheoryCase {
  const { name, beds, perDay, back, meanAway, via } = parts;
  const all = admissionsPerDay(perDay, back);
  const queue = new ErlangC(beds, all, STAY);
  const chain = queue.chain();
  const warmUp = Math.ceil((5 * relaxationTime(chain) + 8 * meanAway) / (1 - back));
  const run = Math.ceil(100_000 / all / REPLICATIONS);
  const rules: ScenarioFile["rules"] = via === "prison" ? { pathway: "treatAndReturn" } : {};
  const why = "waits vary slowly, and feedback links them";
  const again = all * back * DAYS_PER_YEAR;
  return {
    name,
    replications: REPLICATIONS,
    file: (stretch) => queueFile({ name, beds, warmUp, run, demand: { all: group(parts, stretch) }, more: { rules } }),
    rows: [
      { metric: "occupancy.mean", exact: queue.occupancy, atMost: 0.025, why },
      { metric: "waiting.mean", exact: queue.meanList, atMost: 0.4, why },
      { metric: "bedWait.mean", exact: queue.meanWait, atMost: 0.4, why },
      { metric: "bedWait.any", exact: queue.waits, atMost: 0.2, why },
      { metric: "readmissions", exact: again, atMost: 0.03, why: "counts" },
      { metric: via === "prison" ? "returns" : "departures", exact: all * DAYS_PER_YEAR, atMost: 0.03, why: "counts" },
    ],
  };
}

export const FEEDBACK: readonly TheoryCase[] = [
  { name: "returned and re-referred", beds: 5, perDay: 0.12, back: 0.4, via: "prison" } as const,
  { name: "discharged and readmitted", beds: 20, perDay: 0.4, back: 0.5, via: "community" } as const,
].flatMap((parts) => [
  feedback({ ...parts, away: exponential(60), meanAway: 60 }),
  feedback({
    ...parts,
    name: `${parts.name}, lognormal time away`,
    away: { lognormal: { mean: 60, sigma: 1 } },
    meanAway: 60,
  }),
]);
