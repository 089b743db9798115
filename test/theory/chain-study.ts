import type { OfState, SmallChain } from "./exact/small-chain.js";
import { type Row, tooDear } from "./theory-case.js";

export interface StudyParts {
  readonly chain: SmallChain;
  /** All referrals. [people/day] */
  readonly perDay: number;
  /** People to be measured in all replications together. */
  readonly people: number;
  /** What decides how long the start is remembered; the memory of this number times twelve is left out. */
  readonly slowest: OfState;
  readonly replications?: number;
}

/** How a stationary chain is to be simulated, and the rows whose variance it knows beforehand. */
export class ChainStudy {
  readonly chain: SmallChain;
  readonly replications: number;
  readonly warmUp: number;
  /** Measured days of a replication. */
  readonly run: number;
  private readonly perDay: number;

  constructor({ chain, perDay, people, slowest, replications = 40 }: StudyParts) {
    this.chain = chain;
    this.perDay = perDay;
    this.replications = replications;
    this.run = Math.ceil(people / perDay / replications);
    this.warmUp = Math.ceil(12 * chain.memory(slowest));
  }

  /** A time average: what its exact variance promises, with a little room, is what the estimate must keep. */
  average(metric: string, f: OfState, where: Pick<Row, "group" | "unit"> = {}): Row {
    const exact = this.chain.mean(f);
    const variance = this.chain.windowVariance(f, this.run);
    const atMost = Math.max(0.01, (1.01 * 2.5758 * Math.sqrt(variance / this.replications)) / exact);
    return { ...where, metric, exact, variance, atMost, why: tooDear(this.perDay, variance * this.run, exact) };
  }
}

/** Reasons for a coarser comparison. */
export const RARE = "rare events";
export const COUNTS = "counts of people";
export const SLOW = "waits vary slowly";
