import { CancelledError } from "../foundation/index.js";
import { estimate, type MetricEstimate } from "../observe/index.js";
import { bedsAtStart, type Scenario, withBeds } from "../scenario/index.js";
import { allocate } from "./allocation.js";
import { replicationsAtEachPoint } from "./design-points.js";
import { observationOf } from "./observation.js";
import { type ExperimentOptions, LEVEL, replicate } from "./replications.js";
import type { CurvePoint } from "./result.js";

/** What every point of a curve says beside the metrics asked for. */
const COMPANIONS = ["bedWait.mean", "bedWait.any", "occupancy.mean", "beds.occupied"];

type Estimates = Readonly<Record<string, MetricEstimate>>;

/** A scenario at any number of beds, in its present proportions, always with the same people and the same luck. Each number
 *  is simulated once, however many questions are asked about it. */
export class BedCurve {
  /** Beds on day zero. */
  readonly now: number;
  readonly replications: number;
  readonly #scenario: Scenario;
  readonly #metrics: readonly string[];
  readonly #options: ExperimentOptions;
  readonly #base: readonly number[];
  readonly #known = new Map<number, Estimates>();

  /** @param metrics that questions will be asked about */
  constructor(scenario: Scenario, metrics: readonly string[], options: ExperimentOptions) {
    this.#scenario = scenario;
    this.#metrics = [...new Set([...metrics, ...COMPANIONS])];
    this.#options = options;
    this.#base = bedsAtStart(scenario);
    this.now = this.#base.reduce((sum, beds) => sum + beds, 0);
    this.replications = replicationsAtEachPoint(scenario, options);
  }

  /** The fewest beds that leave no unit below nothing when its later closures come. Never less than 1. */
  get fewest(): number {
    const needed = this.#scenario.estate.units.map(({ changes }) => {
      const later = changes.filter(({ day }) => day > 0).map(({ beds }) => beds);
      const lost = later.map((_, i) => -later.slice(0, i + 1).reduce((sum, beds) => sum + beds, 0));
      return Math.max(0, ...lost);
    });
    const suffices = (total: number) => allocate(this.#base, total).every((beds, unit) => beds >= needed[unit]);
    let total = Math.max(
      1,
      Math.min(
        this.now,
        needed.reduce((sum, beds) => sum + beds, 0),
      ),
    );
    while (total < this.now && !suffices(total)) total++;
    return total;
  }

  /** Whether anybody waits for a bed at a number of beds that has been simulated. */
  anyoneWaits(beds: number): boolean {
    return this.#known.get(beds)?.["bedWait.any"].estimate !== 0;
  }

  /** The point of one metric's curve at a number of beds. */
  async at(metric: string, beds: number): Promise<CurvePoint> {
    const found = this.#known.get(beds) ?? (await this.#simulate(beds));
    this.#known.set(beds, found);
    return {
      beds,
      unitBeds: allocate(this.#base, beds),
      value: found[metric],
      bedWait: found["bedWait.mean"],
      occupancy: found["occupancy.mean"],
      occupied: found["beds.occupied"],
    };
  }

  async #simulate(beds: number): Promise<Estimates> {
    const changed = withBeds(this.#scenario, allocate(this.#base, beds));
    const onProgress = this.#options.onProgress;
    const { outputs, stopped } = await replicate(changed, {
      ...this.#options,
      replications: this.replications,
      ...(onProgress && {
        onProgress: (progress) => onProgress({ ...progress, step: `${progress.step}, ${beds} beds` }),
      }),
    });
    if (stopped === "cancelled")
      throw new CancelledError(`stopped at ${beds} beds, after ${this.#known.size} other numbers`);
    const plan = observationOf(changed, this.#options.policies);
    return Object.fromEntries(this.#metrics.map((metric) => [metric, estimate(plan, outputs, metric, LEVEL)]));
  }
}
