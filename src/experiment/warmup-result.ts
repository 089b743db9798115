import type { IsoDate } from "../foundation/index.js";
import type { Measure } from "../observe/index.js";
import type { Growth } from "./growth.js";
import type { Result, ScenarioId } from "./result.js";

/** How long until the start is forgotten. Plain data. */
export interface WarmUp {
  readonly format: "securebeds/warmup@1";
  readonly version: string;
  readonly streamVersion: number;
  readonly scenario: ScenarioId;
  readonly seed: string;
  readonly replications: number;
  readonly stopped: Result["stopped"];
  /** What was looked at, from day zero on. */
  readonly window: Result["window"];
  /** The warm-up that the scenario has. [days] */
  readonly stated: number;
  readonly answer: WarmUpAnswer;
  /** First day of each month of the series; of the first, day zero. */
  readonly at: readonly IsoDate[];
  readonly series: readonly WarmUpSeries[];
  /** Pools that never come to rest. */
  readonly growth: readonly Growth[];
  readonly pools: readonly Forgetting[];
  readonly rules: readonly string[];
  readonly warnings: readonly string[];
}

export type WarmUpAnswer =
  /** Leave out so many days, because of that metric, the slowest of those looked at. `isEnough`: the scenario's own warm-up
   *  is as long as what the series asks for. */
  | { readonly kind: "found"; readonly days: number; readonly metric: string; readonly isEnough: boolean }
  /** There is no warm-up: the system never comes to rest. */
  | { readonly kind: "grows"; readonly pools: readonly Growth[] }
  /** These metrics did not come to rest in the first half of the run. */
  | { readonly kind: "unsettled"; readonly metrics: readonly string[] };

/** One metric, month by month. */
export interface WarmUpSeries {
  readonly metric: string;
  readonly title: string;
  readonly measure: Measure;
  /** What MSER-5 leaves out; absent where that would be more than half of the run. [days] */
  readonly leaveOut?: number;
  /** Where the statistic of MSER-5 is least, also where that is refused. [days] */
  readonly leastAt: number;
  /** Mean over replications, and their 5th and 95th percentile. */
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Welch's moving average of the mean over six months on either side; the last six months have none. */
  readonly smooth: readonly number[];
}

/** How long a pool remembers by theory. */
export interface Forgetting {
  readonly pool: string;
  /** [beds] */
  readonly load: number;
  readonly beds: number;
  /** [days] */
  readonly meanStay: number;
  /** Whether people may leave its list without a bed, which shortens its memory: then `days` is the most it can be. */
  readonly mayLeave: boolean;
  /** Time in which the distance from the long run falls to 37 %, in the end: M/M/c with the pool's load. Absent where the load is
   *  not below the beds, or nobody comes. [days] */
  readonly days?: number;
}
