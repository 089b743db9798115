import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  carriedOut,
  DEFAULT_ESTATE,
  type EstateRule,
  estateInWords,
  type PlannedChange,
} from "../../src/policy/index.js";
import { share } from "./people.js";

const opening = (beds: number, day = 100): PlannedChange => ({ unit: 2, day, beds });
const rules: fc.Arbitrary<EstateRule> = fc.record({
  openingsSlip: fc.integer({ min: 0, max: 3000 }),
  openingsStaffed: share,
});
const changes: fc.Arbitrary<PlannedChange> = fc.record({
  unit: fc.nat(5),
  day: fc.integer({ min: 0, max: 5000 }),
  beds: fc.integer({ min: -60, max: 60 }),
});

describe("what becomes of a planned change, worked by hand", () => {
  const late: EstateRule = { openingsSlip: 180, openingsStaffed: 0.8 };

  test.each<[string, PlannedChange, PlannedChange]>([
    ["15 beds: 12 of them, half a year later", opening(15), opening(12, 280)],
    ["2 beds: 1.6 is 2", opening(2), opening(2, 280)],
    ["a closure is on time and whole", opening(-15), opening(-15)],
    ["beds of day zero are there", opening(15, 0), opening(15, 0)],
  ])("%s", (_, planned, done) => expect(carriedOut(late, planned)).toEqual(done));

  test("nobody to staff any of them: none opens", () => {
    expect(carriedOut({ openingsSlip: 0, openingsStaffed: 0 }, opening(15)).beds).toBe(0);
  });
});

test("nothing opens sooner or larger than planned, nor anywhere else; whole beds stay whole", () => {
  fc.assert(
    fc.property(rules, changes, (rule, planned) => {
      const done = carriedOut(rule, planned);
      expect(done.unit).toBe(planned.unit);
      expect(done.day).toBeGreaterThanOrEqual(planned.day);
      expect(done.beds).toBeLessThanOrEqual(planned.beds);
      expect(Number.isInteger(done.beds)).toBe(true);
      if (planned.beds <= 0) expect(done).toEqual(planned);
      expect(carriedOut(DEFAULT_ESTATE, planned)).toEqual(planned);
    }),
    { seed: 1 },
  );
});

describe("the sentence", () => {
  const plain = "Beds open and close on the dates given; a closing bed closes when its patient leaves.";

  test.each<[EstateRule, string]>([
    [DEFAULT_ESTATE, plain],
    [{ openingsSlip: 182.625, openingsStaffed: 1 }, `${plain} Openings come 6 months later than planned.`],
    [
      { openingsSlip: 1, openingsStaffed: 0.8 },
      `${plain} Openings come 1 day later than planned. Of the beds that open, 80 % are staffed.`,
    ],
    [{ openingsSlip: 0, openingsStaffed: 0.667 }, `${plain} Of the beds that open, 66.7 % are staffed.`],
  ])("%j", (rule, sentence) => expect(estateInWords(rule)).toBe(sentence));
});
