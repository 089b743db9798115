import { type Cell, type Column, type Table, textOf } from "./document.js";
import { pad, textWidth, wrap } from "./text-width.js";
import { visible } from "./visible.js";

const GAP = "  ";
const NARROWEST = 8;
/** A longer word may be cut. */
const LONGEST_WORD = 24;
/** In less room a table with cut words is harder to read than none. */
const FAIR_ROOM = 60;
const INDENT = "  ";
const BAR_WIDTH = 10;
const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

export interface TableLook {
  readonly width: number;
  readonly bars: boolean;
}

/** An aligned table. What does not fit is wrapped within its column, the widest column first; where columns would become too
 *  narrow to be read, every row is told line by line instead. No line is wider than asked. */
export function tableLines({ columns, rows }: Table, look: TableLook): readonly string[] {
  const texts = rows.map((row) => row.map((cell) => visible(textOf(cell))));
  const titles = columns.map(({ title }) => visible(title));
  const bars = look.bars && rows.some((row) => row.some((cell) => typeof cell !== "string"));
  const room = look.width - (bars ? BAR_WIDTH + GAP.length : 0);
  const widths = narrowed(titles, texts, room);
  if (widths === undefined) return stacked(titles, texts, look.width);
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
    return largest([NARROWEST, longestWord(title), Math.min(textWidth(title), 20), ...cells]);
  });
}

/** Widths below which a word would be cut; a very long one may be. */
function longestWords(titles: readonly string[], texts: readonly (readonly string[])[]): readonly number[] {
  return titles.map((title, column) => {
    const words = [title, ...texts.map((row) => row[column])].map(longestWord);
    return Math.min(LONGEST_WORD, largest([NARROWEST, ...words]));
  });
}

function longestWord(text: string): number {
  return largest(text.split(" ").map(textWidth));
}

/** Of any number of values: a list of arguments has an end. */
function largest(values: readonly number[]): number {
  return values.reduce((one, other) => Math.max(one, other), 0);
}

/** Takes columns from the widest until all fit: first from what only titles fill, then without cutting words, then all the
 *  same. Undefined where even that is not enough, or where so little room is left that cut words help nobody. */
function narrowed(
  titles: readonly string[],
  texts: readonly (readonly string[])[],
  room: number,
): readonly number[] | undefined {
  const steps = [cellWidths(titles, texts), longestWords(titles, texts)];
  const whole = steps.reduce((widths, least) => shrunk(widths, least, room), naturalWidths(titles, texts));
  if (total(whole) <= room) return whole;
  const narrowest = whole.map(() => NARROWEST);
  const cut = room < FAIR_ROOM ? whole : shrunk(whole, narrowest, room);
  return total(cut) <= room ? cut : undefined;
}

/** What the cells take; titles may run over several lines. */
function cellWidths(titles: readonly string[], texts: readonly (readonly string[])[]): readonly number[] {
  return titles.map((title, column) =>
    largest([NARROWEST, longestWord(title), ...texts.map((row) => textWidth(row[column]))]),
  );
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1);
}

/** Never below `least`, and never wider than before. */
function shrunk(widths: readonly number[], least: readonly number[], room: number): readonly number[] {
  const fitted = [...widths];
  for (let over = total(fitted) - room; over > 0; over--) {
    const spare = fitted.map((width, column) => (width > least[column] ? width : 0));
    const widest = largest(spare);
    if (widest === 0) break;
    fitted[spare.indexOf(widest)]--;
  }
  return fitted;
}

/** Each row as a few lines of “title: value”, the first at the margin. */
function stacked(titles: readonly string[], texts: readonly (readonly string[])[], width: number): readonly string[] {
  return texts.flatMap((row, position) => {
    const lines = row.flatMap((cell, column) => {
      if (cell === "") return [];
      const said = wrap(`${titles[column]}: ${cell}`, width - 2 * INDENT.length);
      return said.map((line, part) => `${INDENT.repeat(part > 0 ? 2 : Math.min(column, 1))}${line}`);
    });
    return position === 0 ? lines : ["", ...lines];
  });
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
