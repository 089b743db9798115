import { describe, expect, test } from "vitest";
import { adjusted } from "../../src/experiment/adjusted.js";
import { compare, type Difference, observationOf, replicate } from "../../src/experiment/index.js";
import { replicationValues } from "../../src/observe/index.js";
import { resolveScenario } from "../../src/scenario/index.js";

/** Two-sided points of Student's t with 19 degrees of freedom, from any printed table. */
const T = { "10 %": 1.729, "5 %": 2.093, "2 %": 2.539, "1 %": 2.861, "0.1 %": 3.883 };

/** A difference of t standard errors over 20 replications, with the 95 % interval that it has. */
function of(t: number, verdict: Difference["verdict"] = "better"): Difference {
  return { title: "x", measure: "days", estimate: t, low: t - 2.093, high: t + 2.093, level: 0.95, n: 20, verdict };
}

describe("several differences at once", () => {
  test("Holm by hand: 1 %, 2 % and 10 % become 3 %, 4 % and 10 %", () => {
    const [{ a, b, c }] = adjusted([{ a: of(T["2 %"]), b: of(-T["10 %"], "noClearDifference"), c: of(T["1 %"]) }]);
    expect([a, b, c].map(({ adjustedP = Number.NaN }) => adjustedP)).toEqual([
      expect.closeTo(0.04, 3),
      expect.closeTo(0.1, 3),
      expect.closeTo(0.03, 3),
    ]);
    expect([a, b, c].map(({ verdict }) => verdict)).toEqual(["better", "noClearDifference", "better"]);
  });

  test("what is clear alone need not be among many: six of 1 % are 6 % each, over all variants", () => {
    const variants = adjusted([
      { a: of(T["1 %"]), b: of(T["1 %"]), c: of(T["1 %"]) },
      { a: of(T["1 %"]), b: of(T["1 %"]), c: of(T["1 %"]) },
    ]);
    const all = variants.flatMap((differences) => Object.values(differences));
    for (const one of all)
      expect(one).toMatchObject({ verdict: "noClearDifference", adjustedP: expect.closeTo(0.06, 3) });
    expect(adjusted([{ a: of(T["0.1 %"]), b: of(T["5 %"]) }])[0].a.verdict).toBe("better");
  });

  test("what cannot be tested is left as it is", () => {
    const same: Difference = { ...of(0, "same"), low: 0, high: 0 };
    const unknown: Difference = { ...of(1, "unknown"), low: undefined, high: undefined };
    expect(adjusted([{ same, unknown }])).toEqual([{ same, unknown }]);
  });
});

function ward(beds: number, name = `${beds} beds`) {
  return resolveScenario({
    format: "securebeds/scenario@1",
    name,
    seed: 5,
    study: { run: "2 years", warmUp: "1 year", replications: 20 },
    atStart: "empty",
    estate: { units: { ward: { beds } } },
    demand: { court: { from: "court", perYear: 60 } },
    stays: { rehabilitate: { exponential: { mean: 40 } } },
  });
}

describe("comparisons with the best", () => {
  test("more beds are the best for waits; who is alike is not told apart", async () => {
    const { best = {} } = await compare(ward(7), [ward(9), ward(12), ward(12, "twelve")]);
    expect(best["bedWait.mean"].map(({ mayBeBest }) => mayBeBest)).toEqual([false, false, true, true]);
    expect(best["bedWait.mean"][0].high).toBe(0);
    expect(best["bedWait.mean"][2]).toMatchObject({ estimate: 0, low: 0, high: 0 });
    // Nobody can say whether more occupied beds are better.
    expect(best["beds.occupied"]).toBeUndefined();
  });

  test("one variant is not told of twice", async () => {
    expect((await compare(ward(7), [ward(9)])).best).toBeUndefined();
  });
});

describe("what common luck was worth", () => {
  test("variances apart ÷ variance of the differences, of the replications themselves", async () => {
    const [base, variant] = [ward(7), ward(9)];
    const { variants } = await compare(base, [variant], { metrics: ["beds.occupied"] });
    const [one, other] = await Promise.all(
      [base, variant].map(async (scenario) =>
        replicationValues(observationOf(scenario), (await replicate(scenario)).outputs, "beds.occupied"),
      ),
    );
    const variance = (values: readonly number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    };
    const gain = (variance(one) + variance(other)) / variance(other.map((value, i) => value - one[i]));
    expect(variants[0].differences["beds.occupied"].gain).toBeCloseTo(gain, 9);
    expect(gain).toBeGreaterThan(2);
  });
});
