import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excludedBy, placesOf } from "../../src/browser/explore/levers/beds.js";
import { leversOf, settingsOf } from "../../src/browser/explore/levers/index.js";
import type { Lever } from "../../src/browser/explore/levers/lever.js";
import {
  bedsAtStart,
  fingerprint,
  readScenario,
  type Scenario,
  type ScenarioSource,
  writeVariant,
} from "../../src/scenario/index.js";
import { atLength } from "../at-length.js";
import { scenarioFiles } from "../scenario/arbitrary.js";

const FOLDER = fileURLToPath(new URL("../../scenarios/", import.meta.url));

const SHIPPED = ["england.yaml", "every-rule.yaml", "out-of-area.yaml", "collaborative-census.yaml", "one-unit.yaml"];

function shipped(name: string): ScenarioSource {
  const read = (reference: string) => ({ name: reference, text: readFileSync(FOLDER + reference, "utf8") });
  return { name, text: readFileSync(FOLDER + name, "utf8"), read };
}

/** Another value than the one in the file. */
function another({ control }: Lever): string {
  if (control.kind === "date") return control.to;
  if (control.kind === "choice") return control.options.find(({ value }) => value !== control.value)?.value ?? "";
  return String(control.value + control.step <= control.to ? control.value + control.step : control.from);
}

/** Levers that say nothing without another, with a choice that makes them say something. */
const WITH: Readonly<Record<string, readonly [string, string]>> = {
  "pathway.returned": ["pathway", "discretionary"],
  "bought.after": ["bought", "5"],
};

function choicesFor(scenario: Scenario, lever: Lever): ReadonlyMap<string, string> {
  const [first] = placesOf(scenario);
  const beside = lever.id === "beds.from" ? ([first.lever.id, another(first.lever)] as const) : WITH[lever.id];
  return new Map([...(beside === undefined ? [] : [beside]), [lever.id, another(lever)]]);
}

/** The choices say the same as settings and as a file that extends the first. */
function check(source: ScenarioSource, scenario: Scenario, choices: ReadonlyMap<string, string>): Scenario {
  const settings = settingsOf(leversOf(scenario), choices);
  const changed = readScenario({ ...source, set: settings });
  const text = writeVariant({ name: "variant", extends: source.name }, settings);
  const read = (reference: string, what: "scenario" | "census") =>
    reference === source.name ? source : source.read!(reference, what);
  expect(fingerprint(readScenario({ name: "variant.yaml", text, read })), text).toBe(fingerprint(changed));
  return changed;
}

describe("every lever", () => {
  test.each(SHIPPED)("of %s changes the scenario, and can be written as a file that extends it", (name) => {
    const source = shipped(name);
    const scenario = readScenario(source);
    const base = fingerprint(scenario);
    expect(settingsOf(leversOf(scenario), new Map())).toEqual([]);
    const levers = leversOf(scenario).flatMap((group) => group.levers);
    expect(new Set(levers.map(({ id }) => id)).size).toBe(levers.length);
    // Beds of all places would be the same again and again.
    const some = levers.filter(({ id }, at) => !/^beds\.(unit|catchment)/.test(id) || at < 3);
    for (const lever of some) {
      const changed = check(source, scenario, choicesFor(scenario, lever));
      expect(fingerprint(changed), lever.id).not.toBe(base);
    }
  });

  test("of random scenarios leaves a scenario that can be read, all of them at once", () => {
    const one = fc.record({ file: scenarioFiles(), which: fc.array(fc.nat(1000), { maxLength: 6 }) });
    fc.assert(
      fc.property(one, ({ file, which }) => {
        const source = { name: "random.yaml", text: JSON.stringify(file) };
        const scenario = readScenario(source);
        const levers = leversOf(scenario).flatMap((group) => group.levers);
        const chosen = which.map((number) => levers[number % levers.length]);
        const choices = new Map(chosen.map((lever) => [lever.id, another(lever)]));
        check(source, scenario, choices);
      }),
      { numRuns: atLength(60, 1000), seed: 7 },
    );
  });

  test("at the value of the file changes nothing", () => {
    const scenario = readScenario(shipped("england.yaml"));
    for (const { levers, settings } of leversOf(scenario))
      for (const { id, control } of levers) expect(settings(new Map([[id, String(control.value)]])), id).toEqual([]);
  });

  test("ignores what is no value of its own", () => {
    const scenario = readScenario(shipped("england.yaml"));
    for (const { levers, settings } of leversOf(scenario)) {
      for (const { id, control } of levers) {
        if (control.kind === "date") continue;
        for (const value of ["", " ", "x", "1e99", "-1e99", "NaN", "Infinity", "__proto__"])
          expect(settings(new Map([[id, value]])), `${id}=${value}`).toEqual([]);
      }
    }
  });
});

describe("beds", () => {
  const source = shipped("england.yaml");
  const scenario = readScenario(source);
  const id = "beds.catchment.South London";
  const beds = (changed: Scenario) => {
    const at = scenario.estate.catchments.findIndex(({ name }) => name === "South London");
    return bedsAtStart(changed).filter((_, unit) => scenario.estate.units[unit].catchment === at);
  };

  test("of a catchment are shared out as they are today: 84, 84 and 30 become 94, 94 and 34 of 222 by hand", () => {
    expect(beds(scenario)).toEqual([84, 84, 30]);
    // 222 × 84 ÷ 198 = 94.18, 222 × 30 ÷ 198 = 33.64: 94 + 94 + 33, and the one left goes to the largest remainder.
    expect(beds(check(source, scenario, new Map([[id, "222"]])))).toEqual([94, 94, 34]);
  });

  test("open on day zero beside the people of the start, or on the date", () => {
    const more = check(source, scenario, new Map([[id, "199"]]));
    expect(more.estate.units.filter(({ changes }) => changes.length > 0).map(({ changes }) => changes)).toEqual([
      [{ day: 0, beds: 1 }],
    ]);
    const later = check(
      source,
      scenario,
      new Map([
        [id, "197"],
        ["beds.from", "2030-04-01"],
      ]),
    );
    // Fourteen years with three leap days.
    expect(later.estate.units.flatMap(({ changes }) => changes)).toEqual([{ day: 14 * 365 + 3, beds: -1 }]);
  });

  test("of a catchment and of its units exclude each other", () => {
    const places = placesOf(scenario);
    const units = ["South London men 1", "South London men 2", "South London women"].map((name) => `beds.unit.${name}`);
    expect(excludedBy(places, id)).toEqual(units);
    expect(excludedBy(places, units[1])).toEqual([id]);
    expect(excludedBy(places, "stay")).toEqual([]);
  });
});

describe("dials", () => {
  const source = shipped("england.yaml");
  const scenario = readScenario(source);

  test("keep the shape of a stay: median times 0.8, the same sigma", () => {
    const changed = check(source, scenario, new Map([["stay", "80"]]));
    scenario.groups.forEach(({ stays }, at) => {
      for (const plan of ["rehabilitate", "treatAndReturn"] as const) {
        const [was, now] = [stays.byPlan[plan], changed.groups[at].stays.byPlan[plan]];
        if (was?.kind !== "lognormal" || now?.kind !== "lognormal") continue;
        expect(now.median / was.median).toBeCloseTo(0.8, 12);
        expect(now.sigma).toBe(was.sigma);
      }
    });
  });

  test("of referrals move those from prison and leave the others", () => {
    const changed = check(source, scenario, new Map([["referrals.prison", "110"]]));
    const ratios = Object.fromEntries(
      scenario.groups.map(({ name, referrals }, at) => [
        name,
        (changed.groups[at].referrals.perYear ?? 0) / (referrals.perYear ?? 1),
      ]),
    );
    expect(ratios).toMatchObject({ sentenced: 1.1, remand: 1.1, otherLevels: 1.1, courtOrder: 1, recall: 1 });
  });

  test("say of every figure that it was changed on the page", () => {
    const settings = settingsOf(
      leversOf(scenario),
      new Map([
        ["stay", "80"],
        ["referrals.prison", "110"],
      ]),
    );
    for (const { path, value } of settings) expect(value, path).toContain("changed on the what-if page");
  });
});
