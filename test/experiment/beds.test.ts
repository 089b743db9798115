import { describe, expect, test } from "vitest";
import { findBeds, type Progress, study } from "../../src/experiment/index.js";
import { UsageError } from "../../src/foundation/index.js";
import { resolveScenario, type ScenarioFile } from "../../src/scenario/index.js";
import { CountingRunner, meanWait, queue } from "./queue.js";

function fewest(load: number, most: number): number {
  let c = 1;
  while (meanWait(c, load, 10) > most) c++;
  return c;
}

test("a metric that does not exist is refused before anything is simulated", async () => {
  const file = queue(3, 1, { study: { targets: [{ metric: "bedWait.withn28", atLeast: 0.85 }] } });
  await expect(study(resolveScenario(file))).rejects.toThrow(/bedWait.within28/);
});

describe("the fewest beds", () => {
  // Seed 5. The curve is steep: one bed changes the mean wait by a quarter and more, its standard error is some 3 %.
  test.each([
    [20, 15, 0.5, 0.95],
    [30, 15, 0.5, 0.8],
    [20, 15, 2, 0.99],
    [30, 20, 0.4, 0.95],
  ])("from %i beds now, load %i, mean wait at most %f days: Erlang's answer", async (now, load, most, confidence) => {
    const target = { metric: "bedWait.mean", bound: "atMost", value: most } as const;
    const options = { confidence, runner: new CountingRunner(), noMarginal: true };
    const found = await findBeds(resolveScenario(queue(now, load)), target, options);
    expect(found.now).toBe(now);
    if (found.answer.kind !== "found") throw new Error(found.answer.kind);
    expect(found.answer.beds).toBe(fewest(load, most));
    expect(found.answer.guarantee).toMatchObject({
      confidence,
      keeps: fewest(load, most),
      misses: fewest(load, most) - 1,
    });
    const { low = Number.NaN, high = Number.NaN } = found.answer;
    expect(low).toBeLessThanOrEqual(found.answer.beds);
    expect(high).toBeGreaterThanOrEqual(found.answer.beds);
    expect(high - low).toBeLessThanOrEqual(3);
  });

  test("the curve holds today's beds, rises in order, and says whose beds they are", async () => {
    const found = await findBeds(resolveScenario(queue(20, 15)), {
      metric: "bedWait.mean",
      bound: "atMost",
      value: 0.5,
    });
    const beds = found.curve.map((point) => point.beds);
    expect(beds).toEqual([...beds].sort((one, other) => one - other));
    expect(beds).toContain(20);
    for (const point of found.curve) expect(point.unitBeds).toEqual([point.beds]);
    expect(found.today.beds).toBe(20);
    // Mean occupied beds are the load, whatever the number of beds.
    for (const { occupied } of found.curve) expect(Math.abs((occupied.estimate ?? 0) - 15)).toBeLessThan(0.3);
  });

  // Plenty of beds are so far from the bound that six replications tell; the answer and one bed fewer are not.
  test("what is far from the target is told after a first look, what is near is not, and today is shown in full", async () => {
    const target = { metric: "bedWait.any", bound: "atMost", value: 0.37 } as const;
    const study = { run: "2 years", warmUp: "1 year", followUp: "1 year", replications: { precision: "5%" } } as const;
    const found = await findBeds(resolveScenario(queue(14, 15, { study })), target, { noMarginal: true });
    if (found.answer.kind !== "found") throw new Error(found.answer.kind);
    const { comparisons = [], keeps } = found.answer.guarantee ?? {};
    const replicationsAt = (beds: number) => comparisons.find((one) => one.beds === beds)?.replications ?? 0;
    expect(Math.min(...comparisons.map(({ replications }) => replications))).toBe(6);
    expect(replicationsAt(keeps ?? 0)).toBeGreaterThanOrEqual(10);
    expect(replicationsAt((keeps ?? 0) - 1)).toBeGreaterThanOrEqual(10);
    expect(found.today.replications).toBeGreaterThanOrEqual(10);
    expect(found.replications).toBe(6);
  });

  // From 40 beds the search itself goes down by tenths and halves again: it sees nothing a twentieth above its answer.
  test("the curve shows what a twentieth of the beds more and fewer would do, by a number of the search where one is near", async () => {
    const target = { metric: "bedWait.mean", bound: "atMost", value: 0.5 } as const;
    const { answer, curve } = await findBeds(resolveScenario(queue(40, 30)), target, { replications: 12 });
    const kept = answer.kind === "found" ? answer.beds : Number.NaN;
    for (const share of [0.95, 1.05]) {
      const near = curve.filter(({ beds }) => Math.abs(beds - share * kept) <= 0.03 * kept);
      expect(near.length, `around ${share} of ${kept}`).toBeGreaterThan(0);
    }
  });

  test("a target that no beds can keep says so, and answers for the part that beds govern", async () => {
    const slow = queue(20, 15, { access: { firstAssessment: "40 days" } });
    const prison: ScenarioFile = {
      ...slow,
      demand: { sentenced: { from: "prison", legalBasis: "s47/49", perYear: 15 * 36.525 } },
    };
    const found = await findBeds(resolveScenario(prison), {
      metric: "transferTime.within28",
      bound: "atLeast",
      value: 0.85,
    });
    expect(found.answer).toMatchObject({ kind: "beyondBeds", best: 0, everyoneServed: true });
    expect(found.governed?.target.metric).toBe("bedWait.within28");
    expect(found.governed?.answer.kind).toBe("found");
  });

  test("a target that is kept with one bed", async () => {
    const idle = queue(3, 0.01);
    const found = await findBeds(resolveScenario(idle), { metric: "bedWait.within28", bound: "atLeast", value: 0.5 });
    expect(found.answer).toMatchObject({ kind: "always", withBeds: 1 });
  });

  test("a target that more beds move away from is refused in words", async () => {
    const target = { metric: "occupancy.mean", bound: "atLeast", value: 0.6 } as const;
    await expect(findBeds(resolveScenario(queue(20, 15)), target)).rejects.toThrow(UsageError);
    await expect(findBeds(resolveScenario(queue(20, 15)), target)).rejects.toThrow(/no fewest number of beds/);
  });

  test("a target above what fewer beds give is refused too, though today misses it", async () => {
    const idle = resolveScenario(queue(40, 15));
    const busier = { metric: "occupancy.mean", bound: "atLeast", value: 0.9 } as const;
    await expect(findBeds(idle, busier)).rejects.toThrow(/no fewest number of beds/);
  });

  test("beds in the wrong places: beds are added until nobody waits, or the answer says somebody still does", async () => {
    const uneven = (tiny: number): ScenarioFile => ({
      ...queue(0, 15),
      study: { run: "2 years", warmUp: "1 year", followUp: "2 years", replications: 4 },
      estate: {
        catchments: ["north", "south"],
        units: { north: { catchment: "north", beds: 20 }, south: { catchment: "south", beds: tiny } },
      },
      demand: { court: { from: "court", perYear: 15 * 36.525, mix: { catchment: { north: "20%", south: "80%" } } } },
    });
    const target = { metric: "bedWait.within28", bound: "atLeast", value: 0.99 } as const;
    const found = await findBeds(resolveScenario(uneven(1)), target);
    if (found.answer.kind !== "found") throw new Error(found.answer.kind);
    // The south needs about 12 beds and more, and has one bed in 21.
    expect(found.answer.beds).toBeGreaterThan(21 * 12);
    const never = await findBeds(resolveScenario(uneven(0)), target);
    expect(never.answer).toMatchObject({ kind: "beyondBeds", everyoneServed: false });
  });

  test("one replication has no interval and says so", async () => {
    const file = queue(20, 15, { study: { run: "1 year", warmUp: 0, replications: 1 } });
    const { answer } = await findBeds(resolveScenario(file), { metric: "bedWait.mean", bound: "atMost", value: 0.5 });
    expect(answer).toMatchObject({ kind: "found", low: undefined, high: undefined });
  });

  test("an interval that includes ever fewer beds has no lower end", async () => {
    // Two replications of a short run: at the fewest beds that can be tried the interval still includes the target.
    const file = queue(20, 15, { study: { run: "60 days", warmUp: 0, replications: 2 } });
    const { answer, curve } = await findBeds(resolveScenario(file), {
      metric: "bedWait.mean",
      bound: "atMost",
      value: 2,
    });
    if (answer.kind !== "found") throw new Error(answer.kind);
    const [fewest] = curve;
    const stillIncluded = (fewest.value.low ?? 0) <= 2;
    expect(answer.low === undefined).toBe(stillIncluded && fewest.beds > 1);
  });

  test("closures to come leave room for themselves", async () => {
    const file = queue(0, 0.5, {
      start: "2026-04-01",
      study: { run: "2 years", warmUp: 0, replications: 2 },
      estate: { units: { ward: { beds: 40, changes: [{ on: "2027-04-01", beds: -35 }] } } },
    });
    const { answer } = await findBeds(resolveScenario(file), {
      metric: "bedWait.within28",
      bound: "atLeast",
      value: 0.5,
    });
    expect(answer).toMatchObject({ kind: "always", withBeds: 35 });
  });

  test.each([
    [{ metric: "bedWait.within28", bound: ">=", value: 0.85 }, /atLeast or atMost/],
    [{ metric: "bedWait.within28", bound: "atLeast", value: 85 }, /did you mean 85%/],
    [{ metric: "bedWait.mean", bound: "atMost", value: -1 }, /0 or more/],
  ])("%j is refused before anything is simulated", async (target, why) => {
    await expect(findBeds(resolveScenario(queue(3, 1)), target as never)).rejects.toThrow(why);
  });

  test.each([2.5, 0, -1, Number.NaN])("%f replications are refused", async (replications) => {
    await expect(study(resolveScenario(queue(3, 1)), { replications })).rejects.toThrow(/whole number, 1 or more/);
  });

  test("progress counts replications at each number of beds", async () => {
    const heard: Progress[] = [];
    const file = queue(3, 1, { study: { run: "1 year", warmUp: 0, replications: 2 } });
    await findBeds(
      resolveScenario(file),
      { metric: "bedWait.mean", bound: "atMost", value: 1 },
      { onProgress: (progress) => heard.push(progress) },
    );
    expect(heard[0]).toEqual({ step: "M/M/c, 12 beds", done: 1, planned: 2 });
    expect(heard[1]).toEqual({ step: "M/M/c, 12 beds", done: 2, planned: 2 });
  });
});
