import { MINUTES_PER_DAY } from "../foundation/index.js";
import { factInWords, type JournalRow } from "../observe/index.js";
import type { Block, Document } from "./document.js";
import { counted, GLUE } from "./numbers.js";

/** One person's story in words: what it comes to, then fact by fact with the time between them. What is said of people present
 *  at the start is not always said in order of time.
 *  @param rows of one person, one at least */
export function personStory(rows: readonly JournalRow[]): Document {
  const told = rows.filter(({ fact }) => fact !== "gone").sort((one, other) => one.time - other.time);
  const entries = [...new Set(told.map(({ entry = 0 }) => entry))];
  const person = rows[0]?.person ?? "nobody";
  return {
    title: person,
    blocks: entries.flatMap((entry): readonly Block[] => {
      const own = told.filter((row) => (row.entry ?? 0) === entry);
      const heading: Block = { kind: "heading", text: `In need for the ${ordinal(entry + 1)} time` };
      const answer: Block = { kind: "answer", text: `${person}: ${inShort(own)}.` };
      return [...(entries.length > 1 ? [heading] : []), answer, facts(own)];
    }),
  };
}

/** `waited 61 days on the list for a bed, stayed 413 days in moorside, left for prison (not engaging)`. */
function inShort(rows: readonly JournalRow[]): string {
  const at = (fact: JournalRow["fact"]) => rows.findLast((row) => row.fact === fact);
  const [listed, offered, admitted, departed] = [at("listed"), at("offered"), at("admitted"), at("departed")];
  const left = at("left");
  const last = rows[rows.length - 1];
  const parts = [
    listed && `waited ${between(listed, offered ?? left ?? last)} on the list`,
    admitted && `stayed ${between(admitted, departed ?? last)} in ${(departed ?? admitted).unit}`,
    departed && factInWords(departed).replace(/^leaves .* for /, "left for "),
    left && factInWords(left).replace(/^leaves/, "left"),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? factInWords(last) : parts.join(", ");
}

function facts(rows: readonly JournalRow[]): Block {
  const lines = rows.map((row, position) => [row.date, since(rows[position - 1], row), factInWords(row)]);
  const columns = [
    { title: "Date", align: "left" as const },
    { title: "After", align: "right" as const },
    { title: "What happened", align: "left" as const },
  ];
  return { kind: "table", table: { columns, rows: lines } };
}

/** Time since the fact before; nothing where it is the same minute. */
function since(before: JournalRow | undefined, row: JournalRow): string {
  return before === undefined || before.time === row.time ? "" : between(before, row);
}

function between(from: JournalRow, to: JournalRow): string {
  const minutes = to.time - from.time;
  if (minutes < MINUTES_PER_DAY) return minutes === 0 ? `0${GLUE}days` : "under a day";
  return counted(Math.round(minutes / MINUTES_PER_DAY), "day");
}

function ordinal(number: number): string {
  const ending = /(^|[^1])[1-3]$/.test(String(number)) ? ["st", "nd", "rd"][(number % 10) - 1] : "th";
  return `${number}${ending}`;
}
