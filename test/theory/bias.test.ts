import { expect, it } from "vitest";
import { CASES } from "./cases/index.js";
import { chiSquare, type Finding, kolmogorovP, smallestHolm, zOf } from "./judge.js";
import { findingsOf } from "./run-case.js";

/* The test is tested: every second case with 40 % of its replications and every
 * stay 1.5 % too long. Each judgement of the family must refuse it at the level at which it accepts the true one. */

it("a family whose stays are 1.5 % too long fails every judgement", async () => {
  const findings: Finding[] = [];
  for (const theory of CASES.filter((_, index) => index % 2 === 1))
    findings.push(...(await findingsOf(theory, 1.015, 0.4)));
  const scores = findings.filter(({ first }) => first).map(zOf);
  expect(smallestHolm(findings)).toBeLessThan(1e-3);
  expect(chiSquare(scores).tooBad).toBeLessThan(1e-3);
  expect(kolmogorovP(scores)).toBeLessThan(1e-3);
}, 600_000);
