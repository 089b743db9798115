import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveScenario, type ScenarioFile } from "../../src/scenario/index.js";
import found from "./found.json";
import { addressedLuck } from "./luck.js";
import { type RandomFile, randomFile } from "./random-files.js";
import type { Feature } from "./random-parts.js";
import { simulateNaively } from "./simulate.js";
import { toldByProgram } from "./told-by-program.js";

/* The program and a simulator that shares no code with it tell the same facts of the same people, in the same minute and
 * order. Nothing here is left to chance but which scenarios are tried, and their seed is fixed: no false alarm is possible.
 * NAIVE_SCENARIOS says how many are tried of each kind; a failing one is shrunk unless NAIVE_SHRINK=no. */

const MANY = Number(process.env.NAIVE_SCENARIOS ?? 10);
const SEED = Number(process.env.NAIVE_SEED ?? 6);

/** How many facts were told, and how many of them before the first whose order is open. */
interface Compared {
  told: number;
  compared: number;
}

function agrees({ file, end }: RandomFile, so: Compared): void {
  const scenario = resolveScenario(file);
  const { story, arrivals } = toldByProgram(scenario, end);
  const naive = simulateNaively(scenario, addressedLuck(scenario, 1), arrivals, end);
  const decided = (told: readonly string[]) => told.filter((line) => Number.parseInt(line, 10) < naive.undecidedFrom);
  const [real, own] = [decided(story), decided(naive.story)];
  so.told += story.length;
  so.compared += real.length;
  const at = real.findIndex((line, position) => line !== own[position]);
  if (at < 0 && real.length === own.length) return;
  throw new Error(differenceBetween(real, own, at < 0 ? Math.min(real.length, own.length) : at));
}

/** The lines around the first difference, and all that either says of the people in it. */
function differenceBetween(program: readonly string[], naive: readonly string[], at: number): string {
  const around = (told: readonly string[]) => told.slice(Math.max(0, at - 4), at + 4);
  const who = [program[at], naive[at]].flatMap((line) => line?.split(" ")[2] ?? []);
  const about = (told: readonly string[]) =>
    told.slice(0, at + 40).filter((line) => who.includes(line.split(" ")[2] ?? "-"));
  return [
    `different from line ${at}`,
    "program:",
    ...around(program),
    "naive:",
    ...around(naive),
    "the people concerned, program:",
    ...about(program),
    "naive:",
    ...about(naive),
  ].join("\n");
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

/** The share of the facts, at least, that come before the first of which this project does not say in which order they come. */
function decided(features: readonly Feature[]): number {
  if (features.includes("pressure")) return 0.3;
  return features.includes("funding") ? 0.8 : 0.9999;
}

describe("the naive simulator tells the same facts", () => {
  it.each(found)("as it did not once: $why", ({ end, file }) => {
    const so: Compared = { told: 0, compared: 0 };
    agrees({ end, file: file as unknown as ScenarioFile }, so);
    expect(so.compared).toBeGreaterThan(100);
  });

  it.each(SLICES.map((features) => [features.join(", ") || "one list", features] as const))(
    "%s",
    (_, features) => {
      const so: Compared = { told: 0, compared: 0 };
      const property = fc.property(randomFile(new Set(features)), (file) => agrees(file, so));
      fc.assert(property, { seed: SEED, numRuns: MANY, endOnFailure: process.env.NAIVE_SHRINK === "no" });
      process.stdout.write(`${features.join(", ") || "one list"}: ${so.compared} of ${so.told} facts compared\n`);
      expect(so.told).toBeGreaterThan(100 * MANY);
      expect(so.compared / so.told).toBeGreaterThan(decided(features));
    },
    3_600_000,
  );
});
