import { describe, expect, test } from "vitest";
import { LAW, PLANS } from "../../../src/domain/index.js";
import { Replicator } from "../../../src/experiment/index.js";
import { resolveScenario, type ScenarioFile } from "../../../src/scenario/index.js";
import { smallEstate } from "../small-estate.js";
import { dayOf, fates, ward } from "./ward.js";

/** Two prison groups with courts, release dates and both plans, on a ward with room. */
function prisoners(beds: string, more: Partial<ScenarioFile> = {}): ScenarioFile {
  const { demand, stays = {}, exits = {} } = smallEstate();
  return ward(beds, undefined, {
    demand: {
      remand: { ...demand.remand, perYear: 0, mix: {} },
      sentenced: { ...demand.sentenced, perYear: 0, mix: {} },
    },
    stays,
    exits,
    rules: { pathway: { discretionary: { returned: "50%" } } },
    ...more,
  });
}

const basisOf = (name: string) => LAW.findIndex((basis) => basis.name === name);

describe("what a census knows of a person is kept", () => {
  test("admission, release and court dates, to the day", () => {
    const beds = [
      "unit,group,legalBasis,admittedOn,releaseOn,courtOn",
      "ward,sentenced,s47/49,2026-03-31,2026-04-20,",
      "ward,sentenced,s47/49,2026-01-01,2026-04-01,",
      "ward,remand,s48/49,2026-02-01,,2026-04-09",
      "ward,remand,s47/49,2025-12-01,2026-05-01,",
    ].join("\n");
    for (let replication = 1; replication <= 30; replication++) {
      const found = fates(
        prisoners(beds, { stays: { rehabilitate: 900, treatAndReturn: 900, stabilise: 14 } }),
        replication,
      );
      const struck = found.map(
        ({ facts }) => facts.find(([fact, time]) => fact === "basisChanged" && time > 0)?.[1] ?? 0,
      );
      const left = found.map((story) => dayOf(story, "departed"));
      const clockStruck = struck.map((time, row) => Math.floor(time > 0 ? time / 1440 : left[row]));
      expect(clockStruck).toEqual([19, 0, 8, 30]);
      expect(found.map((story) => Math.floor(dayOf(story, "admitted")))).toEqual([-1, -90, -59, -121]);
    }
  });

  test("release and court dates of people who wait", () => {
    const waiting = [
      "group,listedOn,releaseOn,courtOn",
      "sentenced,2026-01-01,2026-04-20,",
      "sentenced,,2026-04-01,",
      "remand,2026-02-01,,2026-04-09",
    ].join("\n");
    const { demand } = smallEstate();
    const file = ward("unit,group\n", waiting, {
      estate: { units: { ward: { beds: 0 } } },
      demand: {
        remand: { from: "prison", legalBasis: "s48/49", perYear: 0, toCourt: 400, disposals: { released: 1 } },
        sentenced: { ...demand.sentenced, perYear: 0, mix: {} },
      },
    });
    for (let replication = 1; replication <= 10; replication++) {
      const found = fates(file, replication).map((story) => [
        Math.floor(dayOf(story, "left")),
        Math.floor(dayOf(story, "listed")),
      ]);
      const left = found.map(([day]) => day).toSorted((one, other) => one - other);
      expect(left).toEqual([0, 8, 19]);
      expect(found).toContainEqual([19, -90]);
      expect(found).toContainEqual([8, -59]);
    }
  });

  test("the way to the bed, on which warrants of 14 days ran out twice: 2 + 14 + 3 + 14 + 3 + 2 of 30 days", () => {
    const file = ward("unit,group,admittedOn\nward,order,2026-01-01", undefined, {
      access: { warrant: 2, transport: 30, warrantValid: 14, reissue: 3 },
    });
    const [story] = fates(file);
    const offered = dayOf(story, "offered");
    expect(dayOf(story, "admitted") - offered).toBeCloseTo(38, 9);
    const expired = story.facts.filter(([fact]) => fact === "warrantExpired").map(([, time]) => time / 1440 - offered);
    expect(expired.map((day) => day.toFixed(6))).toEqual(["16.000000", "33.000000"]);
  });

  test("a release date that never comes", () => {
    const beds = "unit,group,releaseOn\nward,sentenced,never\n".repeat(1);
    for (let replication = 1; replication <= 30; replication++) {
      const [story] = fates(prisoners(beds), replication);
      expect(story.facts.map(([fact]) => fact)).not.toContain("basisChanged");
    }
  });

  test("the basis, by the way that the law has to it", () => {
    const beds = [
      "unit,group,legalBasis,admittedOn",
      "ward,remand,s37,2025-01-01",
      "ward,remand,s37/41,2025-01-01",
      "ward,remand,s48/49,2026-01-01",
      "ward,sentenced,notional37,2024-01-01",
      "ward,remand,notional37,",
      "ward,remand,s47/49,",
    ].join("\n");
    const wanted = ["s37", "s37/41", "s48/49", "notional37", "notional37", "s47/49"].map(basisOf);
    for (let replication = 1; replication <= 10; replication++) {
      const now = fates(prisoners(beds), replication).map(({ facts }) => {
        const past = facts.filter(([fact, time]) => time <= 0 && (fact === "basisChanged" || fact === "identified"));
        return past.map(([fact, , ...details]) => (fact === "identified" ? details[1] : details[0])).pop();
      });
      expect(now).toEqual(wanted);
    }
  });

  test("somebody who has been readmitted has no court date, though others of the group have", () => {
    const beds = "unit,group,legalBasis,admittedOn\nward,remand,s3,2026-03-01";
    const after = { discharged: { share: 0.5, after: 4000 } };
    const [story] = fates(prisoners(beds, { after, stays: { treatAndReturn: 900, rehabilitate: 900 } }), 1, true);
    const told = story.facts.map(([fact]) => fact);
    expect(told).toContain("departed");
    expect(told.slice(0, told.indexOf("departed"))).not.toContain("basisChanged");
  });

  test.each(["fullRehabilitation", "treatAndReturn"] as const)(
    "the plan, even one that %s would not make",
    (pathway) => {
      const beds = [
        "unit,group,admittedOn,plan",
        "ward,sentenced,2026-01-01,treatAndReturn",
        "ward,sentenced,2026-01-01,rehabilitate",
        "ward,sentenced,2026-03-31,treatAndReturn",
      ].join("\n");
      const found = fates(prisoners(beds, { rules: { pathway } }));
      const plans = found.map(({ facts }) => facts.findLast(([fact, time]) => fact === "planned" && time < 0)?.[2]);
      expect(plans).toEqual(
        ["treatAndReturn", "rehabilitate", "treatAndReturn"].map((plan) => PLANS.indexOf(plan as never)),
      );
    },
  );

  test("home, and the rows of a closing unit, whose beds close when they are left", () => {
    const file = ward(
      "unit,group,catchment,admittedOn\nsmall,order,west,2025-12-01\nsmall,order,,2025-12-01",
      undefined,
      {
        estate: { units: { small: { beds: 1, catchment: "east" }, ward: { beds: 3, catchment: "west" } } },
        demand: { order: { from: "court", legalBasis: "s37", perYear: 0 } },
      },
    );
    const found = fates(file, 1, true);
    expect(found.map(({ facts }) => facts.find(([fact]) => fact === "belongs")?.[2])).toEqual([1, 0]);
    expect(found.map((story) => Math.floor(dayOf(story, "departed")))).toEqual([279, 279]);
  });
});

describe("the people of a census", () => {
  const beds = [
    "unit,group,admittedOn,people",
    ...Array.from({ length: 12 }, (_, row) => `moor,${row % 2 ? "remand" : "sentenced"},2025-0${1 + (row % 9)}-11,`),
    "moor,sentenced,,9",
    "down,court,,20",
    "dale,remand,,5",
  ].join("\n");
  const waiting = [
    "group,catchment,serviceLine,listedOn,urgency,people",
    "remand,north,men,2026-03-01,urgent,",
    "remand,north,women,2026-02-01,,",
    "sentenced,south,men,,,9",
    "court,north,men,2026-03-31,,",
  ].join("\n");
  const estate = (more: Partial<ScenarioFile> = {}): ScenarioFile => ({
    ...smallEstate(),
    atStart: { census: { beds: { text: beds }, waiting: { text: waiting } } },
    ...more,
  });

  test("keep every invariant from the first event on, crowded beds and stale papers included", () => {
    const scenario = resolveScenario(estate());
    const access = {
      reportsValid: 20,
      renewal: { kind: "fixed", value: 30 },
      escalation: { kind: "exponential", mean: 60 },
    } as const;
    const groups = scenario.groups.map((group) => ({ ...group, access: { ...group.access, ...access } }));
    for (let replication = 1; replication <= 3; replication++) {
      new Replicator(scenario).replicate(replication, { checked: true });
      new Replicator({ ...scenario, groups }).replicate(replication, { checked: true });
    }
  });

  test("have the same past and the same luck whatever the rules, and another one in another replication", () => {
    const pastOf = (file: ScenarioFile, replication = 1) =>
      fates(file, replication).map(({ who, facts }) => ({ who, past: facts.filter(([, time]) => time < 0) }));
    const base = pastOf(estate());
    expect(base.length).toBe(12 + 9 + 20 + 5 + 12);
    expect(pastOf(estate({ rules: { whoIsNext: ["longestWait"], pathway: estate().rules!.pathway! } }))).toEqual(base);
    expect(pastOf(estate(), 2)).not.toEqual(base);
    // Somebody more at the end moves nobody's luck.
    const more = estate({
      atStart: { census: { beds: { text: `${beds}\ndale,court,2025-05-05,` }, waiting: { text: waiting } } },
    });
    expect(pastOf(more).slice(0, 12)).toEqual(base.slice(0, 12));
  });
});
