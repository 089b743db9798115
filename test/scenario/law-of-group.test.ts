import { describe, expect, test } from "vitest";
import { type Disposal, LAW } from "../../src/domain/index.js";
import { type Group, resolveScenario } from "../../src/scenario/index.js";
import { basesOfGroup, mayHaveClock } from "../../src/scenario/law-of-group.js";
import { SMALL_FILE } from "./small.js";

const SCENARIO = resolveScenario(SMALL_FILE);
const positionOf = (name: string) => LAW.findIndex((basis) => basis.name === name);

function group(basis: string, comesBack: number, disposals: readonly Disposal[] = []): Group {
  const [any] = SCENARIO.groups;
  const after = { ...any.after, discharged: { ...any.after.discharged, share: comesBack } };
  const shares = disposals.map((name) => ({ name, share: 1 / disposals.length }));
  return { ...any, legalBasis: positionOf(basis), disposals: shares, after };
}

/** Places from which everybody, or nobody, comes back to a bed. */
function law(stepUp: number) {
  const next = [{ name: "stepUp", share: stepUp } as const, { name: "community", share: 1 - stepUp } as const];
  const place = { name: "low", destination: "lowSecure", places: 1, stay: { kind: "fixed", value: 9 }, next } as const;
  const stepDown = { ...SCENARIO.rules.stepDown, places: ["lowSecure"] as const };
  return { law: LAW, onward: [place], rules: { ...SCENARIO.rules, stepDown } };
}

describe("the bases that a person may be held under, by the table of law", () => {
  test.each<[string, number, readonly Disposal[], number, readonly string[]]>([
    ["s37", 0, [], 0, ["s37"]],
    ["s37", 0.1, [], 0, ["s37", "s3"]],
    ["s37", 0, [], 1, ["s37"]], // no clock has run out: back under what it was
    ["s37/41", 0.1, [], 0, ["s37/41", "recalled"]],
    ["s47/49", 0, [], 0, ["s47/49", "notional37"]],
    ["s47/49", 0, [], 1, ["s47/49", "notional37"]], // the release date led to another basis
    ["s48/53", 0, [], 0, ["s48/53"]],
    ["s48/53", 0, [], 1, ["s48/53", "s3"]], // the release date led to nothing
    ["s48/49", 0, ["hospitalOrder"], 0, ["s48/49", "s37"]],
    ["s48/49", 0, ["hospitalOrder"], 1, ["s48/49", "s37", "s3"]],
    ["s48/49", 0, ["custody", "released"], 0, ["s48/49", "s47/49", "notional37"]],
    ["s48/49", 0.1, ["restrictedHospitalOrder"], 0, ["s48/49", "s37/41", "s3", "recalled"]],
  ])("%s, %d come back, courts decide %j, %d step up: %j", (basis, back, disposals, stepUp, expected) => {
    const found = basesOfGroup(law(stepUp), group(basis, back, disposals));
    expect([...found].sort((a, b) => a - b)).toEqual(expected.map(positionOf).sort((a, b) => a - b));
  });

  test("nobody steps up out of places that no rule counts", () => {
    const { rules, ...rest } = law(1);
    const uncounted = { ...rest, rules: { ...rules, stepDown: { ...rules.stepDown, places: ["community"] as const } } };
    expect([...basesOfGroup(uncounted, group("s48/53", 0))]).toEqual([positionOf("s48/53")]);
  });

  test("have such a date or not", () => {
    const remand = group("s48/49", 0, ["hospitalOrder"]);
    const ask = (basis: string | undefined, clock: "court" | "release") =>
      mayHaveClock(law(0), remand, basis === undefined ? undefined : positionOf(basis), clock);
    expect([ask(undefined, "court"), ask(undefined, "release")]).toEqual([true, false]);
    expect([ask("s37", "court"), ask("s47/49", "release")]).toEqual([false, true]);
  });
});
