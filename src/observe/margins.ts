import { type Read, type Readable, readAt } from "./estimate.js";
import { describeMetric } from "./metrics/catalogue.js";
import type { Method, Metric, Ratio } from "./metrics/metric.js";
import type { Outputs } from "./outputs.js";
import { type Part, placeOf } from "./part.js";
import type { ObservationPlan } from "./plan.js";
import type { Place } from "./scopes.js";
import { readableOf } from "./summarise.js";

/** A bound on a metric of the whole estate or of a part of it. */
export interface Bound {
  readonly metric: string;
  readonly bound: "atLeast" | "atMost";
  /** In the metric's own measure. */
  readonly value: number;
  readonly of?: Part;
}

/** How far each replication is on the right side of a bound, in numbers whose mean over replications has the sign of the
 *  metric's own margin. Negative: on the wrong side.
 *
 *  A ratio of totals over people is not the mean of the ratios of replications, so what is averaged is
 *  (numerator − bound × denominator) ÷ mean denominator, which has no bias of a ratio, however few people a replication
 *  has: the sum is above 0 exactly when the ratio of the totals is above the bound. A quantile keeps its bound exactly when
 *  the share of people within the bound is large enough, so its margin is that of the share: in people, not in days. The
 *  difference of two ratios is replaced by its tangent at the first replications, which leaves a bias of second order.
 *
 *  The scale is taken from the first `scaledBy` replications alone, so that a value never changes when more replications come.
 *  @param scaledBy whole, 1 or more
 *  @returns one number a replication; NaN where a replication, or every one of the first, had nothing to measure
 *  @throws UsageError when there is no such metric or part */
export function marginsOf(
  plan: ObservationPlan,
  outputs: readonly Outputs[],
  bound: Bound,
  scaledBy: number,
): readonly number[] {
  const metric = describeMetric(bound.metric);
  const above = aboveBound(readableOf(plan, outputs), metric.method, placeOf(plan, bound.of), bound, scaledBy);
  return bound.bound === "atLeast" ? above : above.map((margin) => -margin);
}

/** Whether the margins of a metric are counted in shares of people although the metric is not a share. */
export function marginIsShareOfPeople({ method, measure }: Metric): boolean {
  return method.kind === "quantile" && measure !== "share";
}

function aboveBound(
  of: Readable,
  method: Method,
  place: Place,
  { bound, value }: Bound,
  scaledBy: number,
): readonly number[] {
  const read = readAt(of, place);
  switch (method.kind) {
    case "value":
      return read(method.read).map((each) => each - value);
    case "ratio":
      return tangent(read, method, value, scaledBy);
    case "quantile":
      return quantileMargins(of.samples.at(method.of, place), method.p, value, bound, scaledBy);
    case "difference": {
      const [one, other] = [method.of, method.minus].map((ratio) => ratioOf(read, ratio, scaledBy));
      const first = tangent(read, method.of, one, scaledBy);
      const second = tangent(read, method.minus, other, scaledBy);
      return first.map((each, replication) => each - second[replication] + one - other - value);
    }
  }
}

/** (numerator − value × denominator) ÷ mean denominator of the first replications. */
function tangent(read: Read, ratio: Ratio, value: number, scaledBy: number): readonly number[] {
  const denominators = read(ratio.denominator);
  const scale = meanOf(denominators.slice(0, scaledBy));
  return read(ratio.numerator).map((numerator, r) =>
    scale > 0 ? (numerator - value * denominators[r]) / scale : Number.NaN,
  );
}

function ratioOf(read: Read, ratio: Ratio, scaledBy: number): number {
  const [above, below] = [ratio.numerator, ratio.denominator].map((part) => meanOf(read(part).slice(0, scaledBy)));
  return above / below;
}

/** Above its bound is a quantile when fewer than `p` of the people lie below the bound; below it, when `p` or more lie at it
 *  or under it. */
function quantileMargins(
  people: readonly Float64Array[],
  p: number,
  value: number,
  bound: Bound["bound"],
  scaledBy: number,
): readonly number[] {
  const scale = meanOf(people.slice(0, scaledBy).map(({ length }) => length));
  const isUnder = bound === "atMost" ? (days: number) => days <= value : (days: number) => days < value;
  return people.map((sample) => (scale > 0 ? (p * sample.length - sample.filter(isUnder).length) / scale : Number.NaN));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
