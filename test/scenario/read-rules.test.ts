import { describe, expect, test } from "vitest";
import { DEFAULT_RULES } from "../../src/policy/index.js";
import { fingerprint, type Rules } from "../../src/scenario/index.js";
import { mistakesIn, rule, scenarioOf, WORLD } from "./rules-of-a-file.js";

const MONTH = 365.25 / 12;
const YEAR = 365.25;
const COURT = 0;
const SENTENCED = 1;
const [DALE, MOORSIDE, UPPER] = [0, 1, 2];
const ALIKE = (share: number) => ({ engaging: share, notEngaging: share, tooHighRisk: share });

/** What stands in the file, and what it means. */
type Rows<Name extends keyof Rules> = readonly (readonly [written: string, means: Rules[Name]])[];

function reads<Name extends keyof Rules>(name: Name, rows: Rows<Name>): void {
  describe(name, () => {
    test.each(rows)("%s", (written, means) => expect(rule(name, written)).toEqual(means));
  });
}

reads("clock", [
  ["{ startsAt: referred, standard: 6 weeks }", { startsAt: "referred", standard: 42, excludes: [], exceptional: 0 }],
  [
    "{ stages: { assessment: 14 days, transfer: 2 weeks }, exceptional: 5% }",
    { ...DEFAULT_RULES.clock, stages: { assessment: 14, transfer: 14 }, exceptional: 0.05 },
  ],
  [
    "{ excludes: [renewedPapers, readmissions] }",
    { ...DEFAULT_RULES.clock, excludes: ["readmissions", "renewedPapers"] },
  ],
]);

reads("access", [
  ["open", { kind: "open" }],
  ["{ selective: { accepts: 80% } }", { kind: "selective", accepts: ALIKE(0.8), secondOpinion: true }],
  [
    "{ selective: { accepts: { engaging: 100%, notEngaging: 0.5, tooHighRisk: 20% }, secondOpinion: refused } }",
    { kind: "selective", accepts: { engaging: 1, notEngaging: 0.5, tooHighRisk: 0.2 }, secondOpinion: false },
  ],
  [
    "{ selective: { shortSentence: { below: 6 months, accepts: 20% } } }",
    {
      kind: "selective",
      accepts: ALIKE(1),
      shortSentence: { below: 6 * MONTH, accepts: 0.2 },
      secondOpinion: true,
    },
  ],
]);

reads("whoIsNext", [
  ["[prisonFirst, courtDeadline]", { keys: ["prisonFirst", "courtDeadline"] }],
  ["{ keys: [releaseDeadline] }", { keys: ["releaseDeadline"] }],
  ["{ keys: [urgency, longestWait], ageing: 4 weeks }", { keys: ["urgency", "longestWait"], ageing: 28 }],
]);

reads("placement", [
  ["home", { repatriation: "never", homeFirst: true }],
  [
    "{ collaborative: 0 days, outOfArea: 4 weeks }",
    { collaborative: 0, outOfArea: 28, repatriation: "never", homeFirst: true },
  ],
  [
    "{ spotPurchase: { after: 56 days, occupancy: 98% }, repatriation: beforeTheList }",
    { spotPurchase: { after: 56, occupancy: 0.98 }, repatriation: "beforeTheList", homeFirst: true },
  ],
  [
    "{ spotPurchase: { occupancy: 1 }, order: whoIsNext }",
    { spotPurchase: { occupancy: 1 }, repatriation: "never", homeFirst: false },
  ],
]);

reads("ringFence", [
  [
    "[{ beds: 2, for: [sentenced] }]",
    [
      {
        beds: 2,
        groups: [SENTENCED],
        groupNames: ["sentenced"],
        units: [DALE, MOORSIDE, UPPER],
        unitsInWords: "every unit",
        borrowing: "never",
      },
    ],
  ],
  [
    "[{ beds: 6, for: [sentenced, court], in: [north, dale], borrowing: whileNobodyWaits }]",
    [
      {
        beds: 6,
        groups: [SENTENCED, COURT],
        groupNames: ["sentenced", "court"],
        units: [DALE, MOORSIDE, UPPER],
        unitsInWords: "every unit of north and dale",
        borrowing: "whileNobodyWaits",
      },
    ],
  ],
  [
    "[{ beds: 15, for: [court], in: [upper] }]",
    [
      {
        beds: 15,
        groups: [COURT],
        groupNames: ["court"],
        units: [UPPER],
        unitsInWords: "upper",
        borrowing: "never",
      },
    ],
  ],
]);

reads("pathway", [
  ["treatAndReturn", { kind: "treatAndReturn" }],
  [
    "{ discretionary: { returned: 40%, byLegalBasis: { s48/49: 50%, CPIA: 0 }, longSentence: { atLeast: 2 years, returned: 90% } } }",
    {
      kind: "discretionary",
      returned: ALIKE(0.4),
      byLegalBasis: { "s48/49": 0.5, CPIA: 0 },
      longSentence: { atLeast: 2 * YEAR, returned: 0.9 },
    },
  ],
]);

reads("fundedStay", [
  ["{ longest: 2 years }", { reviews: [], returned: 0, longest: 2 * YEAR }],
  [
    "{ reviews: [3 months, 6 months], returned: 10%, longest: 1 year }",
    { reviews: [3 * MONTH, 6 * MONTH], returned: 0.1, longest: YEAR },
  ],
]);

reads("pressure", [
  [
    "{ of: estate, speeds: [{ occupancy: 95%, times: 1.5 }, { waiting: 5, times: { value: 2, from: 1, to: 3 } }] }",
    {
      of: "estate",
      speeds: [
        { occupancy: 0.95, times: 1.5 },
        { waiting: 5, times: 2 },
      ],
    },
  ],
  [
    "{ reviews: { occupancy: 95%, waiting: 10, every: 4 weeks, returned: 10% } }",
    { of: "unit", speeds: [], reviews: { occupancy: 0.95, waiting: 10, every: 28, returned: 0.1 } },
  ],
  // The fastest of several counts: the usual speed is news beside a slower one.
  [
    "{ speeds: [{ occupancy: 90%, times: 0.5 }, { occupancy: 99%, times: 1 }] }",
    {
      of: "unit",
      speeds: [
        { occupancy: 0.9, times: 0.5 },
        { occupancy: 0.99, times: 1 },
      ],
    },
  ],
]);

reads("estate", [
  ["{ openingsSlip: 6 months, openingsStaffed: 80% }", { openingsSlip: 6 * MONTH, openingsStaffed: 0.8 }],
]);

reads("stepDown", [
  ["delays", { places: [] }],
  ["{ places: [community, lowSecure] }", { places: ["lowSecure", "community"] }],
]);

describe("what changes nothing is as good as not written", () => {
  const without = fingerprint(scenarioOf(""));

  test.each([
    "clock: {}",
    "clock: { startsAt: identified, standard: 28, excludes: [], exceptional: 0% }",
    "access: open",
    "access: { selective: {} }",
    "access: { selective: { accepts: 100%, shortSentence: { below: 1 year, accepts: 100% }, secondOpinion: allowed } }",
    "whoIsNext: [longestWait]",
    "placement: {}",
    "placement: { repatriation: never, order: homeFirst }",
    "ringFence: []",
    "ringFence: [{ beds: 0, for: [sentenced], in: [dale] }]",
    "pathway: fullRehabilitation",
    "fundedStay: {}",
    "fundedStay: { reviews: [3 months, 1 year], returned: 0% }",
    "pressure: {}",
    "pressure: { of: estate, speeds: [{ occupancy: 0, times: 1 }], reviews: { waiting: 0, every: 1 day, returned: 0 } }",
    "estate: { openingsSlip: 0, openingsStaffed: 100% }",
    "stepDown: delays",
  ])("%s", (written) => {
    const scenario = scenarioOf(`rules: { ${written} }`);
    expect(scenario.rules).toEqual(DEFAULT_RULES);
    expect(fingerprint(scenario)).toBe(without);
  });

  test("beds that are bought, of which there are none", () => {
    const none = WORLD.replace("atMost: 4", "atMost: 0");
    expect(scenarioOf("rules: { placement: { spotPurchase: { after: 0 } } }", none).rules).toEqual(DEFAULT_RULES);
  });
});

describe("what the rules may do decides what else must be there", () => {
  const west = WORLD.replace(
    "south: { collaborative: moors } }",
    "south: { collaborative: moors }, west: {} }",
  ).replace("south: 0", "south: 0, west: 1");

  test("a catchment without a unit needs a way out of it", () => {
    const nowhere = ["demand.court.mix", "demand.sentenced.mix"];
    expect(mistakesIn("", west)).toEqual(nowhere);
    expect(mistakesIn("rules: { placement: { collaborative: 0 } }", west)).toEqual(nowhere);
    expect(mistakesIn("rules: { placement: { outOfArea: 28 days } }", west)).toEqual([]);
    expect(mistakesIn("rules: { placement: { spotPurchase: { occupancy: 98% } } }", west)).toEqual([]);
  });

  test("a return needs a treatment that ends in it, whichever chance leads there", () => {
    const untreated = WORLD.replace("treatAndReturn: 100 days, ", "");
    const needs = (pathway: string) => mistakesIn(`rules: { pathway: ${pathway} }`, untreated);
    expect(needs("fullRehabilitation")).toEqual([]);
    expect(needs("treatAndReturn")).toEqual(["stays.treatAndReturn"]);
    expect(needs("{ discretionary: { returned: 0 } }")).toEqual([]);
    expect(needs("{ discretionary: { returned: 0, byLegalBasis: { s47/49: 1% } } }")).toEqual(["stays.treatAndReturn"]);
    expect(needs("{ discretionary: { returned: 0, byLegalBasis: { s48/49: 1% } } }")).toEqual([]);
    const long = "longSentence: { atLeast: 1 year, returned: 1% }";
    expect(needs(`{ discretionary: { returned: 0, ${long} } }`)).toEqual(["stays.treatAndReturn"]);
    const short = "longSentence: { atLeast: 1 year, returned: 0 }";
    expect(needs(`{ discretionary: { returned: 1%, ${short} } }`)).toEqual(["stays.treatAndReturn"]);
  });

  test("people whose funding ends or who are pressed out leave at once and need none", () => {
    const untreated = WORLD.replace("treatAndReturn: 100 days, ", "");
    expect(mistakesIn("rules: { fundedStay: { longest: 1 year } }", untreated)).toEqual([]);
    const pressure = "{ reviews: { occupancy: 90%, every: 28, returned: 10% } }";
    expect(mistakesIn(`rules: { pressure: ${pressure} }`, untreated)).toEqual([]);
  });
});

describe("a variant changes a rule key by key", () => {
  const read = () => ({
    name: "base.yaml",
    text: `${WORLD}rules: { placement: { outOfArea: 28 days }, access: open }\n`,
  });
  const variant = (rules: string) =>
    scenarioOf(rules, "format: securebeds/scenario@1\nname: variant\nextends: base.yaml\n", read);

  test("and says so in words", () => {
    const { rules, differences } = variant(
      "rules: { placement: { repatriation: afterTheList }, access: { selective: { accepts: 80% } }, whoIsNext: { keys: [urgency], ageing: 28 } }",
    );
    expect(rules.placement).toEqual({ outOfArea: 28, repatriation: "afterTheList", homeFirst: true });
    expect(differences).toEqual([
      "rules.access: open → selective (accepts 80%)",
      "rules.placement.repatriation: not given → afterTheList",
      "rules.whoIsNext: not given → keys (urgency), ageing 28",
    ]);
  });
});
