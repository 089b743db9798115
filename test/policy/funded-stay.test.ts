import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DEFAULT_FUNDED_STAY,
  type FundedStayRule,
  fundedStayInWords,
  isReturnable,
  probabilityFundingEnds,
  reviewDays,
} from "../../src/policy/index.js";
import { anybody, basis, DAY, person, share } from "./people.js";

const YEAR = 365.25;

describe("when stays are reviewed", () => {
  test.each<[FundedStayRule, readonly number[]]>([
    [DEFAULT_FUNDED_STAY, []],
    [{ reviews: [90, 180, 365], returned: 0.1 }, [90, 180, 365]],
    [{ reviews: [90, 180, 365], returned: 0.1, longest: 730 }, [90, 180, 365, 730]],
    [{ reviews: [90, 180, 365], returned: 0.1, longest: 180 }, [90, 180]],
    [{ reviews: [90], returned: 0.1, longest: 30 }, [30]],
    [{ reviews: [], returned: 0, longest: 730 }, [730]],
  ])("%j: days %j", (rule, days) => expect(reviewDays(rule)).toEqual(days));

  test("rising, each once, none after the longest stay, which is always among them", () => {
    const days = fc
      .uniqueArray(fc.integer({ min: 1, max: 2000 }))
      .map((some) => some.sort((one, other) => one - other));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 2000 }), (reviews, longest) => {
        const found = reviewDays({ reviews, returned: 0.1, longest });
        expect(found).toEqual([...new Set(found)].sort((one, other) => one - other));
        expect(found.at(-1)).toBe(longest);
        expect(reviewDays({ reviews, returned: 0.1 })).toEqual(reviews);
      }),
      { seed: 1 },
    );
  });
});

describe("the probability that funding ends", () => {
  const rule: FundedStayRule = { reviews: [90, 180], returned: 0.1, longest: 2 * YEAR };

  test.each<[string, Parameters<typeof person>[0], number]>([
    ["at the first review", { stayed: 90 * DAY }, 0.1],
    ["at the second, the same", { stayed: 180 * DAY }, 0.1],
    ["a minute before the longest", { stayed: 2 * YEAR * DAY - 1 }, 0.1],
    ["at the longest", { stayed: 2 * YEAR * DAY }, 1],
    ["people from elsewhere are funded", { stayed: 3000 * DAY, fromPrison: false }, 0],
    ["and those the law keeps", { stayed: 3000 * DAY, legalBasis: basis("notional37") }, 0],
  ])("%s", (_, said, probability) => expect(probabilityFundingEnds(rule, person(said))).toBe(probability));

  test("is certain on the minute of the longest stay, however long that is to the clock", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 4000, noNaN: true }), (longest) => {
        const stayed = Math.round(longest * DAY); // the clock's whole minutes
        expect(probabilityFundingEnds({ reviews: [], returned: 0, longest }, person({ stayed }))).toBe(1);
      }),
      { seed: 2 },
    );
  });

  test("is a probability, 0 where there is no way back, never falls with time in the bed; without a rule it is 0", () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 2000 }), anybody(), (returned, longest, who) => {
        const limited: FundedStayRule = { reviews: [1], returned, longest };
        const probability = probabilityFundingEnds(limited, who);
        expect(probability === 0 || probability === 1 || probability === returned).toBe(true);
        if (!isReturnable(who)) expect(probability).toBe(0);
        expect(probabilityFundingEnds(limited, { ...who, stayed: who.stayed + DAY })).toBeGreaterThanOrEqual(
          probability,
        );
        expect(probabilityFundingEnds(DEFAULT_FUNDED_STAY, who)).toBe(0);
      }),
      { seed: 3 },
    );
  });
});

describe("the sentence", () => {
  test.each<[FundedStayRule, string]>([
    [DEFAULT_FUNDED_STAY, "Stays are funded for as long as treatment takes."],
    [{ reviews: [90], returned: 0 }, "Stays are funded for as long as treatment takes."],
    [
      { reviews: [1], returned: 0.1 },
      "Stays of people from prison are reviewed after 1 day; at each review 10 % of those whom the law lets return are returned.",
    ],
    [
      { reviews: [YEAR / 4, YEAR / 2, YEAR], returned: 0.1, longest: 2 * YEAR },
      "Stays of people from prison are reviewed after 3 months, 6 months and 1 year; at each review 10 % of those whom the law lets return are returned. Funding of people from prison ends after 2 years; those whom the law lets return are returned then.",
    ],
    [
      { reviews: [], returned: 0, longest: 100 },
      "Funding of people from prison ends after 100 days; those whom the law lets return are returned then.",
    ],
  ])("%j", (rule, sentence) => expect(fundedStayInWords(rule)).toBe(sentence));
});
