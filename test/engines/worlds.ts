import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { readScenario } from "../../src/scenario/index.js";
import { type Size, scenarioFiles } from "../scenario/arbitrary.js";
import type { World } from "./harness.js";

const SCENARIOS = fileURLToPath(new URL("../../scenarios/", import.meta.url));

/** Long enough for changes of beds and referrals that the files write for August and September. */
export const SHORT: World["set"] = [
  { path: "study.warmUp", value: "20 days" },
  { path: "study.run", value: "150 days" },
  { path: "study.followUp", value: "60 days" },
];

/** The same window for estates of thousands of beds. */
export const SHORTEST: World["set"] = [
  { path: "study.warmUp", value: "0 days" },
  { path: "study.run", value: "30 days" },
  { path: "study.followUp", value: "14 days" },
];

/** Random valid scenarios with every feature of the grammar now and then: the same for the same seed.
 *  @param every one in so many with its result */
export function randomWorlds(
  seed: number,
  count: number,
  set: World["set"],
  every: number,
  size?: Size,
): readonly World[] {
  return fc.sample(scenarioFiles(size), { seed, numRuns: count }).map((file, i) => ({
    name: `random ${i + 1}`,
    text: JSON.stringify(file),
    files: {},
    set,
    wantsResult: i % every === 0,
  }));
}

/** Every scenario that is shipped, with the files that it names.
 *  @param every one in so many with its result */
export function shippedWorlds(set: World["set"], every: number): readonly World[] {
  return readdirSync(SCENARIOS)
    .filter((name) => name.endsWith(".yaml") && !name.endsWith("-targets.yaml"))
    .sort()
    .map((name, i) => {
      const text = readFileSync(SCENARIOS + name, "utf8");
      return { name, text, files: filesNamedIn(name, text), set, wantsResult: i % every === 0 };
    });
}

/** What the reader asks for when it reads a text. */
function filesNamedIn(name: string, text: string): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  const read = (reference: string) => {
    files[reference] = readFileSync(SCENARIOS + reference, "utf8");
    return { name: reference, text: files[reference] };
  };
  readScenario({ name, text, read });
  return files;
}
