import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AccessRule, accessInWords, mayAskAgain, probabilityOfAcceptance } from "../../src/policy/index.js";
import { anybody, DAY, person, share } from "./people.js";

const OPEN: AccessRule = { kind: "open" };

function selective(said: Partial<Extract<AccessRule, { kind: "selective" }>> = {}): AccessRule {
  return { kind: "selective", accepts: { engaging: 1, notEngaging: 1, tooHighRisk: 1 }, secondOpinion: true, ...said };
}

const accepts = fc.record({ engaging: share, notEngaging: share, tooHighRisk: share });
const rules = fc
  .record({ accepts, below: fc.integer({ min: 1, max: 1000 }), short: share })
  .map((rule) => selective({ accepts: rule.accepts, shortSentence: { below: rule.below, accepts: rule.short } }));

describe("the probability of a yes", () => {
  const choosy = selective({
    accepts: { engaging: 1, notEngaging: 0.5, tooHighRisk: 0.2 },
    shortSentence: { below: 180, accepts: 0.25 },
  });

  test.each<[string, Parameters<typeof person>[0], number]>([
    ["engaging", {}, 0.8],
    ["not engaging", { engagement: "notEngaging" }, 0.4],
    ["too high a risk", { engagement: "tooHighRisk" }, 0.16],
    ["180 days to release is not short", { untilRelease: 180 * DAY }, 0.8],
    ["a minute less is", { untilRelease: 180 * DAY - 1 }, 0.2],
    ["short and not engaging: one on top of the other", { untilRelease: DAY, engagement: "notEngaging" }, 0.1],
  ])("%s, of a rate of 80 %%", (_, said, probability) => {
    expect(probabilityOfAcceptance(choosy, person(said), 0.8)).toBeCloseTo(probability, 12);
    expect(probabilityOfAcceptance(OPEN, person(said), 0.8)).toBe(0.8);
  });

  test("is one, and never above the scenario's rate", () => {
    fc.assert(
      fc.property(rules, anybody(), share, (rule, who, rate) => {
        const probability = probabilityOfAcceptance(rule, who, rate);
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(rate);
      }),
      { seed: 1 },
    );
  });

  test("never falls when the rate or a share of the rule rises, or the release date moves away", () => {
    fc.assert(
      fc.property(accepts, anybody(), share, share, (shares, who, low, rate) => {
        const of = (rule: AccessRule, view = who, with_ = rate) => probabilityOfAcceptance(rule, view, with_);
        const shortSentence = { below: 300, accepts: low };
        const rule = selective({ accepts: shares, shortSentence });
        expect(of(rule, who, Math.min(1, rate + 0.1))).toBeGreaterThanOrEqual(of(rule));
        expect(of(rule, { ...who, untilRelease: who.untilRelease + 100 * DAY })).toBeGreaterThanOrEqual(of(rule));
        expect(of(selective({ accepts: shares }))).toBeGreaterThanOrEqual(of(rule));
      }),
      { seed: 2 },
    );
  });

  test("selective about nothing is open", () => {
    fc.assert(
      fc.property(anybody(), share, (who, rate) => {
        for (const rule of [selective(), selective({ shortSentence: { below: 1e9, accepts: 1 } })])
          expect(probabilityOfAcceptance(rule, who, rate)).toBe(rate);
      }),
      { seed: 3 },
    );
  });
});

test("a second opinion is open to everybody but where it is refused", () => {
  expect(mayAskAgain(OPEN)).toBe(true);
  expect(mayAskAgain(selective())).toBe(true);
  expect(mayAskAgain(selective({ secondOpinion: false }))).toBe(false);
});

describe("the sentence", () => {
  const start = "Of the people whom the scenario's rate would accept, the service accepts";

  test.each<[AccessRule, string]>([
    [OPEN, "Everyone found to need medium security is accepted at the rate the scenario gives."],
    [selective(), `${start} everyone.`],
    [
      selective({ accepts: { engaging: 1, notEngaging: 0.5, tooHighRisk: 0.125 } }),
      `${start} 50 % of those who do not engage and 12.5 % of those thought too high a risk.`,
    ],
    [selective({ accepts: { engaging: 0.8, notEngaging: 0.8, tooHighRisk: 0.8 } }), `${start} 80 %.`],
    [selective({ accepts: { engaging: 0.9, notEngaging: 1, tooHighRisk: 1 } }), `${start} 90 % of those who engage.`],
    [
      selective({ shortSentence: { below: 182.625, accepts: 0.2 }, secondOpinion: false }),
      `${start} everyone. With less than 6 months to the release date, only 20 % of these are accepted. Nobody may ask for a second opinion.`,
    ],
  ])("%j", (rule, sentence) => expect(accessInWords(rule)).toBe(sentence));
});
