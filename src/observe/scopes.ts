import type { ObservationPlan } from "./plan.js";

/** What a number can be about: the whole estate, or one of its groups, units, catchments or calendar years. */
export const SCOPES = ["all", "group", "unit", "catchment", "year"] as const;
export type Scope = (typeof SCOPES)[number];

/** One scope of a study: the whole estate, or the `index`-th group, unit, catchment or year. */
export interface Place {
  readonly scope: Scope;
  readonly index: number;
}

/** How many rows each scope has, and at which row of the figures it begins. */
export interface Layout {
  readonly count: Readonly<Record<Scope, number>>;
  readonly first: Readonly<Record<Scope, number>>;
  readonly rows: number;
}

export function layoutOf(plan: ObservationPlan, years: number): Layout {
  const count = {
    all: 1,
    group: plan.groups.length,
    unit: plan.units.length,
    catchment: plan.catchments.length,
    year: years,
  };
  const first = { all: 0, group: 0, unit: 0, catchment: 0, year: 0 };
  let rows = 0;
  for (const scope of SCOPES) {
    first[scope] = rows;
    rows += count[scope];
  }
  return { count, first, rows };
}
