import { accessSync, constants } from "node:fs";
import { dirname, resolve } from "node:path";
import { UsageError } from "../foundation/index.js";
import { visible } from "../report/index.js";
import { bedsAtStart, bedsWrittenInto, checkScenario, type Scenario, type ScenarioSource } from "../scenario/index.js";
import { isThere, openScenario } from "./files.js";
import { guarded } from "./refusals.js";
import { writeWhole } from "./whole-file.js";

/** A copy of a scenario file that is to be written once its beds are known. */
export class ScenarioCopy {
  readonly #source: ScenarioSource;
  readonly #to: string;

  /** Makes sure before a long search that the copy can be written and would be complete.
   *  @throws UsageError when it would be written over another file, or not beside the files that it needs */
  constructor(from: string, to: string, force: boolean) {
    if (to === "" || to.includes("\0"))
      throw new UsageError("--write: expected the name of a file, such as more-beds.yaml");
    if (!force && isThere(to))
      throw new UsageError(`--write: ${to} is there already and is left as it is; name another file, or add --force`);
    const source = openScenario(from, []);
    const needsOthers = checkScenario({ ...source, read: refuseAll }).issues.length > 0;
    const folder = from === "-" ? "." : dirname(from);
    if (needsOthers && resolve(folder) !== resolve(dirname(to)))
      throw new UsageError(
        `--write: ${from} needs files beside it, so the copy belongs into the same folder: --write ${visible(folder)}/…`,
      );
    guarded(dirname(to), () => void accessSync(dirname(resolve(to)), constants.W_OK));
    this.#source = source;
    this.#to = to;
  }

  /** Writes the file with these beds; whole or not at all.
   *  @throws UsageError when the text is written in a way in which its beds cannot be changed */
  write(scenario: Scenario, unitBeds: readonly number[]): string {
    const text = bedsWrittenInto(this.#source.text, scenario, unitBeds);
    const { scenario: read, issues } = checkScenario({ ...this.#source, text });
    if (read === undefined || bedsAtStart(read).join() !== unitBeds.join()) {
      const why = issues[0] === undefined ? "" : ` (${issues[0].path}: expected ${issues[0].expected})`;
      throw new UsageError(
        `--write: the beds of this file cannot be changed where they are written${why}; change them by hand`,
      );
    }
    writeWhole(this.#to, text);
    return this.#to;
  }
}

function refuseAll(): never {
  throw new UsageError("nothing beside it");
}
