import { MINUTES_PER_DAY, UsageError, VERSION } from "../foundation/index.js";
import { compile, offeredLoads } from "../model/index.js";
import { describeMetric, type MetricEstimate } from "../observe/index.js";
import { type PolicyOverrides, rulesInWords, type Scenario, type Target } from "../scenario/index.js";
import { BedCurve } from "./bed-curve.js";
import { crossing } from "./crossing.js";
import { overloads, overloadWarnings } from "./overload.js";
import { type ExperimentOptions, LEVEL } from "./replications.js";
import type { BedsAnswer, BedsResult, CurvePoint } from "./result.js";
import { coldStart, identityOf, ownRulesSaid, windowOf } from "./study.js";

/** The search ends when the answer is bracketed this closely: one bed, or a few where there are thousands. */
const RESOLUTION = 0.0025;

/** How far a search goes up or down at a time before it has a bracket. */
const STRIDE = 1.1;

/** How often the number of beds is doubled for nobody to wait before the search gives up. */
const DOUBLINGS = 6;

/** How many strides beyond the curve the ends of an interval are looked for. */
const STRIDES_FOR_AN_END = 8;

/** Numbers of beds drawn around an answer, so that the curve shows what a few more or fewer would do. */
const AROUND = [0.9, 0.95, 0.98, 1.02, 1.05, 1.1];

/** The fewest beds, in the estate's present proportions, with which a scenario keeps a target.
 *
 *  Every number of beds is tried on the same replications, so the same people with the same luck: the curve is as smooth
 *  as common random numbers make it. The answer is where the estimate crosses the target; its interval holds the bed
 *  numbers whose own interval includes the target, which is a test turned round, so it has that interval's level.
 *  Where no number of beds keeps the target, the same is asked of the part that beds govern.
 *  @throws UsageError when more beds move the metric away from the target */
export async function findBeds(
  scenario: Scenario,
  target: Target,
  options: ExperimentOptions = {},
): Promise<BedsResult> {
  if (options.precision !== undefined) {
    throw new UsageError(
      "A search for beds runs the same number of replications at every number of beds: give replications.",
    );
  }
  refuseTarget(target);
  const part = governedBy(target);
  const metrics = part === undefined ? [target.metric] : [target.metric, part.metric];
  const curve = new BedCurve(scenario, metrics, options);
  const whole = await search(scenario, target, curve, options.policies);
  if (part === undefined || whole.answer.kind !== "beyondBeds") return whole;
  return { ...whole, governed: await search(scenario, part, curve, options.policies) };
}

/** @throws UsageError for what no metric can keep */
function refuseTarget({ metric, bound, value }: Target): void {
  const { measure } = describeMetric(metric);
  if (bound !== "atLeast" && bound !== "atMost") {
    throw new UsageError(`target: expected the bound atLeast or atMost, received ${String(bound)}`);
  }
  if (measure === "share" && !(value >= 0 && value <= 1)) {
    const meant = value > 1 && value <= 100 ? `; did you mean ${value}%, which is ${value / 100}?` : "";
    throw new UsageError(`target: ${metric} is a share between 0 and 1, received ${value}${meant}`);
  }
  if (!Number.isFinite(value) || value < 0)
    throw new UsageError(`target: expected a number, 0 or more, received ${value}`);
}

/** The part of a 28-day target that beds govern: the wait between joining the list and the offer, with the same bound. */
function governedBy({ metric, bound, value }: Target): Target | undefined {
  const whole = /^(transferTime\.(allLevels\.)?within(28|Standard)|listed\.admittedWithin28)$/.test(metric);
  return whole && bound === "atLeast" ? { metric: "bedWait.within28", bound, value } : undefined;
}

async function search(
  scenario: Scenario,
  target: Target,
  curve: BedCurve,
  policies: PolicyOverrides | undefined,
): Promise<BedsResult> {
  const search = new BedSearch(target, curve, plenty(scenario, policies, curve.now));
  const answer = await search.answer();
  return {
    format: "securebeds/beds@1",
    version: VERSION,
    scenario: identityOf(scenario, policies),
    seed: scenario.seed,
    replications: curve.replications,
    window: windowOf(scenario),
    now: curve.now,
    today: await search.at(curve.now),
    target,
    answer,
    curve: search.points(),
    rules: rulesInWords(scenario, policies),
    warnings: [...overloadWarnings(overloads(scenario, policies)), ...coldStart(scenario), ...ownRulesSaid(policies)],
  };
}

/** One search along one metric's curve. */
class BedSearch {
  readonly #target: Target;
  readonly #curve: BedCurve;
  readonly #plenty: number;
  readonly #points = new Map<number, CurvePoint>();

  constructor(target: Target, curve: BedCurve, plenty: number) {
    this.#target = target;
    this.#curve = curve;
    this.#plenty = plenty;
  }

  async answer(): Promise<BedsAnswer> {
    const { now, fewest } = this.#curve;
    const today = await this.at(now);
    const most = await this.#most();
    if (!this.#keeps(most)) {
      this.#refuseIfBackwards(today, most);
      const everyoneServed = !this.#curve.anyoneWaits(most.beds);
      return { kind: "beyondBeds", best: most.value.estimate, withBeds: most.beds, everyoneServed };
    }
    const bracket = this.#keeps(today) ? await this.#downFrom(now) : await this.#upFrom(now, most.beds);
    if (bracket === undefined)
      return { kind: "always", withBeds: fewest, worst: this.#points.get(fewest)?.value.estimate };
    const beds = await this.#narrow(bracket.missed, bracket.kept);
    for (const share of AROUND) await this.at(Math.max(fewest, Math.round(beds * share)));
    return { kind: "found", beds, ...(await this.#interval(beds, most.beds)), level: LEVEL };
  }

  /** As many beds as the target takes to be kept, or as it takes for nobody to wait, whichever is reached first. */
  async #most(): Promise<CurvePoint> {
    let most = await this.at(this.#plenty);
    for (let i = 0; i < DOUBLINGS && !this.#keeps(most) && this.#curve.anyoneWaits(most.beds); i++) {
      most = await this.at(2 * most.beds);
    }
    return most;
  }

  async at(beds: number): Promise<CurvePoint> {
    const point = await this.#curve.at(this.#target.metric, beds);
    this.#points.set(beds, point);
    return point;
  }

  /** The points seen, fewest beds first. */
  points(): readonly CurvePoint[] {
    return [...this.#points.values()].sort((one, other) => one.beds - other.beds);
  }

  /** How far a value is on the right side of the target; negative on the wrong one. Nobody offered a bed misses it. */
  #margin(value: number | undefined): number {
    if (value === undefined) return Number.NEGATIVE_INFINITY;
    return this.#target.bound === "atLeast" ? value - this.#target.value : this.#target.value - value;
  }

  #keeps({ value }: CurvePoint): boolean {
    return this.#margin(value.estimate) >= 0;
  }

  #refuseIfBackwards(today: CurvePoint, most: CurvePoint): void {
    if (!(this.#margin(most.value.estimate) < this.#margin(today.value.estimate))) return;
    throw new UsageError(
      `More beds move ${this.#target.metric} away from the target, so there is no fewest number of beds. Ask for the other bound, or for a share within 28 days.`,
    );
  }

  async #upFrom(now: number, most: number): Promise<{ missed: number; kept: number }> {
    let missed = now;
    for (;;) {
      const next = Math.min(most, further(missed));
      if (this.#keeps(await this.at(next))) return { missed, kept: next };
      missed = next;
    }
  }

  /** `undefined` when the fewest that can be tried are enough. */
  async #downFrom(now: number): Promise<{ missed: number; kept: number } | undefined> {
    const { fewest } = this.#curve;
    let kept = now;
    while (kept > fewest) {
      const next = Math.max(fewest, nearer(kept));
      if (!this.#keeps(await this.at(next))) return { missed: next, kept };
      kept = next;
    }
    return undefined;
  }

  /** Narrows a bracket, guessing along the straight line between its ends. */
  async #narrow(missedAt: number, keptAt: number): Promise<number> {
    let missed = missedAt;
    let kept = keptAt;
    while (kept - missed > Math.max(1, Math.floor(kept * RESOLUTION))) {
      const next = between(missed, kept, this.#guess(missed, kept));
      if (this.#keeps(await this.at(next))) kept = next;
      else missed = next;
    }
    return kept - missed === 1 ? kept : Math.min(kept, Math.ceil(this.#guess(missed, kept)));
  }

  #guess(missed: number, kept: number): number {
    const below = this.#margin(this.#points.get(missed)?.value.estimate);
    const above = this.#margin(this.#points.get(kept)?.value.estimate);
    const share = -below / (above - below);
    return Number.isFinite(share) ? missed + (kept - missed) * share : (missed + kept) / 2;
  }

  /** Where the better and the worse end of the intervals cross the target, looked for beyond the curve if need be. */
  async #interval(beds: number, most: number): Promise<{ low: number | undefined; high: number | undefined }> {
    const atLeast = this.#target.bound === "atLeast";
    const better = ({ low, high }: MetricEstimate) => (atLeast ? high : low);
    const worse = ({ low, high }: MetricEstimate) => (atLeast ? low : high);
    const { fewest } = this.#curve;
    if (better(this.points()[0].value) === undefined) return { low: undefined, high: undefined };
    for (
      let i = 0;
      i < STRIDES_FOR_AN_END && this.#lowest().beds > fewest && this.#holds(better, this.#lowest());
      i++
    ) {
      await this.at(Math.max(fewest, nearer(this.#lowest().beds)));
    }
    for (let i = 0; i < STRIDES_FOR_AN_END && this.#end(worse) === undefined && this.#highestBelow(most) < most; i++) {
      await this.at(Math.min(most, further(this.#highestBelow(most))));
    }
    const low = this.#end(better);
    const high = this.#end(worse);
    const open = this.#lowest().beds > fewest && this.#holds(better, this.#lowest());
    return {
      low: low === undefined || open ? undefined : Math.min(beds, low),
      high: high === undefined ? undefined : Math.max(beds, high),
    };
  }

  #lowest(): CurvePoint {
    return this.points()[0];
  }

  /** The most beds tried so far, the far end of the search apart. */
  #highestBelow(most: number): number {
    const near = this.points().filter(({ beds }) => beds < most);
    return near.length === 0 ? most : near[near.length - 1].beds;
  }

  #holds(end: (value: MetricEstimate) => number | undefined, { value }: CurvePoint): boolean {
    return this.#margin(end(value)) >= 0;
  }

  #end(end: (value: MetricEstimate) => number | undefined): number | undefined {
    return crossing(
      this.points().flatMap(({ beds, value }) => {
        const bound = end(value);
        return bound === undefined ? [] : [{ beds, margin: this.#margin(bound) }];
      }),
    );
  }
}

/** A tenth more, or a tenth less, by one bed at least. */
function further(beds: number): number {
  return Math.max(beds + 1, Math.round(beds * STRIDE));
}

function nearer(beds: number): number {
  return Math.min(beds - 1, Math.round(beds / STRIDE));
}

/** A guess kept inside its bracket and away from the ends, so that each step takes off a tenth at least. */
function between(missed: number, kept: number, guess: number): number {
  const margin = (kept - missed) / 10;
  const inside = Math.min(kept - margin, Math.max(missed + margin, guess));
  return Math.min(kept - 1, Math.max(missed + 1, Math.round(inside)));
}

/** Beds enough for nobody to wait: three times today's, or twice what is asked for, whichever is more. */
function plenty(scenario: Scenario, policies: PolicyOverrides | undefined, now: number): number {
  const end = (scenario.study.warmUp + scenario.study.run) * MINUTES_PER_DAY;
  const load = offeredLoads(compile(scenario, policies), 0, Math.max(1, Math.round(end))).reduce(
    (sum, pool) => sum + pool.load,
    0,
  );
  return Math.max(3 * now, Math.ceil(2 * load) + 10);
}
