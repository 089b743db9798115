import type { Destination } from "../domain/index.js";
import type { DistributionSpec } from "../random/index.js";
import type { Share } from "./share.js";

/** Places of one kind after the estate, for one catchment or for all. */
export interface OnwardPlaces {
  /** What people call them, such as `low secure, north`. */
  readonly name: string;
  readonly destination: Destination;
  /** Position of the catchment they are for; absent: all. */
  readonly catchment?: number;
  /** Whole, >= 0 */
  readonly places: number;
  /** Time in the place until the person is ready to leave it. */
  readonly stay: DistributionSpec;
  /** Where people go from there. `stepUp` is a new need of medium security, for which they wait in the place. */
  readonly next: readonly Share<OnwardNext>[];
}

export type OnwardNext = Exclude<Destination, "died" | "prison"> | "stepUp";
