import { UsageError } from "../foundation/index.js";
import { RULE_NAMES, type RuleName } from "./description.js";
import { type Policies, policiesOf } from "./policies.js";
import { isReturnable, type PersonView } from "./questions.js";
import { type Rules, rulesInSentences } from "./rules.js";

/** Answers of an embedder's own in place of the scenario's rules, to as many questions of `Policies` as are given; the others stay
 *  with the scenario. A function must answer from what it is shown alone, without memory and without chance, or results are no
 *  longer the same for the same seed. The law stands above all rules: who did not come from prison, or has no way back there, is
 *  not returned, and no function is asked.
 *
 *  ```ts
 *  const policies: PolicyOverrides = {
 *    pathway: ({ untilRelease }) => (untilRelease < 365 * 1440 ? 0.8 : 0.1),
 *    inWords: { pathway: "Four fifths of people in their last year of sentence are treated and returned." },
 *  };
 *  ```
 */
export type PolicyOverrides = Partial<Policies> & {
  /** What reports are to say of a rule that is the embedder's own: a whole sentence. */
  readonly inWords?: Readonly<Partial<Record<RuleName, string>>>;
};

type Question = keyof Policies;

interface Answer {
  readonly rule: RuleName;
  readonly expected: string;
  /** Whether an answer cannot harm the simulation. */
  isSound(answer: unknown): boolean;
}

const isProbability = (answer: unknown) => typeof answer === "number" && answer >= 0 && answer <= 1;
const isBoolean = (answer: unknown) => typeof answer === "boolean";
const isNumber = (answer: unknown): answer is number => Number.isFinite(answer);

const PROBABILITY = { expected: "a probability from 0 to 1", isSound: isProbability };
const YES_OR_NO = { expected: "true or false", isSound: isBoolean };

const ANSWERS: Readonly<Record<Question, Answer>> = {
  clock: {
    rule: "clock",
    expected: "a time in minutes, or undefined for somebody who is not measured",
    isSound: (answer) => answer === undefined || typeof answer === "number",
  },
  access: { rule: "access", ...PROBABILITY },
  secondOpinion: { rule: "access", ...YES_OR_NO },
  whoIsNext: {
    rule: "whoIsNext",
    expected: "a number: below 0 when the first person goes before the second, above 0 when after, 0 for neither",
    isSound: (answer) => typeof answer === "number" && !Number.isNaN(answer),
  },
  placement: {
    rule: "placement",
    expected:
      "undefined, or { after: days on the list, 0 or more; distance: 0 for home, whole numbers above for elsewhere }",
    isSound: (answer) => answer === undefined || isStanding(answer),
  },
  ringFence: { rule: "ringFence", ...YES_OR_NO },
  pathway: { rule: "pathway", ...PROBABILITY },
  reviewDays: {
    rule: "fundedStay",
    expected: "a list of days above 0, each later than the one before",
    isSound: (days) =>
      Array.isArray(days) && days.every((day, i) => isNumber(day) && day > (i === 0 ? 0 : days[i - 1])),
  },
  fundedStay: { rule: "fundedStay", ...PROBABILITY },
  treatmentSpeed: {
    rule: "pressure",
    expected: "a number above 0",
    isSound: (answer) => isNumber(answer) && answer > 0,
  },
  pressureReviewEvery: {
    rule: "pressure",
    expected: "at least one minute, in days",
    isSound: (days) => isNumber(days) && days * 1440 >= 1,
  },
  pressedReturn: { rule: "pressure", ...PROBABILITY },
  estate: {
    rule: "estate",
    expected: "a change { unit, day: 0 or more, beds: a whole number }",
    isSound: isChange,
  },
  stepDown: { rule: "stepDown", ...YES_OR_NO },
};

function isStanding(answer: unknown): boolean {
  const { after, distance } = Object(answer) as Record<string, unknown>;
  return isNumber(after) && after >= 0 && isNumber(distance) && distance >= 0 && Number.isInteger(distance);
}

function isChange(answer: unknown): boolean {
  const { unit, day, beds } = Object(answer) as Record<string, unknown>;
  return isNumber(unit) && isNumber(day) && day >= 0 && Number.isInteger(beds);
}

const QUESTIONS = Object.keys(ANSWERS) as readonly Question[];

/** Rules of which an answer leaves parameters in force: the standard of the clock; bought beds and the way home. */
const KEPT_IN_PART: readonly RuleName[] = ["clock", "placement"];

/** Questions whose answer is the chance that a person is returned to prison. */
const RETURNS: readonly Question[] = ["pathway", "fundedStay", "pressedReturn"];

/** The rules of a scenario as answers, an embedder's own in place of some. What an embedder's function answers is looked at
 *  each time, because one wrong number would spoil everything after it; the scenario's own rules are trusted.
 *  @throws UsageError for an override that there is not, or that is of the wrong kind */
export function policiesWith(rules: Rules, overrides: PolicyOverrides = {}): Policies {
  refuseUnknown(overrides);
  const own = ownQuestions(overrides).map((question) => [question, guarded(overrides, question)]);
  return { ...policiesOf(rules), ...(Object.fromEntries(own) as Partial<Policies>) };
}

/** The rules that are the embedder's own, wholly or in part, in their order. */
export function ownRules(overrides: PolicyOverrides = {}): readonly RuleName[] {
  const own = ownQuestions(overrides).map((question) => ANSWERS[question].rule);
  return RULE_NAMES.filter((rule) => own.includes(rule));
}

/** The rules in their order, a sentence or a few each; those that are the embedder's own say so. */
export function rulesInForce(rules: Rules, overrides: PolicyOverrides = {}): string[] {
  const own = ownRules(overrides);
  return rulesInSentences(rules).map((sentence, position) => {
    const rule = RULE_NAMES[position];
    if (!own.includes(rule)) return sentence;
    const words = overrides.inWords?.[rule];
    const said = words === undefined ? "." : `: ${words}`;
    if (isWhollyOwn(rule, overrides)) return `Rule ${position + 1} is a function of the caller's${said}`;
    return `Rule ${position + 1} is in part a function of the caller's${said} Apart from that: ${sentence}`;
  });
}

/** Whether nothing of a rule is left to the scenario. */
function isWhollyOwn(rule: RuleName, overrides: PolicyOverrides): boolean {
  const questions = QUESTIONS.filter((question) => ANSWERS[question].rule === rule);
  return !KEPT_IN_PART.includes(rule) && questions.every((question) => overrides[question] !== undefined);
}

/** The questions that overrides answer, also those whose answers stand on the class of an object. */
function ownQuestions(overrides: PolicyOverrides): readonly Question[] {
  return QUESTIONS.filter((question) => overrides[question] !== undefined);
}

function refuseUnknown(overrides: PolicyOverrides): void {
  const unknown = Object.keys(overrides).find((key) => key !== "inWords" && !Object.hasOwn(ANSWERS, key));
  if (unknown !== undefined)
    throw new UsageError(`policies: there is no “${unknown}”; there are ${QUESTIONS.join(", ")} and inWords`);
  const words = Object.keys(overrides.inWords ?? {}).find((key) => !RULE_NAMES.some((name) => name === key));
  if (words !== undefined)
    throw new UsageError(`policies.inWords: there is no rule “${words}”; there are ${RULE_NAMES.join(", ")}`);
}

function guarded(overrides: PolicyOverrides, question: Question): unknown {
  const { isSound } = ANSWERS[question];
  const own: unknown = overrides[question];
  if (question === "reviewDays" || question === "pressureReviewEvery") {
    if (!isSound(own)) throw wrongAnswer(question, own);
    return own;
  }
  if (typeof own !== "function")
    throw new UsageError(`policies.${question}: expected a function, received ${shown(own)}`);
  const answered = (...about: readonly unknown[]) => {
    const answer: unknown = own.apply(overrides, about);
    if (!isSound(answer)) throw wrongAnswer(question, answer);
    return answer;
  };
  return RETURNS.includes(question) ? underLaw(answered) : answered;
}

function underLaw(answered: (person: PersonView, ...more: readonly unknown[]) => unknown): typeof answered {
  return (person, ...more) => (isReturnable(person) ? answered(person, ...more) : 0);
}

/** A function of the caller's own has answered what cannot be. */
export class WrongAnswer extends UsageError {}

function wrongAnswer(question: Question, answer: unknown): WrongAnswer {
  const { rule, expected } = ANSWERS[question];
  const number = RULE_NAMES.indexOf(rule) + 1;
  return new WrongAnswer(
    `Rule ${number} is the caller's own: ${question} is to give ${expected}; it gave ${shown(answer)}`,
  );
}

function shown(answer: unknown): string {
  if (typeof answer === "number" || answer === undefined) return String(answer);
  return typeof answer === "function" ? "a function" : (JSON.stringify(answer) ?? String(answer)).slice(0, 80);
}
