import { UsageError } from "../foundation/index.js";
import { describeMetric, estimate, marginIsShareOfPeople } from "../observe/index.js";
import { bedsAtStart, type Scenario } from "../scenario/index.js";
import type { BedsPlace, BedsTarget } from "./beds-result.js";
import { observationOf } from "./observation.js";
import { type ExperimentOptions, LEVEL } from "./replications.js";

export interface BedsOptions extends ExperimentOptions {
  /** Where beds may be added or taken away, other units keeping theirs; by default the whole estate. */
  readonly where?: "all" | readonly BedsPlace[];
  /** Each place of `where` gets what it needs, instead of one number being shared out in present proportions. With `all`,
   *  each unit. */
  readonly allocate?: boolean;
  /** Least probability that the answer is right but for differences that do not matter. [0.5, 1), default 0.95 */
  readonly confidence?: number;
  /** The answer may be so many beds above the fewest. Whole, 1 or more; by default 1, or 0.25 % where that is more. */
  readonly within?: number;
  /** Differences from a target that do not matter: in the metric's measure, for quantiles in the share of people. Above 0;
   *  by default one point of a share, and 2 % of any other bound. */
  readonly delta?: number;
  /** Leave out what beds added today would change, place by place. */
  readonly noMarginal?: boolean;
}

/** A question in full, with nothing left to default. */
export interface BedsQuestion {
  readonly scenario: Scenario;
  readonly targets: readonly BedsTarget[];
  readonly where: "all" | readonly BedsPlace[];
  readonly isAllocation: boolean;
  /** Positions of the units of each place whose beds are counted together. */
  readonly lots: readonly (readonly number[])[];
  /** A name for each lot. */
  readonly places: readonly BedsPlace[];
  readonly confidence: number;
  readonly within: number | undefined;
  /** For each target. */
  readonly deltas: readonly number[];
  readonly options: BedsOptions;
}

/** A percentage point, and one in fifty of anything else. */
const SHARE_DELTA = 0.01;
const OTHER_DELTA = 0.02;

/** @throws UsageError for what cannot be asked, before anything is simulated */
export function questionOf(
  scenario: Scenario,
  asked: BedsTarget | readonly BedsTarget[],
  options: BedsOptions,
): BedsQuestion {
  const targets = Array.isArray(asked) ? (asked as readonly BedsTarget[]) : [asked as BedsTarget];
  if (targets.length === 0) throw new UsageError("beds: expected a target, received none");
  refuseOptions(options);
  for (const target of targets) refuseTarget(scenario, target);
  const where = options.where ?? "all";
  const isAllocation = options.allocate ?? false;
  const places = where === "all" ? everyPlace(scenario, "unit") : where;
  const units = places.map((place) => unitsOf(scenario, place));
  refuseOverlap(places, units);
  const together = { lots: [units.flat()], places: places.slice(0, 1) };
  return {
    scenario,
    targets,
    where,
    isAllocation,
    ...(isAllocation ? { lots: units, places } : together),
    confidence: options.confidence ?? LEVEL,
    within: options.within,
    deltas: targets.map((target) => options.delta ?? usualDelta(target)),
    options,
  };
}

/** Every catchment or every unit, in their order. */
export function everyPlace({ estate }: Scenario, scope: BedsPlace["scope"]): readonly BedsPlace[] {
  return estate[scope === "unit" ? "units" : "catchments"].map(({ name }) => ({ scope, name }));
}

/** Positions of the units of a place.
 *  @throws UsageError when there is no such place, or it has no units */
export function unitsOf({ estate }: Scenario, { scope, name }: BedsPlace): readonly number[] {
  const named = scope === "unit" ? estate.units : estate.catchments;
  const position = named.findIndex((each) => each.name === name);
  if (position < 0) {
    const shown = named.slice(0, 20).map((each) => each.name);
    throw new UsageError(
      `where: there is no ${scope} “${name}”; there are ${shown.join(", ")}${named.length > 20 ? " …" : ""}`,
    );
  }
  if (scope === "unit") return [position];
  const units = estate.units.flatMap(({ catchment }, unit) => (catchment === position ? [unit] : []));
  if (units.length === 0) throw new UsageError(`where: the catchment “${name}” has no unit that could have beds`);
  return units;
}

/** Beds of day zero in some units. */
export function bedsIn(unitBeds: readonly number[], units: readonly number[]): number {
  return units.reduce((sum, unit) => sum + unitBeds[unit], 0);
}

export function bedsToday({ scenario, lots }: BedsQuestion): number {
  return bedsIn(bedsAtStart(scenario), lots.flat());
}

function refuseOverlap(places: readonly BedsPlace[], units: readonly (readonly number[])[]): void {
  if (places.length === 0) throw new UsageError("where: expected a unit or a catchment, received none");
  const seen = new Map<number, BedsPlace>();
  places.forEach((place, i) => {
    for (const unit of units[i]) {
      const before = seen.get(unit);
      if (before !== undefined) {
        throw new UsageError(
          `where: ${before.scope} “${before.name}” and ${place.scope} “${place.name}” have a unit in common; name each unit once`,
        );
      }
      seen.set(unit, place);
    }
  });
}

function usualDelta({ metric, value }: BedsTarget): number {
  const known = describeMetric(metric);
  if (known.measure === "share" || marginIsShareOfPeople(known)) return SHARE_DELTA;
  return OTHER_DELTA * (value === 0 ? 1 : value);
}

function refuseOptions({ precision, confidence = LEVEL, within = 1, delta = 1 }: BedsOptions): void {
  if (precision !== undefined) {
    throw new UsageError(
      "A search for beds runs as many replications as each decision takes: give confidence, or a number of replications.",
    );
  }
  if (!(confidence >= 0.5 && confidence < 1)) {
    throw new UsageError(`confidence: expected a share from 0.5 to below 1, such as 0.95, received ${confidence}`);
  }
  if (!Number.isInteger(within) || within < 1) {
    throw new UsageError(`within: expected a whole number of beds, 1 or more, received ${within}`);
  }
  if (!(delta > 0 && Number.isFinite(delta))) {
    throw new UsageError(`delta: expected a number above 0, received ${delta}`);
  }
}

/** @throws UsageError for what no metric can keep */
function refuseTarget(scenario: Scenario, { metric, bound, value, of: part }: BedsTarget): void {
  const { measure, scopes } = describeMetric(metric);
  if (bound !== "atLeast" && bound !== "atMost") {
    throw new UsageError(`target: expected the bound atLeast or atMost, received ${String(bound)}`);
  }
  if (measure === "share" && !(value >= 0 && value <= 1)) {
    const meant = value > 1 && value <= 100 ? `; did you mean ${value}%, which is ${value / 100}?` : "";
    throw new UsageError(`target: ${metric} is a share between 0 and 1, received ${value}${meant}`);
  }
  if (!Number.isFinite(value) || value < 0)
    throw new UsageError(`target: expected a number, 0 or more, received ${value}`);
  if (part === undefined) return;
  if (!scopes.includes(part.scope)) throw new UsageError(`target: ${metric} is not measured of one ${part.scope}`);
  estimate(observationOf(scenario), [], metric, LEVEL, part);
}
