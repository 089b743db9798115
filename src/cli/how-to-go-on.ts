import { visible } from "../report/index.js";
import { commandOf } from "./failures.js";
import { keptIn, type StudyOptions } from "./study-options.js";

/** What to type after Ctrl-C. Where replications are kept the same command goes on from them. */
export function howToGoOn(words: readonly string[], options: StudyOptions): string {
  const folder = keptIn(options);
  if (folder !== undefined) return `Finished replications are in ${visible(folder)}. To go on: ${commandOf(words)}`;
  const keeping = words.filter((word) => word !== "--no-keep");
  return `Finished replications were not kept. To begin again and keep them: ${commandOf([...keeping, "--keep", "runs"])}`;
}
