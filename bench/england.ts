import { readFileSync } from "node:fs";
import { SILENCE } from "../src/domain/index.js";
import { Replicator } from "../src/experiment/index.js";
import { readScenario } from "../src/scenario/index.js";
import { copiesOf } from "./copies.js";
import { measure, type Work } from "./measure.js";

/** One whole replication of a shipped scenario, as `securebeds run` does it: every fact observed, every metric kept.
 *  The time is per person identified in all of the simulated time. Memory is the growth of the process beyond the compiled
 *  scenario, at its highest: the garbage that has not been collected counts too. SCENARIO=file.yaml takes another scenario of
 *  the folder, COPIES=n takes n copies of the one-unit scenario, 60 beds each, instead. */
const TIMES = Number(process.env.TIMES ?? 5);
const COPIES = Number(process.env.COPIES ?? 0);
const folder = process.env.SCENARIOS ?? "scenarios";
const name = COPIES > 0 ? "one-unit.yaml" : (process.env.SCENARIO ?? "england.yaml");
const read = (file: string) => ({ name: file, text: readFileSync(`${folder}/${file}`, "utf8") });
const { text } = read(name);
const replicator = new Replicator(readScenario({ name, text: COPIES > 0 ? copiesOf(text, COPIES) : text, read }));
const before = process.memoryUsage.rss();
replicator.replicate(1);
const first = process.resourceUsage().maxRSS * 1024 - before;

let identified = 0;
/** Counted in a replication of its own: listening costs a little. */
function people(replication: number): number {
  identified = 0;
  replicator.replicate(replication, { listener: { ...SILENCE, identified: () => identified++ } });
  return identified;
}

const counts = new Map<number, number>();
for (let replication = 1; replication <= TIMES + 1; replication++) counts.set(replication, people(replication));

let replication = 0;
measure(COPIES > 0 ? `${60 * COPIES} beds` : name, TIMES, (): Work => {
  replication++;
  replicator.replicate(replication);
  const units = counts.get(replication) ?? 1;
  return {
    units,
    statistics: {
      megabytesOfOne: first / 2 ** 20,
      megabytesAtMost: (process.resourceUsage().maxRSS * 1024 - before) / 2 ** 20,
    },
  };
});
