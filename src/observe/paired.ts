import { UsageError } from "../foundation/index.js";
import { type Interval, meanInterval, quantile } from "../stats/index.js";
import { estimateAt, jackknifeInterval, type Readable, readAt, statisticOf } from "./estimate.js";
import { describeMetric } from "./metrics/catalogue.js";
import type { Method, Metric } from "./metrics/metric.js";
import type { Outputs } from "./outputs.js";
import { type Part, placeOf } from "./part.js";
import type { ObservationPlan } from "./plan.js";
import type { Place } from "./scopes.js";
import { type MetricEstimate, readableOf } from "./summarise.js";

/** The replications of one of two studies that share their luck. */
export interface Side {
  readonly plan: ObservationPlan;
  readonly outputs: readonly Outputs[];
}

/** A metric of the whole estate, or of a part that both have, in `variant` minus that in `base`, replication by replication. Values carry Student's t over
 *  the differences of replications, ratios a jackknife that leaves the same replication out on both sides, quantiles the
 *  pooled difference with the spread of the differences of replications. What chance did to both sides alike is gone.
 *  @throws UsageError when there is no such metric or part, or when the sides have different numbers of replications */
export function pairedDifference(base: Side, variant: Side, id: string, level = 0.95, part?: Part): MetricEstimate {
  const [one, other] = [base, variant].map(({ outputs }) => outputs.length);
  if (one !== other) throw new UsageError(`paired: ${one} replications against ${other}`);
  const metric = describeMetric(id);
  const sides = [seen(base, part), seen(variant, part)] as const;
  return { title: metric.title, measure: metric.measure, ...differenceOf(metric, sides, level) };
}

/** In a replication whose quantile falls among waits that never ended, no difference is known. [days] */
const ENDLESS = 1e200;

interface Seen {
  readonly of: Readable;
  readonly place: Place;
}

type Sides = readonly [base: Seen, variant: Seen];

function seen({ plan, outputs }: Side, part: Part | undefined): Seen {
  return { of: readableOf(plan, outputs), place: placeOf(plan, part) };
}

function differenceOf(metric: Metric, sides: Sides, level: number): Interval {
  const { method } = metric;
  const [base, variant] = sides.map(({ of, place }) => readAt(of, place));
  const n = sides[0].of.outputs.length;
  switch (method.kind) {
    case "value":
      return meanInterval(minus(variant(method.read), base(method.read)), level);
    case "ratio":
    case "difference": {
      const [before, after] = [statisticOf(method, base), statisticOf(method, variant)];
      return jackknifeInterval((left) => after(left) - before(left), n, level);
    }
    case "quantile":
      return quantileDifference(metric, method, sides, level);
  }
}

/** Differences where both replications had something to measure. */
function minus(after: readonly number[], before: readonly number[]): readonly number[] {
  return after.map((value, replication) => value - before[replication]).filter((value) => !Number.isNaN(value));
}

/** A quantile needs many people, so the estimate is that of everybody; its uncertainty is seen from one replication to the
 *  next, where the quantiles of both sides rise and fall together. Without an end where a wait never ended. */
function quantileDifference(
  metric: Metric,
  { of: sample, p }: Extract<Method, { kind: "quantile" }>,
  sides: Sides,
  level: number,
): Interval {
  const [before, after] = sides.map(({ of, place }) => estimateAt(of, metric, place, level).estimate ?? Number.NaN);
  const n = sides[0].of.outputs.length;
  const unknown = { low: undefined, high: undefined, level, n };
  if (!Number.isFinite(after - before)) return { estimate: undefined, ...unknown };
  const [each, other] = sides.map(({ of, place }) =>
    of.samples.at(sample, place).map((people) => quantileOf(people, p)),
  );
  const { estimate: centre, high } = meanInterval(minus(other, each), level);
  const half = high === undefined || centre === undefined ? Number.NaN : high - centre;
  if (!(half < ENDLESS)) return { estimate: after - before, ...unknown };
  return { estimate: after - before, low: after - before - half, high: after - before + half, level, n };
}

function quantileOf(people: Float64Array, p: number): number {
  return people.length === 0 ? Number.NaN : quantile(Float64Array.from(people).sort(), p);
}
