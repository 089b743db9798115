import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/scenario/index.js";
import { addressedLuck } from "./luck.js";
import { type Feature, type RandomFile, randomFile } from "./random-files.js";
import { simulateNaively } from "./simulate.js";
import { toldByProgram } from "./told-by-program.js";

const MANY = Number(process.env.NAIVE_SCENARIOS ?? 30);

function agrees({ file, end }: RandomFile): void {
  const scenario = resolveScenario(file);
  const { story, arrivals } = toldByProgram(scenario, end);
  const naive = simulateNaively(scenario, addressedLuck(scenario, 1), arrivals, end).story;
  const at = story.findIndex((line, position) => line !== naive[position]);
  if (at < 0 && story.length === naive.length) return;
  const here = at < 0 ? story.length : at;
  throw new Error(
    `different from line ${here}\nprogram:\n${story.slice(Math.max(0, here - 4), here + 4).join("\n")}\nnaive:\n${naive.slice(Math.max(0, here - 4), here + 4).join("\n")}`,
  );
}

const SLICES: readonly (readonly Feature[])[] = [
  [],
  ["access"],
  ["clocks"],
  ["papers"],
  ["order", "clocks"],
  ["changes"],
  ["catchments"],
  ["catchments", "together"],
  ["catchments", "spot"],
  ["fences"],
  ["law"],
  ["returns"],
  ["funding"],
  ["funding", "law", "returns"],
  ["places"],
  ["places", "law", "returns", "clocks"],
  ["pressure"],
  ["pressure", "law", "catchments", "together", "spot", "changes"],
  ["returns", "papers", "clocks", "law", "access", "order"],
  ["catchments", "together", "spot", "fences", "changes", "order", "papers"],
  ["access", "clocks", "papers", "order", "catchments", "together", "spot", "fences", "changes", "law", "returns"],
];

describe("the naive simulator tells the same facts", () => {
  it.each(SLICES.map((features) => [features.join(" and ") || "one list", features] as const))("%s", (_, features) => {
    fc.assert(fc.property(randomFile(new Set(features)), agrees), { seed: 6, numRuns: MANY, endOnFailure: process.env.NO_SHRINK !== undefined });
    expect(true).toBe(true);
  });
});
