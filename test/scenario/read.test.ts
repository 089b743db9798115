import { describe, expect, test } from "vitest";
import { LAW } from "../../src/domain/index.js";
import { UsageError } from "../../src/foundation/index.js";
import {
  checkScenario,
  fingerprint,
  readScenario,
  resolveScenario,
  rulesInWords,
  ScenarioError,
} from "../../src/scenario/index.js";
import { SMALL, SMALL_FILE } from "./small.js";

const read = (text: string) => readScenario({ name: "a.yaml", text });
const pathsOf = (text: string) => checkScenario({ name: "a.yaml", text }).issues.map((issue) => issue.path);

describe("defaults are written out", () => {
  test("the shortest file", () => {
    const scenario = read(SMALL);
    expect(scenario).toMatchObject({
      about: "",
      start: "2026-04-01",
      seed: "2021",
      study: {
        run: 3652.5,
        warmUp: 3652.5,
        followUp: 1826.25,
        replications: {
          kind: "precision",
          precision: 0.05,
          of: ["occupancy.mean", "bedWait.within28"],
          atLeast: 10,
          atMost: 200,
        },
        targets: [],
      },
      atStart: { kind: "empty" },
      estate: {
        catchments: [{ name: "all", population: 1, collaborative: -1, nearest: [] }],
        serviceLines: ["everyone"],
        units: [{ name: "moorside", catchment: 0, serviceLines: [0], beds: 10, changes: [], bedDayCost: 0 }],
      },
      rules: {
        clock: { startsAt: "identified", standard: 28 },
        access: { kind: "open" },
        whoIsNext: { keys: ["longestWait"] },
        placement: { repatriation: "never", homeFirst: true },
        ringFence: [],
        pathway: { kind: "fullRehabilitation" },
        fundedStay: { reviews: [], returned: 0 },
        pressure: { of: "unit", speeds: [] },
        estate: { openingsSlip: 0, openingsStaffed: 1 },
        stepDown: { places: [] },
      },
      sources: [],
      differences: [],
    });
    const [group] = scenario.groups;
    expect(LAW[group!.legalBasis]!.name).toBe("s37/41");
    expect(group).toMatchObject({
      from: "court",
      indeterminate: 0,
      disposals: [],
      referrals: { perYear: 4, growth: 0 },
    });
    expect(group!.access).toMatchObject({
      accepted: 1,
      acceptedOnSecondOpinion: 0,
      levels: [{ name: "medium", share: 1 }],
    });
    expect(group!.access.recovery).toBeUndefined();
    expect(group!.exits.destinations).toEqual([{ name: "community", share: 1 }]);
    expect(group!.after.returned).toMatchObject({ share: 0, accepted: 1, soonerIfNotEngaging: 1 });
  });

  test("a stationary start needs no warm-up", () => {
    expect(read(`${SMALL}atStart: { stationary: { occupancy: 93% } }`).study.warmUp).toBe(0);
  });

  test("everything is frozen", () => {
    const frozen = (data: unknown): boolean =>
      typeof data !== "object" || data === null || (Object.isFrozen(data) && Object.values(data).every(frozen));
    expect(frozen(read(SMALL))).toBe(true);
  });

  test.each([
    ["prison", "s47/49"],
    ["court", "s37/41"],
    ["highSecure", "s37/41"],
    ["lowSecure", "s3"],
    ["community", "recalled"],
  ])("people from %s are held under %s", (from, basis) => {
    expect(LAW[read(SMALL.replace("from: court", `from: ${from}`)).groups[0]!.legalBasis]!.name).toBe(basis);
  });
});

describe("what is written means what it says", () => {
  test("blocks of a group override the scenario's, key by key", () => {
    const scenario = read(
      SMALL.replace("perYear: 4", "perYear: 4, access: { accepted: 50%, recovery: never }, exits: { community: 90 }") +
        "access: { accepted: 75%, warrant: 7, recovery: 200 }\nexits: { community: 30, lowSecure: 60 }\n",
    );
    const [group] = scenario.groups;
    expect(group!.access.accepted).toBe(0.5);
    expect(group!.access.warrant).toEqual({ kind: "fixed", value: 7 });
    expect(group!.access.recovery).toBeUndefined();
    expect(group!.exits.delay.community).toEqual({ kind: "fixed", value: 90 });
    expect(group!.exits.delay.lowSecure).toEqual({ kind: "fixed", value: 60 });
  });

  test("catchments share referrals out by population", () => {
    const text = SMALL.replace(
      "{ units: { moorside: { beds: 10 } } }",
      "{ catchments: { b: {}, a: { population: 3 } }, units: { u: { catchment: a, beds: 1 }, v: { catchment: b, beds: 2 } } }",
    );
    expect(read(text).groups[0]!.mix.catchment).toEqual([0.75, 0.25]);
  });

  test("changes of one day are one change, in order of day", () => {
    const changes = "[{ on: 2027-01-01, beds: -3 }, { on: 2026-04-11, beds: +5 }, { on: 2026-04-11, beds: -2 }]";
    const unit = read(SMALL.replace("beds: 10", `beds: 10, changes: ${changes}`)).estate.units[0]!;
    expect(unit.changes).toEqual([
      { day: 10, beds: 3 },
      { day: 275, beds: -3 },
    ]);
  });

  test("changes of referrals are in order of date", () => {
    const changes = "[{ on: 2028-01-01, perYear: 9 }, { on: 2027-01-01, perYear: 7 }]";
    expect(read(SMALL.replace("perYear: 4", `perYear: 4, changes: ${changes}`)).groups[0]!.referrals.changes).toEqual([
      { on: "2027-01-01", perYear: 7 },
      { on: "2028-01-01", perYear: 9 },
    ]);
  });

  test("only people from prison need a treatment that ends in a return", () => {
    const returning = `${SMALL}rules: { pathway: treatAndReturn }\n`;
    expect(pathsOf(returning)).toEqual([]);
    expect(pathsOf(returning.replace("from: court", "from: court, legalBasis: s48/49"))).toEqual([]);
    expect(pathsOf(returning.replace("from: court", "from: prison"))).toEqual(["stays.treatAndReturn"]);
    expect(pathsOf(returning.replace("from: court", "from: prison, legalBasis: s37"))).toEqual([]);
  });

  test("a seed keeps its digits", () => {
    expect(read(`${SMALL}seed: 10000000000000001`).seed).toBe("10000000000000001");
    expect(read(`${SMALL}seed: 007`).seed).toBe("007");
    expect(resolveScenario({ ...SMALL_FILE, seed: 7 }).seed).toBe("7");
  });

  test("sources are kept with their paths", () => {
    const text =
      `${SMALL}access: { accepted: { value: 75%, from: 60%, to: 90%, source: us }, warrant: { lognormal: { median: 7, sigma: 1 }, source: them, label: derived } }\n` +
      "exits: { source: everyone, label: published, community: 30 }\n";
    expect(read(text).sources).toEqual([
      { path: "access.accepted", label: "assumed", source: "us", from: 0.6, to: 0.9, written: "75%" },
      { path: "access.warrant", label: "derived", source: "them", written: "lognormal (median 7, sigma 1)" },
      { path: "exits", label: "published", source: "everyone", written: "exits" },
    ]);
  });

  test("rules are said in a sentence each", () => {
    const words = rulesInWords(read(`${SMALL}rules: { clock: { startsAt: listed, standard: 2 weeks } }`));
    expect(words[0]).toBe("Transfer time starts when the person joins the waiting list; the standard is 14 days.");
    expect(words).toHaveLength(10);
  });

  test("names of the language are names like any other", () => {
    const text = SMALL.replace("moorside", "toString").replace("court: {", "hasOwnProperty: {");
    const scenario = read(text);
    expect(scenario.estate.units[0]!.name).toBe("toString");
    expect(scenario.groups[0]!.name).toBe("hasOwnProperty");
    expect(read(SMALL.replace("moorside", "length")).estate.units[0]!.name).toBe("length");
  });

  test("windows line ends, a byte order mark and JSON are all the same to it", () => {
    const expected = fingerprint(read(SMALL));
    expect(fingerprint(read(SMALL.replaceAll("\n", "\r\n")))).toBe(expected);
    expect(fingerprint(read(`\uFEFF${SMALL}`))).toBe(expected);
    expect(fingerprint(read(JSON.stringify(SMALL_FILE)))).toBe(expected);
    expect(fingerprint(resolveScenario(SMALL_FILE))).toBe(expected);
  });
});

describe("a variant is a base and its differences", () => {
  const base = `${SMALL}access: { accepted: { value: 75%, source: us } }
exits: { destinations: { community: 60%, lowSecure: 40%, source: them } }
rules: { pathway: { discretionary: { returned: 40% } }, whoIsNext: [urgency, longestWait] }
`;
  const variant = (text: string, set?: { path: string; value: string }[]) =>
    checkScenario({
      name: "variant.yaml",
      text: `format: securebeds/scenario@1\nname: variant\nextends: base.yaml\n${text}`,
      read: (reference) => {
        if (reference !== "base.yaml") throw new UsageError(`There is no ${reference} here.`);
        return { name: "base.yaml", text: base };
      },
      ...(set === undefined ? {} : { set }),
    });

  test("maps merge, everything else is replaced", () => {
    const { scenario } = variant(
      "estate: { units: { moorside: { beds: 12 } } }\nstays: { rehabilitate: { exponential: { mean: 400 } } }\n" +
        "access: { accepted: 80% }\nrules: { pathway: fullRehabilitation, whoIsNext: [longestWait] }\n",
    );
    expect(scenario!.name).toBe("variant");
    expect(scenario!.estate.units[0]!.beds).toBe(12);
    expect(scenario!.groups[0]!.stays.byPlan.rehabilitate).toEqual({ kind: "exponential", mean: 400 });
    expect(scenario!.rules.whoIsNext.keys).toEqual(["longestWait"]);
    expect(scenario!.sources.map(({ path }) => path)).toEqual(["exits.destinations"]);
    expect(scenario!.differences).toEqual([
      "access.accepted: 75% → 80%",
      "moorside: +2 beds (10 → 12)",
      "rules.pathway: discretionary (returned 40%) → fullRehabilitation",
      "rules.whoIsNext: urgency, longestWait → longestWait",
      "stays.rehabilitate: 600 days → exponential (mean 400)",
    ]);
  });

  test("shares that are changed no longer quote the old source", () => {
    const { scenario } = variant("exits: { destinations: { community: 50%, lowSecure: 50% } }");
    expect(scenario!.sources.map(({ path }) => path)).toEqual(["access.accepted"]);
  });

  test("null takes a key away", () => {
    const { scenario } = variant("rules: { pathway: null }\n");
    expect(scenario!.rules.pathway).toEqual({ kind: "fullRehabilitation" });
    expect(scenario!.differences).toEqual(["rules.pathway: discretionary (returned 40%) → not given"]);
    expect(variant("rules: { clock: null }\n").issues[0]!.received).toBe("nothing to take away");
  });

  test("a mistake in the base points into the base", () => {
    const { issues } = checkScenario({
      name: "variant.yaml",
      text: "format: securebeds/scenario@1\nname: variant\nextends: base.yaml\n",
      read: () => ({ name: "base.yaml", text: base.replace("beds: 10", "beds: ten") }),
    });
    expect(issues).toMatchObject([{ file: "base.yaml", line: 3, column: 38, path: "estate.units.moorside.beds" }]);
  });

  test("a refused reference is said at its place", () => {
    const { issues } =
      variant("").issues.length === 0
        ? checkScenario({
            name: "v",
            text: "extends: ../x",
            read: () => {
              throw new UsageError("Outside the folder.");
            },
          })
        : { issues: [] };
    expect(issues[0]).toMatchObject({ path: "extends", line: 1, column: 10, hint: "Outside the folder." });
    // What is missing may stand in the file that could not be had.
    expect(issues).toHaveLength(1);
    const own = "extends: base.yaml\nestate: { units: { moorside: { beds: ten } } }\nstudi: { run: 1 year }\n";
    const both = checkScenario({ name: "a.yaml", text: own }).issues.map(({ path }) => path);
    expect(both.sort()).toEqual(["estate.units.moorside.beds", "extends", "studi"]);
  });

  test("a circle is refused, and so is a long chain", () => {
    const circle = checkScenario({
      name: "a.yaml",
      text: "extends: b.yaml\n",
      read: (name) => ({ name, text: `extends: ${name === "b.yaml" ? "a.yaml" : "b.yaml"}\n` }),
    });
    expect(circle.issues.find((issue) => issue.path === "extends")!.hint).toBe("a.yaml extends b.yaml extends a.yaml");
    let number = 0;
    const chain = checkScenario({
      name: "0.yaml",
      text: "extends: 1.yaml\n",
      read: () => ({ name: `${++number}.yaml`, text: `extends: next.yaml\n` }),
    });
    expect(chain.issues.map((issue) => issue.expected)).toContain("at most 8 files that extend one another");
    expect(number).toBe(8);
  });

  test("options change a scenario, and say so", () => {
    const { scenario } = variant("", [
      { path: "estate.units.moorside.beds", value: "75" },
      { path: "demand.court.access.accepted", value: "0.5" },
      { path: "rules.whoIsNext[0]", value: "remandFirst" },
      { path: "rules.pathway", value: "" },
    ]);
    expect(scenario!.estate.units[0]!.beds).toBe(75);
    expect(scenario!.groups[0]!.access.accepted).toBe(0.5);
    expect(scenario!.rules.whoIsNext.keys).toEqual(["remandFirst", "longestWait"]);
    expect(scenario!.rules.pathway.kind).toBe("fullRehabilitation");
    expect(scenario!.differences).toContain("moorside: +65 beds (10 → 75)");
  });

  test("a mistake in an option points at the option", () => {
    const { issues } = variant("", [
      { path: "estate.units.moorside.beds", value: "-4" },
      { path: "estate.unitz.moorside.beds", value: "4" },
      { path: "start.day", value: "4" },
      { path: 'estate."units', value: "4" },
      { path: "access.accepted", value: "[1" },
    ]);
    expect(issues.map(({ file, line, path }) => [file, line, path])).toEqual(
      expect.arrayContaining([
        ["--set estate.units.moorside.beds=-4", undefined, "estate.units.moorside.beds"],
        ["--set estate.unitz.moorside.beds=4", undefined, "estate.unitz"],
        ['--set estate."units=4', undefined, ""],
        ["--set access.accepted=[1", undefined, "access.accepted"],
      ]),
    );
  });

  test("an option finds names with dots", () => {
    const { scenario } = checkScenario({
      name: "a.yaml",
      text: SMALL.replace("moorside", "St. Anne's"),
      set: [{ path: "estate.units.St. Anne's.beds", value: "11" }],
    });
    expect(scenario!.estate.units[0]!.beds).toBe(11);
    const named = {
      name: "a.yaml",
      text: SMALL.replace("moorside", "name"),
      set: [{ path: "estate.units.name.beds", value: "11" }],
    };
    expect(checkScenario(named).scenario!.differences).toEqual(["name: +1 bed (10 → 11)"]);
    expect(scenario!.differences).toEqual(["St. Anne's: +1 bed (10 → 11)"]);
  });
});

describe("errors", () => {
  test("an error carries its issues and shows them", () => {
    try {
      read(SMALL.replace("beds: 10", "beds: -4"));
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ScenarioError);
      expect((error as ScenarioError).issues).toHaveLength(1);
      expect((error as ScenarioError).message).toContain("a.yaml:3:38  estate.units.moorside.beds");
    }
  });

  test("objects are checked like files", () => {
    const file = { ...SMALL_FILE, estate: { units: { moorside: { beds: Number.NaN } } }, extra: 1n };
    expect(() => resolveScenario(file as never)).toThrow(/estate\.units\.moorside\.beds[\s\S]*unknown key extra|extra/);
    const circle: Record<string, unknown> = { ...SMALL_FILE };
    circle.about = circle;
    expect(() => resolveScenario(circle as never)).toThrow(ScenarioError);
  });

  test("limits are named", () => {
    expect(pathsOf(SMALL.replace("600 days", "11000 years"))).toEqual(["stays.rehabilitate"]);
    expect(pathsOf(`${SMALL}seed: ${"1".repeat(401)}`)).toEqual(["seed"]);
    expect(pathsOf(`${SMALL}study: { run: 1000 years, warmUp: 0 }`)).toEqual([]);
  });
});

describe("metrics that a study names", () => {
  const text = [
    "format: securebeds/scenario@1",
    "name: x",
    "study: { targets: [{ metric: bedWait.withn28, atLeast: 85% }], replications: { precision: 5%, of: [occupancy.men] } }",
    "estate: { units: { a: { beds: 3 } } }",
    "demand: { court: { from: court, perYear: 3 } }",
    "stays: { rehabilitate: 100 }",
  ].join("\n");

  test("are refused with the nearest, where the reader was told what there is to measure", () => {
    const { issues } = checkScenario({ name: "x.yaml", text, metrics: ["bedWait.within28", "occupancy.mean"] });
    expect(issues.map(({ path, received, hint }) => [path, received, hint])).toEqual([
      ["study.targets[0].metric", "bedWait.withn28", "Did you mean “bedWait.within28”?"],
      ["study.replications.of[0]", "occupancy.men", "Did you mean “occupancy.mean”?"],
    ]);
  });

  test("are taken as they are where it was not", () => {
    expect(checkScenario({ name: "x.yaml", text }).issues).toEqual([]);
  });
});
