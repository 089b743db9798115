import { joinFiles, type ScenarioSource } from "./assemble.js";
import { differencesInWords } from "./difference.js";
import type { ScenarioFile } from "./file.js";
import { fileShape } from "./file-shape.js";
import { ScenarioError } from "./issue.js";
import { checkScenario, orThrow, resolveScenario, rootOfObject, understand } from "./read.js";
import { Reading } from "./reading.js";
import type { Scenario } from "./scenario.js";
import { applySettings, type Setting } from "./settings.js";
import type { WrittenMap } from "./written.js";

/** One world in as many versions as are asked for: the scenario with some of its parameters changed, the same as if the
 *  file said so. Nothing but the settings of the call differs from one version to the next.
 *  @throws ScenarioError with every mistake in the settings, each named as `path=value` */
export type Variation = (settings: readonly Setting[]) => Scenario;

/** A tree that is ready to be varied. */
export interface Variable {
  readonly root: WrittenMap;
  /** What differences are said against. */
  readonly base: WrittenMap;
  readonly source?: ScenarioSource;
}

/** Reads a file, those it extends and the changes of its `set` once, so that a thousand versions of it are quick.
 *  @throws ScenarioError with every mistake when the file cannot be read */
export function readVariation(source: ScenarioSource): Variation {
  return variationOf(variableOf(source));
}

/** The same from an object in the shape of a file.
 *  @throws ScenarioError when it is none */
export function resolveVariation(file: ScenarioFile): Variation {
  return variationOf(variableOfObject(file));
}

/** @throws ScenarioError */
export function variableOf(source: ScenarioSource): Variable {
  const { root, base, reading } = joinFiles(source);
  const set = root && applySettings(root, source.set ?? [], reading);
  if (set === undefined || base === undefined || reading.issues.length > 0) {
    throw new ScenarioError(checkScenario(source).issues);
  }
  return { root: set, base, source: { ...source, ...(source.read && { read: remembered(source.read) }) } };
}

/** @throws ScenarioError */
export function variableOfObject(file: ScenarioFile): Variable {
  const { root, reading } = rootOfObject(file);
  if (root.kind === "map" && reading.issues.length === 0) return { root, base: root };
  resolveScenario(file);
  throw new ScenarioError(reading.issues);
}

/** How a variation reads its settings. */
export const VARIED = { option: "", keepNames: fileShape };

function variationOf({ root, base, source }: Variable): Variation {
  return (settings) => {
    const reading = new Reading();
    const varied = applySettings(root, settings, reading, VARIED);
    const differences = differencesInWords(base, varied, fileShape);
    return orThrow(understand({ root: varied, reading, read: source?.read }, differences, source?.metrics));
  };
}

type ReadFile = NonNullable<ScenarioSource["read"]>;

/** The tables of a census are fetched once. */
function remembered(read: ReadFile): ReadFile {
  const known = new Map<string, ReturnType<ReadFile>>();
  return (reference, what) => {
    const found = known.get(reference) ?? read(reference, what);
    known.set(reference, found);
    return found;
  };
}
