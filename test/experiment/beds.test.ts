import { describe, expect, test } from "vitest";
import { findBeds, type Progress, study } from "../../src/experiment/index.js";
import { UsageError } from "../../src/foundation/index.js";
import { resolveScenario, type ScenarioFile } from "../../src/scenario/index.js";

/** M/M/c with a mean stay of ten days: load is a tenth of what comes in a day. */
function queue(beds: number, load: number, more: Partial<ScenarioFile> = {}): ScenarioFile {
  return {
    format: "securebeds/scenario@1",
    name: "M/M/c",
    seed: 5,
    study: { run: "8 years", warmUp: "1 year", followUp: "2 years", replications: 10 },
    estate: { units: { ward: { beds } } },
    demand: { court: { from: "court", perYear: load * 36.525 } },
    stays: { rehabilitate: { exponential: { mean: 10 } } },
    ...more,
  };
}

/** Mean wait in M/M/c [days], Erlang's C from the plain sum of the textbook, sharing nothing with the program. */
function meanWait(c: number, load: number, stay: number): number {
  if (load >= c) return Number.POSITIVE_INFINITY;
  let term = 1;
  let sum = 1;
  for (let n = 1; n < c; n++) {
    term *= load / n;
    sum += term;
  }
  const full = (term * load) / c / (1 - load / c);
  return ((full / (sum + full)) * stay) / (c - load);
}

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
    [20, 15, 0.5],
    [30, 15, 0.5],
    [60, 40, 0.2],
  ])("from %i beds now, load %i, mean wait at most %f days: Erlang's answer", async (now, load, most) => {
    const found = await findBeds(resolveScenario(queue(now, load)), {
      metric: "bedWait.mean",
      bound: "atMost",
      value: most,
    });
    expect(found.now).toBe(now);
    if (found.answer.kind !== "found") throw new Error(found.answer.kind);
    expect(found.answer.beds).toBe(fewest(load, most));
    expect(found.answer.low).toBeLessThanOrEqual(found.answer.beds);
    expect(found.answer.high).toBeGreaterThanOrEqual(found.answer.beds);
    expect(found.answer.high - found.answer.low).toBeLessThanOrEqual(3);
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
    expect(found.answer).toMatchObject({ kind: "beyondBeds", best: 0 });
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
