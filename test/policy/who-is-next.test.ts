import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PersonView } from "../../src/policy/index.js";
import { orderUnder, WHO_IS_NEXT_KEYS, type WhoIsNextRule, whoIsNextInWords } from "../../src/policy/index.js";
import { anybody, basis, DAY, person } from "./people.js";

function compareByRule(rule: WhoIsNextRule, one: PersonView, other: PersonView): number {
  return orderUnder(rule)(one, other);
}

const rules: fc.Arbitrary<WhoIsNextRule> = fc
  .tuple(
    fc.shuffledSubarray([...WHO_IS_NEXT_KEYS], { minLength: 1 }),
    fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
  )
  .map(([keys, ageing]) => ({ keys, ...(ageing !== undefined && { ageing }) }));

describe("who goes first, worked by hand", () => {
  const sentenced = person({ listedAt: 10 * DAY, untilRelease: 300 * DAY });
  const remand = person({ legalBasis: basis("s48/49"), listedAt: 20 * DAY, untilCourt: 40 * DAY });
  const court = person({ legalBasis: basis("s37"), fromPrison: false, listedAt: 5 * DAY, urgency: "urgent" });

  test.each<[WhoIsNextRule["keys"], readonly PersonView[]]>([
    [["longestWait"], [court, sentenced, remand]],
    [
      ["urgency", "longestWait"],
      [court, sentenced, remand],
    ],
    [
      ["prisonFirst", "longestWait"],
      [sentenced, remand, court],
    ],
    [
      ["prisonFirst", "courtDeadline"],
      [remand, sentenced, court],
    ],
    [
      ["remandFirst", "longestWait"],
      [remand, court, sentenced],
    ],
    [
      ["sentencedFirst", "urgency"],
      [sentenced, court, remand],
    ],
    [
      ["courtDeadline", "releaseDeadline", "longestWait"],
      [remand, sentenced, court],
    ],
    [
      ["releaseDeadline", "urgency", "longestWait"],
      [sentenced, court, remand],
    ],
  ])("%j", (keys, order) => {
    const sorted = [remand, court, sentenced].sort((one, other) => compareByRule({ keys }, one, other));
    expect(sorted).toEqual(order);
  });

  test("a wait of the ageing makes up for one step of urgency, exactly", () => {
    const rule: WhoIsNextRule = { keys: ["urgency", "longestWait"], ageing: 28 };
    const urgent = person({ urgency: "urgent", listedAt: 100 * DAY });
    const soon = (listedAt: number) => person({ urgency: "soon", listedAt });
    const routine = (listedAt: number) => person({ urgency: "routine", listedAt });
    expect(compareByRule(rule, soon(72 * DAY - 1), urgent)).toBeLessThan(0);
    expect(compareByRule(rule, soon(72 * DAY + 1), urgent)).toBeGreaterThan(0);
    expect(compareByRule(rule, routine(44 * DAY - 1), urgent)).toBeLessThan(0);
    // On the very day the two are level, and the second key decides.
    expect(compareByRule(rule, soon(72 * DAY), urgent)).toBeLessThan(0);
  });
});

describe("any list of keys orders people", () => {
  test("as a strict weak order: nobody before themselves, no two before each other, no circles", () => {
    fc.assert(
      fc.property(rules, fc.array(anybody(), { minLength: 3, maxLength: 3 }), (rule, [a, b, c]) => {
        const goesFirst = (one: PersonView, other: PersonView) => compareByRule(rule, one, other) < 0;
        const level = (one: PersonView, other: PersonView) => compareByRule(rule, one, other) === 0;
        expect(compareByRule(rule, a, a)).toBe(0);
        expect(Math.sign(compareByRule(rule, a, b)) + Math.sign(compareByRule(rule, b, a))).toBe(0);
        if (goesFirst(a, b) && goesFirst(b, c)) expect(goesFirst(a, c)).toBe(true);
        if (level(a, b) && level(b, c)) expect(level(a, c)).toBe(true);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  test("that time does not change: what is seen later is the same person with less time left", () => {
    const later = (view: PersonView, minutes: number): PersonView => ({
      ...view,
      untilCourt: view.untilCourt - minutes,
      untilRelease: view.untilRelease - minutes,
    });
    fc.assert(
      fc.property(rules, anybody(), anybody(), fc.integer({ min: 0, max: 1000 * DAY }), (rule, one, other, minutes) => {
        expect(compareByRule(rule, later(one, minutes), later(other, minutes))).toBe(compareByRule(rule, one, other));
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  test("nobody falls back by being more urgent, by waiting longer or by a nearer date", () => {
    fc.assert(
      fc.property(rules, anybody(), anybody(), (rule, one, other) => {
        const was = compareByRule(rule, one, other);
        for (const better of [
          { ...one, urgency: "urgent" as const },
          { ...one, listedAt: one.listedAt - DAY },
          { ...one, untilCourt: one.untilCourt - DAY },
          { ...one, untilRelease: one.untilRelease - DAY },
        ])
          expect(compareByRule(rule, better, other)).toBeLessThanOrEqual(was);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

describe("what changes nothing", () => {
  test("a key that is there twice, and ageing without urgency", () => {
    fc.assert(
      fc.property(rules, anybody(), anybody(), ({ keys, ageing }, one, other) => {
        const rule = { keys, ...(ageing !== undefined && { ageing }) };
        expect(compareByRule({ ...rule, keys: [...keys, ...keys] }, one, other)).toBe(compareByRule(rule, one, other));
        const plain = keys.filter((key) => key !== "urgency");
        expect(compareByRule({ keys: plain, ageing: 28 }, one, other)).toBe(compareByRule({ keys: plain }, one, other));
      }),
      { seed: 6 },
    );
  });

  test("ageing where everybody is as urgent: urgency, then longest wait is longest wait", () => {
    fc.assert(
      fc.property(anybody(), anybody(), fc.integer({ min: 0, max: 400 }), (one, other, ageing) => {
        const alike = { ...other, urgency: one.urgency };
        expect(compareByRule({ keys: ["urgency", "longestWait"], ageing }, one, alike)).toBe(
          compareByRule({ keys: ["longestWait"] }, one, alike),
        );
      }),
      { seed: 7 },
    );
  });

  test("no ageing is ageing without end", () => {
    fc.assert(
      fc.property(anybody(), anybody(), (one, other) => {
        const keys = ["urgency", "longestWait"] as const;
        expect(compareByRule({ keys, ageing: 1e6 }, one, other)).toBe(compareByRule({ keys }, one, other));
      }),
      { seed: 8 },
    );
  });
});

describe("the sentence", () => {
  test.each<[WhoIsNextRule, string]>([
    [{ keys: ["longestWait"] }, "Free beds go first to those who have waited longest."],
    [
      { keys: ["urgency", "longestWait"] },
      "Free beds go first to the most urgent, then to those who have waited longest.",
    ],
    [
      { keys: ["urgency", "longestWait"], ageing: 28 },
      "Free beds go first to the most urgent, then to those who have waited longest. A wait of 28 days makes up for one step of urgency.",
    ],
    [{ keys: ["longestWait"], ageing: 28 }, "Free beds go first to those who have waited longest."],
    [
      { keys: ["courtDeadline", "releaseDeadline"] },
      "Free beds go first to those whose court date is nearest, then to those whose release date is nearest.",
    ],
    [
      { keys: ["prisonFirst", "remandFirst", "sentencedFirst"] },
      "Free beds go first to people from prison, then to people whose case is before the court, then to sentenced people.",
    ],
  ])("%j", (rule, sentence) => expect(whoIsNextInWords(rule)).toBe(sentence));
});
