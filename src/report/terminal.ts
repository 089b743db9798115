import type { Block, Document } from "./document.js";
import { GLUE } from "./numbers.js";
import { type TableLook, tableLines } from "./terminal-table.js";
import { wrap } from "./text-width.js";
import { visible } from "./visible.js";

export interface TerminalOptions {
  /** Columns; default 80. */
  readonly width?: number;
  /** Small bars beside shares; default no. */
  readonly bars?: boolean;
}

/** A document as plain text, ending with a line break. */
export function renderTerminal(document: Document, { width = 80, bars = false }: TerminalOptions = {}): string {
  const look = { width, bars };
  const parts = document.blocks.map((block) => blockLines(block, look).join("\n"));
  return `${parts.join("\n\n").replaceAll(GLUE, " ")}\n`;
}

function blockLines(block: Block, look: TableLook): readonly string[] {
  switch (block.kind) {
    case "answer":
    case "paragraph":
    case "heading":
      return wrap(visible(block.text), look.width);
    case "list":
      return block.items.flatMap((item) => hanging("- ", item, look.width));
    case "caveats":
      return block.items.flatMap((item) => hanging("! ", item, look.width));
    case "table":
      return tableLines(block.table, look);
  }
}

function hanging(mark: string, text: string, width: number): readonly string[] {
  return wrap(visible(text), width - mark.length).map((line, position) => `${position === 0 ? mark : "  "}${line}`);
}
