import type { Metrics } from "../../experiment/index.js";
import { formatNumber } from "../numbers.js";
import type { RunStudy } from "../reported.js";
import type { Entry, Part, Section } from "./parts.js";
import { perRun } from "./per-run.js";
import { toldEnds, toldEstimate } from "./told.js";

/** What it costs, where the scenario gives prices. */
export function costsSection(runs: readonly RunStudy[]): readonly Section[] {
  const parts = perRun(runs, ({ result: { metrics } }, _, name): readonly Part[] => {
    const costs = Object.entries(metrics).filter(([id, { estimate }]) => id.startsWith("cost.") && (estimate ?? 0) > 0);
    if (costs.length === 0) return [];
    const rows = costs.map(([, found]): Entry[] => [
      found.title,
      toldEstimate(found),
      ...toldEnds(found),
      found.measure === "£" ? "£" : "£ a year",
    ]);
    return [
      { kind: "paragraph", text: `${name}${sentence(metrics)}` },
      { kind: "data", caption: `${name}Costs`, table: { columns: COLUMNS, rows } },
    ];
  });
  return parts.length === 0 ? [] : [{ id: "costs", title: "What it costs", parts }];
}

const COLUMNS = [
  { title: "Cost", align: "left" },
  { title: "Estimate", align: "right" },
  { title: "95 % from", align: "right" },
  { title: "to", align: "right" },
  { title: "Measure", align: "left" },
] as const;

function sentence(metrics: Metrics): string {
  const total = metrics["cost.total"]?.estimate ?? 0;
  return `The estate costs about £${formatNumber(total / 1e6, total < 1e8 ? 1 : 0)} million a year at the scenario's prices.`;
}
