import { describe, expect, test } from "vitest";
import { minutesFromDays } from "../../src/foundation/index.js";
import { Turns } from "../../src/model/turns.js";
import { Fingerprint } from "../../src/observe/index.js";
import {
  type PolicyOverrides,
  type PressureRule,
  probabilityFundingEnds,
  probabilityOfPressedReturn,
} from "../../src/policy/index.js";
import type { Rules } from "../../src/scenario/index.js";
import { Ledger } from "./ledger.js";
import { tell, underRules } from "./ruled.js";

/* Reviews are counted in hindsight where everybody is treated alike, and held one after the other where a function of the
 * caller's own is asked. The second way is the naive reading of the rule; both must tell the same story. No review falls on the very minute in which plans are made: the order within that minute is not what is asked here. */

const FUNDED_STAY: Rules["fundedStay"] = { reviews: [56, 180], returned: 0.1, longest: 900 };
const AROUND: Partial<Rules> = {
  fundedStay: FUNDED_STAY,
  placement: { outOfArea: 20, repatriation: "afterTheList", homeFirst: true },
};

const CASES: readonly [string, PressureRule][] = [
  ["the unit is full", { of: "unit", speeds: [], reviews: { occupancy: 1, every: 28, returned: 0.3 } }],
  [
    "the catchment is nearly full",
    { of: "catchment", speeds: [], reviews: { occupancy: 0.95, every: 13.4, returned: 0.1 } },
  ],
  ["people wait somewhere", { of: "estate", speeds: [], reviews: { waiting: 6, every: 7, returned: 0.05 } }],
  [
    "treatment is hurried as well",
    {
      of: "unit",
      speeds: [{ occupancy: 0.9, times: 1.5 }],
      reviews: { occupancy: 0.9, waiting: 3, every: 30, returned: 0.2 },
    },
  ],
  [
    "treatment is slowed, so that reviews come before its end that would have come after",
    {
      of: "unit",
      speeds: [{ occupancy: 0.5, times: 0.3 }],
      reviews: { occupancy: 0.9, every: 20, returned: 0.2 },
    },
  ],
  ["it is certain", { of: "unit", speeds: [], reviews: { occupancy: 1, every: 61.3, returned: 1 } }],
];

describe("counted in hindsight or held one by one, reviews return the same people on the same days", () => {
  test.each(CASES)("%s", (_, pressure) => {
    const scenario = underRules({ ...AROUND, pressure }, { together: true });
    const pressed: PolicyOverrides = { pressedReturn: (...asked) => probabilityOfPressedReturn(pressure, ...asked) };
    const funded: PolicyOverrides = { fundedStay: (person) => probabilityFundingEnds(FUNDED_STAY, person) };
    const never: readonly PolicyOverrides[] = [{ pressedReturn: () => 0 }, { fundedStay: () => 0 }];
    let heeded = 0;
    for (let replication = 1; replication <= 6; replication++) {
      const story = (policies?: PolicyOverrides) => {
        const facts = new Fingerprint();
        tell(scenario, facts, { replication, policies, checked: false });
        return facts.hex();
      };
      const inHindsight = story();
      for (const oneByOne of [pressed, funded, { ...pressed, ...funded }]) expect(story(oneByOne)).toBe(inHindsight);
      if (never.every((policies) => story(policies) !== inHindsight)) heeded++;
    }
    expect(heeded).toBe(6);
  });

  test("people are moved and courts decide while reviews are counted", () => {
    const scenario = underRules({ ...AROUND, pressure: CASES[0][1] }, { together: true });
    const ledger = new Ledger();
    tell(scenario, ledger.listener);
    const told = (name: string) => ledger.told.filter(({ fact }) => fact === name).length;
    expect(told("moved")).toBeGreaterThan(5);
    expect(told("basisChanged")).toBeGreaterThan(20);
  });
});

describe("what was so is remembered", () => {
  const turns = new Turns();
  const told = (...turned: readonly [boolean, number][]) => {
    turns.reset();
    for (const [isSo, minute] of turned) turns.turn(isSo, minute);
    return Array.from({ length: 10 }, (_, minute) => (turns.wasSo(minute) ? 1 : 0)).join("");
  };

  test("a minute begins as the one before it ended", () => {
    expect(told([true, 2], [false, 5], [true, 7])).toBe("0001110011");
  });

  test("what is said twice is said once", () => {
    expect(told([false, 1], [true, 2], [true, 4], [false, 5], [false, 6])).toBe("0001110000");
  });

  test("the last word in a minute counts", () => {
    expect(told([true, 2], [false, 2], [true, 6], [false, 8], [true, 8])).toBe("0000000111");
  });

  test("as many turns as there are", () => {
    const many = new Turns();
    const isSo = (minute: number) => (minute * 7919) % 5 < 2;
    for (let minute = 0; minute < minutesFromDays(1); minute++) many.turn(isSo(minute), minute);
    for (let minute = 1; minute <= minutesFromDays(1); minute++) expect(many.wasSo(minute)).toBe(isSo(minute - 1));
  });
});
