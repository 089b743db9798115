import { describe, expect, test } from "vitest";
import type { Rules } from "../../src/policy/index.js";
import type { OnwardPlaces } from "../../src/scenario/index.js";
import { type Around, COURT, DALE, DOWN, factsOf, MOOR, REMAND, SENTENCED, underRules } from "./ruled.js";

/** Longer than any story that is told here. [days] */
const NEVER = 1000 * 365.25;

const fence = {
  beds: 0,
  groups: [REMAND, SENTENCED],
  groupNames: ["remand", "sentenced"],
  units: [DALE, DOWN, MOOR],
  unitsInWords: "every unit",
  borrowing: "never",
} as const;
const plenty: OnwardPlaces = {
  name: "low secure",
  destination: "lowSecure",
  places: 100_000,
  stay: { kind: "fixed", value: 400 },
  next: [{ name: "community", share: 1 }],
};
const everybody = (share: number) => ({ engaging: share, notEngaging: share, tooHighRisk: share });

// Everything that says "as before" in other words, by the rule that is off. Each must leave every fact as it was.
const OFF: readonly [string, Partial<Rules>, Around?][] = [
  [
    "clock: judged otherwise",
    { clock: { startsAt: "listed", standard: 14, excludes: ["readmissions"], exceptional: 0 } },
  ],
  [
    "clock: stages",
    {
      clock: {
        startsAt: "identified",
        standard: 28,
        stages: { assessment: 14, transfer: 14 },
        excludes: [],
        exceptional: 0,
      },
    },
  ],
  ["access: selective about nothing", { access: { kind: "selective", accepts: everybody(1), secondOpinion: true } }],
  [
    "access: short sentences accepted like all",
    {
      access: {
        kind: "selective",
        accepts: everybody(1),
        shortSentence: { below: 1000, accepts: 1 },
        secondOpinion: true,
      },
    },
  ],
  [
    "access: no sentence is so short",
    {
      access: {
        kind: "selective",
        accepts: everybody(1),
        shortSentence: { below: 0, accepts: 0 },
        secondOpinion: true,
      },
    },
  ],
  [
    "whoIsNext: ageing that takes longer than anybody waits",
    { whoIsNext: { keys: ["urgency", "longestWait"], ageing: NEVER } },
  ],
  ["whoIsNext: a key twice", { whoIsNext: { keys: ["urgency", "urgency", "longestWait"] } }],
  ["placement: a collaborative of nobody", { placement: { collaborative: 0, repatriation: "never", homeFirst: true } }],
  [
    "placement: out of area when nobody waits any more",
    { placement: { outOfArea: NEVER, repatriation: "never", homeFirst: true } },
  ],
  [
    "placement: collaborative when nobody waits any more",
    { placement: { collaborative: NEVER, repatriation: "never", homeFirst: true } },
    { together: true },
  ],
  [
    "placement: bought beds, at most none",
    { placement: { spotPurchase: { after: 0, occupancy: 0 }, repatriation: "never", homeFirst: true } },
    { spotPurchase: { atMost: 0, bedDayCost: 700 } },
  ],
  [
    "placement: bought after longer than anybody waits",
    { placement: { spotPurchase: { after: NEVER }, repatriation: "never", homeFirst: true } },
    { spotPurchase: { atMost: 9, bedDayCost: 700 } },
  ],
  ["placement: beds to buy that the rule does not buy", {}, { spotPurchase: { atMost: 9, bedDayCost: 700 } }],
  ["placement: repatriation with nobody away", { placement: { repatriation: "beforeTheList", homeFirst: true } }],
  [
    "placement: repatriation after the list with nobody away",
    { placement: { repatriation: "afterTheList", homeFirst: true } },
  ],
  ["placement: whoever is next, where all are at home", { placement: { repatriation: "never", homeFirst: false } }],
  ["ringFence: of no beds", { ringFence: [fence] }],
  ["ringFence: of no beds, lent", { ringFence: [{ ...fence, borrowing: "whileNobodyWaits" }] }],
  ["ringFence: of no unit", { ringFence: [{ ...fence, beds: 5, units: [] }] }],
  ["ringFence: for everybody", { ringFence: [{ ...fence, beds: 5, groups: [COURT, REMAND, SENTENCED] }] }],
  ["fundedStay: reviews that return nobody", { fundedStay: { reviews: [90, 180, 365], returned: 0 } }],
  ["fundedStay: longer than any stay", { fundedStay: { reviews: [], returned: 0.5, longest: NEVER } }],
  ["pressure: treatment as fast as ever", { pressure: { of: "unit", speeds: [{ occupancy: 0, times: 1 }] } }],
  ["pressure: as fast as ever, by catchment", { pressure: { of: "catchment", speeds: [{ waiting: 0, times: 1 }] } }],
  [
    "pressure: faster at a list that never is so long",
    { pressure: { of: "estate", speeds: [{ waiting: 100_000, times: 9 }] } },
  ],
  [
    "pressure: reviews that return nobody",
    { pressure: { of: "unit", speeds: [], reviews: { occupancy: 0, every: 28, returned: 0 } } },
  ],
  [
    "pressure: reviews without pressure",
    { pressure: { of: "estate", speeds: [], reviews: { waiting: 100_000, every: 28, returned: 1 } } },
  ],
  ["estate: openings on time and staffed", { estate: { openingsSlip: 0, openingsStaffed: 1 } }],
  ["stepDown: places that the rule does not count", {}, { onward: [plenty] }],
];

describe("a rule that is off changes nothing that happens", () => {
  const base = factsOf(underRules({}));

  test.each(OFF)("%s", (_, rules, around) => {
    expect(factsOf(underRules(rules, around))).toEqual(base);
  });

  test("and the test would see it: each of these rules on changes something", () => {
    const on: readonly (readonly [Partial<Rules>, Around?])[] = [
      [{ access: { kind: "selective", accepts: everybody(0.5), secondOpinion: true } }],
      [{ whoIsNext: { keys: ["urgency", "longestWait"], ageing: 28 } }],
      [{ placement: { outOfArea: 28, repatriation: "never", homeFirst: true } }],
      [
        { placement: { spotPurchase: { after: 56 }, repatriation: "never", homeFirst: true } },
        { spotPurchase: { atMost: 9, bedDayCost: 700 } },
      ],
      [{ ringFence: [{ ...fence, beds: 5 }] }],
      [{ fundedStay: { reviews: [90], returned: 0.1 } }],
      [{ pressure: { of: "unit", speeds: [{ occupancy: 0.9, times: 1.5 }] } }],
      [{ pressure: { of: "unit", speeds: [], reviews: { occupancy: 0.9, every: 28, returned: 0.1 } } }],
      [{ estate: { openingsSlip: 180, openingsStaffed: 1 } }],
      [{ stepDown: { places: ["lowSecure"] } }, { onward: [{ ...plenty, places: 10 }] }],
    ];
    const seen = on.map(([rules, around]) => factsOf(underRules(rules, around)).join());
    expect(new Set([base.join(), ...seen]).size).toBe(on.length + 1);
  });
});
