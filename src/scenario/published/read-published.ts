import { freeze } from "../freeze.js";
import { ScenarioError } from "../issue.js";
import { parse } from "../parse.js";
import { Reading } from "../reading.js";
import type { WrittenMap } from "../written.js";
import { PUBLISHED_FORMAT, type PublishedFigures, type PublishedSource } from "./published.js";
import { fileOf } from "./shape.js";

/** Reads a file of published figures.
 *  @throws ScenarioError with every mistake, each with its place */
export function readPublishedFigures({ name, text, metrics }: PublishedSource): PublishedFigures {
  const reading = new Reading();
  const root = rootOf(name, text, reading);
  const file = root === undefined ? undefined : fileOf(metrics).read(root, [], reading);
  const targets = file?.targets ?? [];
  if (root !== undefined && reading.issues.length === 0 && !targets.some(({ use }) => use === "fit")) {
    const expected = "at least one figure with “use: fit”";
    reading.refuseTogether(root, ["targets"], { expected, received: "figures that are all held back" });
  }
  if (file === undefined || reading.issues.length > 0) throw new ScenarioError(reading.issues);
  return freeze({ format: PUBLISHED_FORMAT, name: file.name ?? name, about: file.about ?? "", targets });
}

const BEGIN = `Begin with “format: ${PUBLISHED_FORMAT}”, “name: …” and “targets:”.`;

function rootOf(name: string, text: string, reading: Reading): WrittenMap | undefined {
  if (text.trim() === "") {
    const nothing = { expected: "a file of published figures", received: "an empty file", hint: BEGIN };
    return reading.refuseAt({ file: name, line: 1, column: 1, excerpt: "" }, [], nothing);
  }
  const root = parse(name, text, reading);
  if (root === undefined || root.kind === "map") return root;
  return reading.refuse(root, [], { expected: "published figures: lines with “key: value”", hint: BEGIN });
}
