import { type Table, textOf } from "../document.js";
import type { TablePlan } from "./plan.js";

/** A table of a report for a slide, its first columns and rows only.
 *  @param first share of the width that the first column takes */
export function tablePlan({ columns, rows }: Table, first: number, most: { rows: number; columns: number }): TablePlan {
  const shown = columns.slice(0, most.columns);
  const rest = (1 - first) / (shown.length - 1);
  return {
    columns: shown.map(({ title, align }, c) => ({ title, align, share: c === 0 ? first : rest })),
    rows: rows.slice(0, most.rows).map((row) => row.slice(0, most.columns).map(textOf)),
  };
}
