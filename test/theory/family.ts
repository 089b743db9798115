import { beforeAll, describe, expect, it } from "vitest";
import { chiSquare, coarseness, type Finding, kolmogorovP, smallestHolm, tableOf, zOf } from "./judge.js";
import { findingsOf } from "./run-case.js";
import { FRESH_SEED, type TheoryCase } from "./theory-case.js";

/* Every comparison of a file is one family. Seeds are fixed, so the suite always says the same; for a program without
 * fault the chance that a choice of seeds fails is 1e-3 for Holm and 1e-3 for each of the three tests of the scores' law. */

/** Runs the cases and judges all that they find together. */
export function judgeFamily(about: string, cases: readonly TheoryCase[], atLeast: number): void {
  const findings: Finding[] = [];

  beforeAll(async () => {
    for (const theory of cases) findings.push(...(await findingsOf(theory)));
    if (FRESH_SEED !== undefined) process.stdout.write(`${tableOf(findings)}\n${verdictOf(findings)}\n`);
  }, 600_000);

  describe(about, () => {
    it(`has at least ${atLeast} cases`, () => {
      expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
      expect(cases.length).toBeGreaterThanOrEqual(atLeast);
    });

    // The same figures on every machine and engine. When they move, find out why before writing them anew with -u.
    it.skipIf(FRESH_SEED !== undefined)("comes to the figures of the table beside this file", async () => {
      const table = `${about}\n\n${tableOf(findings)}\n\n${cases.length} cases; ${verdictOf(findings)}\n`;
      await expect(table).toMatchFileSnapshot(`./findings/${about.replaceAll(/\W+/g, "-")}.txt`);
    });

    it("differs from no truth by more than chance (Holm, 1e-3)", () => {
      expect(smallestHolm(findings)).toBeGreaterThan(1e-3);
    });

    // How wide an interval comes out is chance too, so that the widths stated are those of the usual seeds.
    it.skipIf(FRESH_SEED !== undefined)(
      "is precise enough to notice: 99 % half width at most 1 % of the truth, or as stated",
      () => {
        const imprecise = findings.filter((finding) => !(coarseness(finding) <= finding.atMost));
        expect(imprecise.map((finding) => `${finding.case}: ${finding.metric} ${coarseness(finding)}`)).toEqual([]);
        expect(findings.filter(({ atMost, why }) => atMost > 0.01 && why === "")).toEqual([]);
      },
    );

    it("errs as chance errs: neither too far nor too little, and to both sides", () => {
      const scores = firstScores(findings);
      const { tooBad, tooGood } = chiSquare(scores);
      expect(tooBad).toBeGreaterThan(1e-3);
      expect(tooGood).toBeGreaterThan(1e-3);
      expect(kolmogorovP(scores)).toBeGreaterThan(1e-3);
    });
  });
}

/** Findings of different cases are independent of each other; those of one case are not. */
function firstScores(findings: readonly Finding[]): number[] {
  return findings.filter(({ first }) => first).map(zOf);
}

/** One line for the whole family. */
function verdictOf(findings: readonly Finding[]): string {
  const scores = firstScores(findings);
  const { tooBad, tooGood } = chiSquare(scores);
  return [
    `${findings.length} comparisons`,
    `largest |z| ${Math.max(...findings.map((finding) => Math.abs(zOf(finding)))).toFixed(2)}`,
    `Holm ${smallestHolm(findings).toPrecision(2)}`,
    `too bad ${tooBad.toPrecision(2)}, too good ${tooGood.toPrecision(2)}`,
    `Kolmogorov ${kolmogorovP(scores).toPrecision(2)}`,
  ].join("; ");
}
