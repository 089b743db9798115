import { UsageError, VERSION } from "../foundation/index.js";
import { compile, offeredLoads } from "../model/index.js";
import { estimate, type MetricEstimate } from "../observe/index.js";
import { rulesInWords, type Scenario, type Target, withBeds } from "../scenario/index.js";
import { allocate } from "./allocation.js";
import { crossing } from "./crossing.js";
import { observationOf } from "./observation.js";
import { type ExperimentOptions, LEVEL, replicate } from "./replications.js";
import type { BedsAnswer, BedsResult, CurvePoint } from "./result.js";
import { identityOf, windowOf } from "./study.js";

/** Replications at each number of beds where neither caller nor scenario fixes them. */
const REPLICATIONS = 12;

/** The search ends when the answer is bracketed this closely: one bed, or one in a thousand where there are thousands. */
const RESOLUTION = 0.001;

/** The fewest beds, in the estate's present proportions, with which a scenario keeps a target.
 *
 *  Every number of beds is tried on the same replications, so the same people with the same luck: the curve is as smooth
 *  as common random numbers make it. The answer is where the estimate crosses the target; its interval holds the bed
 *  numbers whose own interval includes the target, which is a test turned round, so it has that interval's level.
 *  @throws UsageError when more beds move the metric away from the target */
export async function findBeds(
  scenario: Scenario,
  target: Target,
  options: ExperimentOptions = {},
): Promise<BedsResult> {
  const search = new BedSearch(scenario, target, options);
  const answer = await search.answer();
  return {
    format: "securebeds/beds@1",
    version: VERSION,
    scenario: identityOf(scenario),
    seed: scenario.seed,
    replications: search.replications,
    window: windowOf(scenario),
    now: search.now,
    today: await search.at(search.now),
    target,
    answer,
    curve: search.curve(),
    rules: rulesInWords(scenario),
    warnings: [],
  };
}

class BedSearch {
  readonly now: number;
  readonly replications: number;
  readonly #scenario: Scenario;
  readonly #target: Target;
  readonly #options: ExperimentOptions;
  readonly #base: readonly number[];
  readonly #plenty: number;
  readonly #points = new Map<number, CurvePoint>();

  constructor(scenario: Scenario, target: Target, options: ExperimentOptions) {
    this.#scenario = scenario;
    this.#target = target;
    this.#options = options;
    this.#base = scenario.estate.units.map(({ beds }) => beds);
    this.now = this.#base.reduce((sum, beds) => sum + beds, 0);
    this.#plenty = plenty(scenario, this.now);
    const { replications } = scenario.study;
    this.replications = options.replications ?? (replications.kind === "fixed" ? replications.count : REPLICATIONS);
  }

  async answer(): Promise<BedsAnswer> {
    const most = await this.at(this.#plenty);
    const today = await this.at(this.now);
    if (!this.#keeps(most)) {
      this.#refuseIfBackwards(today);
      return { kind: "beyondBeds", best: most.value.estimate, withBeds: this.#plenty };
    }
    const bracket = this.#keeps(today) ? await this.#downwards() : { low: this.now, high: this.#plenty };
    if (bracket === undefined) return this.#always();
    const beds = await this.#narrow(bracket.low, bracket.high);
    await this.#drawAround(beds);
    return { kind: "found", beds, ...this.#interval(beds), level: LEVEL };
  }

  /** The point of the curve at a number of beds; simulated once. */
  async at(beds: number): Promise<CurvePoint> {
    const known = this.#points.get(beds);
    if (known !== undefined) return known;
    const point = await this.#simulate(beds);
    this.#points.set(beds, point);
    return point;
  }

  curve(): readonly CurvePoint[] {
    return [...this.#points.values()].sort((one, other) => one.beds - other.beds);
  }

  async #simulate(beds: number): Promise<CurvePoint> {
    const unitBeds = allocate(this.#base, beds);
    const changed = withBeds(this.#scenario, unitBeds);
    const onProgress = this.#options.onProgress;
    const { outputs } = await replicate(changed, {
      ...this.#options,
      replications: this.replications,
      ...(onProgress && {
        onProgress: (progress) => onProgress({ ...progress, step: `${progress.step}, ${beds} beds` }),
      }),
    });
    const plan = observationOf(changed);
    const value = (metric: string) => estimate(plan, outputs, metric, LEVEL);
    const wanted = value(this.#target.metric);
    if (wanted === undefined) throw new UsageError(`${this.#target.metric} has no value in this scenario`);
    return {
      beds,
      unitBeds,
      value: wanted,
      bedWait: value("bedWait.mean"),
      occupancy: value("occupancy.mean"),
      occupied: value("beds.occupied"),
    };
  }

  /** How far a value is on the right side of the target; negative on the wrong one. */
  #margin(value: number): number {
    return this.#target.bound === "atLeast" ? value - this.#target.value : this.#target.value - value;
  }

  #keeps({ value }: CurvePoint): boolean {
    return value.estimate !== undefined && this.#margin(value.estimate) >= 0;
  }

  #refuseIfBackwards(today: CurvePoint): void {
    if (!this.#keeps(today)) return;
    throw new UsageError(
      `More beds move ${this.#target.metric} away from the target, so there is no fewest number of beds. Ask for the other bound, or for a share within 28 days.`,
    );
  }

  /** Fewer and fewer beds until the target is missed; `undefined` if it never is. */
  async #downwards(): Promise<{ low: number; high: number } | undefined> {
    let high = this.now;
    for (const share of [0.9, 0.75, 0.5, 0.25, 0]) {
      const low = Math.max(1, Math.floor(this.now * share));
      if (!this.#keeps(await this.at(low))) return { low, high };
      high = low;
    }
    return undefined;
  }

  #always(): BedsAnswer {
    return { kind: "always", withBeds: 1, worst: this.#points.get(1)?.value.estimate };
  }

  /** Narrows a bracket (target missed at `low`, kept at `high`), guessing along the straight line between its ends. */
  async #narrow(low: number, high: number): Promise<number> {
    let missed = low;
    let kept = high;
    while (kept - missed > Math.max(1, Math.floor(kept * RESOLUTION))) {
      const next = between(missed, kept, this.#guess(missed, kept));
      if (this.#keeps(await this.at(next))) kept = next;
      else missed = next;
    }
    return kept - missed === 1 ? kept : Math.min(kept, Math.ceil(this.#guess(missed, kept)));
  }

  #guess(missed: number, kept: number): number {
    const below = this.#margin(this.#points.get(missed)?.value.estimate ?? 0);
    const above = this.#margin(this.#points.get(kept)?.value.estimate ?? 0);
    return above === below ? (missed + kept) / 2 : missed + ((kept - missed) * -below) / (above - below);
  }

  /** Points on both sides of the answer, so that the curve shows what a few beds more or fewer would do. */
  async #drawAround(beds: number): Promise<void> {
    for (const share of [0.9, 0.95, 0.98, 1, 1.02, 1.05, 1.1]) await this.at(Math.round(beds * share));
  }

  /** Where the better and the worse end of the intervals cross the target. */
  #interval(beds: number): { low: number; high: number } {
    const end = (pick: (value: MetricEstimate) => number | undefined) =>
      crossing(
        this.curve().flatMap((point) => {
          const value = pick(point.value);
          return value === undefined ? [] : [{ beds: point.beds, margin: this.#margin(value) }];
        }),
      );
    const better = (value: MetricEstimate) => (this.#target.bound === "atLeast" ? value.high : value.low);
    const worse = (value: MetricEstimate) => (this.#target.bound === "atLeast" ? value.low : value.high);
    return { low: Math.min(beds, end(better) ?? beds), high: Math.max(beds, end(worse) ?? beds) };
  }
}

/** A guess kept inside its bracket and away from the ends, so that each step takes off a tenth at least. */
function between(missed: number, kept: number, guess: number): number {
  const margin = (kept - missed) / 10;
  const inside = Math.min(kept - margin, Math.max(missed + margin, guess));
  return Math.min(kept - 1, Math.max(missed + 1, Math.round(inside)));
}

/** Beds enough for nobody to wait: three times today's, or twice what is asked for, whichever is more. */
function plenty(scenario: Scenario, now: number): number {
  const end = (scenario.study.warmUp + scenario.study.run) * 1440;
  const load = offeredLoads(compile(scenario), 0, Math.max(1, Math.round(end))).reduce(
    (sum, pool) => sum + pool.load,
    0,
  );
  return Math.max(3 * now, Math.ceil(2 * load) + 10);
}
