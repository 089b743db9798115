import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { MemoryKeeper } from "../../src/browser/memory-keeper.js";
import {
  KeepingRunner,
  observationOf,
  type Result,
  replicate,
  SerialRunner,
  study,
} from "../../src/experiment/index.js";
import { figuresOf, layoutOf, type Outputs } from "../../src/observe/index.js";
import { distribution } from "../../src/random/index.js";
import { readScenario, type Scenario } from "../../src/scenario/index.js";
import { RunningMoments } from "../../src/stats/index.js";

const REPLICATIONS = 12;

/** A published figure, what may be believed of it, and what the baseline gives. */
interface Figure {
  readonly what: string;
  readonly published: number;
  /** 95 % bounds from the sampling error of the source; how is said in `why`. */
  readonly from: number;
  readonly to: number;
  readonly why: string;
  readonly simulated: (england: England) => number;
}

interface England {
  readonly scenario: Scenario;
  readonly result: Result;
  readonly outputs: readonly Outputs[];
}

/** The figures to calibrate to, in the order of the evidence (section 10). The inspectorate's sample is "a few hundred":
 *  250 is assumed, with the spread of the lognormal that fits it. Woods et al. saw 173 transfers (98 medium secure, 34 PICU,
 *  20 low, 12 high); ratios of means carry the same spread. */
const FIGURES: readonly Figure[] = [
  {
    what: "mean transfer time, all levels [days]",
    published: 85,
    ...around(85, 78 / Math.sqrt(250)),
    why: "HMIP24; SD 78, n = 250 assumed",
    simulated: ({ result }) => metric(result, "transferTime.allLevels.mean"),
  },
  {
    what: "transferred within 28 days, all levels",
    published: 0.15,
    ...around(0.15, Math.sqrt((0.15 * 0.85) / 250)),
    why: "HMIP24; binomial, n = 250 assumed",
    simulated: ({ result }) => metric(result, "transferTime.allLevels.within28"),
  },
  ...shareOfTransfers("medium", 0.569),
  ...shareOfTransfers("picu", 0.197),
  ...shareOfTransfers("low", 0.116),
  ...shareOfTransfers("high", 0.069),
  ratioOfMeans("picu", 0.27, 34),
  ratioOfMeans("low", 0.94, 20),
  ratioOfMeans("high", 2.7, 12),
  {
    what: "transfers a year, all levels",
    published: 1000,
    from: 930,
    to: 1190,
    why: "range of PQ17c, PQ19, PQ20, whose definitions differ",
    simulated: ({ result }) => metric(result, "transfers"),
  },
  {
    what: "index of dispersion of yearly transfers",
    published: 0.91,
    from: 0.91 * (11 / 21.92),
    to: 0.91 * (11 / 3.816),
    why: "PQ20, twelve months; chi-square on 11 degrees of freedom",
    simulated: dispersion,
  },
  {
    what: "occupancy",
    published: 0.93,
    from: 0.9,
    to: 0.95,
    why: "no current figure; 90-95 % (HSJ03: above 90 %)",
    simulated: ({ result }) => metric(result, "occupancy.mean"),
  },
  {
    what: "share of residents over 5 years",
    published: 0.181,
    ...around(0.181, Math.sqrt((0.181 * 0.819) / 1572)),
    why: "HAR18; binomial, n = 1,572",
    simulated: ({ result }) => metric(result, "stay.over5y"),
  },
  {
    what: "s37/41 stay longer than prison and civil [days]",
    published: 483,
    ...around(483, 1000 * Math.sqrt(1 / 60 + 1 / 97)),
    why: "BRO09; n = 157 split 60 and 97, SD 1,000 assumed",
    simulated: ({ result }) => stayOf(result, "courtOrder") - civilAndPrison(result),
  },
  {
    what: "returns by clinicians a year, NHS units",
    published: 192,
    ...around(192, 2 * Math.sqrt(96)),
    why: "LEO20: 96 in six months; Poisson",
    // The NHS takes about 80 % of admissions from prison (evidence 4.2); a court's return is not a clinician's.
    simulated: ({ result }) => 0.8 * (metric(result, "returns") - metric(result, "returns.reason.courtDisposal")),
  },
  warrantStage(14, 0.2472),
  warrantStage(30, 0.0789),
];

function around(value: number, standardError: number): { from: number; to: number } {
  return { from: value - 1.96 * standardError, to: value + 1.96 * standardError };
}

function metric(result: Result, id: string): number {
  const found = result.metrics[id]?.estimate;
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

function shareOfTransfers(level: string, published: number): Figure[] {
  const elsewhere = (result: Result) =>
    ["picu", "low", "high", "other"].reduce((sum, name) => sum + metric(result, `placedElsewhere.${name}`), 0);
  return [
    {
      what: `share of transfers to ${level}`,
      published,
      ...around(published, Math.sqrt((published * (1 - published)) / 173)),
      why: "WOO20; binomial, n = 173",
      simulated: ({ result }) => {
        const all = metric(result, "transfers");
        const here = level === "medium" ? all - elsewhere(result) : metric(result, `placedElsewhere.${level}`);
        return here / all;
      },
    },
  ];
}

function ratioOfMeans(level: "picu" | "low" | "high", published: number, people: number): Figure {
  const spread = Math.sqrt(Math.expm1(0.779 ** 2)); // coefficient of variation of the fitted lognormal
  return {
    what: `mean wait for ${level} (an input) ÷ medium secure`,
    published,
    ...around(published, published * spread * Math.sqrt(1 / 98 + 1 / people)),
    why: `WOO20; n = 98 and ${people}`,
    simulated: ({ scenario, result }) => {
      const group = scenario.groups.find(({ name }) => name === "otherLevels");
      const wait = group?.access.elsewhere[level];
      if (wait === undefined) throw new Error(`no wait for ${level}`);
      return distribution(wait).mean / metric(result, "transferTime.mean");
    },
  };
}

function stayOf(result: Result, group: string): number {
  return result.groups[group]?.metrics["stay.mean"]?.estimate ?? Number.NaN;
}

function civilAndPrison(result: Result): number {
  const groups = ["lowSecureStepUp", "sentenced", "remand"];
  const leave = (group: string) => result.groups[group]?.metrics.departures?.estimate ?? Number.NaN;
  const people = groups.reduce((sum, group) => sum + leave(group), 0);
  return groups.reduce((sum, group) => sum + leave(group) * stayOf(result, group), 0) / people;
}

/** Variance ÷ mean of transfers in the nine whole calendar years of the window, over replications. */
function dispersion({ scenario, outputs }: England): number {
  const firstYear = layoutOf(observationOf(scenario), 11).first.year;
  const moments = new RunningMoments();
  for (const of of outputs) {
    for (let year = 1; year <= 9; year++) moments.add(figuresOf(of, firstYear + year)("transferred"));
  }
  return (moments.variance ?? Number.NaN) / (moments.mean ?? Number.NaN);
}

function warrantStage(days: number, published: number): Figure {
  return {
    what: `papers to admission over ${days} days (an input)`,
    published,
    ...around(published, Math.sqrt((published * (1 - published)) / 2714)),
    why: "PQ17a; binomial, n = 2,714",
    simulated: ({ scenario }) => {
      const remand = scenario.groups.find(({ name }) => name === "remand");
      return remand === undefined ? Number.NaN : 1 - distribution(remand.access.warrant).cdf(days);
    },
  };
}

function england(): Scenario {
  const text = readFileSync(new URL("../../scenarios/england.yaml", import.meta.url), "utf8");
  return readScenario({ name: "england.yaml", text });
}

describe("the baseline reproduces what has been published", () => {
  const found = new Map<string, number>();

  beforeAll(async () => {
    const scenario = england();
    // Every replication is computed once, and looked at twice.
    const once = { replications: REPLICATIONS, runner: new KeepingRunner(new SerialRunner(), new MemoryKeeper()) };
    const result = await study(scenario, once);
    const { outputs } = await replicate(scenario, once);
    for (const { what, simulated } of FIGURES) found.set(what, simulated({ scenario, result, outputs }));
    const rows = FIGURES.map(({ what, published, from, to, why }) => {
      const value = found.get(what) ?? Number.NaN;
      const off = (value - published) / ((to - from) / 2 / 1.96);
      const cells = [published, value, from, to].map((number) => number.toPrecision(3).padStart(9)).join("");
      return `${what.padEnd(50)}${cells}${off.toFixed(1).padStart(7)}  ${why}`;
    });
    const head = `${"figure".padEnd(50)}published simulated     from       to  errors  from what`;
    console.log(
      ["Calibration of the baseline (errors: distance in standard errors of the source)", head, ...rows].join("\n"),
    );
  });

  // Sampling error of 12 replications is a tenth or less of each source's own, so a pass or failure is not luck.
  test.each(FIGURES)("$what: $published ($why)", ({ what, from, to }) => {
    expect(found.get(what)).toBeGreaterThanOrEqual(from);
    expect(found.get(what)).toBeLessThanOrEqual(to);
  });
});
