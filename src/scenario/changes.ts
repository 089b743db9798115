import { assemble, type ScenarioSource } from "./assemble.js";
import { type Change, changesIn } from "./difference.js";
import { fileShape } from "./file-shape.js";
import { wordsChangedIn } from "./words-changed.js";

export interface Changes {
  /** What may move a number: figures, rules, ranges. */
  readonly world: readonly Change[];
  /** What is only said: names, sources, labels, words for reports. */
  readonly said: readonly Change[];
}

/** What one scenario has that another has not, each with what it extends and what was set, in order of path.
 *  Empty when one of them cannot be put together: reading it says why. */
export function changesBetween(base: ScenarioSource, variant: ScenarioSource): Changes {
  const [before, after] = [assemble(base).root, assemble(variant).root];
  if (before === undefined || after === undefined) return { world: [], said: [] };
  return { world: [...changesIn(before, after, fileShape)], said: [...wordsChangedIn(before, after)] };
}
