// Covers: rules of one's own, as functions; the people they show; results beside those of the built-in rules.
// Scenario: the teaching unit. Two questions: what if the shortest sentences went first, and what if only people who will be
// released within a year were sent back to prison?
import { readFileSync } from "node:fs";
import { readScenario, study } from "securebeds";

const text = readFileSync(new URL("../scenarios/one-unit.yaml", import.meta.url), "utf8");
const scenario = readScenario({ name: "one-unit.yaml", text });
const YEAR = 365.25 * 24 * 60; // the clock of the simulation counts minutes

/** @type {import("securebeds").PolicyOverrides} */
const policies = {
  // Below 0: the first of the two goes first. Both are seen at the same moment; a comparison must not change while they wait.
  whoIsNext: (one, other) => nearness(one) - nearness(other) || one.listedAt - other.listedAt,
  // A probability; the person's own luck, the same under every rule, decides. Asked of those whom the law lets return.
  pathway: ({ untilRelease }) => (untilRelease < YEAR ? 1 : 0),
  inWords: {
    whoIsNext: "Free beds go first to those who will be released soonest, then to those who have waited longest.",
    pathway: "People from prison with less than a year to their release date are treated and returned.",
  },
};

/** Infinity - Infinity is no number, and no order either. */
function nearness({ untilRelease }) {
  return Math.min(untilRelease, 1000 * YEAR);
}

const options = { replications: 10 };
const builtIn = await study(scenario, options);
const own = await study(scenario, { ...options, policies });

const row = (name, ...cells) => console.log(name.padEnd(34), ...cells.map((cell) => String(cell).padStart(9)));
row("", "built in", "own rules");
for (const [name, id, digits] of [
  ["returns to prison a year", "returns", 1],
  ["people waiting", "waiting.mean", 1],
  ["people released before a bed, a year", "leftUntreated.released", 2],
  ["mean wait for a bed, days", "bedWait.mean", 0],
]) {
  const cell = ({ metrics }) => metrics[id].estimate.toFixed(digits);
  row(name, cell(builtIn), cell(own));
}
console.log(
  `\n${own.rules[2]}\n${own.rules[5]}\n${own.warnings.find((warning) => warning.includes("of the caller's"))}\nFingerprint: ${own.scenario.fingerprint}`,
);
