import { DESTINATIONS, type Destination } from "../domain/index.js";
import type { Policies } from "../policy/index.js";
import type { DistributionSpec } from "../random/index.js";
import type { OnwardNext, OnwardPlaces, Scenario, Share } from "../scenario/index.js";

/** Where a person may go from an onward place; the position is the number that the model uses. */
export const ONWARD_NEXT = ["highSecure", "lowSecure", "community", "stepUp"] as const satisfies readonly OnwardNext[];
export const STEP_UP = ONWARD_NEXT.indexOf("stepUp");
/** By position in `ONWARD_NEXT`, the position among the destinations; -1 for a step up. */
export const DESTINATION_NEXT = ONWARD_NEXT.map((next) => (DESTINATIONS as readonly string[]).indexOf(next));

export const NO_POOL = -1;

/** The counted places of one kind, for one catchment or for all. */
export interface Pool {
  readonly name: string;
  /** Position among the destinations. */
  readonly destination: number;
  readonly places: number;
  readonly next: readonly Share<OnwardNext>[];
}

/** The onward places that the step-down rule counts. */
export interface Onward {
  readonly pools: readonly Pool[];
  /** The pool in which people of a catchment find a destination; `NO_POOL` where its places are not counted. */
  poolFor(destination: number, catchment: number): number;
  /** Time in the places of each destination that is counted. */
  readonly stays: Readonly<Partial<Record<Destination, DistributionSpec>>>;
  /** Destinations whose places lead to more than one next. */
  readonly forks: ReadonlySet<Destination>;
  /** Places may wait for each other: from some pool somebody may come back to a bed or to the same pool. */
  readonly mayDeadlock: boolean;
}

export function bindOnward(scenario: Scenario, policies: Policies): Onward {
  const counted = scenario.onward.map((places, position) => ({ places, position }));
  const asked = counted.filter(({ places }) => policies.stepDown(places.destination));
  const pools = scenario.onward.map((places) => ({ ...places, destination: DESTINATIONS.indexOf(places.destination) }));
  const width = scenario.estate.catchments.length;
  const table = new Int32Array(DESTINATIONS.length * width).fill(NO_POOL);
  for (const { places, position } of asked) {
    for (const catchment of catchmentsOf(places, width)) {
      table[DESTINATIONS.indexOf(places.destination) * width + catchment] = position;
    }
  }
  return {
    pools,
    poolFor: (destination, catchment) => table[destination * width + catchment],
    stays: Object.fromEntries(asked.map(({ places }) => [places.destination, places.stay])),
    forks: new Set(asked.filter(({ places }) => nextOf(places).length > 1).map(({ places }) => places.destination)),
    mayDeadlock: asked.some(({ places }) =>
      leadsBack(
        places,
        asked.map((each) => each.places),
      ),
    ),
  };
}

function catchmentsOf({ catchment }: OnwardPlaces, width: number): readonly number[] {
  return catchment === undefined ? Array.from({ length: width }, (_, position) => position) : [catchment];
}

/** Whether somebody may leave the places for a bed of the estate, or for other counted places that lead back. */
function leadsBack(start: OnwardPlaces, counted: readonly OnwardPlaces[]): boolean {
  const seen = new Set<string>();
  const open = [...nextOf(start)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === "stepUp" || next === start.destination) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    for (const places of counted) if (places.destination === next) open.push(...nextOf(places));
  }
  return false;
}

function nextOf({ next }: OnwardPlaces): readonly OnwardNext[] {
  return next.filter(({ share }) => share > 0).map(({ name }) => name);
}
