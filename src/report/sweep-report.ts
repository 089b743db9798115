import type { SweepResult, SweptPoint } from "../experiment/index.js";
import { describeMetric } from "../observe/index.js";
import { bounded } from "./bounds.js";
import type { Block, Column, Detail, Document } from "./document.js";
import { estimateInWords, estimateWithInterval, measureInWords } from "./estimates.js";
import { counted, listed } from "./numbers.js";
import { programOf } from "./program.js";
import { caveats, titled } from "./provenance.js";
import { shortNames } from "./short-names.js";

/** Metrics that fit beside each other. */
const ABREAST = 4;
/** Points that a screen shows. */
const ROWS = 60;
/** Warnings that are told: those of many points differ in little. */
const WARNINGS = 4;
/** What a screen speaks of where there are more metrics than fit. */
const TOLD = ["bedWait.mean", "bedWait.within28", "beds.occupied"];

/** What a scenario comes to over a grid, for people: from where to where, a table, how it was found, the caveats. */
export function sweepReport(result: SweepResult, detail: Detail): Document {
  const { points, metrics, scenario } = result;
  const told = detail === "brief" ? onScreen(metrics) : metrics;
  const shown = detail === "brief" ? points.slice(0, ROWS) : points;
  const left = [
    ...(shown.length < points.length ? [counted(points.length - shown.length, "further point")] : []),
    ...(told.length < metrics.length ? [counted(metrics.length - told.length, "further metric")] : []),
  ];
  return {
    title: `${scenario.name}, over ${counted(points.length, "point")}`,
    blocks: [
      { kind: "answer", text: answer(result, told[0]) },
      ...chunks(told).map((ids) => table(result, shown, ids)),
      ...(left.length === 0
        ? []
        : [
            { kind: "paragraph", text: `Not shown here: ${listed(left)}; --csv, --json and --out have them.` } as const,
          ]),
      { kind: "heading", text: "How this was found" },
      method(result),
      ...(detail === "full" ? titled("Rules of the scenario as it is", result.rules) : []),
      ...caveats(warnings(result)),
    ],
  };
}

function onScreen(metrics: readonly string[]): readonly string[] {
  if (metrics.length <= ABREAST) return metrics;
  const told = TOLD.filter((id) => metrics.includes(id));
  return told.length > 0 ? told : metrics.slice(0, ABREAST);
}

function chunks(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / ABREAST) }, (_, i) => ids.slice(i * ABREAST, (i + 1) * ABREAST));
}

/** Where the first metric is lowest and highest. */
function answer({ axes, points }: SweepResult, id: string): string {
  const { title } = describeMetric(id);
  const value = ({ metrics }: SweptPoint) => metrics[id].estimate ?? Number.NaN;
  const sorted = points.filter((point) => !Number.isNaN(value(point))).sort((a, b) => value(a) - value(b));
  if (sorted.length === 0)
    return `Nothing was there to measure for “${title}” at any of ${counted(points.length, "point")}.`;
  const names = shortNames(axes.map(({ path }) => path));
  const at = (point: SweptPoint) => {
    const where = point.settings.map((setting, i) => `${names[i]} ${setting.value}`);
    return `${estimateInWords(bounded(id, point.metrics[id]))} at ${listed(where)}`;
  };
  const [lowest, highest] = [sorted[0], sorted[sorted.length - 1]];
  if (value(lowest) === value(highest)) return `${title}: ${at(lowest)}, and the same at every other point.`;
  return `${title} runs from ${at(lowest)} to ${at(highest)}.`;
}

function table({ axes }: SweepResult, points: readonly SweptPoint[], ids: readonly string[]): Block {
  const columns: Column[] = [
    ...shortNames(axes.map(({ path }) => path)).map((title): Column => ({ title, align: "left" })),
    ...ids.map((id): Column => ({ title: titleOf(id), align: "right" })),
  ];
  const rows = points.map(({ settings, metrics }) => [
    ...settings.map(({ value }) => value),
    ...ids.map((id) => estimateWithInterval(bounded(id, metrics[id]))),
  ]);
  return { kind: "table", table: { columns, rows } };
}

function titleOf(id: string): string {
  const { title, measure } = describeMetric(id);
  return measure === "share" ? title : `${title} [${measureInWords(measure)}]`;
}

function method({ axes, points, planned, replications, seed, scenario, ...program }: SweepResult): Block {
  const names = shortNames(axes.map(({ path }) => path));
  const windows = [...new Set(points.map(({ window }) => `${window.from} to ${window.to}`))];
  return {
    kind: "list",
    items: [
      ...axes.map(({ path, values }, i) =>
        names[i] === path
          ? `${path}: ${counted(values.length, "value")}.`
          : `“${names[i]}” is ${path}: ${counted(values.length, "value")}.`,
      ),
      `${counted(points.length, "point")}${points.length < planned ? ` of ${planned}` : ""} with ${counted(replications, "replication")} each; all have the same people with the same luck (seed ${seed}), so that only what is varied differs. Intervals are those of each point by itself; differences between points are known better than that: “compare” gives them.`,
      `Measured from ${windows.slice(0, 3).join("; ")}${windows.length > 3 ? "; …" : ""}.`,
      `Scenario “${scenario.name}”, fingerprint ${scenario.fingerprint}; ${programOf(program)}.`,
    ],
  };
}

function warnings({ points, planned, warnings: of, stopped }: SweepResult): readonly string[] {
  const cut = `The sweep was cancelled: ${points.length} of ${planned} points are here.`;
  const more = of.length > WARNINGS ? [`At other points: ${counted(of.length - WARNINGS, "further warning")}.`] : [];
  const named = [...of.slice(0, WARNINGS).map((warning) => `At some point: ${warning}`), ...more];
  return stopped === "cancelled" ? [cut, ...named] : named;
}
