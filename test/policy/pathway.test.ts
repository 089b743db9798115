import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LAW } from "../../src/domain/index.js";
import {
  DEFAULT_PATHWAY,
  isReturnable,
  mayPlanReturn,
  type PathwayRule,
  pathwayInWords,
  probabilityOfReturn,
} from "../../src/policy/index.js";
import { anybody, basis, DAY, person, share } from "./people.js";

type Discretionary = Extract<PathwayRule, { kind: "discretionary" }>;

function discretionary(said: Partial<Discretionary> = {}): Discretionary {
  return {
    kind: "discretionary",
    returned: { engaging: 0.2, notEngaging: 0.6, tooHighRisk: 0.8 },
    byLegalBasis: {},
    ...said,
  };
}

const rules: fc.Arbitrary<PathwayRule> = fc.oneof(
  fc.constant<PathwayRule>({ kind: "fullRehabilitation" }),
  fc.constant<PathwayRule>({ kind: "treatAndReturn" }),
  fc
    .record({
      returned: fc.record({ engaging: share, notEngaging: share, tooHighRisk: share }),
      byLegalBasis: fc.dictionary(fc.constantFrom(...LAW.map(({ name }) => name)), share),
    })
    .map(discretionary),
  fc
    .record({ atLeast: fc.integer({ min: 0, max: 2000 }), returned: share })
    .map((longSentence) => discretionary({ longSentence })),
);

describe("the probability of treat and return, worked by hand", () => {
  const rule = discretionary({
    byLegalBasis: { "s48/49": 0.5 },
    longSentence: { atLeast: 730, returned: 0.9 },
  });

  test.each<[string, Parameters<typeof person>[0], number]>([
    ["engaging", { untilRelease: 100 * DAY }, 0.2],
    ["not engaging", { untilRelease: 100 * DAY, engagement: "notEngaging" }, 0.6],
    ["too high a risk", { untilRelease: 100 * DAY, engagement: "tooHighRisk" }, 0.8],
    ["a long sentence goes before engagement", { untilRelease: 730 * DAY }, 0.9],
    ["a minute less is not long", { untilRelease: 730 * DAY - 1 }, 0.2],
    ["an indeterminate sentence is long", {}, 0.9],
    ["remand has its own share", { legalBasis: basis("s48/49"), engagement: "tooHighRisk" }, 0.5],
    ["and is no long sentence, though no release date is known", { legalBasis: basis("s48/52") }, 0.2],
    ["nobody from elsewhere is returned", { fromPrison: false }, 0],
    ["nor whoever the law holds in hospital", { legalBasis: basis("notional37") }, 0],
    ["nor under a hospital order", { legalBasis: basis("s37/41") }, 0],
  ])("%s", (_, said, probability) => expect(probabilityOfReturn(rule, person(said))).toBe(probability));
});

describe("for any rule and anybody", () => {
  test("it is a probability, 0 where there is no way back, and lies between the two extremes", () => {
    fc.assert(
      fc.property(rules, anybody(), (rule, who) => {
        const probability = probabilityOfReturn(rule, who);
        expect(probability).toBeGreaterThanOrEqual(probabilityOfReturn({ kind: "fullRehabilitation" }, who));
        expect(probability).toBeLessThanOrEqual(probabilityOfReturn({ kind: "treatAndReturn" }, who));
        expect(probabilityOfReturn({ kind: "treatAndReturn" }, who)).toBe(isReturnable(who) ? 1 : 0);
      }),
      { seed: 1 },
    );
  });

  test("a rule that never plans a return returns nobody, and one that returns somebody may plan it", () => {
    fc.assert(
      fc.property(rules, anybody(), (rule, who) => {
        if (!mayPlanReturn(rule)) expect(probabilityOfReturn(rule, who)).toBe(0);
      }),
      { seed: 2 },
    );
    expect(mayPlanReturn(DEFAULT_PATHWAY)).toBe(false);
    expect(mayPlanReturn(discretionary({ returned: { engaging: 0, notEngaging: 0, tooHighRisk: 0 } }))).toBe(false);
    expect(
      mayPlanReturn(
        discretionary({
          returned: { engaging: 0, notEngaging: 0, tooHighRisk: 0 },
          longSentence: { atLeast: 1, returned: 0.1 },
        }),
      ),
    ).toBe(true);
  });

  test("a discretion of 0 % is full rehabilitation, of 100 % treat and return", () => {
    fc.assert(
      fc.property(anybody(), (who) => {
        for (const [chance, kind] of [
          [0, "fullRehabilitation"],
          [1, "treatAndReturn"],
        ] as const) {
          const rule = discretionary({ returned: { engaging: chance, notEngaging: chance, tooHighRisk: chance } });
          expect(probabilityOfReturn(rule, who)).toBe(probabilityOfReturn({ kind }, who));
        }
      }),
      { seed: 3 },
    );
  });
});

describe("the sentence", () => {
  const start = "Where the law allows it, the service plans to treat and return";

  test.each<[PathwayRule, string]>([
    [{ kind: "fullRehabilitation" }, "Everyone is rehabilitated; nobody is returned to prison early."],
    [{ kind: "treatAndReturn" }, "People from prison are treated and returned to prison wherever the law allows it."],
    [
      discretionary({ returned: { engaging: 0.4, notEngaging: 0.4, tooHighRisk: 0.4 } }),
      `${start} 40 % of people from prison; the others are rehabilitated.`,
    ],
    [
      discretionary(),
      `${start} 20 % of people from prison who engage, 60 % of those who do not engage and 80 % of those thought too high a risk; the others are rehabilitated.`,
    ],
    [
      discretionary({
        returned: { engaging: 0.4, notEngaging: 0.4, tooHighRisk: 0.4 },
        byLegalBasis: { "s48/49": 0.5, s45A: 0.125 },
        longSentence: { atLeast: 730.5, returned: 0.9 },
      }),
      `${start} 40 % of people from prison; the others are rehabilitated. By legal basis instead: 50 % under s48/49 and 12.5 % under s45A. Of sentenced people with 2 years or more to the release date, whatever else holds, 90 %.`,
    ],
  ])("%j", (rule, sentence) => expect(pathwayInWords(rule)).toBe(sentence));
});
