import studentQuantile from "@stdlib/stats-base-dists-t-quantile";
import { observationOf, Replicator } from "../../src/experiment/index.js";
import { estimate, type MetricEstimate, type Outputs, type Summary, summarise } from "../../src/observe/index.js";
import { readScenario, type Scenario } from "../../src/scenario/index.js";
import type { Finding } from "./judge.js";
import { Snapshots } from "./snapshots.js";
import type { DateRow, MonthRow, Row, TheoryCase } from "./theory-case.js";

interface Done {
  readonly name: string;
  readonly scenario: Scenario;
  readonly outputs: readonly Outputs[];
  /** Worked out only for cases that look at groups. */
  readonly summary: Summary | undefined;
}

/** Runs a case through its scenario file, as text, and compares what comes out with the truth.
 *  @param stretch every stay is multiplied by it; anything but 1 is a known bias
 *  @param part of the case's replications to run */
export async function findingsOf(theory: TheoryCase, stretch = 1, part = 1): Promise<readonly Finding[]> {
  const scenario = scenarioOf(theory, stretch);
  const replications = Math.max(5, Math.round(theory.replications * part));
  const days = [...new Set((theory.dates ?? []).map(({ day }) => day))].sort((one, other) => one - other);
  const { outputs, snapshots } = simulate(scenario, replications, days);
  const grouped = theory.rows.some(({ group, unit }) => group !== undefined || unit !== undefined);
  const summary = grouped ? summarise(observationOf(scenario), outputs) : undefined;
  const done = { name: theory.name, scenario, outputs, summary };
  const all = [
    ...theory.rows.map((row) => rowFinding(done, row)),
    ...(theory.months ?? []).flatMap((row) => monthFindings(done, row)),
    ...(theory.dates ?? []).flatMap((row) => dateFindings(done, row, snapshots, days.indexOf(row.day))),
  ];
  return all.map((finding, index) => ({ ...finding, first: index === 0 }));
}

function scenarioOf({ name, file, beside = {} }: TheoryCase, stretch: number): Scenario {
  const text = JSON.stringify(file(stretch));
  const read = (reference: string) => ({ name: reference, text: beside[reference] });
  return readScenario({ name: `${name}.yaml`, text, read });
}

interface Simulated {
  readonly outputs: readonly Outputs[];
  readonly snapshots: readonly Snapshots[];
}

function simulate(scenario: Scenario, replications: number, days: readonly number[]): Simulated {
  const replicator = new Replicator(scenario);
  const outputs: Outputs[] = [];
  const snapshots: Snapshots[] = [];
  for (let replication = 1; replication <= replications; replication++) {
    const seen = new Snapshots(days);
    outputs.push(replicator.replicate(replication, days.length > 0 ? { listener: seen.listener } : {}));
    seen.finish();
    if (days.length > 0) snapshots.push(seen);
  }
  return { outputs, snapshots };
}

function rowFinding(done: Done, row: Row): Finding {
  const found = metricOf(done, row);
  const value = found.estimate ?? Number.NaN;
  const known = row.variance !== undefined;
  const error = known ? Math.sqrt((row.variance ?? 0) / done.outputs.length) : errorOf(found);
  const metric = [row.metric, row.group ?? row.unit ?? []].flat().join(", ");
  const df = known ? Number.POSITIVE_INFINITY : found.n - 1;
  return findingOf(done, row, { metric, exact: row.exact, estimate: value, error, df });
}

function metricOf({ scenario, outputs, summary }: Done, { metric, group, unit }: Row): MetricEstimate {
  if (summary !== undefined && group !== undefined) return summary.groups[group].metrics[metric];
  if (summary !== undefined && unit !== undefined) return summary.units[unit].metrics[metric];
  return estimate(observationOf(scenario), outputs, metric);
}

/** The standard error behind an interval. */
function errorOf({ low, high, level, n }: MetricEstimate): number {
  if (low === undefined || high === undefined) return Number.NaN;
  return (high - low) / 2 / studentQuantile((1 + level) / 2, n - 1);
}

function monthFindings(done: Done, row: MonthRow): Finding[] {
  const values = done.outputs.map(({ months }) => months[row.of][row.month]);
  return spreadFindings(done, row, `${row.of}, month ${row.month + 1}`, values);
}

function dateFindings(done: Done, row: DateRow, snapshots: readonly Snapshots[], place: number): Finding[] {
  const values = snapshots.map((snapshot) => snapshot[row.of][place]);
  return spreadFindings(done, row, `${row.of}, day ${row.day}`, values);
}

type Spread = Pick<MonthRow, "mean" | "variance" | "kurtosis" | "meanAtMost" | "atMost" | "why">;

/** Compares the mean of one value of each replication, and its variance where that is known. */
function spreadFindings(done: Done, row: Spread, metric: string, values: readonly number[]): Finding[] {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const known = row.variance;
  const df = known === undefined ? n - 1 : Number.POSITIVE_INFINITY;
  const ofMean = { metric, exact: row.mean, estimate: mean, error: Math.sqrt((known ?? variance) / n), df };
  if (known === undefined) return [findingOf(done, row, ofMean)];
  const error = known * Math.sqrt(2 / (n - 1) + (row.kurtosis ?? 0) / n);
  const ofVariance = { metric: `${metric}, variance`, exact: known, estimate: variance, error, df };
  const { meanAtMost = 0.03, why = "" } = row;
  return [findingOf(done, { atMost: meanAtMost, why }, ofMean), findingOf(done, row, ofVariance)];
}

type Compared = Pick<Finding, "metric" | "exact" | "estimate" | "error" | "df">;

function findingOf(done: Done, { atMost = 0.01, why = "" }: { atMost?: number; why?: string }, of: Compared): Finding {
  return { case: done.name, ...of, atMost, why, first: false };
}
