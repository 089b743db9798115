import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type BedPressure,
  DEFAULT_PRESSURE,
  isReturnable,
  type PressureRule,
  pressureInWords,
  probabilityOfPressedReturn,
  speedOfTreatment,
} from "../../src/policy/index.js";
import { anybody, basis, person, share } from "./people.js";

const now = (occupancy: number, waiting: number): BedPressure => ({ occupancy, waiting });

const pressures = fc.record({
  occupancy: fc.integer({ min: 0, max: 120 }).map((percent) => percent / 100),
  waiting: fc.nat(40),
});
const threshold = fc
  .tuple(fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined }), fc.option(fc.nat(40), { nil: undefined }))
  .map(([percent, waiting]) => ({
    ...(percent !== undefined && { occupancy: percent / 100 }),
    ...(waiting !== undefined && { waiting }),
  }));
const times = fc.integer({ min: 10, max: 40 }).map((tenths) => tenths / 10);
const speeds = fc.array(fc.tuple(threshold, times).map(([when, fast]) => ({ ...when, times: fast })));

describe("how fast treatment passes, worked by hand", () => {
  const rule: PressureRule = {
    of: "unit",
    speeds: [
      { occupancy: 0.9, times: 1.2 },
      { occupancy: 0.95, waiting: 5, times: 1.5 },
      { waiting: 20, times: 3 },
    ],
  };

  test.each<[number, number, number]>([
    [0.5, 0, 1],
    [0.89, 4, 1],
    [0.9, 4, 1.2],
    [0.95, 0, 1.5],
    [19 / 20, 0, 1.5], // at the threshold counts
    [0.5, 5, 1.5], // either is enough
    [0.99, 19, 1.5],
    [0, 20, 3],
    [1.1, 0, 1.5],
  ])("%d occupied, %d waiting: %d times", (occupancy, waiting, speed) => {
    expect(speedOfTreatment(rule, now(occupancy, waiting))).toBe(speed);
  });
});

describe("under any rule", () => {
  test("more pressure never slows treatment, and the order of speeds does not matter", () => {
    fc.assert(
      fc.property(speeds, pressures, pressures, (some, one, other) => {
        const rule: PressureRule = { of: "estate", speeds: some };
        const more = now(Math.max(one.occupancy, other.occupancy), Math.max(one.waiting, other.waiting));
        const speed = speedOfTreatment(rule, one);
        expect(speed).toBeGreaterThanOrEqual(1);
        expect(speedOfTreatment(rule, more)).toBeGreaterThanOrEqual(speed);
        expect(speedOfTreatment({ ...rule, speeds: [...some].reverse() }, one)).toBe(speed);
      }),
      { seed: 1 },
    );
  });

  test("without speeds, or all of them one, treatment passes as usual", () => {
    fc.assert(
      fc.property(threshold, pressures, (when, pressure) => {
        expect(speedOfTreatment(DEFAULT_PRESSURE, pressure)).toBe(1);
        expect(speedOfTreatment({ of: "unit", speeds: [{ ...when, times: 1 }] }, pressure)).toBe(1);
      }),
      { seed: 2 },
    );
  });

  test("a review returns with the rule's probability, under pressure, whom the law lets return; nobody else", () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(40), share, anybody(), pressures, (percent, waiting, returned, who, pressure) => {
        const reviews = { occupancy: percent / 100, waiting, every: 28, returned };
        const pressed = pressure.occupancy >= percent / 100 || pressure.waiting >= waiting;
        expect(probabilityOfPressedReturn({ ...DEFAULT_PRESSURE, reviews }, who, pressure)).toBe(
          pressed && isReturnable(who) ? returned : 0,
        );
        expect(probabilityOfPressedReturn(DEFAULT_PRESSURE, who, pressure)).toBe(0);
      }),
      { seed: 3 },
    );
  });

  test("worked by hand: full, and a prisoner, and a way back", () => {
    const rule: PressureRule = { ...DEFAULT_PRESSURE, reviews: { occupancy: 0.95, every: 28, returned: 0.1 } };
    expect(probabilityOfPressedReturn(rule, person(), now(0.95, 0))).toBe(0.1);
    expect(probabilityOfPressedReturn(rule, person(), now(0.94, 100))).toBe(0);
    expect(probabilityOfPressedReturn(rule, person({ legalBasis: basis("s37") }), now(1, 0))).toBe(0);
  });
});

describe("the sentence", () => {
  test.each<[PressureRule, string]>([
    [DEFAULT_PRESSURE, "Pressure on beds changes nobody's stay."],
    [{ of: "unit", speeds: [{ occupancy: 0.9, times: 1 }] }, "Pressure on beds changes nobody's stay."],
    [
      { of: "unit", speeds: [], reviews: { occupancy: 0.9, every: 28, returned: 0 } },
      "Pressure on beds changes nobody's stay.",
    ],
    [
      { of: "unit", speeds: [{ occupancy: 0.95, times: 4 / 3 }] },
      "While at least 95 % of the unit's beds are taken, the remaining treatment of people who are to be returned to prison passes 1.33 times as fast.",
    ],
    [
      { of: "catchment", speeds: [{ waiting: 5, times: 2 }] },
      "While 5 or more people wait for the catchment's beds, the remaining treatment of people who are to be returned to prison passes 2 times as fast.",
    ],
    [
      { of: "estate", speeds: [], reviews: { occupancy: 0.95, waiting: 10, every: 28, returned: 0.1 } },
      "Stays of people from prison are reviewed every 28 days; while at least 95 % of the estate's beds are taken or 10 or more people wait for them, 10 % of those whom the law lets return are returned at a review.",
    ],
    [
      { of: "estate", speeds: [], reviews: { waiting: 1, every: 1, returned: 1 } },
      "Stays of people from prison are reviewed every day; while anybody waits for the estate's beds, 100 % of those whom the law lets return are returned at a review.",
    ],
  ])("%j", (rule, sentence) => expect(pressureInWords(rule)).toBe(sentence));
});
