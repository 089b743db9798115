// Writes scenarios/README.md: `npm run scenarios`. Everything is simulated anew, with a fixed seed; a few minutes.
//   --text            only the words again, around the figures of the last time
//   --print           to standard output instead of the file
//   --check FILE…     simulates these scenarios only and says whether the figures still are what they were
import { readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { SCENARIOS } from "./scenarios.mjs";
import { againstBaseline, collaborative, demand, parts, withoutComingBack } from "./simulate.mjs";
import { readme } from "./text.mjs";

const RESULTS = new URL("results.json", import.meta.url);
const README = new URL("../README.md", import.meta.url);

async function write() {
  const results = words.includes("--text") ? lastTime() : await simulated();
  const text = readme(results);
  if (words.includes("--print")) process.stdout.write(text);
  else writeFileSync(README, text);
}

function lastTime() {
  return JSON.parse(readFileSync(RESULTS, "utf8"));
}

async function simulated() {
  const files = SCENARIOS.map(({ file }) => file);
  const results = {
    files,
    comparison: await againstBaseline(files, { onProgress }),
    parts: await parts(onProgress),
    demand: await demand(onProgress),
    withoutComingBack: await withoutComingBack(onProgress),
    collaborative: await collaborative(onProgress),
  };
  writeFileSync(RESULTS, `${JSON.stringify(results)}\n`);
  return JSON.parse(JSON.stringify(results));
}

let last = "";
function onProgress({ step }) {
  if (step !== last) process.stderr.write(`${step}\n`);
  last = step;
}

async function compareWithLastTime(files) {
  const { files: order, comparison } = lastTime();
  const { base, variants } = JSON.parse(JSON.stringify(await againstBaseline(files)));
  const figures = (i) => comparison.variants[order.indexOf(files[i])];
  const moved = files.filter((_, i) => !isDeepStrictEqual(alone(variants[i]), alone(figures(i))));
  if (!isDeepStrictEqual(base, comparison.base)) moved.unshift("the baseline");
  if (moved.length === 0) return;
  process.stderr.write(`The figures of ${moved.join(", ")} have moved: npm run scenarios\n`);
  process.exitCode = 1;
}

/** Verdicts depend on what else was looked at. */
function alone({ differences, ...variant }) {
  const figures = ({ verdict: _verdict, adjustedP: _p, ...difference }) => difference;
  return { ...variant, differences: Object.values(differences).map(figures) };
}

const words = process.argv.slice(2);
const check = words.indexOf("--check");
if (check >= 0) await compareWithLastTime(words.slice(check + 1));
else await write();
