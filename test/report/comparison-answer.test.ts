import { describe, expect, test } from "vitest";
import { comparisonAnswer } from "../../src/report/comparison-answer.js";
import { FOUND, madeUpBeds } from "./made-up.js";

const named = (name: string) => ({ name, fingerprint: "0", differences: [] });
const plain = (text: string | undefined) => text?.replaceAll("\u00a0", " ");

const today = madeUpBeds({ scenario: named("as now") });
const full = madeUpBeds({
  scenario: named("full rehabilitation"),
  answer: { ...FOUND, beds: 520, low: 511, high: 530, level: 0.95 },
});

describe("several scenarios, one question", () => {
  test("one sentence with every number of beds, its interval and today's", () => {
    expect(plain(comparisonAnswer([{ result: today }, { result: full }]))).toBe(
      "About 478 beds keep 85 % of people waiting 28 days or less for a bed in “as now” (95 % interval, chance only, 472 to 485; 38 more than the 440 now funded); “full rehabilitation” takes 520 beds (511 to 530; 80 more).",
    );
  });

  test("fewer beds, and as many", () => {
    const fewer = madeUpBeds({
      scenario: named("a"),
      answer: { ...FOUND, beds: 400, low: 390, high: 410, level: 0.95 },
    });
    const same = madeUpBeds({
      scenario: named("b"),
      answer: { ...FOUND, beds: 440, low: 430, high: 450, level: 0.95 },
    });
    const text = plain(comparisonAnswer([{ result: fewer }, { result: same }]));
    expect(text).toContain("40 fewer than the 440 now funded");
    expect(text).toContain("“b” takes 440 beds (430 to 450; no more)");
  });

  test("what beds alone cannot do comes after", () => {
    const beyond = madeUpBeds({
      target: { metric: "transferTime.within28", bound: "atLeast", value: 0.85 },
      answer: { kind: "beyondBeds", best: 0.25, withBeds: 1320, everyoneServed: true, left: [] },
    });
    const text = plain(
      comparisonAnswer([
        { result: beyond, governed: today },
        { result: beyond, governed: full },
      ]),
    );
    expect(text).toMatch(
      /80 more\)\. No number of beds alone keeps 85 % of prison transfers within 28 days in any of them: what comes before the bed takes too long\.$/,
    );
  });

  test("nothing is said of different questions, of one scenario, or where there is no number", () => {
    const other = madeUpBeds({ target: { metric: "bedWait.mean", bound: "atMost", value: 28 } });
    const always = madeUpBeds({ answer: { kind: "always", withBeds: 1, worst: 1 } });
    expect(comparisonAnswer([{ result: today }, { result: other }])).toBeUndefined();
    expect(comparisonAnswer([{ result: today }])).toBeUndefined();
    expect(comparisonAnswer([{ result: today }, { result: always }])).toBeUndefined();
  });
});
