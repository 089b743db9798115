import { type Cell, type Column, type Table, textOf } from "./document.js";
import { pad, textWidth, wrap } from "./text-width.js";
import { visible } from "./visible.js";

const GAP = "  ";
const NARROWEST = 8;
const BAR_WIDTH = 10;
const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

export interface TableLook {
  readonly width: number;
  readonly bars: boolean;
}

/** An aligned table. What does not fit is wrapped within its column, the widest column first. */
export function tableLines({ columns, rows }: Table, look: TableLook): readonly string[] {
  const texts = rows.map((row) => row.map((cell) => visible(textOf(cell))));
  const titles = columns.map(({ title }) => visible(title));
  const bars = look.bars && rows.some((row) => row.some((cell) => typeof cell !== "string"));
  const widths = narrowed(naturalWidths(titles, texts), look.width - (bars ? BAR_WIDTH + GAP.length : 0));
  const head = rowLines(titles, columns, widths);
  const rule = widths.map((width) => "─".repeat(width)).join(GAP);
  const body = texts.flatMap((row, position) => {
    const [first, ...rest] = rowLines(row, columns, widths);
    return [bars ? withBar(first, rows[position], widths) : first, ...rest];
  });
  return [...head, rule, ...body].map((line) => line.trimEnd());
}

function naturalWidths(titles: readonly string[], texts: readonly (readonly string[])[]): number[] {
  return titles.map((title, column) => {
    const cells = texts.map((row) => textWidth(row[column]));
    const longestWord = Math.max(...title.split(" ").map(textWidth));
    return Math.max(NARROWEST, longestWord, Math.min(textWidth(title), 20), ...cells);
  });
}

/** Takes columns from the widest until all fit; below `NARROWEST` a table would rather be too wide. */
function narrowed(widths: readonly number[], room: number): readonly number[] {
  const fitted = [...widths];
  const total = () => fitted.reduce((sum, width) => sum + width, 0) + GAP.length * (fitted.length - 1);
  while (total() > room && Math.max(...fitted) > NARROWEST) fitted[fitted.indexOf(Math.max(...fitted))]--;
  return fitted;
}

function rowLines(cells: readonly string[], columns: readonly Column[], widths: readonly number[]): string[] {
  const wrapped = cells.map((cell, column) => wrap(cell, widths[column]));
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    wrapped.map((lines, column) => pad(lines[line] ?? "", widths[column], columns[column].align)).join(GAP),
  );
}

function withBar(line: string, row: readonly Cell[], widths: readonly number[]): string {
  const drawn = row.find((cell) => typeof cell !== "string");
  if (drawn === undefined || typeof drawn === "string") return line;
  const full = widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1);
  return `${pad(line, full, "left")}${GAP}${bar(drawn.bar)}`;
}

/** A share as a bar of at most ten columns, to the nearest eighth of one. */
export function bar(share: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * BAR_WIDTH * 8);
  return "█".repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8];
}
