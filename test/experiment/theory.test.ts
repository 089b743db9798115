import { describe, expect, test } from "vitest";
import { replicate, study, theoryOf, theoryWarnings } from "../../src/experiment/index.js";
import { resolveScenario, type Scenario, type ScenarioFile } from "../../src/scenario/index.js";

/** M/M/c with a warm-up of fifty years: short stays, so that this is many relaxation times. */
function queue(beds: number, load: number, more: Partial<ScenarioFile> = {}, stay = 20): Scenario {
  return resolveScenario({
    format: "securebeds/scenario@1",
    name: "A queue",
    start: "2026-01-01",
    study: { run: "20 years", warmUp: "20 years", followUp: "1 year", replications: 12 },
    atStart: "empty",
    estate: { units: { ward: { beds } } },
    demand: { court: { from: "court", perYear: (load / stay) * 365.25 } },
    stays: { rehabilitate: { exponential: { mean: stay } } },
    ...more,
  });
}

/** Erlang's C and the mean wait in stays, by their sums. */
function byTheSums(
  beds: number,
  load: number,
): { readonly any: number; readonly wait: number; readonly blocked: number } {
  let term = 1;
  let sum = 0;
  for (let n = 0; n < beds; n++) {
    sum += term;
    term *= load / (n + 1);
  }
  const last = term * (beds / (beds - load));
  return { any: last / (sum + last), wait: last / (sum + last) / (beds - load), blocked: term / (sum + term) };
}

describe("a queue of which theory knows everything", () => {
  const [BEDS, LOAD] = [8, 6];

  test("agrees with Erlang C, in beds, in the share who wait and in the wait, and nothing is warned of", async () => {
    const { theory } = await study(queue(BEDS, LOAD));
    const [pool] = theory.pools;
    const { any, wait, blocked } = byTheSums(BEDS, LOAD);
    expect(pool).toMatchObject({ pool: "ward", beds: BEDS, leftOut: [], isSteady: true, overloaded: [] });
    expect(pool.load).toBeCloseTo(LOAD, 9);
    expect(pool.waits.theory).toMatchObject({ standing: "exact" });
    expect(pool.waits.theory?.any).toBeCloseTo(any, 9);
    expect(pool.waits.theory?.blocked).toBeCloseTo(blocked, 9);
    expect(pool.waits.theory?.mean).toBeCloseTo(20 * wait, 9);
    expect(pool.used).toMatchObject({ theory: pool.load, standing: "exact" });
    expect(theoryWarnings(theory)).toEqual([]);
    // Simulated values within five standard errors: 12 replications of 2,200 people.
    for (const [simulated, exact] of [
      [pool.waits.simulated, any],
      [pool.waits.mean, 20 * wait],
      [pool.used.simulated, LOAD],
    ] as const) {
      const half = ((simulated.high ?? 0) - (simulated.low ?? 0)) / 2;
      expect(Math.abs((simulated.estimate ?? 0) - exact)).toBeLessThan(2.3 * half);
    }
  });

  test("would be found out if its stays were a tenth longer than it says", async () => {
    const { outputs } = await replicate(queue(BEDS, LOAD, {}, 20));
    const shorter = queue(BEDS, LOAD / 1.1, {}, 20 / 1.1);
    const honest = theoryOf(queue(BEDS, LOAD), outputs);
    const dishonest = theoryOf(shorter, outputs);
    expect(theoryWarnings(honest)).toEqual([]);
    const warned = theoryWarnings(dishonest);
    expect(warned.join("\n")).toMatch(
      /ward: simulation and theory disagree by more than chance explains\. Beds in use or held: \d\.\d+ simulated \(\d\.\d+ to \d\.\d+\), theory says 5\.45\./,
    );
    expect(warned.join("\n")).toContain("The share who wait: ");
  });

  test("has the beds of the Poisson law that would do 95 % of the time", async () => {
    const { theory } = await study(queue(BEDS, LOAD), { replications: 2 });
    let [term, sum, beds] = [Math.exp(-LOAD), Math.exp(-LOAD), 0];
    while (sum < 0.95) {
      beds++;
      term *= LOAD / beds;
      sum += term;
    }
    expect(theory.pools[0].unlimited).toEqual({ beds, share: 0.95, standing: "exact" });
  });
});

describe("what theory does not know", () => {
  const poolOf = async (scenario: Scenario) => (await study(scenario, { replications: 2 })).theory.pools[0];

  test("people who leave the list make the wait a bound", async () => {
    const pool = await poolOf(queue(8, 6, { access: { recovery: { exponential: { mean: 30 } } } }));
    expect(pool.waits.theory?.standing).toBe("atMost");
    expect(pool.used.standing).toBe("atMost");
    expect(pool.waits.mean.estimate).toBeLessThan(pool.waits.theory?.mean ?? 0);
  });

  test("stays that are not exponential make the wait a benchmark, and leave the beds in use exact", async () => {
    const pool = await poolOf(queue(8, 6, { stays: { rehabilitate: "20 days" } }));
    expect(pool.waits.theory?.standing).toBe("benchmark");
    expect(pool.used).toMatchObject({ standing: "exact" });
  });

  test("people who come back: no wait, no bound, and it is said why", async () => {
    const after = { discharged: { share: "30%", after: "100 days" } };
    const pool = await poolOf(queue(10, 6, { after }));
    expect(pool.leftOut).toEqual(["people who come back"]);
    expect(pool.used.theory).toBeUndefined();
    expect(pool.waits.theory).toBeUndefined();
    expect(pool.waits.why).toBe("people who come back are not in the load");
    expect(pool.unlimited.standing).toBe("benchmark");
  });

  test("a warm-up too short to forget the start: a benchmark", async () => {
    const pool = await poolOf(queue(8, 6, { study: { run: "2 years", warmUp: 0, replications: 3 } }));
    expect(pool.waits.theory?.standing).toBe("benchmark");
    expect(pool.used.theory).toBeUndefined();
  });

  test("demand or beds that change", async () => {
    const growing = { court: { from: "court", perYear: 100, growth: "1%" } } as const;
    expect(await poolOf(queue(8, 6, { demand: growing }))).toMatchObject({
      isSteady: false,
      waits: { why: "load or beds change" },
    });
    const units = { ward: { beds: 8, changes: [{ on: "2050-01-01", beds: 1 }] } };
    expect((await poolOf(queue(8, 6, { estate: { units } }))).isSteady).toBe(false);
  });

  test("two units of different people are two pools, and the estate as a whole a benchmark", async () => {
    const units = { a: { beds: 8, serviceLines: ["men"] }, b: { beds: 5, serviceLines: ["women"] } };
    const demand = {
      court: { from: "court", perYear: 146.1, mix: { serviceLine: { men: "75%", women: "25%" } } },
    } as const;
    const { theory, warnings } = await study(queue(8, 6, { estate: { units }, demand }), { replications: 5 });
    expect(theory.pools.map(({ pool, units: named }) => [pool, named])).toEqual([
      ["a", ["a"]],
      ["b", ["b"]],
    ]);
    expect(theory.pools[0].load).toBeCloseTo(6, 6);
    expect(theory.pools[1].load).toBeCloseTo(2, 6);
    expect(theory.whole).toMatchObject({ beds: 13, waits: { theory: { standing: "benchmark" } } });
    expect(warnings).toEqual([]);
  });

  test("an overloaded unit warns, and says when", async () => {
    const short = { run: "2 years", warmUp: "1 year", followUp: 0, replications: 3 } as const;
    const { theory, warnings } = await study(queue(5, 6, { study: short }));
    expect(theory.pools[0].overloaded).toEqual([2027, 2028]);
    expect(theory.pools[0].waits.why).toBe("the load is not below the beds");
    expect(warnings[0]).toMatch(/More beds are asked for than there are: ward in 2027 to 2028 \(about 6 asked for, 5/);
  });
});
