import { expect, test } from "vitest";
import type { Verification } from "../../src/experiment/index.js";
import { renderTerminal, verificationReport } from "../../src/report/index.js";

const FOUND: Verification = {
  format: "securebeds/verification@1",
  version: "1.2.0",
  computedBy: "1.2.0",
  streamVersion: 3,
  streamVersionThen: 3,
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
    "! It was computed by securebeds 1.1.0, and this is 1.2.0. They agree, as stream version 3 of both promises.",
  );
});

test("of a result that is not, the first difference is shown, however long", () => {
  const first = { path: "metrics.returns.low", stored: "1".repeat(99) };
  const text = told({ identical: false, differences: 2, first, computedBy: "1.1.0" });
  expect(text).toMatch(/^Not identical: computed again, out\/result\.json differs in 2 places\./);
  expect(text).toMatch(/metrics\.returns\.low +1{60}… +nothing/);
  expect(text).toContain(
    "Stream version 3 of both promises the same figures: either a file was changed since, or this is",
  );
});

test("the same release owes the same figures", () => {
  expect(told({ identical: false, differences: 1 })).toContain(
    "! It was computed by securebeds 1.2.0 both times. Stream version 3 of both promises the same figures",
  );
});

test("with another stream version, or none, other figures are no fault", () => {
  const older = { computedBy: "1.1.0", streamVersionThen: 2 };
  expect(told({ ...older, identical: false, differences: 2 })).toContain(
    "Its stream version is 2, and this is 3: other figures are to be expected, and no fault.",
  );
  expect(told(older)).toContain("Its stream version is 2, and this is 3: they agree all the same.");
  const { streamVersionThen: _, ...none } = FOUND;
  expect(renderTerminal(verificationReport({ ...none, computedBy: "0.9.0" }, "r"), { width: 200 })).toContain(
    "It says no stream version, and this is 3: they agree all the same.",
  );
});
