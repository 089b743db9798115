import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/foundation/index.js";
import {
  DEFAULT_RULES,
  isReturnable,
  ownRules,
  type PersonView,
  type Policies,
  type PolicyOverrides,
  policiesOf,
  policiesWith,
  rulesInForce,
  rulesInSentences,
} from "../../src/policy/index.js";
import { basis, person, unitWith } from "./people.js";

const UNIT = { catchment: 0, serviceLines: [0] };
const HOME = { catchment: 0, serviceLine: 0 };
const MOMENTS = {
  identified: 0,
  referred: 1,
  assessed: 2,
  reported: 3,
  listed: 4,
  secondOpinion: 0,
  renewedPapers: 0,
  entry: 0,
};
const CALM = { occupancy: 0.5, waiting: 0 };

type Asked = { readonly [Q in keyof Policies]: (policies: Policies) => unknown };

/** How the model asks each question. */
const ASK: Asked = {
  clock: ({ clock }) => clock(MOMENTS),
  access: ({ access }) => access(person(), 0.5),
  secondOpinion: ({ secondOpinion }) => secondOpinion(person()),
  whoIsNext: ({ whoIsNext }) => whoIsNext(person(), person()),
  placement: ({ placement }) => placement(UNIT, HOME, []),
  ringFence: ({ ringFence }) => ringFence(person(), unitWith(1, [])),
  pathway: ({ pathway }) => pathway(person()),
  reviewDays: ({ reviewDays }) => reviewDays,
  fundedStay: ({ fundedStay }) => fundedStay(person()),
  treatmentSpeed: ({ treatmentSpeed }) => treatmentSpeed(CALM),
  pressureReviewEvery: ({ pressureReviewEvery }) => pressureReviewEvery,
  pressedReturn: ({ pressedReturn }) => pressedReturn(person(), CALM),
  estate: ({ estate }) => estate({ unit: 0, day: 10, beds: 5 }),
  stepDown: ({ stepDown }) => stepDown("lowSecure"),
};

const GOOD: Readonly<Record<keyof Policies, readonly unknown[]>> = {
  clock: [0, -5, Number.NaN, undefined],
  access: [0, 0.3, 1],
  secondOpinion: [true, false],
  whoIsNext: [-1, 0, 1, Number.POSITIVE_INFINITY],
  placement: [{ after: 28, distance: 2 }],
  ringFence: [true, false],
  pathway: [0, 1],
  reviewDays: [[], [90, 180.5]],
  fundedStay: [0, 1],
  treatmentSpeed: [0.5, 1, 3],
  pressureReviewEvery: [28, 1 / 1440],
  pressedReturn: [0, 1],
  estate: [{ unit: 0, day: 0, beds: -3 }],
  stepDown: [true, false],
};

const BAD: Readonly<Record<keyof Policies, readonly unknown[]>> = {
  clock: ["now", null],
  access: [Number.NaN, -0.1, 1.1, "50%", undefined],
  secondOpinion: [0, "no", undefined],
  whoIsNext: [Number.NaN, undefined, true],
  placement: [
    null,
    28,
    {},
    { after: -1, distance: 0 },
    { after: 0, distance: 0.5 },
    { after: Number.NaN, distance: 0 },
  ],
  ringFence: [1, null, undefined],
  pathway: [Number.NaN, 2, null],
  reviewDays: [[0], [90, 90], [180, 90], [Number.NaN], "90"],
  fundedStay: [Number.NaN, -1],
  treatmentSpeed: [0, -1, Number.NaN, Number.POSITIVE_INFINITY],
  pressureReviewEvery: [0, -28, Number.NaN, Number.POSITIVE_INFINITY, 0.99 / 1440],
  pressedReturn: [Number.NaN, 1.0001],
  estate: [undefined, { unit: 0, day: -1, beds: 3 }, { unit: 0, day: 1, beds: 2.5 }],
  stepDown: ["lowSecure", undefined],
};

const QUESTIONS = Object.keys(ASK) as (keyof Policies)[];
const VALUES: readonly string[] = ["reviewDays", "pressureReviewEvery"];

function overriding(question: keyof Policies, answer: unknown): PolicyOverrides {
  return { [question]: VALUES.includes(question) ? answer : () => answer };
}

describe.each(QUESTIONS)("an own %s", (question) => {
  test("is what the model hears, and nothing else is another", () => {
    for (const answer of GOOD[question]) {
      const policies = policiesWith(DEFAULT_RULES, overriding(question, answer));
      expect(ASK[question](policies)).toEqual(answer);
      for (const other of QUESTIONS.filter((each) => each !== question))
        expect(ASK[other](policies)).toEqual(ASK[other](policiesOf(DEFAULT_RULES)));
    }
  });

  test.each(BAD[question].map((answer) => [answer] as const))("that gives %j is refused in words", (answer) => {
    if (answer === undefined && VALUES.includes(question)) return;
    const ask = () => ASK[question](policiesWith(DEFAULT_RULES, overriding(question, answer)));
    expect(ask).toThrow(UsageError);
    expect(ask).toThrow(new RegExp(`^Rule \\d+ is the caller's own: ${question} is to give .+; it gave .+`));
  });
});

describe("overrides", () => {
  test("without any, the rules are the scenario's", () => {
    for (const question of QUESTIONS)
      expect(ASK[question](policiesWith(DEFAULT_RULES))).toEqual(ASK[question](policiesOf(DEFAULT_RULES)));
    expect(ownRules()).toEqual([]);
    expect(rulesInForce(DEFAULT_RULES)).toEqual(rulesInSentences(DEFAULT_RULES));
  });

  test("that are absent although named leave the rule alone", () => {
    const named = { pathway: undefined } as unknown as PolicyOverrides;
    expect(policiesWith(DEFAULT_RULES, named).pathway(person())).toBe(0);
    expect(ownRules(named)).toEqual([]);
  });

  test("may be the methods of an object, which keep their object", () => {
    class Choosy {
      readonly #share = 0.25;
      pathway(): number {
        return this.#share;
      }
    }
    expect(policiesWith(DEFAULT_RULES, new Choosy() as unknown as PolicyOverrides).pathway(person())).toBe(0.25);
  });

  test("return nobody whom the law does not let return, and are not asked", () => {
    const asked: boolean[] = [];
    const certainly = (one: PersonView) => asked.push(isReturnable(one));
    const policies = policiesWith(DEFAULT_RULES, {
      pathway: certainly,
      fundedStay: certainly,
      pressedReturn: certainly,
    });
    for (const one of [person({ fromPrison: false }), person({ legalBasis: basis("s37") })])
      for (const question of ["pathway", "fundedStay", "pressedReturn"] as const)
        expect(policies[question](one, CALM)).toBe(0);
    expect(asked).toEqual([]);
    expect(policies.pathway(person())).toBe(1);
    expect(asked).toEqual([true]);
  });

  test.each<[string, unknown, RegExp]>([
    [
      "a misspelt question",
      { pathways: () => 1 },
      /^policies: there is no “pathways”; there are clock, .*stepDown and inWords$/,
    ],
    ["an object's own words", { toString: () => "" }, /there is no “toString”/],
    ["a value for a function", { pathway: 0.5 }, /^policies\.pathway: expected a function, received 0\.5$/],
    ["a function for a value", { reviewDays: () => [90] }, /reviewDays is to give .*; it gave a function$/],
    ["words for no rule", { inWords: { path: "…" } }, /^policies\.inWords: there is no rule “path”/],
  ])("%s is refused", (_, overrides, message) => {
    expect(() => policiesWith(DEFAULT_RULES, overrides as PolicyOverrides)).toThrow(message);
  });
});

describe("the sentences say whose the rules are", () => {
  const sentences = (overrides: PolicyOverrides) => rulesInForce(DEFAULT_RULES, overrides);
  const builtIn = rulesInSentences(DEFAULT_RULES);

  test("a function with words, one without, and all the others as ever", () => {
    const said = sentences({
      whoIsNext: () => 0,
      pathway: () => 0.5,
      inWords: { whoIsNext: "Beds are drawn by lot." },
    });
    expect(said[2]).toBe("Rule 3 is a function of the caller's: Beds are drawn by lot.");
    expect(said[5]).toBe("Rule 6 is a function of the caller's.");
    expect(said.filter((_, i) => i !== 2 && i !== 5)).toEqual(builtIn.filter((_, i) => i !== 2 && i !== 5));
  });

  test("what stays with the scenario is still said", () => {
    expect(sentences({ secondOpinion: () => false })[1]).toBe(
      `Rule 2 is in part a function of the caller's. Apart from that: ${builtIn[1]}`,
    );
    expect(sentences({ placement: () => undefined, inWords: { placement: "Nowhere." } })[3]).toBe(
      `Rule 4 is in part a function of the caller's: Nowhere. Apart from that: ${builtIn[3]}`,
    );
  });

  test("words without a function change nothing", () => {
    expect(sentences({ inWords: { whoIsNext: "By lot." } })).toEqual(builtIn);
  });

  test("own rules are named in their order, each once", () => {
    expect(
      ownRules({ pressedReturn: () => 0, treatmentSpeed: () => 1, clock: () => 0, secondOpinion: () => true }),
    ).toEqual(["clock", "access", "pressure"]);
  });
});
