import { type Table, textOf } from "../document.js";
import type { TablePlan } from "./plan.js";

/** No column is given less or more room than a text of so many letters takes. */
const NARROWEST = 9;
const WIDEST = 34;

export interface MostShown {
  readonly rows: number;
  readonly columns: number;
  /** Letters on a line of the first column. */
  readonly first: number;
}

/** A table of a report for a slide, its first columns and rows only; columns have widths after their longest texts. */
export function tablePlan({ columns, rows }: Table, most: MostShown): TablePlan {
  const shown = columns.slice(0, most.columns);
  const cells = rows.slice(0, most.rows).map((row) => row.slice(0, most.columns).map(textOf));
  const letters = shown.map(({ title }, c) => {
    const longest = Math.max(title.length / 2, ...cells.map((row) => row[c].length));
    return Math.min(c === 0 ? most.first : WIDEST, Math.max(NARROWEST, longest)) + 2;
  });
  const all = letters.reduce((sum, count) => sum + count, 0);
  return { columns: shown.map(({ title, align }, c) => ({ title, align, share: letters[c] / all })), rows: cells };
}
