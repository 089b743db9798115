import { type Block, type Cell, type Table, textOf } from "../document.js";
import { inMarkup } from "../in-markup.js";
import type { DataTable, Entry } from "./parts.js";

/** Longer names are cut in the middle of a page: nobody reads ten thousand letters, and a browser lays them out badly. */
const LONGEST = 2000;

/** Text that is text in the page. */
export function escaped(text: string): string {
  return inMarkup(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}

/** The blocks that documents are made of, as elements. */
export function blockMarkup(block: Block): string {
  switch (block.kind) {
    case "answer":
      return `<p class="answer">${escaped(block.text)}</p>`;
    case "heading":
      return headingMarkup(block.text, (block.level ?? 2) + 1);
    case "paragraph":
      return `<p>${escaped(block.text)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
    case "caveats":
      return `<ul class="caveats">${block.items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
    case "table":
      return tableMarkup(block.table);
  }
}

/** One level below that of a document, which is a section of the page here. */
function headingMarkup(text: string, level: number): string {
  return `<h${level}>${escaped(text)}</h${level}>`;
}

function tableMarkup({ columns, rows }: Table): string {
  return frame(
    columns.map(({ title }) => title).join(", "),
    columns,
    rows.map((row) => row.map(cellMarkup)),
  );
}

function cellMarkup(cell: Cell): string {
  if (typeof cell === "string") return escaped(cell);
  const width = Math.round(100 * Math.min(1, Math.max(0, cell.bar)));
  return `${escaped(textOf(cell))} <span class="bar" aria-hidden="true"><span style="width:${width}%"></span></span>`;
}

/** A table of which every number can be read back from the page. */
export function dataMarkup({ columns, rows }: DataTable, caption: string): string {
  return frame(
    caption,
    columns,
    rows.map((row) => row.map(entryMarkup)),
  );
}

export function entryMarkup(entry: Entry): string {
  if (typeof entry === "string") return escaped(entry);
  if (entry.value === undefined || !Number.isFinite(entry.value)) return escaped(entry.text);
  return `<data value="${entry.value}">${escaped(entry.text)}</data>`;
}

/** Wide tables scroll in a frame of their own, which a keyboard can reach. */
function frame(label: string, columns: Table["columns"], rows: readonly (readonly string[])[]): string {
  const side = (at: number) => (columns[at]?.align === "right" ? ' class="number"' : "");
  const head = columns.map(({ title }, at) => `<th scope="col"${side(at)}>${escaped(title)}</th>`).join("");
  const body = rows.map((row) => {
    const [first, ...rest] = row;
    const cells = rest.map((cell, at) => `<td${side(at + 1)}>${cell}</td>`).join("");
    return `<tr><th scope="row"${side(0)}>${first ?? ""}</th>${cells}</tr>`;
  });
  return `<div class="table" role="group" tabindex="0" aria-label="${escaped(label)}"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}
