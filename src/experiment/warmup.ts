import { DAYS_PER_YEAR, daysBetween, type IsoDate, STREAM_VERSION, UsageError, VERSION } from "../foundation/index.js";
import { describeMetric, ObservationWindow, type Outputs } from "../observe/index.js";
import { rulesInWords, type Scenario } from "../scenario/index.js";
import { meanOverReplications, mser5, quantile, relaxationTime, welchAverage } from "../stats/index.js";
import { type Growth, growthOf, mayLeave } from "./growth.js";
import { observationOf } from "./observation.js";
import { type LoadsBetween, type PoolLoad, poolLoads, yearlyLoads } from "./pool-loads.js";
import { type ExperimentOptions, replicate } from "./replications.js";
import { identityOf, ownRulesSaid, windowOf } from "./study.js";
import type { Forgetting, WarmUp, WarmUpAnswer, WarmUpSeries } from "./warmup-result.js";

export interface WarmUpOptions extends ExperimentOptions {
  /** Which of `SERIES_METRICS` to look at; by default the people waiting and the beds occupied. */
  readonly metrics?: readonly string[];
}

type Months = Outputs["months"];

const SERIES: Readonly<Record<string, (months: Months) => Float64Array>> = {
  "waiting.mean": ({ waiting }) => waiting,
  "beds.occupied": ({ occupied }) => occupied,
  "beds.open": ({ open }) => open,
  "occupancy.mean": ({ occupied, open }) => occupied.map((beds, month) => (open[month] > 0 ? beds / open[month] : 0)),
};

/** Metrics that are kept month by month. */
export const SERIES_METRICS: readonly string[] = Object.keys(SERIES);

const USUAL_METRICS = ["waiting.mean", "beds.occupied"];
const USUAL_REPLICATIONS = 20;
/** A series shorter than this says nothing of its own start. [days] */
const SHORTEST = 10 * DAYS_PER_YEAR;
const MONTHS_AROUND = 6;

/** How long until a scenario has forgotten its start: MSER-5 on the mean over replications, month by month from day zero, and
 *  beside it how long a queue of that size remembers by theory. No warm-up is given for a system that grows without end,
 *  or whose series has not come to rest in the first half of the run.
 *
 *  The run is the scenario's warm-up and run together, at least ten years; its own warm-up is looked at, not believed.
 *  @throws UsageError for a metric without a series, or a precision
 *  @throws CancelledError when stopped before there were two replications */
export async function warmUp(scenario: Scenario, options: WarmUpOptions = {}): Promise<WarmUp> {
  const { metrics = USUAL_METRICS, policies, ...rest } = options;
  refuse(metrics, rest);
  const whole = fromDayZero(scenario);
  const loads = poolLoads(whole, policies);
  const { run } = whole.study;
  const growth = growthOf(yearlyLoads(whole, loads, 0, run));
  const replications = rest.replications ?? USUAL_REPLICATIONS;
  const { outputs, stopped } = await replicate(whole, { ...rest, policies, replications });
  const at = new ObservationWindow(observationOf(whole, policies)).monthDates;
  const series = metrics.map((id) => seriesOf(id, outputs, at));
  return {
    format: "securebeds/warmup@1",
    version: VERSION,
    streamVersion: STREAM_VERSION,
    scenario: identityOf(scenario, policies),
    seed: scenario.seed,
    replications: outputs.length,
    stopped,
    window: windowOf(whole),
    stated: scenario.study.warmUp,
    answer: answerOf(scenario, growth, series),
    at,
    series,
    growth,
    pools: forgetting(loads, run),
    rules: rulesInWords(scenario, policies),
    warnings: [...ownRulesSaid(policies), ...fewReplications(outputs.length)],
  };
}

function refuse(metrics: readonly string[], { precision }: ExperimentOptions): void {
  if (precision !== undefined) throw new UsageError("A warm-up is looked for in a fixed number of replications.");
  if (metrics.length === 0) throw new UsageError(`warm-up: expected one or more of ${SERIES_METRICS.join(", ")}`);
  for (const id of metrics) {
    describeMetric(id);
    if (!Object.hasOwn(SERIES, id)) {
      throw new UsageError(`${id} is not kept month by month; those that are: ${SERIES_METRICS.join(", ")}`);
    }
  }
}

function fromDayZero(scenario: Scenario): Scenario {
  const { warmUp, run } = scenario.study;
  const longest = Math.ceil(Math.max(warmUp + run, SHORTEST));
  return { ...scenario, study: { ...scenario.study, warmUp: 0, run: longest, followUp: 0 } };
}

function seriesOf(id: string, outputs: readonly Outputs[], at: readonly IsoDate[]): WarmUpSeries {
  const { title, measure } = describeMetric(id);
  const replications = outputs.map(({ months }) => SERIES[id](months));
  const mean = meanOverReplications(replications);
  const { leaveOut, leastAt } = mser5(mean);
  const byMonth = at.map((_, month) => replications.map((values) => values[month]).sort((one, other) => one - other));
  return {
    metric: id,
    title,
    measure,
    ...(leaveOut !== undefined && { leaveOut: daysBetween(at[0], at[leaveOut]) }),
    leastAt: daysBetween(at[0], at[Math.min(leastAt, at.length - 1)]),
    mean: [...mean],
    low: byMonth.map((values) => quantile(values, 0.05)),
    high: byMonth.map((values) => quantile(values, 0.95)),
    smooth: [...welchAverage(replications, MONTHS_AROUND)],
  };
}

function answerOf(scenario: Scenario, growth: readonly Growth[], series: readonly WarmUpSeries[]): WarmUpAnswer {
  if (growth.length > 0) return { kind: "grows", pools: growth };
  const unsettled = series.filter(({ leaveOut }) => leaveOut === undefined).map(({ metric }) => metric);
  if (unsettled.length > 0) return { kind: "unsettled", metrics: unsettled };
  const longest = series.reduce((one, other) => ((other.leaveOut ?? 0) > (one.leaveOut ?? 0) ? other : one));
  const days = wholeYears(longest.leaveOut ?? 0);
  return { kind: "found", days, metric: longest.metric, isEnough: scenario.study.warmUp >= (longest.leaveOut ?? 0) };
}

/** Beyond a year a warm-up is given in whole years. [days] */
function wholeYears(days: number): number {
  return days <= DAYS_PER_YEAR ? days : Math.ceil(days / DAYS_PER_YEAR - 1e-9) * DAYS_PER_YEAR;
}

/** How long each pool remembers by theory, at the load of the last year of the run. */
function forgetting(loads: LoadsBetween, run: number): readonly Forgetting[] {
  return loads(Math.max(0, run - DAYS_PER_YEAR), run).map(forgettingOf);
}

function forgettingOf({ name, load, beds, arrivals, meanStay, groups }: PoolLoad): Forgetting {
  const servers = Math.round(beds);
  const of = { pool: name, load, beds, meanStay, mayLeave: groups.some(mayLeave) };
  if (!(arrivals > 0 && meanStay > 0 && servers >= 1)) return of;
  const days = relaxationTime({ servers, arrivals, meanStay });
  return Number.isFinite(days) ? { ...of, days } : of;
}

function fewReplications(replications: number): readonly string[] {
  if (replications >= 10) return [];
  return [
    `With ${replications} replications chance moves the mean from month to month, and a short warm-up may only mean that the start does not show above the noise. Ask for 20 or more.`,
  ];
}
