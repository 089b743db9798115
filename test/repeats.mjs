import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";

// Runs the same tests again and again, their files each time in another order, and tells which did not always pass.
//   npm run repeats -- --times 100 test/theory
const { values, positionals } = parseArgs({
  options: { times: { type: "string", default: "100" }, first: { type: "string", default: "1" } },
  allowPositionals: true,
});
const first = Number(values.first);
const last = first + Number(values.times) - 1;
if (!(Number.isInteger(first) && Number.isInteger(last) && first >= 1 && last >= first)) {
  console.error("repeats: --times and --first are whole numbers from 1 on, as in --times 100");
  process.exit(2);
}

/** @type {Map<string, { passed: number, failed: number, skipped: number }>} by file and title */
const tally = new Map();
const folder = mkdtempSync(join(tmpdir(), "securebeds-repeats-"));
let runs = 0;
let asked = false;
process.once("SIGINT", () => {
  asked = true;
});

for (let repeat = first; repeat <= last && !asked; repeat++) {
  const began = performance.now();
  const report = await runOnce(repeat);
  if (asked) break; // Ctrl-C reaches the tests too, so what they say is not counted
  runs++;
  const failures = count(report);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${repeat} of ${last}: ${report.numPassedTests} passed, ${failures.length} failed, ${seconds} s`);
  for (const failure of failures) console.log(`  ${failure}`);
}
rmSync(folder, { recursive: true, force: true });
conclude();

/** The order of files is drawn from the number of the repeat, so that a failure can be seen again with `--first N --times 1`. */
async function runOnce(repeat) {
  const file = join(folder, `${repeat}.json`);
  const order = ["--sequence.shuffle.files", `--sequence.seed=${repeat}`];
  const child = spawn("npx", ["vitest", "run", "--reporter=json", `--outputFile=${file}`, ...order, ...positionals], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const code = await new Promise((done) => child.once("close", done));
  if (asked) return undefined;
  const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { numPassedTests: 0, testResults: [] };
  if (code !== 0 && report.testResults.every(({ status }) => status === "passed"))
    report.testResults.push(itself(code));
  return report;
}

/** A run may fail though no test of it does: it breaks off, or an error comes when nobody waits for it. */
function itself(code) {
  const message = `the run itself ended with exit code ${code}`;
  return { name: process.cwd(), status: "failed", message, assertionResults: [] };
}

/** Adds a run to the tally. A file that could not be read at all is a failure of its own. */
function count(report) {
  const failures = [];
  for (const { name, status, message, assertionResults } of report.testResults) {
    const file = relative(process.cwd(), name) || "the whole run";
    if (status === "failed" && assertionResults.length === 0) failures.push(note(file, "failed", message));
    for (const { fullName, status: outcome, failureMessages } of assertionResults) {
      const found = note(`${file} › ${fullName}`, outcome, failureMessages?.[0]);
      if (outcome === "failed") failures.push(found);
    }
  }
  return failures;
}

function note(test, outcome, message = "") {
  const counts = tally.get(test) ?? { passed: 0, failed: 0, skipped: 0 };
  tally.set(test, counts);
  counts[outcome === "passed" || outcome === "failed" ? outcome : "skipped"]++;
  return `${test}: ${message.split("\n")[0].slice(0, 200)}`;
}

/** Flaky is what has both passed and failed. What always fails is broken, which is something else. */
function conclude() {
  const all = [...tally].filter(([, { passed, failed }]) => passed + failed > 0);
  const flaky = all.filter(([, { passed, failed }]) => failed > 0 && passed > 0);
  const broken = all.filter(([, { passed }]) => passed === 0);
  for (const [test, { passed, failed }] of flaky)
    console.log(`flaky: ${test}: failed ${failed} of ${passed + failed} times`);
  for (const [test] of broken) console.log(`always failed: ${test}`);
  console.log(`${runs} repeats of ${all.length} tests: ${flaky.length} flaky, ${broken.length} always failed`);
  process.exitCode = flaky.length + broken.length > 0 || all.length === 0 ? 1 : 0;
}
