import { expect, test } from "vitest";
import { bedsAnswer } from "../../src/report/beds-answer.js";
import { FOUND, madeUpBeds } from "./made-up.js";

const NORTH = { scope: "catchment", name: "north" } as const;
const say = (changes: Parameters<typeof madeUpBeds>[0]) =>
  bedsAnswer({ result: madeUpBeds(changes) }).replaceAll("\u00a0", " ");
const guarantee = { confidence: 0.95, keeps: 478, misses: 477, comparisons: [] };

test("a widened zone is told beside the one that was asked for", () => {
  const zones = [{ wanted: 0.01, delta: 0.0234 }];
  expect(say({ answer: { ...FOUND, guarantee: { ...guarantee, zones } } })).toContain(
    "provided that differences below 2.3 points do not matter (asked was 1 point; so many replications cannot tell less).",
  );
});

test("without a guarantee there is no confidence", () => {
  const text = say({ answer: { ...FOUND, guarantee: undefined } });
  expect(text).toContain("Too few replications for a guarantee");
  expect(text).not.toContain("confidence");
});

test("an allocation says what it is, where it is and what it is not", () => {
  const comparison = { beds: 477, keeps: false, error: 0.02, replications: 12 };
  const { misses: _misses, ...kept } = guarantee;
  const zones = [{ wanted: 0.01, delta: 0.01 }];
  const answer = {
    ...FOUND,
    low: undefined,
    high: undefined,
    guarantee: { ...kept, zones, comparisons: [comparison, { ...comparison, beds: 478, keeps: true }] },
  };
  const target = { metric: "bedWait.within28", bound: "atLeast", value: 0.85, of: NORTH } as const;
  const text = say({ answer, how: "allocation", where: [NORTH], target, targets: [target] });
  expect(text).toBe(
    "About 478 beds in the catchment north, each place with its own, keep 85 % of people waiting 28 days or less for a bed in the catchment north; now funded 440, so 38 more. With 95 % confidence 478 keep the target, provided that differences below 1 point do not matter. The search found beds of which none can be taken from any place, to which tests on other luck added 1; that no other allocation has fewer is not proven.",
  );
});

test("what is left when nobody waits is told by stage, the longest first", () => {
  const left = [
    { stage: "assessments", days: 40, share: 0.8 },
    { stage: "warrant and transport", days: 10, share: 0.2 },
    { stage: "the wait for a bed", days: 0, share: 0 },
  ] as const;
  const target = { metric: "transferTime.within28", bound: "atLeast", value: 0.85 } as const;
  const answer = { kind: "beyondBeds", best: 0.41, withBeds: 1320, everyoneServed: true, left } as const;
  expect(say({ target, targets: [target], answer })).toMatch(
    /What is left takes prison transfers 50 days on average: assessments 40 days \(80 %\) and warrant and transport 10 \(20 %\)\.$/,
  );
});
