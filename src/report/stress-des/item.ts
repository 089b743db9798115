import type { Scenario } from "../../scenario/index.js";
import type { Block } from "../document.js";

/** An item of the checklist, such as `2.4 Algorithms`, with what is to be said. */
export function item(title: string, ...blocks: readonly Block[]): readonly Block[] {
  return [{ kind: "heading", text: title, level: 3 }, ...blocks];
}

export function section(title: string): Block {
  return { kind: "heading", text: title };
}

export function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

export function list(items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: "list", items }];
}

/** What only the author knows: the words of the file, or where they can be written. */
export function fromTheFile(
  { report }: Scenario,
  key: Exclude<keyof Scenario["report"], "suppressBelow">,
  what: string,
): Block {
  const words = report[key];
  return paragraph(words ?? `To be written: ${what}. It can be written in the scenario file, under report.${key}.`);
}

/** Blocks of another report under an item: their headings go down. */
export function under(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => (block.kind === "heading" ? { ...block, level: 4 } : block));
}
