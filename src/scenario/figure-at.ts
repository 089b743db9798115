import { UsageError } from "../foundation/index.js";
import type { ScenarioSource } from "./assemble.js";
import { followKeys } from "./merge.js";
import { parseAny } from "./numbers.js";
import { parsePath, pathInWords } from "./path.js";
import { nodeAt } from "./reading.js";
import { variableOf } from "./variation.js";
import type { Written } from "./written.js";

/** A number of a scenario file, as it stands there. */
export interface FigureInFile {
  /** Where it is, its keys spelt as messages do. */
  readonly path: string;
  /** Plain number, share, or [days]. */
  readonly value: number;
  /** Its stated uncertainty. */
  readonly from?: number;
  readonly to?: number;
}

/** Looks up a number that is to be found out.
 *  @throws UsageError where there is no number; ScenarioError when the file cannot be read */
export function figureAt(source: ScenarioSource, path: string): FigureInFile {
  const { root } = variableOf(source);
  const parsed = parsePath(path);
  if (parsed === undefined) throw new UsageError(`${path}: expected keys with dots between them`);
  const keys = followKeys(root, parsed);
  const { value: written } = nodeAt(root, keys);
  const value = written === undefined ? undefined : numberIn(written, "value");
  if (written === undefined || value === undefined) throw new UsageError(`${path}: ${whatIsThere(written)}`);
  const [from, to] = [numberIn(written, "from"), numberIn(written, "to")];
  const range = written.kind === "map" && from !== undefined && to !== undefined ? { from, to } : {};
  return { path: pathInWords(keys), value, ...range };
}

/** A number as somebody types it: `0.5`, `50%`, `200 days`; undefined when it is none. */
export function readFigure(text: string): number | undefined {
  const found = parseAny(text.trim());
  return typeof found === "number" ? found : undefined;
}

function numberIn(written: Written, key: string): number | undefined {
  if (written.kind === "scalar") return readFigure(written.text);
  const inner = written.kind === "map" ? written.entries.get(key)?.value : undefined;
  return inner?.kind === "scalar" ? readFigure(inner.text) : undefined;
}

function whatIsThere(written: Written | undefined): string {
  if (written === undefined)
    return "the file says nothing there; write the figure into it first, or spell the path as the file does";
  if (written.kind !== "map") return "there is no number there";
  return `there is no single number there but a map with ${[...written.entries.keys()].slice(0, 8).join(", ")}; name one of them`;
}
