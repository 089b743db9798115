import { describe, expect, test } from "vitest";
import { type BedsTarget, findBeds, observationOf, Replicator } from "../../src/experiment/index.js";
import { describeMetric, estimate, marginsOf, type Outputs } from "../../src/observe/index.js";
import { resolveScenario, type ScenarioFile, withBeds } from "../../src/scenario/index.js";
import { CountingRunner, queue } from "./queue.js";

/** Two units that share nobody: loads of 3 and 6 beds. */
function twoUnits(north: number, south: number, more: Partial<ScenarioFile> = {}): ScenarioFile {
  return queue(0, 9, {
    name: "Two units",
    study: { run: "2 years", warmUp: "90 days", followUp: "1 year", replications: 6 },
    estate: {
      catchments: ["north", "south"],
      units: { a: { catchment: "north", beds: north }, b: { catchment: "south", beds: south } },
    },
    demand: {
      court: { from: "court", perYear: 9 * 36.525, mix: { catchment: { north: "33%", south: "67%" } } },
    },
    ...more,
  });
}

const scenarioOf = (north: number, south: number) => resolveScenario(twoUnits(north, south));

const within: BedsTarget = { metric: "bedWait.any", bound: "atMost", value: 0.2 };
const quick = () => ({ runner: new CountingRunner(), noMarginal: true });
const part = (scope: "catchment" | "unit", name: string) => ({ scope, name });

describe("where beds may change", () => {
  test("one unit is searched and the other keeps what it has", async () => {
    const scenario = scenarioOf(4, 7);
    const target = { ...within, of: part("catchment", "north") };
    const found = await findBeds(scenario, target, { ...quick(), where: [part("unit", "a")] });
    if (found.answer.kind !== "found") throw new Error(found.answer.kind);
    expect(found.now).toBe(4);
    expect(found.answer.unitBeds).toEqual([found.answer.beds, 7]);
    for (const { beds, unitBeds } of found.curve) expect(unitBeds).toEqual([beds, 7]);
    // The catchment has the same people and the same luck in a search over its units.
    const same = await findBeds(scenario, target, { ...quick(), where: [part("catchment", "north")] });
    expect(same.answer).toEqual(found.answer);
  });

  test("several targets are kept at once, and the one that takes most beds is shown", async () => {
    const scenario = scenarioOf(4, 7);
    const strict: BedsTarget = { metric: "bedWait.mean", bound: "atMost", value: 0.05 };
    const [easy, hard, both] = [
      await findBeds(scenario, within, quick()),
      await findBeds(scenario, strict, quick()),
      await findBeds(scenario, [within, strict], quick()),
    ];
    const bedsOf = ({ answer }: typeof both) => (answer.kind === "found" ? answer.beds : Number.NaN);
    expect(bedsOf(easy)).toBeLessThan(bedsOf(hard));
    expect(bedsOf(both)).toBe(bedsOf(hard));
    expect(both.target).toEqual(strict);
    const at = both.curve.find(({ beds }) => beds === bedsOf(both));
    expect(at?.value).toEqual(at?.values[1]);
  });

  test.each([
    [{ where: [part("unit", "c")] }, /no unit “c”; there are a, b/],
    [{ where: [part("unit", "a"), part("catchment", "north")] }, /a unit in common/],
    [{ where: [] }, /received none/],
    [{ confidence: 1 }, /below 1/],
    [{ within: 0.5 }, /whole number of beds/],
    [{ delta: 0 }, /above 0/],
    [{ precision: 0.05 }, /give confidence/],
  ])("%j is refused before anything is simulated", async (options, why) => {
    const { runner } = quick();
    await expect(findBeds(scenarioOf(4, 7), within, { ...options, runner })).rejects.toThrow(why);
    expect(runner.replications).toBe(0);
  });

  test.each([
    [{ ...within, of: part("catchment", "nrth") }, /no catchment “nrth”/],
    [
      { metric: "cost.total", bound: "atMost", value: 1, of: { scope: "group", name: "court" } },
      /not measured of one group/,
    ],
  ])("a target about what is not there, %j", async (target, why) => {
    await expect(findBeds(scenarioOf(4, 7), target as BedsTarget, quick())).rejects.toThrow(why);
  });

  test("what a bed more changes is the difference of two simulations, for each bed", async () => {
    const scenario = scenarioOf(4, 7);
    const { marginal } = await findBeds(scenario, within, { runner: new CountingRunner() });
    expect(marginal.map(({ place, added }) => [place.name, added])).toEqual([
      ["north", 1],
      ["south", 1],
    ]);
    const waits = (north: number, south: number) => {
      const replicator = new Replicator(withBeds(scenario, [north, south]));
      const outputs = Array.from({ length: 6 }, (_, i) => replicator.replicate(i + 1));
      return estimate(observationOf(scenario), outputs, "bedWait.mean").estimate ?? Number.NaN;
    };
    expect(marginal[0].bedWait.estimate).toBeCloseTo(waits(5, 7) - waits(4, 7), 10);
    expect(marginal[1].bedWait.estimate).toBeCloseTo(waits(4, 8) - waits(4, 7), 10);
  });
});

describe("an allocation", () => {
  const targets: readonly BedsTarget[] = [
    within,
    { metric: "bedWait.any", bound: "atMost", value: 0.3, of: part("catchment", "south") },
  ];

  /** The fewest beds of all allocations, each simulated by itself on the luck of the search. */
  function bruteForce(scenario: ReturnType<typeof scenarioOf>): number {
    const plan = observationOf(scenario);
    let fewest = Number.POSITIVE_INFINITY;
    for (let north = 1; north <= 10; north++) {
      for (let south = 1; south <= 14 && north + south < fewest; south++) {
        const replicator = new Replicator(withBeds(scenario, [north, south]));
        const outputs = Array.from({ length: 6 }, (_, i) => replicator.replicate(1_000_001 + i));
        const keeps = targets.every(
          ({ metric, value, of }) => (estimate(plan, outputs, metric, 0.95, of).estimate ?? 1) <= value,
        );
        if (keeps) fewest = north + south;
      }
    }
    return fewest;
  }

  test.each([
    [4, 7],
    [9, 4],
  ])("from %i and %i beds takes as few as the best of all allocations", async (north, south) => {
    const scenario = scenarioOf(north, south);
    const { answer, how, today } = await findBeds(scenario, targets, { ...quick(), allocate: true });
    if (answer.kind !== "found") throw new Error(answer.kind);
    expect(how).toBe("allocation");
    expect(today.unitBeds).toEqual([north, south]);
    // Each test that failed on luck of its own gave one more bed.
    const added = (answer.guarantee?.comparisons.length ?? 0) - 1;
    expect(answer.guarantee?.comparisons.map(({ keeps }) => keeps).lastIndexOf(false)).toBe(added - 1);
    expect(answer.beds - added).toBe(bruteForce(scenario));
  });

  test("says so when no allocation is enough", async () => {
    const slow = twoUnits(4, 7, {
      access: { firstAssessment: "40 days" },
      demand: { sentenced: { from: "prison", legalBasis: "s47/49", perYear: 300 } },
    });
    const target = { metric: "transferTime.within28", bound: "atLeast", value: 0.85 } as const;
    const found = await findBeds(resolveScenario(slow), target, { ...quick(), allocate: true });
    if (found.answer.kind !== "beyondBeds") throw new Error(found.answer.kind);
    expect(found.answer).toMatchObject({ best: 0, everyoneServed: true });
    const [longest] = found.answer.left;
    expect(longest.stage).toBe("assessments");
    expect(longest.days).toBeGreaterThanOrEqual(40);
    expect(found.answer.left.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(found.governed?.answer.kind).toBe("found");
  });
});

describe("the margin of a replication", () => {
  const scenario = scenarioOf(4, 7);
  const replicator = new Replicator(scenario);
  const outputs: readonly Outputs[] = Array.from({ length: 8 }, (_, i) => replicator.replicate(i + 1));
  const plan = observationOf(scenario);

  test.each(["bedWait.mean", "bedWait.any", "beds.occupied", "bedWait.p90", "occupancy.mean"])(
    "of %s has the sign of the metric's margin on average, whatever the bound",
    (metric) => {
      const at = estimate(plan, outputs, metric).estimate ?? Number.NaN;
      for (const factor of [0.5, 0.9, 0.99, 1.01, 1.1, 1.6]) {
        for (const bound of ["atLeast", "atMost"] as const) {
          const value = at * factor;
          const sum = marginsOf(plan, outputs, { metric, bound, value }, 3).reduce((one, other) => one + other, 0);
          expect(Math.sign(sum)).toBe(Math.sign(bound === "atLeast" ? at - value : value - at));
        }
      }
    },
  );

  test("of a ratio is its distance from the bound, in its own measure", () => {
    const { method } = describeMetric("bedWait.any");
    expect(method.kind).toBe("ratio");
    const at = estimate(plan, outputs, "bedWait.any").estimate ?? Number.NaN;
    const margins = marginsOf(plan, outputs, { metric: "bedWait.any", bound: "atMost", value: 0.2 }, outputs.length);
    const mean = margins.reduce((sum, margin) => sum + margin, 0) / margins.length;
    expect(mean).toBeCloseTo(0.2 - at, 12);
  });

  test("never changes when more replications come", () => {
    for (const metric of ["bedWait.mean", "bedWait.p90", "equity.wait"]) {
      const bound = { metric, bound: "atMost", value: 1 } as const;
      const some = marginsOf(plan, outputs.slice(0, 5), bound, 3);
      expect(marginsOf(plan, outputs, bound, 3).slice(0, 5)).toEqual(some);
    }
  });
});
