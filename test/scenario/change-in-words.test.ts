import { describe, expect, test } from "vitest";
import { differencesBetween } from "../../src/scenario/index.js";

const BASE = `format: securebeds/scenario@1
name: Base
estate:
  catchments: [north]
  units:
    moorside: { catchment: north, beds: 60, changes: [{ on: 2027-04-01, beds: -4 }] }
    fell: { catchment: north, beds: { value: 40, source: a count } }
demand:
  sentenced: { from: prison, legalBasis: s47/49, perYear: 50, toRelease: { lognormal: { median: 400, sigma: 1 } } }
stays:
  rehabilitate: { lognormal: { median: 620, sigma: 0.9 } }
  treatAndReturn: { gamma: { mean: 200, sd: 120 } }
access: { accepted: 75% }
`;

const changed = (variant: string) =>
  differencesBetween({ name: "base.yaml", text: BASE }, { name: "variant.yaml", text: variant });
const with_ = (from: string, to: string) => {
  expect(BASE).toContain(from);
  return changed(BASE.replace(from, to));
};

describe("a change is said", () => {
  test.each([
    ["beds: 60", "beds: 72", "moorside: +12 beds (60 → 72)"],
    ["value: 40", "value: 39", "fell: −1 bed (40 → 39)"],
    ["beds: -4 }", "beds: -4 }, { on: 2028-04-01, beds: +12 }", "moorside: +12 beds from April 2028"],
    [
      "[{ on: 2027-04-01, beds: -4 }]",
      "[{ on: 2027-06-15, beds: -1 }]",
      "moorside: −1 bed from 15 June 2027, no longer −4 beds from April 2027",
    ],
    [", changes: [{ on: 2027-04-01, beds: -4 }]", "", "moorside: no longer −4 beds from April 2027"],
    ["    fell:", "    dale: { beds: 12 }\n    fell:", "dale: a new unit (beds 12)"],
    ["    fell: { catchment: north, beds: { value: 40, source: a count } }\n", "", "fell: no such unit any more"],
    ["perYear: 50", "perYear: 55", "sentenced: 10 % more referrals (50 → 55 a year)"],
    ["perYear: 50", "perYear: 20", "sentenced: 60 % fewer referrals (50 → 20 a year)"],
    ["median: 620", "median: 558", "stays.rehabilitate: 10 % shorter (median 620, sigma 0.9 → median 558, sigma 0.9)"],
    [
      "mean: 200, sd: 120",
      "mean: 400, sd: 240",
      "stays.treatAndReturn: 100 % longer (mean 200, sd 120 → mean 400, sd 240)",
    ],
  ])("%s → %s", (from, to, said) => {
    expect(with_(from, to)).toEqual([said]);
  });

  test.each([
    [
      "another shape",
      "sigma: 0.9",
      "sigma: 1",
      "stays.rehabilitate: lognormal (median 620, sigma 0.9) → lognormal (median 620, sigma 1)",
    ],
    [
      "only the mean",
      "mean: 200",
      "mean: 210",
      "stays.treatAndReturn: gamma (mean 200, sd 120) → gamma (mean 210, sd 120)",
    ],
    [
      "another family",
      "gamma: { mean: 200, sd: 120 }",
      "exponential: { mean: 200 }",
      "stays.treatAndReturn: gamma (mean 200, sd 120) → exponential (mean 200)",
    ],
    [
      "only the range of a number",
      "{ value: 40, source: a count }",
      "{ value: 40, from: 35, to: 45 }",
      "estate.units.fell.beds: value 40 → value 40, from 35, to 45",
    ],
    ["a share", "accepted: 75%", "accepted: 80%", "access.accepted: 75% → 80%"],
    ["nobody is referred any more", "perYear: 50", "perYear: 0", "demand.sentenced.perYear: 50 → 0"],
    [
      "a rule",
      "access: {",
      "rules: { pathway: fullRehabilitation }\naccess: {",
      "rules: not given → pathway fullRehabilitation",
    ],
  ])("by its path where the words would say too much or too little: %s", (_what, from, to, said) => {
    expect(with_(from, to)).toEqual([said]);
  });
});
