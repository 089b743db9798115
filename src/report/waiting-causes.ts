import type { Metrics } from "../experiment/index.js";
import type { Block, Column } from "./document.js";
import { estimateText, intervalText, percent } from "./estimates.js";

/** Why people wait: every day on the list under the first cause that applies, most days first. Nothing where nobody waits. */
export function waitingCauses(metrics: Metrics): readonly Block[] {
  const causes = Object.entries(metrics)
    .filter(([id, { estimate }]) => id.startsWith("waitingCause.") && (estimate ?? 0) > 0)
    .map(([, found]) => found)
    .sort((one, other) => (other.estimate ?? 0) - (one.estimate ?? 0));
  const total = causes.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);
  if (total === 0) return [];
  const columns: Column[] = [
    { title: "Why people wait", align: "left" },
    { title: "Person-days a year", align: "right" },
    { title: "95 % interval", align: "right" },
    { title: "Of all", align: "right" },
  ];
  const rows = causes.map((found) => {
    const share = (found.estimate ?? 0) / total;
    const ofAll = { text: percent(Math.round(100 * share) / 100), bar: share };
    return [found.title, estimateText(found), intervalText(found), ofAll];
  });
  return [
    { kind: "heading", text: "Why people wait" },
    { kind: "table", table: { columns, rows } },
  ];
}
