import { STREAM_VERSION, VERSION } from "../foundation/index.js";
import { rulesInWords, type Scenario } from "../scenario/index.js";
import { BedAllocation } from "./bed-allocation.js";
import { type BedsOptions, type BedsQuestion, bedsToday, questionOf } from "./bed-question.js";
import { BedRange } from "./bed-range.js";
import { BedSearch } from "./bed-search.js";
import { BedTrials } from "./bed-trials.js";
import type { AskedOfSearch, BedsAnswer, BedsResult, BedsTarget, CurvePoint, StageTime } from "./beds-result.js";
import { marginalBeds } from "./marginal-beds.js";
import { overloads, overloadWarnings } from "./overload.js";
import { stagesOfTheWay } from "./stages-of-the-way.js";
import { coldStart, identityOf, ownRulesSaid, windowOf } from "./study.js";

/** Where luck begins that a search for an allocation uses and its tests have not seen. */
const OTHER_LUCK = 1_000_000;

/** The fewest beds with which a scenario keeps one or more targets at once: over one number for the estate or a part of it,
 *  shared out in present proportions, or as an allocation over places.
 *
 *  Every number of beds is tried on the same people with the same luck. Whether it keeps the targets is decided by sequential
 *  tests whose errors together are 1 − confidence at most, so that with that confidence the answer keeps the targets and
 *  `within` beds fewer do not, but for differences below `delta` (see `BedSearch`, `BedAllocation` and `Guarantee`). The
 *  interval beside it holds the bed numbers whose own interval includes the target, a test turned round.
 *  Where no number of beds keeps the targets, the same is asked of the part that beds govern.
 *  @throws UsageError for a question that cannot be asked, and when more beds move a metric away from its target
 *  @throws CancelledError when stopped */
export async function findBeds(
  scenario: Scenario,
  targets: BedsTarget | readonly BedsTarget[],
  options: BedsOptions = {},
): Promise<BedsResult> {
  const question = questionOf(scenario, targets, options);
  const parts = question.targets.map(governedBy);
  const isGoverned = parts.some((part, t) => part !== question.targets[t]);
  const trials = trialsOf(question, isGoverned ? [...question.targets, ...parts] : question.targets);
  const whole = await ask(question, trials);
  if (!isGoverned || whole.answer.kind !== "beyondBeds") return whole;
  return { ...whole, governed: await ask(questionOf(scenario, parts, options), trials) };
}

/** The part of a 28-day target that beds govern: the wait between joining the list and the offer, with the same bound. */
function governedBy(target: BedsTarget): BedsTarget {
  const whole = /^(transferTime\.(allLevels\.)?within(28|Standard)|listed\.admittedWithin28)$/.test(target.metric);
  return whole && target.bound === "atLeast" ? { ...target, metric: "bedWait.within28" } : target;
}

/** Questions about one scenario share what is simulated.
 *  @param targets everything that will be asked */
function trialsOf({ scenario, lots, confidence, options }: BedsQuestion, targets: readonly BedsTarget[]): BedTrials {
  return new BedTrials({ scenario, targets, counted: lots.flat(), level: confidence, options });
}

async function ask(question: BedsQuestion, all: BedTrials): Promise<BedsResult> {
  const { scenario, options, isAllocation, where, confidence } = question;
  const { policies } = options;
  const trials = all.about(question.targets);
  const { answer, curve, today, shown } = isAllocation
    ? await allocated(question, trials)
    : await searched(question, trials);
  const left = answer.kind === "beyondBeds" ? stagesLeft(question, answer.withBeds) : [];
  return {
    format: "securebeds/beds@1",
    version: VERSION,
    streamVersion: STREAM_VERSION,
    scenario: identityOf(scenario, policies),
    seed: scenario.seed,
    replications: Math.min(...curve.map(({ replications }) => replications)),
    window: windowOf(scenario),
    where,
    how: isAllocation ? "allocation" : "proportion",
    asked: askedOf(question),
    units: scenario.estate.units.map(({ name }) => name),
    now: bedsToday(question),
    today,
    target: question.targets[shown],
    targets: question.targets,
    answer: answer.kind === "beyondBeds" ? { ...answer, left } : answer,
    curve,
    marginal: await marginalBeds(question, trials, confidence),
    rules: rulesInWords(scenario, policies),
    warnings: [...overloadWarnings(overloads(scenario, policies)), ...coldStart(scenario), ...ownRulesSaid(policies)],
  };
}

interface Found {
  readonly answer: BedsAnswer;
  readonly curve: readonly CurvePoint[];
  readonly today: CurvePoint;
  readonly shown: number;
}

async function searched(question: BedsQuestion, trials: BedTrials): Promise<Found> {
  const range = new BedRange(question.scenario, question.lots.flat(), question.options.policies);
  const search = new BedSearch(question, range, trials);
  const answer = await search.answer();
  return { answer, today: await search.at(range.now), curve: search.points(), shown: search.shown };
}

async function allocated(question: BedsQuestion, trials: BedTrials): Promise<Found> {
  const { scenario, targets, lots, confidence, options } = question;
  const unseen = { scenario, targets, counted: lots.flat(), level: confidence, options, after: OTHER_LUCK };
  const search = new BedAllocation(question, new BedTrials(unseen), trials);
  const answer = await search.answer();
  return { answer, today: search.today(), curve: search.points(), shown: search.shown };
}

/** Where the time goes when beds are plenty, as one replication tells it. */
function stagesLeft({ scenario, lots, options }: BedsQuestion, withBeds: number): readonly StageTime[] {
  const range = new BedRange(scenario, lots.flat(), options.policies);
  return stagesOfTheWay(scenario, range.unitBeds(withBeds), options.policies);
}

/** So that the same can be asked again. */
function askedOf({ confidence, options: { within, delta, noMarginal } }: BedsQuestion): AskedOfSearch {
  return {
    confidence,
    ...(within !== undefined && { within }),
    ...(delta !== undefined && { delta }),
    ...(noMarginal !== undefined && { noMarginal }),
  };
}
