import type { Interval } from "../stats/index.js";

/** What queueing theory says of a scenario, beside what was simulated. */
export interface Theory {
  /** Each pool of units that share waiting lists. */
  readonly pools: readonly PoolTheory[];
  /** The estate, as if every bed could take everybody. */
  readonly whole: PoolTheory;
}

/** How a formula stands to the simulation. `exact`: it is the long-run value; `atMost`: the long-run value is not above it;
 *  `benchmark`: it is exact for another, simpler system, and only of the right size here. */
export type Standing = "exact" | "atMost" | "benchmark";

export interface PoolTheory {
  readonly pool: string;
  readonly units: readonly string[];
  /** Time average of commissioned beds in the window. */
  readonly beds: number;
  /** Offered load: people who join a day × days from offer to departure. [beds] */
  readonly load: number;
  /** What the load leaves out, in words. Empty: it is the whole load. */
  readonly leftOut: readonly string[];
  /** Whether load and beds stay as they are from day zero to the end of the window. */
  readonly isSteady: boolean;
  /** Calendar years of the window in which the load is not below the beds. */
  readonly overloaded: readonly number[];
  /** Beds in use or held. */
  readonly used: {
    readonly simulated: Interval;
    /** Mean in M/G/infinity, the load; absent where it is not known to bound anything. */
    readonly theory?: number;
    readonly standing?: Standing;
  };
  /** Smallest number of beds that would do 95 % of the time if there were always another: M/G/infinity, whatever the stays. */
  readonly unlimited: { readonly beds: number; readonly share: number; readonly standing: Standing };
  /** Share of people who wait [0-1], and how long everybody waits on average [days]. */
  readonly waits: {
    readonly simulated: Interval;
    readonly mean: Interval;
    /** Absent where it says nothing, and `why` says why. */
    readonly theory?: ErlangTheory;
    readonly why?: string;
  };
}

export interface ErlangTheory {
  /** Share who would be turned away if there were no list (Erlang B); exact for any stays, a lower bound on the share who wait. */
  readonly blocked: number;
  /** Share who wait in M/M/c (Erlang C). */
  readonly any: number;
  /** [days] */
  readonly mean: number;
  readonly standing: Standing;
}
