import { describe, expect, test } from "vitest";
import { bedsAtStart, bedsWrittenInto, fingerprint, readScenario, withBeds } from "../../src/scenario/index.js";

const HEAD = "format: securebeds/scenario@1\nname: Ward\nstart: 2026-04-01\n";
const DEMAND =
  "demand: { court: { from: court, perYear: 20 } }\nstays: { rehabilitate: { exponential: { mean: 100 } } }\n";
const STATIONARY = "atStart: { stationary: { occupancy: 50% } }\n";

const read = (text: string, base?: string) =>
  readScenario({ name: "x.yaml", text, read: () => ({ name: "base.yaml", text: base ?? "" }) });

/** Ways in which people write units, each with the beds that the answer gives them in order of name. */
const TEXTS: readonly (readonly [string, string, readonly number[]])[] = [
  ["a flow map", "estate: { units: { a: { beds: 5 }, b: { beds: 6, bedDayCost: 1 } } }\n", [7, 3]],
  [
    "blocks with comments",
    "estate:\n  units:\n    a: # first\n      beds: 5 # five\n    # second\n    b: { beds: 6 }\n",
    [9, 6],
  ],
  ["a figure with its source", "estate:\n  units:\n    a: { beds: { value: 5, source: x, label: assumed } }\n", [8]],
  [
    "a figure in a block",
    "estate:\n  units:\n    a:\n      beds:\n        value: 5\n        source: x\n        label: assumed\n      bedDayCost: 3\n",
    [8],
  ],
  ["openings to come", "estate:\n  units:\n    a: { beds: 5, changes: [{ on: 2027-04-01, beds: -4 }] }\n", [8]],
  [
    "openings in a block",
    "estate:\n  units:\n    a:\n      beds: 5\n      changes:\n        - { on: 2027-04-01, beds: +4 }\n",
    [2],
  ],
  ["an opening on day zero", "estate:\n  units:\n    a: { beds: 5, changes: [{ on: 2026-04-01, beds: +2 }] }\n", [11]],
  ["names in quotation marks", 'estate: { units: { "1. x": { beds: 5 }, "c (x)": { beds: 5 } } }\n', [6, 7]],
  ["JSON", '"estate": {"units": {"a": {"beds": 5}}}\n', [6]],
  ["lines of Windows", "estate:\r\n  units:\r\n    a:\r\n      beds: 5\r\n", [6]],
];

describe("beds written into a file", () => {
  test.each(TEXTS)("%s: the scenario that the search simulated", (_, estate, beds) => {
    const text = HEAD + STATIONARY + DEMAND + estate;
    const scenario = read(text);
    const written = bedsWrittenInto(text, scenario, beds);
    expect(fingerprint(read(written))).toBe(fingerprint(withBeds(scenario, beds)));
    expect(written.startsWith(HEAD + STATIONARY + DEMAND)).toBe(true);
    for (const comment of text.match(/# .*/g) ?? []) expect(written).toContain(comment);
  });

  test.each(TEXTS)("%s, from an empty start: as many beds at the start", (_, estate, beds) => {
    const text = HEAD + DEMAND + estate;
    const written = bedsWrittenInto(text, read(text), beds);
    expect(bedsAtStart(read(written))).toEqual(beds);
  });

  test("only digits differ where the start is empty", () => {
    const text = `${HEAD}${DEMAND}estate:\n  units:\n    a: { beds: 5 } # five\n`;
    expect(bedsWrittenInto(text, read(text), [12])).toBe(text.replace("beds: 5", "beds: 12"));
  });

  test("a byte order mark stays in front", () => {
    const text = `\uFEFF${HEAD}${DEMAND}estate: { units: { a: { beds: 5 } } }\n`;
    expect(bedsWrittenInto(text, read(text), [12])).toBe(text.replace("beds: 5", "beds: 12"));
  });

  test("the beds of today change nothing", () => {
    for (const [, estate] of TEXTS) {
      const text = HEAD + STATIONARY + DEMAND + estate;
      const scenario = read(text);
      expect(bedsWrittenInto(text, scenario, bedsAtStart(scenario))).toBe(text);
    }
  });

  const BASE = `${HEAD}${STATIONARY}${DEMAND}estate:\n  units:\n    a: { beds: 5, changes: [{ on: 2027-04-01, beds: +4 }] }\n    b: { beds: 6 }\n`;
  test.each([
    ["without an estate", "rules: { pathway: fullRehabilitation }\n"],
    ["without an end of line", "rules: { pathway: fullRehabilitation }"],
    ["with an estate without units", "estate:\n  spotPurchase: { atMost: 2 }\n"],
    ["with one of the units", "estate:\n  units:\n    a: { bedDayCost: 4 } # dear\n"],
    ["with a flow map", "estate: { units: { a: { bedDayCost: 4 } } }\n"],
    ["with an estate in a flow map", "estate: { spotPurchase: { atMost: 2 } }\n"],
  ])("a variant %s gets what differs", (_, own) => {
    const text = `format: securebeds/scenario@1\nname: Variant\nextends: base.yaml\n${own}`;
    const scenario = read(text, BASE);
    const written = bedsWrittenInto(text, scenario, [7, 9]);
    expect(fingerprint(read(written, BASE))).toBe(fingerprint(withBeds(scenario, [7, 9])));
  });
});
