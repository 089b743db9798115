import { assemble, type ScenarioSource } from "./assemble.js";
import { differencesInWords } from "./difference.js";
import { fileShape } from "./file-shape.js";

/** What one scenario has that another has not, in words, each with what it extends and what was set; the names apart.
 *  Empty when one of them cannot be put together: reading it says why. */
export function differencesBetween(base: ScenarioSource, variant: ScenarioSource): readonly string[] {
  const [before, after] = [assemble(base).root, assemble(variant).root];
  return before === undefined || after === undefined ? [] : differencesInWords(before, after, fileShape);
}
