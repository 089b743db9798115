import { type Block, type Document, type Table, textOf } from "./document.js";
import { GLUE } from "./numbers.js";
import { visible } from "./visible.js";

/** A document as Markdown, ending with a line break. Names can neither break a table nor bring in HTML or links. */
export function renderMarkdown({ title, blocks }: Document): string {
  const parts = [`# ${escaped(title)}`, ...blocks.map(inMarkdown)];
  return `${parts.join("\n\n").replaceAll(GLUE, " ")}\n`;
}

function inMarkdown(block: Block): string {
  switch (block.kind) {
    case "answer":
      return `**${escaped(block.text)}**`;
    case "paragraph":
      return escaped(block.text);
    case "heading":
      return `${"#".repeat(block.level ?? 2)} ${escaped(block.text)}`;
    case "list":
      return block.items.map((item) => `- ${escaped(item)}`).join("\n");
    case "caveats":
      return block.items.map((item) => `> ${escaped(item)}`).join("\n>\n");
    case "table":
      return tableInMarkdown(block.table);
  }
}

function tableInMarkdown({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  const rule = `| ${columns.map(({ align }) => (align === "right" ? "---:" : "---")).join(" | ")} |`;
  return [line(columns.map(({ title }) => title)), rule, ...rows.map((row) => line(row.map(textOf)))].join("\n");
}

function escaped(text: string): string {
  return visible(text)
    .replace(/[\\`*_[\]|~]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/^(\s*)([#+-]|\d+[.)])(?=\s)/, "$1\\$2");
}
