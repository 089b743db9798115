import { describe, expect, test } from "vitest";
import { LAW } from "../../src/domain/index.js";
import { type FileBasis, resolveScenario } from "../../src/scenario/index.js";
import { mistakesIn, scenarioOf, WORLD } from "./rules-of-a-file.js";
import { SMALL_FILE } from "./small.js";

const fixed = (value: number) => ({ kind: "fixed", value });

describe("catchments that know each other", () => {
  const estate = (catchments: string) =>
    scenarioOf(
      "",
      `format: securebeds/scenario@1
name: four
estate: { catchments: ${catchments}, units: { u: { catchment: east, beds: 9 } } }
demand: { court: { from: court, perYear: 4, mix: { catchment: { east: 100% } } } }
stays: { rehabilitate: 600 days }
`,
    ).estate.catchments;
  const [EAST, NORTH, SOUTH, WEST] = [0, 1, 2, 3];
  const nearestOf = (east: string) => estate(`{ west: {}, east: ${east}, south: {}, north: {} }`)[EAST]!.nearest;

  test("without a word: in order of name", () => {
    expect(nearestOf("{}")).toEqual([NORTH, SOUTH, WEST]);
    expect(estate("[west, east, south, north]").map(({ nearest }) => nearest)).toEqual([
      [NORTH, SOUTH, WEST],
      [EAST, SOUTH, WEST],
      [EAST, NORTH, WEST],
      [EAST, NORTH, SOUTH],
    ]);
  });

  test("those named come first, the others in order of name", () => {
    expect(nearestOf("{ nearest: [west] }")).toEqual([WEST, NORTH, SOUTH]);
    expect(nearestOf("{ nearest: [west, south, north] }")).toEqual([WEST, SOUTH, NORTH]);
  });

  test("or the shortest way off, alike ways in order of name", () => {
    expect(nearestOf("{ distances: { north: 90, west: 40, south: 90 } }")).toEqual([WEST, NORTH, SOUTH]);
    expect(nearestOf("{ distances: { south: { value: 0, from: 0, to: 5 } } }")).toEqual([SOUTH, NORTH, WEST]);
  });

  test("are of one collaborative, of another, or of none", () => {
    const catchments =
      "{ north: { collaborative: x }, south: { collaborative: a b }, west: { collaborative: x }, east: {} }";
    expect(estate(catchments).map(({ collaborative }) => collaborative)).toEqual([-1, 1, 0, 1]);
  });
});

describe("the estate and what things cost", () => {
  test("bought beds have a number and a price", () => {
    expect(scenarioOf("").estate.spotPurchase).toEqual({ atMost: 4, bedDayCost: 700 });
    expect(resolveScenario(SMALL_FILE).estate.spotPurchase).toEqual({ atMost: 0, bedDayCost: 0 });
  });

  test("what is not priced costs nothing", () => {
    expect(scenarioOf("").costs).toEqual({ prisonDay: 0, newBed: 0, breachDay: 0 });
    const costs =
      "costs: { prisonDay: { value: 156, from: 140, to: 170, source: us }, newBed: 450000, breachDay: 100 }";
    expect(scenarioOf(costs).costs).toEqual({ prisonDay: 156, newBed: 450_000, breachDay: 100 });
    expect(scenarioOf(costs).sources).toEqual([
      { path: "costs.prisonDay", label: "assumed", source: "us", from: 140, to: 170, written: "156" },
    ]);
  });
});

describe("places after the estate", () => {
  test("one pool for everybody, or one for each catchment, in order of security", () => {
    expect(scenarioOf("").onward).toEqual([
      {
        name: "low secure",
        destination: "lowSecure",
        places: 8,
        stay: fixed(400),
        next: [{ name: "community", share: 1 }],
      },
      {
        name: "community, north",
        destination: "community",
        catchment: 0,
        places: 3,
        stay: fixed(730.5),
        next: [{ name: "community", share: 1 }],
      },
      {
        name: "community, south",
        destination: "community",
        catchment: 1,
        places: 0,
        stay: fixed(730.5),
        next: [{ name: "community", share: 1 }],
      },
    ]);
  });

  test("lead to other places in one order, and a share of nothing leads nowhere", () => {
    const next = "{ stepUp: 10%, lowSecure: 0%, community: 30%, highSecure: 60% }";
    const { onward } = scenarioOf("", WORLD.replace("stay: 400 days", `stay: 400 days, next: ${next}`));
    expect(onward[0]!.next).toEqual([
      { name: "community", share: 0.3 },
      { name: "highSecure", share: 0.6 },
      { name: "stepUp", share: 0.1 },
    ]);
  });

  test("a number with its source is one number for everybody", () => {
    const places = "{ value: 8, from: 5, to: 10, source: a guess }";
    expect(scenarioOf("", WORLD.replace("places: 8", `places: ${places}`)).onward[0]!.places).toBe(8);
  });

  test("lead in a circle only where nobody counts them", () => {
    const circle = WORLD.replace("stay: 400 days", "stay: 400 days, next: { highSecure: 100% }").replace(
      "onward:",
      "onward:\n  highSecure: { places: 1, stay: 900 days, next: { lowSecure: 100% } }",
    );
    expect(mistakesIn("", circle)).toEqual([]);
    expect(mistakesIn("rules: { stepDown: { places: [lowSecure] } }", circle)).toEqual([]);
    expect(mistakesIn("rules: { stepDown: { places: [lowSecure, highSecure] } }", circle)).toEqual([
      "onward.highSecure.next",
    ]);
  });
});

describe("a group", () => {
  const group = (more: string, own = "") =>
    scenarioOf(more, WORLD.replace("perYear: 6,", `perYear: 6, ${own}`)).groups[1]!;

  test("has the papers that the scenario says, key by key", () => {
    const more =
      "access: { transport: 2, warrantValid: 14 days, reissue: 3, reportsValid: 60 days, renewal: 9, escalation: 90 }";
    const access = { transport: fixed(2), reissue: fixed(3), renewal: fixed(9), escalation: fixed(90) };
    expect(group(more).access).toMatchObject({ ...access, warrantValid: 14, reportsValid: 60 });
    const own = group(more, "access: { warrantValid: 1 week, escalation: never },").access;
    expect(own).toMatchObject({ transport: fixed(2), warrantValid: 7, reportsValid: 60 });
    expect(own.escalation).toBeUndefined();
    const plain = group("").access;
    expect(plain).toMatchObject({ transport: fixed(0), reissue: fixed(0), renewal: fixed(0) });
    for (const key of ["warrantValid", "reportsValid", "escalation"]) expect(plain).not.toHaveProperty(key);
  });

  test("waits for consent, and has tribunals that may discharge", () => {
    const { exits, stays } = group("exits: { consent: 21 days }", "stays: { dischargedByTribunal: 3% },");
    expect(exits.consent).toEqual(fixed(21));
    expect(stays.dischargedByTribunal).toBe(0.03);
    expect(group("").exits.consent).toEqual(fixed(0));
    expect(group("").stays.dischargedByTribunal).toBe(0);
  });

  test("has a next court date where its case may stay open", () => {
    const remand = (disposals: string) =>
      `legalBasis: s48/49, toCourt: 90, disposals: ${disposals}, toNextCourt: 4 weeks,`;
    expect(group("", remand("{ custody: 50%, interimOrder: 50% }")).toNextCourt).toEqual(fixed(28));
    const closed = WORLD.replace("perYear: 6,", `perYear: 6, ${remand("{ custody: 100% }")}`);
    expect(mistakesIn("", closed)).toEqual(["demand.sentenced.toNextCourt"]);
  });

  test("has every decision of a court in the order of the law", () => {
    const written =
      "{ civilSection: 10%, unfitToPlead: 20%, limitationDirection: 30%, custody: 15%, hospitalOrder: 25% }";
    const { disposals } = group("", `legalBasis: s48/49, toCourt: 90, disposals: ${written},`);
    expect(disposals.map(({ name }) => name)).toEqual([
      "hospitalOrder",
      "limitationDirection",
      "unfitToPlead",
      "custody",
      "civilSection",
    ]);
  });
});

describe("the law", () => {
  const lawOf = (law: string) => scenarioOf(`law: ${law}`).law;

  test("is that of England and Wales unless the scenario says otherwise", () => {
    expect(scenarioOf("").law).toEqual(LAW);
    expect(lawOf("{}")).toEqual(LAW);
  });

  test("has the scenario's own bases after it, in order of name", () => {
    expect(
      lawOf("{ zeta/9: { departures: [community] }, alpha: { departures: [lowSecure] } }").slice(LAW.length),
    ).toEqual([
      {
        name: "alpha",
        title: "alpha",
        restricted: false,
        clock: "none",
        departures: ["lowSecure", "died"],
        consent: [],
        onReadmission: "s3",
        periods: [],
        tribunalDischarges: false,
        disposals: {},
      },
      expect.objectContaining({ name: "zeta/9", departures: ["community", "died"] }),
    ]);
  });

  test("has at most 200 of its own", () => {
    const many = (bases: number) =>
      Array.from({ length: bases }, (_, n) => `b${n}: { departures: [community] }`).join();
    expect(lawOf(`{ ${many(200)} }`)).toHaveLength(LAW.length + 200);
    expect(() => lawOf(`{ ${many(201)} }`)).toThrow("at most 200");
  });

  test("has all that a file may say of a basis", () => {
    const sentence = lawOf(
      `{ order: { title: an order, restricted: yes, clock: release, departures: [lowSecure, prison], consent: [prison],
        onRelease: s37, onReadmission: order, periods: [6 months, 1 year], tribunal: discharges } }`,
    ).at(-1);
    expect(sentence).toEqual({
      name: "order",
      title: "an order",
      restricted: true,
      clock: "release",
      departures: ["prison", "lowSecure", "died"],
      consent: ["prison"],
      onRelease: "s37",
      onReadmission: "order",
      periods: [182.625, 365.25],
      tribunalDischarges: true,
      disposals: {},
    });
  });

  test("lets courts decide as a basis says; who is returned still goes to prison", () => {
    const open = lawOf(
      "{ open: { clock: court, departures: [prison], longest: 12 weeks, disposals: { custody: s45A, returned: s45A, released: s3 } } }",
    ).at(-1);
    expect(open).toMatchObject({ clock: "court", longest: 84 });
    expect(open?.disposals).toEqual({
      custody: { basis: "s45A" },
      returned: { basis: "s45A", leavesFor: "prison" },
      released: { basis: "s3" },
    });
  });

  test("changes a row that is there key by key, and leaves it where it stands", () => {
    const changed = lawOf("{ s37: { periods: [3 months, 3 months, 6 months, 1 year] }, s38: { longest: 6 months } }");
    expect(changed.map(({ name }) => name)).toEqual(LAW.map(({ name }) => name));
    const before = LAW.find(({ name }) => name === "s37");
    expect(changed.find(({ name }) => name === "s37")).toEqual({
      ...before,
      periods: [91.3125, 91.3125, 182.625, 365.25],
    });
    expect(changed.find(({ name }) => name === "s38")).toEqual({
      ...LAW.find(({ name }) => name === "s38"),
      longest: 182.625,
    });
  });

  test("gives a group the basis it names, and the dates that follow from it", () => {
    const law: Readonly<Record<string, FileBasis>> = {
      accused: { clock: "court", departures: ["prison"], disposals: { custody: "jailed", hospitalOrder: "s37" } },
      jailed: { clock: "release", departures: ["prison"] },
    };
    const demand = {
      accused: {
        from: "prison" as const,
        legalBasis: "accused",
        perYear: 4,
        toCourt: 90,
        disposals: { custody: 1 },
        toRelease: 400,
      },
    };
    const { groups, law: table } = resolveScenario({ ...SMALL_FILE, law, demand });
    expect(table[groups[0]!.legalBasis]!.name).toBe("accused");
    const merciful = { accused: { ...demand.accused, disposals: { hospitalOrder: 1 } } };
    expect(() => resolveScenario({ ...SMALL_FILE, law, demand: merciful })).toThrow(
      /“toRelease” only in groups held under/,
    );
  });

  test.each([
    ["limitationDirection", true],
    ["custody", true],
    ["returned", true],
    ["hospitalOrder", false],
    ["civilSection", false],
    ["unfitToPlead", false],
    ["released", false],
  ])("a court's %s leads to a release date: %s", (decision, leads) => {
    const remand = `legalBasis: s48/49, toCourt: 90, disposals: { ${decision}: 100% },`;
    const mistakes = mistakesIn("", WORLD.replace("perYear: 6,", `perYear: 6, ${remand}`));
    expect(mistakes).toEqual(leads ? [] : ["demand.sentenced.toRelease"]);
  });

  test("a sentence that comes after an interim order has a release date too", () => {
    const law = "law: { s48/49: { disposals: { custody: s37 } } }";
    const remand = "legalBasis: s48/49, toCourt: 90, disposals: { custody: 50%, interimOrder: 50% },";
    // The first court gives an order in place of custody; the court that sits after an interim order may give a sentence.
    expect(mistakesIn(law, WORLD.replace("perYear: 6,", `perYear: 6, ${remand}`))).toEqual([]);
    const without = remand.replace("custody: 50%, interimOrder: 50%", "custody: 100%");
    expect(mistakesIn(law, WORLD.replace("perYear: 6,", `perYear: 6, ${without}`))).toEqual([
      "demand.sentenced.toRelease",
    ]);
  });

  test("an interim order without a next date lasts as long as the law lets it, where the law sets an end", () => {
    const remand = "legalBasis: s48/49, toCourt: 90, disposals: { custody: 50%, interimOrder: 50% },";
    const world = WORLD.replace("perYear: 6,", `perYear: 6, ${remand}`);
    expect(mistakesIn("", world)).toEqual([]);
    const endless =
      "law: { adjourned: { clock: court, departures: [prison] }, s48/49: { disposals: { interimOrder: adjourned } } }";
    expect(mistakesIn(endless, world)).toEqual(["demand.sentenced.toNextCourt"]);
  });
});
