import { bedsReport } from "./beds-report.js";
import { comparisonReport } from "./comparison-report.js";
import { renderMarkdown } from "./markdown.js";
import type { Reported } from "./reported.js";
import { runReport } from "./run-report.js";
import { sensitivityReport } from "./sensitivity-report.js";

/** Everything that was found, in full, one report after the other. */
export function reportedMarkdown({ runs, beds, comparisons, sensitivities }: Reported): string {
  const documents = [
    ...(beds.length > 0 ? [bedsReport(beds, "full")] : []),
    ...runs.map(({ result, scenario }) => runReport(result, scenario, "full")),
    ...comparisons.map(({ result }) => comparisonReport(result, "full")),
    ...sensitivities.map(({ result }) => sensitivityReport(result, "full")),
  ];
  return documents.map(renderMarkdown).join("\n");
}
