import { describe, expect, test } from "vitest";
import { compare, findBeds, type Runner, replicate, SerialRunner, study } from "../../src/experiment/index.js";
import { UsageError } from "../../src/foundation/index.js";
import { type Policies, type PolicyOverrides, policiesOf, type Rules } from "../../src/policy/index.js";
import { fingerprint, type OnwardPlaces, resolveScenario, type ScenarioFile } from "../../src/scenario/index.js";
import { COURT, DOWN, factsOf, MOOR, REMAND, SENTENCED, underRules } from "../model/ruled.js";
import { smallEstate } from "../model/small-estate.js";

const low: OnwardPlaces = {
  name: "low secure",
  destination: "lowSecure",
  places: 6,
  stay: { kind: "fixed", value: 300 },
  next: [{ name: "community", share: 1 }],
};

/** Every rule on. */
const RULES: Partial<Rules> = {
  clock: { startsAt: "referred", standard: 28, excludes: ["secondOpinion"], exceptional: 0 },
  access: { kind: "selective", accepts: { engaging: 1, notEngaging: 0.6, tooHighRisk: 0.2 }, secondOpinion: true },
  whoIsNext: { keys: ["urgency", "longestWait"], ageing: 60 },
  placement: { outOfArea: 60, repatriation: "afterTheList", homeFirst: true },
  ringFence: [
    {
      beds: 8,
      groups: [REMAND, SENTENCED],
      groupNames: ["remand", "sentenced"],
      units: [MOOR, DOWN],
      unitsInWords: "moor and down",
      borrowing: "whileNobodyWaits",
    },
  ],
  fundedStay: { reviews: [90, 180], returned: 0.1, longest: 700 },
  pressure: {
    of: "unit",
    speeds: [{ occupancy: 0.9, times: 1.5 }],
    reviews: { occupancy: 0.95, every: 28, returned: 0.05 },
  },
  estate: { openingsSlip: 90, openingsStaffed: 0.75 },
  stepDown: { places: ["lowSecure"] },
};
const ALL_ON = underRules(RULES, { onward: [low] });
const BUILT_IN = policiesOf(ALL_ON.rules);
const NAMES = Object.keys(BUILT_IN) as (keyof Policies)[];

function one(name: keyof Policies): PolicyOverrides {
  return { [name]: BUILT_IN[name] };
}

describe("a rule's own answer, given as a function of the caller's", () => {
  const asEver = factsOf(ALL_ON);

  test.each(NAMES)("%s: everything happens as ever", (name) => {
    expect(factsOf(ALL_ON, one(name))).toEqual(asEver);
  });

  test("all of them at once", () => {
    expect(factsOf(ALL_ON, BUILT_IN)).toEqual(asEver);
  });
});

describe("every question is asked, and its answer heeded, where the scenario itself has the rule switched off", () => {
  const plain = underRules({}, { onward: [low] });
  const asEver = factsOf(plain);

  test.each<[string, PolicyOverrides]>([
    ["access", { access: () => 0.3 }],
    ["secondOpinion", { secondOpinion: () => false }],
    ["whoIsNext", { whoIsNext: (a, b) => b.listedAt - a.listedAt }],
    [
      "placement",
      {
        placement: (unit, home) =>
          unit.serviceLines.includes(home.serviceLine)
            ? { after: 0, distance: unit.catchment === home.catchment ? 0 : 1 }
            : undefined,
      },
    ],
    ["ringFence", { ringFence: (person, unit) => person.group !== COURT || unit.free > 3 }],
    ["pathway", { pathway: ({ legalBasis }) => (legalBasis.departures.includes("prison") ? 1 : 0) }],
    [
      "fundedStay",
      {
        reviewDays: [90],
        fundedStay: ({ fromPrison, legalBasis }) => (fromPrison && legalBasis.departures.includes("prison") ? 0.5 : 0),
      },
    ],
    ["treatmentSpeed", { treatmentSpeed: ({ occupancy }) => (occupancy > 0.9 ? 2 : 1) }],
    [
      "pressedReturn",
      {
        pressureReviewEvery: 28,
        pressedReturn: ({ fromPrison, legalBasis }) =>
          fromPrison && legalBasis.departures.includes("prison") ? 0.2 : 0,
      },
    ],
    ["estate", { estate: (change) => ({ ...change, day: change.day + 30 }) }],
    ["stepDown", { stepDown: (destination) => destination === "lowSecure" }],
  ])("%s", (_, policies) => {
    expect(factsOf(plain, policies)).not.toEqual(asEver);
  });

  test("clock: the same happens, and is measured from elsewhere", async () => {
    const options = { replications: 3 };
    expect(factsOf(plain, { clock: () => undefined })).toEqual(asEver);
    const usual = await study(plain, options);
    const later = await study(plain, { ...options, policies: { clock: ({ listed }) => listed } });
    const nobody = await study(plain, { ...options, policies: { clock: () => undefined } });
    const time = (result: typeof usual) => result.metrics["transferTime.mean"].estimate;
    expect(time(later)).toBeLessThan(time(usual) ?? 0);
    expect(time(nobody)).toBeUndefined();
    expect(later.metrics.admissions).toEqual(usual.metrics.admissions);
  });
});

/** Small enough for a search. */
function ward(): ScenarioFile {
  return {
    format: "securebeds/scenario@1",
    name: "ward",
    study: { run: "4 years", warmUp: "0 days", followUp: "5 years", replications: 3 },
    estate: { units: { ward: { beds: 8 } } },
    demand: { prison: { from: "prison", legalBasis: "s47/49", perYear: 40, toRelease: "5 years" } },
    stays: { treatAndReturn: { exponential: { mean: 40 } }, rehabilitate: { exponential: { mean: 80 } } },
  };
}

const WORDS = "Everybody is treated and returned.";
const RETURNED: PolicyOverrides = { pathway: () => 1, inWords: { pathway: WORDS } };

describe("experiments under a rule of the caller's own", () => {
  const scenario = resolveScenario(ward());
  const treatAndReturn = resolveScenario({ ...ward(), rules: { pathway: "treatAndReturn" } });

  test("study: the figures of the built-in rule that answers the same", async () => {
    const own = await study(scenario, { policies: RETURNED });
    const builtIn = await study(treatAndReturn);
    expect(own.metrics).toEqual(builtIn.metrics);
    expect(own.metrics.returns.estimate).toBeGreaterThan(20);
  });

  test("and the result says so: in the rules, the warnings, the fingerprint", async () => {
    const own = await study(scenario, { policies: RETURNED });
    const plain = await study(scenario);
    expect(own.rules[5]).toBe(`Rule 6 is a function of the caller's: ${WORDS}`);
    expect(own.scenario.ownRules).toEqual(["pathway"]);
    expect(own.scenario.fingerprint).toBe(`${fingerprint(scenario)}+pathway`);
    expect(own.warnings).toContain(
      "Here the rule pathway is a function of the caller's: the scenario file alone does not give these figures.",
    );
    expect(plain.scenario).toEqual({ name: "ward", fingerprint: fingerprint(scenario), differences: [] });
    expect(plain.warnings.join()).not.toMatch(/caller/);
  });

  test("findBeds: the search is under that rule, and its answer that of the built-in one", async () => {
    const target = { metric: "bedWait.within28", bound: "atLeast", value: 0.85 } as const;
    const own = await findBeds(scenario, target, { policies: RETURNED });
    const builtIn = await findBeds(treatAndReturn, target);
    const plain = await findBeds(scenario, target);
    expect(own.answer).toEqual(builtIn.answer);
    expect(own.answer).not.toEqual(plain.answer);
    expect(own.rules[5]).toMatch(/^Rule 6 is a function of the caller's/);
    expect(own.scenario.ownRules).toEqual(["pathway"]);
  });

  test("compare: all scenarios are under it, and so nothing is between them but what differs", async () => {
    const { base, variants } = await compare(scenario, [treatAndReturn], { policies: RETURNED, metrics: ["returns"] });
    expect(base.scenario.ownRules).toEqual(["pathway"]);
    expect(variants[0].differences.returns.verdict).toBe("same");
  });

  test("one runner can take scenarios with and without, in any order", async () => {
    const runner = new SerialRunner();
    const outputs = async (policies?: PolicyOverrides) => (await replicate(scenario, { runner, policies })).outputs;
    const first = await outputs();
    const own = await outputs(RETURNED);
    expect(own).not.toEqual(first);
    expect(await outputs()).toEqual(first);
    expect(await outputs(RETURNED)).toEqual(own);
  });
});

describe("what is refused", () => {
  const scenario = resolveScenario(ward());

  test("threads: functions cannot be sent there", async () => {
    const many: Runner = { parallel: 2, run: () => Promise.reject(new Error("not to be run")), close: async () => {} };
    const asked = study(scenario, { runner: many, policies: RETURNED });
    await expect(asked).rejects.toThrow(UsageError);
    await expect(asked).rejects.toThrow(/cannot be sent to other threads: leave runner out, or take a SerialRunner/);
  });

  test.each<[string, PolicyOverrides, RegExp]>([
    [
      "a probability that is none",
      { pathway: () => Number.NaN },
      /^Rule 6 is the caller's own: pathway .* it gave NaN$/,
    ],
    [
      "an order that is none",
      { whoIsNext: () => Number.NaN },
      /^Rule 3 is the caller's own: whoIsNext .* it gave NaN$/,
    ],
    [
      "a speed that stops time",
      { treatmentSpeed: () => 0 },
      /^Rule 8 is the caller's own: treatmentSpeed .* it gave 0$/,
    ],
    ["a misspelt rule", { pathways: () => 1 } as PolicyOverrides, /there is no “pathways”/],
  ])("%s, in the middle of a study: the caller's mistake, not ours", async (_, policies, message) => {
    const asked = study(resolveScenario(smallEstate()), { replications: 1, policies });
    await expect(asked).rejects.toThrow(UsageError);
    await expect(asked).rejects.toThrow(message);
  });

  test("a return for which the scenario has no length of treatment", async () => {
    const silent = resolveScenario({ ...ward(), stays: { rehabilitate: { exponential: { mean: 80 } } } });
    await expect(study(silent, { policies: RETURNED })).rejects.toThrow(/group prison: .* stays\.treatAndReturn/);
    await expect(study(silent)).resolves.toBeDefined();
  });
});
