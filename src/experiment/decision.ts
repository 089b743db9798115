import { estimate, type ObservationPlan, type Outputs } from "../observe/index.js";
import type { Target } from "../scenario/index.js";
import { bonferroniLevel } from "../stats/index.js";
import type { TargetOutcome } from "./result.js";

/** How many times as many replications there are from one look at the targets to the next. */
const GROWTH = 1.5;

/** Numbers of replications at which targets are looked at: from `first`, each half as many again, the last `most`. */
export function looksUpTo(first: number, most: number): readonly number[] {
  const looks: number[] = [];
  for (let look = Math.min(first, most); look < most; look = Math.ceil(look * GROWTH)) looks.push(look);
  return [...looks, most];
}

/** Ends a study when every target is known to be met or to be missed. Looking again and again would find a lucky moment in
 *  the end, so the chance of error that the confidence leaves is shared out over all looks and targets (Bonferroni): with
 *  that confidence or more, no verdict of the study is wrong. */
export class DecisionRule {
  readonly #targets: readonly Target[];
  readonly #plan: ObservationPlan;
  /** Level of every interval that is looked at. */
  readonly level: number;
  readonly looks: readonly number[];

  /** @param confidence that no verdict is wrong, (0, 1)
   *  @param first replications before the first look, 2 or more
   *  @param most replications at the last look */
  constructor(plan: ObservationPlan, targets: readonly Target[], confidence: number, first: number, most: number) {
    this.#plan = plan;
    this.#targets = targets;
    this.looks = looksUpTo(first, most);
    this.level = bonferroniLevel(confidence, this.looks.length * targets.length);
  }

  /** What is known of the targets after the first so many replications. */
  outcomes(outputs: readonly Outputs[], replications: number): readonly TargetOutcome[] {
    const seen = outputs.slice(0, replications);
    return this.#targets.map((target) => judgeBy(target, estimate(this.#plan, seen, target.metric, this.level)));
  }

  /** After how many of these replications everything was decided, if it was. */
  decidedAfter(outputs: readonly Outputs[]): number | undefined {
    return this.looks.find(
      (look) => look <= outputs.length && this.outcomes(outputs, look).every(({ verdict }) => verdict !== "uncertain"),
    );
  }
}

/** A target is met or missed only when the whole interval says so. */
export function judgeBy(
  target: Target,
  found: {
    readonly estimate?: number | undefined;
    readonly low?: number | undefined;
    readonly high?: number | undefined;
  } = {},
): TargetOutcome {
  const keeps = (value: number) => (target.bound === "atLeast" ? value >= target.value : value <= target.value);
  const ends = [found.low, found.high].filter((end): end is number => end !== undefined);
  const met = ends.filter(keeps).length;
  const verdict = ends.length < 2 ? "uncertain" : met === 2 ? "met" : met === 0 ? "missed" : "uncertain";
  return { ...target, estimate: found.estimate, verdict };
}
