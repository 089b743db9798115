import type { BedsResult, Metrics, PoolTheory, Result } from "../../src/experiment/index.js";
import { describeMetric } from "../../src/observe/index.js";
import type { Scenario } from "../../src/scenario/index.js";

/** A metric with an interval, for reports about nothing real. */
export function estimate(id: string, value?: number, low?: number, high?: number): Metrics[string] {
  const { title, measure } = describeMetric(id);
  return { title, measure, estimate: value, low, high, level: 0.95, n: 20 };
}

export function metrics(
  ...estimates: readonly (readonly [id: string, value?: number, low?: number, high?: number])[]
): Metrics {
  return Object.fromEntries(estimates.map(([id, ...rest]) => [id, estimate(id, ...rest)]));
}

const IDENTITY = {
  version: "0.1.0",
  streamVersion: 1,
  scenario: { name: "Made up", fingerprint: "00000000deadbeef", differences: [] },
  seed: "2021",
  replications: 20,
  window: { from: "2026-04-01", to: "2036-04-01" },
  rules: ["A free bed goes to whoever has waited longest."],
  warnings: [],
} as const;

const NO_BAND = { mean: [], low: [], high: [] };

export function madeUpResult(changes: Partial<Result> = {}): Result {
  const whole = metrics(
    ["occupancy.mean", 0.934, 0.921, 0.947],
    ["bedWait.mean", 61.23, 55.1, 67.4],
    ["bedWait.within28", 0.41, 0.38, 0.44],
    ["admissions", 36.2, 35.7, 36.7],
    ["waiting.mean", 6.1, 5.5, 6.7],
    ["cost.total", 0, 0, 0],
  );
  return {
    format: "securebeds/result@1",
    ...IDENTITY,
    stopped: "precise enough",
    metrics: whole,
    groups: { remand: { metrics: whole }, sentenced: { metrics: whole } },
    units: { moorside: { metrics: whole } },
    catchments: { north: { metrics: whole } },
    years: { "2026": { metrics: whole } },
    series: { at: [], occupied: NO_BAND, open: NO_BAND, waiting: NO_BAND },
    waits: { days: [], bedWait: [], transferTime: [] },
    byReplication: {},
    targets: [],
    theory: { pools: [], whole: madeUpPool({ pool: "The whole estate" }) },
    ...changes,
  };
}

/** A pool of 60 beds for which the formulas hold. */
export function madeUpPool(changes: Partial<PoolTheory> = {}): PoolTheory {
  const interval = (estimate: number, half: number) => {
    return { estimate, low: estimate - half, high: estimate + half, level: 0.95, n: 20 };
  };
  return {
    pool: "moorside",
    units: ["moorside"],
    beds: 60,
    load: 57,
    leftOut: [],
    isSteady: true,
    overloaded: [],
    used: { simulated: interval(56.9, 0.4), theory: 57, standing: "exact" },
    unlimited: { beds: 70, share: 0.95, standing: "exact" },
    waits: {
      simulated: interval(0.58, 0.03),
      mean: interval(115, 20),
      theory: { blocked: 0.076, any: 0.61, mean: 122, standing: "exact" },
    },
    ...changes,
  };
}

/** 478 beds, told from 477. */
export const FOUND: Extract<BedsResult["answer"], { kind: "found" }> = {
  kind: "found",
  beds: 478,
  unitBeds: [478],
  low: 472,
  high: 485,
  level: 0.95,
  guarantee: { confidence: 0.95, keeps: 478, misses: 477, zones: [{ wanted: 0.005, delta: 0.005 }], comparisons: [] },
};

export function madeUpBeds(changes: Partial<BedsResult> = {}): BedsResult {
  const point = (beds: number, share: number) => ({
    beds,
    unitBeds: [beds],
    replications: 20,
    values: [estimate("bedWait.within28", share, share - 0.02, share + 0.02)],
    cost: estimate("cost.total", 0, 0, 0),
    value: estimate("bedWait.within28", share, share - 0.02, share + 0.02),
    bedWait: estimate("bedWait.mean", 20, 18, 22),
    occupancy: estimate("occupancy.mean", 0.9, 0.89, 0.91),
    occupied: estimate("beds.occupied", beds * 0.9, beds * 0.89, beds * 0.91),
  });
  return {
    format: "securebeds/beds@1",
    asked: { confidence: 0.95 },
    ...IDENTITY,
    now: 440,
    today: point(440, 0.7),
    where: "all",
    how: "proportion",
    units: ["moorside"],
    target: { metric: "bedWait.within28", bound: "atLeast", value: 0.85 },
    targets: [{ metric: "bedWait.within28", bound: "atLeast", value: 0.85 }],
    marginal: [],
    answer: FOUND,
    curve: [point(440, 0.7), point(478, 0.855), point(500, 0.9)],
    ...changes,
  };
}

/** As much of a scenario as a report looks at. */
export function madeUpScenario(changes: Partial<Scenario> = {}): Scenario {
  return { name: "Made up", sources: [], atStart: { kind: "empty" }, ...changes } as unknown as Scenario;
}
