// Covers: sweep over a grid, sensitivity (tornado, then chance against ignorance), the length of warm-up.
// Scenario: the teaching unit, whose file says between what bounds its doubtful figures lie.
import { readFileSync } from "node:fs";
import {
  readAxes,
  readFigures,
  readScenario,
  readVariation,
  sensitivity,
  sweep,
  sweepCsv,
  uncertainFigures,
  warmUp,
} from "securebeds";

const text = readFileSync(new URL("../scenarios/one-unit.yaml", import.meta.url), "utf8");
const source = { name: "one-unit.yaml", text };
const vary = readVariation(source);
const metrics = ["bedWait.mean"];
const days = (value) => value.toFixed(1).padStart(6);

console.log("A grid: two numbers of beds under two pathways, one row for each point and metric");
const axes = readAxes(["estate.units.moorside.beds=60,75", "rules.pathway=treatAndReturn,fullRehabilitation"]);
const grid = await sweep(vary, axes.found, { metrics, replications: 10 });
for (const row of sweepCsv(grid).trim().split("\n")) console.log(`  ${row.split(",").slice(0, 4).join(",")}`);

console.log("Every figure that the file gives a range for, one at a time: mean wait [days] at its ends");
const { found: figures } = uncertainFigures(readFigures(source));
const tornado = await sensitivity(vary, figures, { metrics, replications: 4 });
for (const { path, atFrom, atTo, verdict } of tornado.findings[0].bars.slice(0, 5)) {
  console.log(`  ${days(atFrom.estimate)} → ${days(atTo.estimate)}  ${path} (${verdict})`);
}

console.log("Three of them at once: the spread of one future, in chance and in ignorance");
const three = figures.filter(({ path }) => path.startsWith("demand.") && path.endsWith(".perYear"));
const sobol = await sensitivity(vary, three, { method: "sobol", metrics, rows: 16, replications: 2 });
const { chance, ignorance } = sobol.findings[0].spread;
console.log(`  variance by chance ${chance.toFixed(0)}, by not knowing the three ${ignorance.toFixed(0)} [days²]`);

console.log("How long until the start is forgotten");
const { answer } = await warmUp(readScenario(source), { replications: 10 });
console.log(`  ${JSON.stringify(answer)}`);
