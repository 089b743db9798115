import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { compile } from "../../src/model/index.js";
import { resolveScenario, type ScenarioFile } from "../../src/scenario/index.js";
import { chiSquare, type Finding, kolmogorovP, smallestHolm, zOf } from "../theory/judge.js";
import { NUMBERS, numbersOf } from "./numbers-of.js";
import { ownArrivals, ownLuck, xorshift } from "./own-chance.js";
import { type RandomFile, randomFile } from "./random-files.js";
import type { Feature } from "./random-parts.js";
import { simulateNaively } from "./simulate.js";
import { storiesByProgram } from "./told-by-program.js";

/* Thirty random scenarios, simulated by the program with its own chance and by the naive simulator with another generator
 * and other methods of drawing. All comparisons are one family at fixed seeds; for a program without fault the chance that
 * a choice of seeds fails is 1e-3 for Holm and 1e-3 for each of the three tests of the scores' law, 4e-3 in all.
 * Tolerances are standard errors, estimated from the replications of both (Welch). NAIVE_REPLICATIONS says how many. */

const SCENARIOS = 30;
const REPLICATIONS = Number(process.env.NAIVE_REPLICATIONS ?? 12);
const FEATURES: readonly Feature[] = ["access", "clocks", "order", "law", "returns", "funding", "papers"];

const findings: Finding[] = [];

/** The same file with distributions that have no largest value, of about the same mean, where a length is not 0. */
function spread(file: ScenarioFile): ScenarioFile {
  let met = 0;
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== "object" || part === null) return part;
    const { fixed } = part as { fixed?: number };
    if (fixed === undefined || fixed === 0)
      return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, walk(value)]));
    return [
      { exponential: { mean: fixed } },
      { lognormal: { median: fixed, sigma: 0.8 } },
      { gamma: { mean: fixed, sd: 1.4 * fixed } },
      { gamma: { mean: fixed, sd: 0.5 * fixed } },
      { fixed },
    ][met++ % 5];
  };
  return walk(file) as ScenarioFile;
}

function compare({ file, end }: RandomFile, position: number): void {
  const scenario = resolveScenario(spread(file));
  const real = storiesByProgram(compile(scenario), end, REPLICATIONS).map((story) => numbersOf(story, end));
  const naive = Array.from({ length: REPLICATIONS }, (_, replication) => {
    const uniform = xorshift(1 + 1000 * position + replication);
    const { story } = simulateNaively(scenario, ownLuck(uniform), ownArrivals(scenario, end, uniform), end);
    return numbersOf(story, end);
  });
  for (const metric of NUMBERS) {
    const [one, other] = [momentsOf(real.map((each) => each[metric])), momentsOf(naive.map((each) => each[metric]))];
    if (one.variance + other.variance === 0) {
      expect(one.mean).toBe(other.mean);
      continue;
    }
    findings.push(findingOf(`${position}`, metric, one, other));
  }
}

interface Moments {
  readonly mean: number;
  readonly variance: number;
}

function momentsOf(values: readonly number[]): Moments {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) };
}

/** Welch's comparison of two means; the naive one stands where the truth would. */
function findingOf(name: string, metric: string, real: Moments, naive: Moments): Finding {
  const squares = [real.variance / REPLICATIONS, naive.variance / REPLICATIONS];
  const all = squares.reduce((sum, square) => sum + square, 0);
  const df = all ** 2 / squares.reduce((sum, square) => sum + square ** 2 / (REPLICATIONS - 1), 0);
  const [exact, estimate, error] = [naive.mean, real.mean, Math.sqrt(all)];
  return { case: name, metric, exact, estimate, error, df, atMost: 1, why: "", first: metric === "beds" };
}

/** What all scenarios together say of a number: a common bias of the program shows here first. */
function together(metric: string): number {
  const scores = findings.filter((finding) => finding.metric === metric).map(zOf);
  return scores.reduce((sum, z) => sum + z, 0) / Math.sqrt(scores.length);
}

beforeAll(() => {
  fc.sample(randomFile(new Set(FEATURES)), { seed: 30, numRuns: SCENARIOS }).forEach(compare);
  const lines = NUMBERS.map((metric) => `${metric} ${together(metric).toFixed(2)}`);
  process.stdout.write(
    `${findings.length} comparisons, Holm ${smallestHolm(findings).toPrecision(2)}; z of all: ${lines.join(", ")}\n`,
  );
}, 3_600_000);

describe("the program and the naive simulator come to the same numbers", () => {
  it("in every scenario, and in all of them together (Holm, 1e-3)", () => {
    const all = NUMBERS.map((metric): Finding => {
      const z = together(metric);
      return {
        case: "all",
        metric,
        exact: 0,
        estimate: z,
        error: 1,
        df: Number.POSITIVE_INFINITY,
        atMost: 1,
        why: "",
        first: false,
      };
    });
    expect(findings.length).toBeGreaterThan(5 * SCENARIOS);
    expect(smallestHolm([...findings, ...all])).toBeGreaterThan(1e-3);
  });

  it("and differ as chance differs: neither too far nor too little, and to both sides", () => {
    const scores = findings.filter(({ first }) => first).map(zOf);
    const { tooBad, tooGood } = chiSquare(scores);
    expect(tooBad).toBeGreaterThan(1e-3);
    expect(tooGood).toBeGreaterThan(1e-3);
    expect(kolmogorovP(scores)).toBeGreaterThan(1e-3);
  });
});
