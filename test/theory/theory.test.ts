import { beforeAll, describe, expect, it } from "vitest";
import { CASES } from "./cases/index.js";
import { chiSquare, coarseness, type Finding, kolmogorovP, smallestHolm, tableOf, zOf } from "./judge.js";
import { findingsOf } from "./run-case.js";

/* Every comparison is one family. Seeds are fixed, so the suite always says the same; for a program without fault the
 * chance that a choice of seeds fails is 1e-3 for Holm and 1e-3 for each of the three tests of the scores' law. */

const findings: Finding[] = [];
/** One line for the whole family. */
function verdictOf(family: readonly Finding[]): string {
  const { tooBad, tooGood } = chiSquare(firstScores());
  const parts = [
    `${CASES.length} cases, ${family.length} comparisons`,
    `largest |z| ${Math.max(...family.map((finding) => Math.abs(zOf(finding)))).toFixed(2)}`,
    `Holm ${smallestHolm(family).toPrecision(2)}`,
    `too bad ${tooBad.toPrecision(2)}, too good ${tooGood.toPrecision(2)}`,
    `Kolmogorov ${kolmogorovP(firstScores()).toPrecision(2)}`,
  ];
  return parts.join("; ");
}

const firstScores = () => findings.filter(({ first }) => first).map(zOf);

beforeAll(async () => {
  for (const theory of CASES) findings.push(...(await findingsOf(theory)));
  process.stdout.write(`${tableOf(findings)}\n${verdictOf(findings)}\n`);
}, 600_000);

describe("the whole program against mathematics", () => {
  it("has at least 30 cases", () => {
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
    expect(CASES.length).toBeGreaterThanOrEqual(30);
  });

  it("differs from no truth by more than chance (Holm, 1e-3)", () => {
    expect(smallestHolm(findings)).toBeGreaterThan(1e-3);
  });

  it("is precise enough to notice: 99 % half width at most 1 % of the truth, or as stated", () => {
    const imprecise = findings.filter((finding) => !(coarseness(finding) <= finding.atMost));
    expect(imprecise.map((finding) => `${finding.case}: ${finding.metric} ${coarseness(finding)}`)).toEqual([]);
    expect(findings.filter(({ atMost, why }) => atMost > 0.01 && why === "")).toEqual([]);
  });

  it("errs as chance errs: neither too far nor too little, and to both sides", () => {
    const { tooBad, tooGood } = chiSquare(firstScores());
    expect(tooBad).toBeGreaterThan(1e-3);
    expect(tooGood).toBeGreaterThan(1e-3);
    expect(kolmogorovP(firstScores())).toBeGreaterThan(1e-3);
  });
});
