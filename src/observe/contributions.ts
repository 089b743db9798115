import { quantile } from "../stats/index.js";
import { type Readable, readAt, statisticOf } from "./estimate.js";
import { describeMetric } from "./metrics/catalogue.js";
import type { Metric } from "./metrics/metric.js";
import type { Outputs } from "./outputs.js";
import { type Part, placeOf } from "./part.js";
import type { ObservationPlan } from "./plan.js";
import type { Place } from "./scopes.js";
import { readableOf } from "./summarise.js";

/** What each replication contributes to a metric, so that statistics of means apply to every metric: the value itself where
 *  values are averaged; for ratios of totals n × the ratio of all minus (n - 1) × the ratio without that replication (the
 *  jackknife's pseudo-values, whose mean is the ratio but for its bias); for quantiles that of the replication's own people.
 *  NaN where there was nothing to measure.
 *  @source Tukey's pseudo-values; Miller, Biometrika 1974;61:1
 *  @throws UsageError when there is no such metric or part */
export function contributions(
  plan: ObservationPlan,
  outputs: readonly Outputs[],
  id: string,
  part?: Part,
): readonly number[] {
  return contributionsAt(readableOf(plan, outputs), describeMetric(id), placeOf(plan, part));
}

function contributionsAt(of: Readable, { method }: Metric, place: Place): readonly number[] {
  const n = of.outputs.length;
  const read = readAt(of, place);
  switch (method.kind) {
    case "value":
      return read(method.read);
    case "ratio":
    case "difference": {
      const statistic = statisticOf(method, read);
      const all = statistic();
      return of.outputs.map((_, left) => (n === 1 ? all : n * all - (n - 1) * statistic(left)));
    }
    case "quantile":
      return of.samples
        .at(method.of, place)
        .map((people) => (people.length === 0 ? Number.NaN : quantile(Float64Array.from(people).sort(), method.p)));
  }
}
