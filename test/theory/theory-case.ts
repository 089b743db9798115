import type { FileDistribution, ScenarioFile } from "../../src/scenario/index.js";

/** A metric of the whole estate, of a group or of a unit whose expectation is known. */
export interface Row {
  readonly metric: string;
  readonly exact: number;
  readonly group?: string;
  readonly unit?: string;
  /** Variance of one replication's value, where theory knows it; otherwise the standard error is estimated. */
  readonly variance?: number;
  /** Largest 99 % half width ÷ truth that passes: 1 % unless `why` says otherwise. */
  readonly atMost?: number;
  readonly why?: string;
}

/** A monthly average over replications: its mean is compared, and its variance where `spread` asks for it. */
export interface MonthRow {
  readonly of: "occupied" | "waiting";
  /** Position in the series. */
  readonly month: number;
  readonly mean: number;
  readonly variance?: number;
  /** Excess kurtosis of one value, for the standard error of the variance. */
  readonly kurtosis?: number;
  /** Largest 99 % half width ÷ truth of the mean where the variance is compared as well: 3 % unless `why` says otherwise. */
  readonly meanAtMost?: number;
  readonly atMost?: number;
  readonly why?: string;
}

/** What is counted at midnight of a day: its mean and its variance over replications are compared. */
export interface DateRow {
  readonly of: "occupied" | "waiting";
  readonly day: number;
  readonly mean: number;
  readonly variance: number;
  /** Excess kurtosis of one value, for the standard error of the variance. */
  readonly kurtosis: number;
  /** Largest 99 % half width ÷ truth of the mean where the variance is compared as well: 3 % unless `why` says otherwise. */
  readonly meanAtMost?: number;
  readonly atMost?: number;
  readonly why?: string;
}

/** A queue whose truth is known, as a scenario file. */
export interface TheoryCase {
  readonly name: string;
  /** The file with every stay multiplied by `stretch`; the truth is that of 1. */
  readonly file: (stretch: number) => ScenarioFile;
  readonly replications: number;
  readonly rows: readonly Row[];
  readonly months?: readonly MonthRow[];
  readonly dates?: readonly DateRow[];
  /** Files beside the scenario, by name. */
  readonly beside?: Readonly<Record<string, string>>;
}

export const DAYS_PER_YEAR = 365.25;

/** The parts of a scenario in which the classical queues differ. */
export interface QueueParts {
  readonly name: string;
  readonly beds: number;
  readonly warmUp: number;
  readonly run: number;
  readonly demand: ScenarioFile["demand"];
  readonly more?: Partial<ScenarioFile>;
}

/** Other seeds than the usual ones, for a run that looks what the usual ones hide: `SECUREBEDS_FRESH_SEED=anything`. */
export const FRESH_SEED = process.env.SECUREBEDS_FRESH_SEED;

/** One unit, one catchment; the name is the seed, so that no two cases share luck. */
export function queueFile({ name, beds, warmUp, run, demand, more = {} }: QueueParts): ScenarioFile {
  return {
    format: "securebeds/scenario@1",
    name,
    seed: FRESH_SEED === undefined ? `theory ${name}` : `theory ${name}, ${FRESH_SEED}`,
    study: { warmUp: `${warmUp} days`, run: `${run} days`, followUp: "5 years" },
    estate: { units: { ward: { beds } } },
    demand,
    ...more,
  };
}

/** A group from court: nobody asks for anything but a bed and a stay. */
export function fromCourt(perDay: number, stay: FileDistribution): ScenarioFile["demand"][string] {
  return { from: "court", perYear: perDay * DAYS_PER_YEAR, stays: { rehabilitate: stay } };
}

export function exponential(mean: number): FileDistribution {
  return { exponential: { mean } };
}

/** Days to be measured so that the 99 % half width of a time average is 0.99 % of the truth: chosen beforehand. */
export function daysForOnePercent(asymptoticVariance: number, exact: number): number {
  return asymptoticVariance / ((0.0099 * exact) / 2.5758) ** 2;
}

/** The people that a 99 % half width of 1 % would take, for a reason that can be checked. */
export function tooDear(perDay: number, asymptoticVariance: number, exact: number): string {
  const days = asymptoticVariance / ((0.01 * exact) / 2.5758) ** 2;
  return `1 % would take ${((perDay * days) / 1e6).toPrecision(2)} million people`;
}
