import {
  type Interval,
  meanInterval,
  pooledQuantileInterval,
  ratioInterval,
  studentTQuantile,
} from "../stats/index.js";
import type { Metric, Ratio, Reading } from "./metrics/metric.js";
import { figuresOf, type Outputs } from "./outputs.js";
import type { SampleStore } from "./samples.js";
import type { Layout, Place } from "./scopes.js";

/** No duration that is known is longer than this; waits still open stand beyond it. [days] */
const FARTHEST_KNOWN = 1e200;

/** Replications of one study, ready to be read scope by scope. */
export interface Readable {
  readonly outputs: readonly Outputs[];
  readonly layout: Layout;
  readonly samples: SampleStore;
}

/** One metric at one place over all replications. Values are averaged and carry Student's t; ratios of totals and
 *  differences carry a jackknife over replications, quantiles an interval inverted from that of a share. Where nothing
 *  was there to measure the estimate is undefined. A quantile that falls among waits that never ended is Infinity. */
export function estimateAt(of: Readable, { method }: Metric, place: Place, level: number): Interval {
  const read = readAt(of, place);
  switch (method.kind) {
    case "value":
      return meanInterval(
        read(method.read).filter((value) => !Number.isNaN(value)),
        level,
      );
    case "ratio":
      return ratioInterval(read(method.numerator), read(method.denominator), level);
    case "quantile":
      return followed(
        pooledQuantileInterval(of.samples.at(method.of, place), method.p, level, of.samples.pooledAt(method.of, place)),
      );
    case "difference":
      return jackknifeInterval(statisticOf(method, read), of.outputs.length, level);
  }
}

export function readAt(of: Readable, place: Place): Read {
  const row = of.layout.first[place.scope] + place.index;
  return (reading) => of.outputs.map((outputs) => reading(figuresOf(outputs, row)));
}

/** A number over all replications, or without one of them. */
export type Statistic = (left?: number) => number;

/** What a ratio or a difference of ratios comes to, with or without a replication. */
export function statisticOf(
  method: Extract<Metric["method"], { kind: "ratio" | "difference" }>,
  read: Read,
): Statistic {
  if (method.kind === "ratio") return ratioOf(method, read);
  const of = ratioOf(method.of, read);
  const minus = ratioOf(method.minus, read);
  return (left) => of(left) - minus(left);
}

/** One reading in every replication. */
export type Read = (reading: Reading) => number[];

function ratioOf(ratio: Ratio, read: Read): Statistic {
  const numerators = read(ratio.numerator);
  const denominators = read(ratio.denominator);
  return (left) => sumWithout(numerators, left) / sumWithout(denominators, left);
}

function sumWithout(values: readonly number[], left: number | undefined): number {
  let sum = 0;
  for (let replication = 0; replication < values.length; replication++) {
    if (replication !== left) sum += values[replication];
  }
  return sum;
}

/** An estimate with a delete-one jackknife over replications and Student's t. */
export function jackknifeInterval(without: Statistic, n: number, level: number): Interval {
  const estimate = without();
  const unknown = { low: undefined, high: undefined, level, n };
  if (!Number.isFinite(estimate)) return { estimate: undefined, ...unknown };
  const parts = Array.from({ length: n }, (_, replication) => without(replication));
  if (n < 2 || !parts.every(Number.isFinite)) return { estimate, ...unknown };
  const centre = parts.reduce((sum, part) => sum + part, 0) / n;
  const squares = parts.reduce((sum, part) => sum + (part - centre) ** 2, 0);
  const half = studentTQuantile((1 + level) / 2, n - 1) * Math.sqrt(((n - 1) / n) * squares);
  return { estimate, low: estimate - half, high: estimate + half, level, n };
}

function followed({ estimate, low, high, level, n }: Interval): Interval {
  return { estimate: known(estimate), low: known(low), high: known(high), level, n };
}

function known(days: number | undefined): number | undefined {
  return days !== undefined && days > FARTHEST_KNOWN ? Number.POSITIVE_INFINITY : days;
}
