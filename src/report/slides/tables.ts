import { type Table, textOf } from "../document.js";
import type { TablePlan } from "./plan.js";

/** No column is given less or more room than a text of so many letters takes. */
const NARROWEST = 9;
const WIDEST = 34;

/** A table of a report for a slide, its first columns and rows only; columns have widths after their longest texts. */
export function tablePlan({ columns, rows }: Table, most: { rows: number; columns: number }): TablePlan {
  const shown = columns.slice(0, most.columns);
  const cells = rows.slice(0, most.rows).map((row) => row.slice(0, most.columns).map(textOf));
  const letters = shown.map(({ title }, c) => {
    const longest = Math.max(title.length / 2, ...cells.map((row) => row[c].length));
    return Math.min(WIDEST, Math.max(NARROWEST, longest)) + 2;
  });
  const all = letters.reduce((sum, count) => sum + count, 0);
  return { columns: shown.map(({ title, align }, c) => ({ title, align, share: letters[c] / all })), rows: cells };
}
