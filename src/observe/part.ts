import { UsageError } from "../foundation/index.js";
import type { ObservationPlan } from "./plan.js";
import type { Place, Scope } from "./scopes.js";
import { ObservationWindow } from "./window.js";

/** A part of the whole that a metric can be about, by name. */
export interface Part {
  readonly scope: Exclude<Scope, "all">;
  /** Of a group, unit or catchment, or a calendar year. */
  readonly name: string;
}

export const WHOLE_ESTATE: Place = { scope: "all", index: 0 };

/** Where a part stands; without one, the whole estate.
 *  @throws UsageError naming those that there are */
export function placeOf(plan: ObservationPlan, part: Part | undefined): Place {
  if (part === undefined) return WHOLE_ESTATE;
  const names = namesOf(plan, part.scope);
  const index = names.indexOf(part.name);
  if (index >= 0) return { scope: part.scope, index };
  const shown = names.slice(0, 20).join(", ");
  throw new UsageError(`there is no ${part.scope} “${part.name}”; there are ${shown}${names.length > 20 ? " …" : ""}`);
}

function namesOf(plan: ObservationPlan, scope: Part["scope"]): readonly string[] {
  switch (scope) {
    case "group":
      return plan.groups.map(({ name }) => name);
    case "unit":
      return plan.units.map(({ name }) => name);
    case "catchment":
      return plan.catchments;
    case "year":
      return new ObservationWindow(plan).years.map(String);
  }
}
