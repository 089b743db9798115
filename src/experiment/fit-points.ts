import { UsageError } from "../foundation/index.js";
import { estimate, type MetricEstimate, type Part } from "../observe/index.js";
import type { Scenario, Setting, Variation } from "../scenario/index.js";
import { studentTQuantile } from "../stats/index.js";
import { observationOf } from "./observation.js";
import { type ExperimentOptions, LEVEL, replicate } from "./replications.js";

/** A metric of which the fit wants to know. */
export interface Wanted {
  readonly metric: string;
  readonly of?: Part;
}

/** A scenario at one choice of its unknowns. */
export interface FitPoint {
  readonly scenario: Scenario;
  /** In the order of what is wanted. */
  readonly found: readonly MetricEstimate[];
}

/** Simulates a scenario at choices of its unknowns, each choice once, all with the seed of the first and as many replications. */
export class FitPoints {
  readonly #vary: Variation;
  readonly #paths: readonly string[];
  readonly #wanted: readonly Wanted[];
  readonly #options: ExperimentOptions;
  readonly #known = new Map<string, FitPoint>();

  constructor(vary: Variation, paths: readonly string[], wanted: readonly Wanted[], options: ExperimentOptions) {
    this.#vary = vary;
    this.#paths = paths;
    this.#wanted = wanted;
    this.#options = options;
  }

  /** Choices simulated so far. */
  get count(): number {
    return this.#known.size;
  }

  settings(at: readonly number[]): readonly Setting[] {
    return this.#paths.map((path, i) => ({ path, value: String(at[i]) }));
  }

  /** Every choice that was simulated. */
  seen(): readonly FitPoint[] {
    return [...this.#known.values()];
  }

  /** @throws CancelledError when stopped; ScenarioError when the scenario cannot be so */
  async at(values: readonly number[]): Promise<FitPoint> {
    const key = values.join(" ");
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const point = await this.#simulate(values);
    this.#known.set(key, point);
    return point;
  }

  async #simulate(values: readonly number[]): Promise<FitPoint> {
    const scenario = this.#vary(this.settings(values));
    const { onProgress, ...options } = this.#options;
    const step = `point ${this.#known.size + 1} of the fit`;
    const told = onProgress && {
      onProgress: (progress: Parameters<typeof onProgress>[0]) => onProgress({ ...progress, step }),
    };
    const { outputs } = await replicateWhole(scenario, { ...options, ...told });
    const plan = observationOf(scenario);
    return { scenario, found: this.#wanted.map(({ metric, of }) => estimate(plan, outputs, metric, LEVEL, of)) };
  }
}

/** A point with fewer replications than the others has other luck, so a stop ends the fit.
 *  @throws CancelledError */
async function replicateWhole(scenario: Scenario, options: ExperimentOptions) {
  const replicated = await replicate(scenario, options);
  options.signal?.throwIfAborted();
  return replicated;
}

/** The standard error behind an interval over replications.
 *  @throws UsageError when there is none */
export function errorOf({ low, high, level, n, title }: MetricEstimate): number {
  if (low === undefined || high === undefined || !Number.isFinite(high - low))
    throw new UsageError(`“${title}” has no standard error at ${n} replications; ask for more, or for another figure`);
  return (high - low) / 2 / studentTQuantile((1 + level) / 2, n - 1);
}
