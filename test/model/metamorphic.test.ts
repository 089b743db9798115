import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { journalNamesOf, packOutputs, Replicator, study } from "../../src/experiment/index.js";
import { minutesFromDays } from "../../src/foundation/index.js";
import { compile, Simulator } from "../../src/model/index.js";
import { Fingerprint, Journal, type Outputs } from "../../src/observe/index.js";
import { resolveScenario, type Scenario, type ScenarioFile } from "../../src/scenario/index.js";
import { scenarioFiles } from "../scenario/arbitrary.js";
import { recorder, type Story, timeOf } from "./recorder.js";
import { smallEstate } from "./small-estate.js";

/* What must come out when a question is put another way: relations between runs, of which neither needs a known truth.
 * Further ones stand in relations.test.ts, rules-off.test.ts and common-luck.test.ts. */

/** A year of each of eight random scenarios, always the same ones. */
const RANDOM = fc
  .sample(scenarioFiles(), { seed: 20260402, numRuns: 8 })
  .map((file) =>
    resolveScenario({ ...file, study: { ...file.study, run: 300, warmUp: 60, followUp: 90, replications: 2 } }),
  );

/** All numbers of a replication, bit by bit, as one text: quick to compare. */
const packed = (outputs: Outputs) => Buffer.from(packOutputs(outputs)).toString("base64");

function factsOf(file: ScenarioFile): string {
  const fingerprint = new Fingerprint();
  new Replicator(resolveScenario(file)).replicate(1, { listener: fingerprint });
  return fingerprint.hex();
}

function storiesOf(file: ScenarioFile): ReadonlyMap<string, Story> {
  const { listener, stories } = recorder();
  new Replicator(resolveScenario(file)).replicate(1, { listener });
  return stories;
}

/** One unit, first come first served, from an empty start. */
function queue(beds: number, perYear: number, more: Partial<ScenarioFile> = {}): ScenarioFile {
  return {
    format: "securebeds/scenario@1",
    name: "queue",
    study: { run: "5 years", warmUp: "1 year", followUp: "5 years", replications: 2 },
    estate: { units: { ward: { beds } } },
    demand: { court: { from: "court", perYear } },
    access: { warrant: "0 days" },
    stays: { rehabilitate: { exponential: { mean: 45 } } },
    ...more,
  };
}

describe("what must change nothing, byte for byte", () => {
  const estate = smallEstate();
  const base = factsOf(estate);

  /** The people whom a start finds in a bed, and all luck of a group, are addressed by name: then a name is no mere word. */
  test("units and catchments of other names, in the same order of names, from an empty start", () => {
    const { atStart: _, ...empty } = estate;
    const { moor, dale, down } = empty.estate?.units ?? {};
    const units = { A: { ...dale, catchment: "a" }, B: { ...down, catchment: "b" }, C: { ...moor, catchment: "a" } };
    expect(factsOf({ ...empty, estate: { catchments: ["a", "b"], units: units as never } })).toBe(factsOf(empty));
  });

  test("a stream of referrals at rate 0, whatever its place among the others", () => {
    const nobody = { from: "court", perYear: 0, mix: { serviceLine: { men: "100%" } } } as const;
    expect(factsOf({ ...estate, demand: { ...estate.demand, zero: nobody } })).toBe(base);
    const first = storiesOf({ ...estate, demand: { another: nobody, ...estate.demand } });
    const moved = [...storiesOf(estate)].map(([who, { facts }]) => [
      who.replace(/^\d+/, (n) => `${Number(n) + 1}`),
      facts,
    ]);
    expect([...first].map(([who, { facts }]) => [who, facts])).toEqual(moved);
  });

  test("a unit that nobody is sent to", () => {
    const { atStart: _, ...empty } = estate;
    const more: ScenarioFile = {
      ...empty,
      estate: {
        ...empty.estate,
        units: {
          ...empty.estate?.units,
          zero: { catchment: "north", serviceLines: ["young people"], beds: 30 },
        } as never,
      },
    };
    expect([...storiesOf(more)]).toEqual([...storiesOf(empty)]);
  });

  test("beds that open and close again on the same day, and a change to the number that there is", () => {
    const on = "2028-07-01";
    const changed = (changes: readonly { on: string; beds: number }[]) =>
      queue(8, 60, { estate: { units: { ward: { beds: 8, changes } } } });
    const plain = [...storiesOf(queue(8, 60))];
    expect([
      ...storiesOf(
        changed([
          { on, beds: 3 },
          { on, beds: -3 },
        ]),
      ),
    ]).toEqual(plain);
    expect([...storiesOf(changed([{ on, beds: 0 }]))]).toEqual(plain);
    expect([...storiesOf(changed([{ on, beds: 1 }]))]).not.toEqual(plain);
  });

  test("running in one go or in stretches, wherever they end", () => {
    const run = (scenario: Scenario, stops: readonly number[]) => {
      const fingerprint = new Fingerprint();
      const running = new Simulator(compile(scenario)).begin({ replication: 1, listener: fingerprint });
      for (const stop of [...stops, 360]) running.runTo(minutesFromDays(stop));
      return fingerprint.hex();
    };
    const odd = Array.from({ length: 90 }, (_, i) => i * 4.0007);
    for (const scenario of RANDOM) {
      const whole = run(scenario, []);
      expect(run(scenario, [180])).toBe(whole);
      expect(run(scenario, odd)).toBe(whole);
    }
  });

  test("listening, tracing and checking", () => {
    for (const scenario of RANDOM) {
      const replicator = new Replicator(scenario);
      const silent = packed(replicator.replicate(1));
      expect(packed(replicator.replicate(1, { listener: new Journal(journalNamesOf(scenario)) }))).toEqual(silent);
      expect(packed(replicator.replicate(1, { listener: new Fingerprint(), checked: true }))).toEqual(silent);
    }
  });

  test("a replication alone, in any order, or as the first of twice as many", async () => {
    for (const scenario of RANDOM) {
      const replicator = new Replicator(scenario);
      const upwards = [1, 2, 3].map((k) => packed(replicator.replicate(k)));
      const downwards = [3, 2, 1].map((k) => packed(replicator.replicate(k))).reverse();
      expect(downwards).toEqual(upwards);
      expect(packed(new Replicator(scenario).replicate(3))).toEqual(upwards[2]);
    }
    const scenario = resolveScenario(queue(8, 60));
    const [few, many] = [await study(scenario, { replications: 4 }), await study(scenario, { replications: 8 })];
    for (const [metric, values] of Object.entries(few.byReplication)) {
      expect(many.byReplication[metric].slice(0, 4), metric).toEqual(values);
    }
  });
});

describe("what must be different", () => {
  test("every replication of every seed: never the same luck twice", () => {
    const file = queue(8, 60, { study: { run: 200, warmUp: 0, followUp: 0, replications: 2 } });
    const seeds = [0, 1, 2, 11, 12, 21, 65536, 65537, "1 1", "01", "10000000000000001", "10000000000000002"];
    const seen = seeds.flatMap((seed) => {
      const replicator = new Replicator(resolveScenario({ ...file, seed }));
      return Array.from({ length: 12 }, (_, i) => {
        const fingerprint = new Fingerprint();
        replicator.replicate(i + 1, { listener: fingerprint });
        return fingerprint.hex();
      });
    });
    expect(new Set(seen).size).toBe(seeds.length * 12);
  });
});

describe("what must keep its measure", () => {
  test("twice all times at half the rate: everybody does everything at twice the time", () => {
    const slow = queue(8, 30, {
      study: { run: "10 years", warmUp: "2 years", followUp: "10 years", replications: 2 },
      stays: { rehabilitate: { exponential: { mean: 90 } } },
    });
    const [fast, doubled] = [storiesOf(queue(8, 60)), storiesOf(slow)];
    let waited = 0;
    for (const [who, story] of fast) {
      const [offered, listed] = [timeOf(story, "offered"), timeOf(story, "listed")];
      const later = timeOf(doubled.get(who), "offered");
      if (offered === undefined || listed === undefined || later === undefined) continue;
      // Half a minute is rounded away at each of a few hundred stays that may follow each other in one bed.
      expect(Math.abs(later - 2 * offered), who).toBeLessThan(180);
      if (offered > listed) waited++;
    }
    expect(waited).toBeGreaterThan(50);
  });

  test("two wards that share their patients make nobody wait as long as two that do not", () => {
    const two = (catchments: readonly string[]) => {
      const side = (catchment: string) =>
        ({ from: "court", perYear: 30, mix: { catchment: { [catchment]: "100%" } } }) as const;
      const [east, west] = [catchments[0], catchments.at(-1) as string];
      return queue(4, 30, {
        estate: {
          catchments: [...catchments],
          units: { e: { catchment: east, beds: 4 }, w: { catchment: west, beds: 4 } },
        },
        demand: { one: side(east), two: side(west) },
      });
    };
    const wait = (file: ScenarioFile) =>
      [...storiesOf(file).values()].reduce(
        (sum, story) => sum + ((timeOf(story, "offered") ?? 0) - (timeOf(story, "listed") ?? 0)),
        0,
      );
    expect(wait(two(["north"]))).toBeLessThan(0.9 * wait(two(["east", "west"])));
  });

  /** 200 replications of each, with seeds of their own. Each metric is allowed 4 standard errors of the difference: by chance
   *  one of the two is further away in 1 of 8,000 choices of seeds. */
  test("one Poisson stream, or two of half the rate: the same in distribution", async () => {
    const half = { from: "court", perYear: 30 } as const;
    const values = async (file: ScenarioFile) =>
      (await study(resolveScenario(file), { replications: 200 })).byReplication as Record<string, readonly number[]>;
    const one = await values(queue(8, 60, { seed: 41 }));
    const two = await values(queue(8, 60, { seed: 42, demand: { first: half, second: half } }));
    for (const metric of ["admissions", "beds.occupied", "waiting.mean"]) {
      const [a, b] = [moments(one[metric]), moments(two[metric])];
      const error = Math.sqrt((a.variance + b.variance) / 200);
      expect(Math.abs(a.mean - b.mean), metric).toBeLessThan(4 * error);
      // And the comparison can tell: of beds and of admissions it would see 3 %.
      if (metric !== "waiting.mean") expect(4 * error, metric).toBeLessThan(0.03 * a.mean);
    }
  });
});

function moments(values: readonly number[]): { readonly mean: number; readonly variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, variance };
}
