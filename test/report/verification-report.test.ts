import { expect, test } from "vitest";
import type { Verification } from "../../src/experiment/index.js";
import { renderTerminal, verificationReport } from "../../src/report/index.js";

const FOUND: Verification = {
  format: "securebeds/verification@1",
  version: "1.2.0",
  computedBy: "1.2.0",
  identical: true,
  differences: 0,
};
const told = (found: Partial<Verification>) =>
  renderTerminal(verificationReport({ ...FOUND, ...found }, "out/result.json"), { width: 200 });

test("an identical result is said to be so in the first sentence", () => {
  expect(told({})).toBe(
    "Identical: computed again, out/result.json is the same in every number and every word.\n\nBoth times by securebeds 1.2.0.\n",
  );
  expect(told({ computedBy: "1.1.0" })).toContain(
    "! It was computed by securebeds 1.1.0, and this is 1.2.0. They agree",
  );
});

test("of a result that is not, the first difference is shown, however long", () => {
  const first = { path: "metrics.returns.low", stored: "1".repeat(99) };
  const text = told({ identical: false, differences: 2, first, computedBy: "1.1.0" });
  expect(text).toMatch(/^Not identical: computed again, out\/result\.json differs in 2 places\./);
  expect(text).toMatch(/metrics\.returns\.low +1{60}… +nothing/);
  expect(text).toContain("Another release may give other figures and still be right.");
});
