import { expect, it } from "vitest";
import { CASES } from "./cases/index.js";
import { chiSquare, type Finding, kolmogorovP, smallestHolm, zOf } from "./judge.js";
import { findingsOf } from "./run-case.js";

/* The test is tested: the same cases with a quarter of the replications and every stay 1.5 % too long. */

it("a family whose stays are 1.5 % too long fails every judgement", async () => {
  const findings: Finding[] = [];
  for (const theory of CASES) findings.push(...(await findingsOf(theory, 1.015, 1 / 4)));
  const scores = findings.filter(({ first }) => first).map(zOf);
  expect(smallestHolm(findings)).toBeLessThan(1e-3);
  expect(chiSquare(scores).tooBad).toBeLessThan(1e-3);
  expect(kolmogorovP(scores)).toBeLessThan(1e-3);
}, 600_000);
