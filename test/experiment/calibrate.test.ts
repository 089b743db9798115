import { describe, expect, test } from "vitest";
import { errorOfFigure } from "../../src/experiment/figure-outcome.js";
import { type Calibration, calibrate, study, type Unknown } from "../../src/experiment/index.js";
import {
  type PublishedFigure,
  type PublishedFigures,
  resolveVariation,
  type ScenarioFile,
} from "../../src/scenario/index.js";

/** Beds for everybody: people present are Poisson, with rate × stay on average. Cheap: some 250 people a replication. */
function ward(perYear: number, stay: number, seed: number): ScenarioFile {
  return {
    format: "securebeds/scenario@1",
    name: "Ward",
    seed,
    study: { run: "3 years", warmUp: "1 year", followUp: 0, replications: 4 },
    atStart: "empty",
    estate: { units: { ward: { beds: 100 } } },
    demand: { court: { from: "court", perYear } },
    stays: { rehabilitate: { exponential: { mean: stay } } },
  };
}

const RATE = "demand.court.perYear";
const STAY = "stays.rehabilitate.exponential.mean";
const UNKNOWNS: readonly Unknown[] = [
  { path: RATE, value: 80, from: 25, to: 100 },
  { path: STAY, value: 60, from: 30, to: 200 },
];

function figure(
  metric: string,
  value: number,
  standardError: number,
  use: "fit" | "validate" = "fit",
): PublishedFigure {
  const uncertainty = { kind: "standardError", value: standardError } as const;
  return { metric, value, uncertainty, source: "made up", label: "assumed", use };
}

function figures(...targets: readonly PublishedFigure[]): PublishedFigures {
  return { format: "securebeds/targets@1", name: "Made up", about: "", targets };
}

const at = (found: Calibration, path: string) => found.fit.parameters.find((each) => each.path === path)!;

describe("a fit", () => {
  /* Truth: 50 people a year, 100 days. Each trial has figures with sampling errors of their own, from a world with another seed, and a
   * seed of its own. A right fit is outside three standard errors in one of the two unknowns in 0.5 % of trials (a little more, as the
   * errors are estimated): that 2 of 10 are is a matter of 1 in 1,000. */
  test("recovers what the figures were made with, within three standard errors, in at least 9 of 10 seeds", async () => {
    const [rate, stay] = [50, 100];
    let recovered = 0;
    for (let trial = 1; trial <= 10; trial++) {
      const world = resolveVariation(ward(rate, stay, 1000 + trial))([]);
      const { metrics } = await study(world, { replications: 5 });
      const seen = (metric: string): PublishedFigure => {
        const { estimate = 0, low = 0, high = 0 } = metrics[metric];
        // Student's t with 4 degrees of freedom: 2.776.
        return figure(metric, estimate, (high - low) / 2 / 2.776);
      };
      const vary = resolveVariation(ward(80, 60, trial));
      const found = await calibrate(vary, UNKNOWNS, figures(seen("admissions"), seen("beds.occupied")));
      const isNear = (path: string, truth: number) => {
        const { value, standardError = 0 } = at(found, path);
        return standardError > 0 && Math.abs(value - truth) <= 3 * standardError;
      };
      // Precision is part of passing: errors as wide as the truth would recover anything.
      expect(at(found, RATE).standardError).toBeLessThan(0.15 * rate);
      expect(at(found, STAY).standardError).toBeLessThan(0.3 * stay);
      if (isNear(RATE, rate) && isNear(STAY, stay)) recovered++;
    }
    expect(recovered).toBeGreaterThanOrEqual(9);
  });

  test("says so where only the product of two unknowns is known, and what that does to an answer", async () => {
    const found = await calibrate(
      resolveVariation(ward(80, 60, 1)),
      UNKNOWNS,
      figures(figure("beds.occupied", 13.7, 1)),
      {
        answers: [{ metric: "admissions" }, { metric: "beds.occupied" }],
      },
    );
    const { tradeOffs, directions, degreesOfFreedom, p, answers, parameters } = found.fit;
    expect(tradeOffs).toHaveLength(1);
    expect(tradeOffs[0].kind).toBe("product");
    expect(new Set(tradeOffs[0].paths)).toEqual(new Set([RATE, STAY]));
    expect(directions.map(({ identified }) => identified)).toEqual([true, false]);
    expect([degreesOfFreedom, p]).toEqual([0, undefined]);
    expect(parameters.map(({ standardError }) => standardError)).toEqual([undefined, undefined]);
    // 13.7 beds are 25 people a year who stay 200 days, or 100 who stay 50; the allowed range of the rate leaves nearly all of it.
    const [admissions, beds] = answers;
    expect(admissions.low).toBeLessThan(45);
    expect(admissions.high).toBeGreaterThan(80);
    // What the figure tells stays told: within some two of its errors (1, and the simulation's own).
    expect(beds.low).toBeGreaterThan(10.5);
    expect(beds.high).toBeLessThan(18.5);
  });

  test("tells the two apart again when a second figure is there", async () => {
    const both = figures(figure("beds.occupied", 13.7, 0.5), figure("admissions", 50, 2), figure("stay.mean", 100, 8));
    const found = await calibrate(resolveVariation(ward(80, 60, 1)), UNKNOWNS, both);
    expect(found.fit.tradeOffs).toEqual([]);
    expect(found.fit.degreesOfFreedom).toBe(1);
    expect(found.fit.p).toBeGreaterThan(0.001);
    expect(found.fit.chiSquare).toBeCloseTo(
      found.fit.figures.reduce((sum, { z = 99 }) => sum + z * z, 0),
      9,
    );
    // The settings are the fitted scenario.
    const [one] = found.fit.figures;
    const again = await study(resolveVariation(ward(80, 60, 1))(found.fit.settings), { replications: 4 });
    expect(again.metrics["beds.occupied"].estimate).toBe(one.simulated.estimate);
  });

  test("is not moved by figures that are held back: other values, other metrics, none, the same bytes", async () => {
    const vary = resolveVariation(ward(80, 60, 3));
    const fit = [figure("admissions", 50, 2), figure("beds.occupied", 13.7, 0.5)];
    const with_ = (...held: readonly PublishedFigure[]) => calibrate(vary, UNKNOWNS, figures(...held, ...fit));
    const none = await with_();
    const one = await with_(figure("stay.mean", 100, 5, "validate"));
    const other = await with_(
      figure("stay.mean", 9000, 0.1, "validate"),
      figure("occupancy.mean", 0.9, 0.01, "validate"),
    );
    expect(JSON.stringify(one.fit)).toBe(JSON.stringify(none.fit));
    expect(JSON.stringify(other.fit)).toBe(JSON.stringify(none.fit));
    expect(none.validation).toEqual([]);
    expect(Math.abs(one.validation[0].z ?? 99)).toBeLessThan(4);
    expect(other.validation[0].z).toBeLessThan(-100);
  });

  test("stops at a bound and says so", async () => {
    const narrow = [{ path: RATE, value: 30, from: 25, to: 40 }];
    const found = await calibrate(resolveVariation(ward(80, 100, 1)), narrow, figures(figure("admissions", 80, 1)));
    expect(found.fit.parameters[0]).toMatchObject({ value: 40, isOnBound: true });
  });
});

describe("the error of a published figure", () => {
  const base = { metric: "x", source: "", label: "assumed", use: "fit" } as const;

  test.each([
    [{ kind: "standardError", value: 3 }, 10, 3],
    [{ kind: "interval", from: 0.9, to: 0.95, level: 0.95 }, 0.93, 0.05 / (2 * 1.959963984540054)],
    [{ kind: "interval", from: 8, to: 12, level: 0.9 }, 10, 2 / 1.6448536269514722],
    [{ kind: "sample", n: 250 }, 0.15, Math.sqrt((0.15 * 0.85) / 250)],
    [{ kind: "sample", n: 250, sd: 78 }, 85, 78 / Math.sqrt(250)],
  ] as const)("%j of %d is %d", (uncertainty, value, error) => {
    expect(errorOfFigure({ ...base, value, uncertainty })).toBeCloseTo(error, 9);
  });
});

describe("what cannot be fitted is refused before anything is simulated", () => {
  const vary = resolveVariation(ward(80, 60, 1));
  const one = figures(figure("admissions", 50, 2));

  test.each([
    [[], one, {}, /one or more unknowns/],
    [[{ path: RATE, value: 80, from: 90, to: 100 }], one, {}, /bounds that hold the file's 80, received 90 to 100/],
    [[UNKNOWNS[0], UNKNOWNS[0]], one, {}, /is given twice/],
    [UNKNOWNS, one, { replications: 1 }, /2 or more replications/],
    [UNKNOWNS, one, { answers: [{ metric: "bedWait.within29" }] }, /nearest is “bedWait.within28”/],
    [
      UNKNOWNS,
      figures({ ...figure("admissions", 5, 1), of: { scope: "unit", name: "wrad" } }),
      {},
      /there is no unit “wrad”; there are ward/,
    ],
  ] as const)("%#", async (unknowns, targets, options, message) => {
    await expect(calibrate(vary, unknowns, targets, options)).rejects.toThrow(message);
  });

  test("a stop is a stop: half a fit is none", async () => {
    const stop = new AbortController();
    const onProgress = () => stop.abort();
    await expect(calibrate(vary, UNKNOWNS, one, { signal: stop.signal, onProgress })).rejects.toMatchObject({
      name: "CancelledError",
    });
  });
});
