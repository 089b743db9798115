import { expect, it } from "vitest";
import { CASES } from "./cases/index.js";
import { chiSquare, type Finding, kolmogorovP, smallestHolm, zOf } from "./judge.js";
import { RULE_CASES } from "./rules/index.js";
import { findingsOf } from "./run-case.js";
import type { TheoryCase } from "./theory-case.js";

/* The test is tested: every second case with 40 % of its replications and every
 * stay 1.5 % too long. Each judgement of a family must refuse it at the level at which it accepts the true one. */

it.each<{ what: string; cases: readonly TheoryCase[] }>([
  { what: "queues", cases: CASES },
  { what: "rules", cases: RULE_CASES },
])(
  "a family of $what whose stays are 1.5 % too long fails every judgement",
  async ({ cases }) => {
    const findings: Finding[] = [];
    for (const theory of cases.filter((_, index) => index % 2 === 1))
      findings.push(...(await findingsOf(theory, 1.015, 0.4)));
    const scores = findings.filter(({ first }) => first).map(zOf);
    expect(smallestHolm(findings)).toBeLessThan(1e-3);
    expect(chiSquare(scores).tooBad).toBeLessThan(1e-3);
    expect(kolmogorovP(scores)).toBeLessThan(1e-3);
  },
  600_000,
);
