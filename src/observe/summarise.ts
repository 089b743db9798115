import type { Interval } from "../stats/index.js";
import { estimateAt, type Readable } from "./estimate.js";
import { describeMetric, METRICS } from "./metrics/catalogue.js";
import type { Measure, Metric } from "./metrics/metric.js";
import type { Outputs } from "./outputs.js";
import { type Part, placeOf, WHOLE_ESTATE } from "./part.js";
import type { ObservationPlan } from "./plan.js";
import { SampleStore } from "./samples.js";
import { layoutOf, type Place, type Scope } from "./scopes.js";
import { ObservationWindow } from "./window.js";

/** A metric with its interval over replications. `estimate` is undefined where there was nothing to measure (0/0), `low`
 *  and `high` where one replication cannot say; Infinity is a quantile among waits that had not ended. `n` counts the
 *  replications that had something to say. */
export interface MetricEstimate extends Interval {
  readonly title: string;
  readonly measure: Measure;
}

export type Estimates = Readonly<Record<string, MetricEstimate>>;

/** Everything that was measured, by scope; `years` is keyed by calendar year, of which the first and the last may be
 *  parts. */
export interface Summary {
  readonly metrics: Estimates;
  readonly groups: Readonly<Record<string, { readonly metrics: Estimates }>>;
  readonly units: Readonly<Record<string, { readonly metrics: Estimates }>>;
  readonly catchments: Readonly<Record<string, { readonly metrics: Estimates }>>;
  readonly years: Readonly<Record<string, { readonly metrics: Estimates }>>;
}

/** Every metric in every scope, over the replications of one study.
 *  @param level confidence of the intervals, default 0.95 */
export function summarise(plan: ObservationPlan, outputs: readonly Outputs[], level = 0.95): Summary {
  const { years } = new ObservationWindow(plan);
  const readable = readableOf(plan, outputs);
  const all = (scope: Scope, names: readonly string[]) =>
    Object.fromEntries(names.map((name, index) => [name, { metrics: metricsAt(readable, { scope, index }, level) }]));
  return {
    metrics: metricsAt(readable, WHOLE_ESTATE, level),
    groups: all(
      "group",
      plan.groups.map(({ name }) => name),
    ),
    units: all(
      "unit",
      plan.units.map(({ name }) => name),
    ),
    catchments: all("catchment", plan.catchments),
    years: all("year", years.map(String)),
  };
}

/** One metric of the whole estate or of a part of it, without working out the others.
 *  @throws UsageError when there is no such metric or part */
export function estimate(
  plan: ObservationPlan,
  outputs: readonly Outputs[],
  id: string,
  level = 0.95,
  part?: Part,
): MetricEstimate {
  return withTitle(readableOf(plan, outputs), describeMetric(id), placeOf(plan, part), level);
}

/** A metric of the whole estate in every single replication; NaN where there was nothing to measure. For a quantile,
 *  that of the people of the replication. */
export function replicationValues(plan: ObservationPlan, outputs: readonly Outputs[], id: string): number[] {
  return outputs.map((output) => estimate(plan, [output], id).estimate ?? Number.NaN);
}

/** Every metric of the whole estate, replication by replication; null where there was nothing to measure. */
export type ReplicationValues = Readonly<Record<string, readonly (number | null)[]>>;

export function valuesByReplication(plan: ObservationPlan, outputs: readonly Outputs[]): ReplicationValues {
  const each = outputs.map((output) => readableOf(plan, [output]));
  const valueIn = (readable: Readable, metric: Metric) =>
    estimateAt(readable, metric, WHOLE_ESTATE, 0.95).estimate ?? null;
  const told = METRICS.filter(({ scopes }) => scopes.includes("all"));
  return Object.fromEntries(told.map((metric) => [metric.id, each.map((readable) => valueIn(readable, metric))]));
}

export function readableOf(plan: ObservationPlan, outputs: readonly Outputs[]): Readable {
  const layout = layoutOf(plan, new ObservationWindow(plan).years.length);
  return { outputs, layout, samples: new SampleStore(outputs, layout) };
}

function metricsAt(readable: Readable, place: Place, level: number): Estimates {
  const told = METRICS.filter((metric) => metric.scopes.includes(place.scope));
  return Object.fromEntries(told.map((metric) => [metric.id, withTitle(readable, metric, place, level)]));
}

function withTitle(readable: Readable, metric: Metric, place: Place, level: number): MetricEstimate {
  return { title: metric.title, measure: metric.measure, ...estimateAt(readable, metric, place, level) };
}
