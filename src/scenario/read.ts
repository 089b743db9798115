import { type Assembled, assemble, type ScenarioSource } from "./assemble.js";
import { type CensusSubject, withCensus } from "./census/read-census.js";
import type { ScenarioFile } from "./file.js";
import { fileShape } from "./file-shape.js";
import { freeze } from "./freeze.js";
import { fromObject } from "./from-object.js";
import { type Issue, ScenarioError } from "./issue.js";
import { Reading } from "./reading.js";
import { resolve } from "./resolve.js";
import type { Scenario } from "./scenario.js";
import { validate } from "./validate.js";

export interface Checked {
  /** Absent when anything is wrong. */
  readonly scenario?: Scenario;
  readonly issues: readonly Issue[];
}

/** Reads a scenario file, the files it extends and the changes asked for.
 *  @throws ScenarioError with every mistake, each with its place */
export function readScenario(source: ScenarioSource): Scenario {
  return orThrow(checkScenario(source));
}

/** The same without throwing: the scenario, or every mistake. */
export function checkScenario(source: ScenarioSource): Checked {
  const { root, reading, differences } = assemble(source);
  return root === undefined
    ? { issues: reading.issues }
    : understand({ root, reading, read: source.read }, differences, source.metrics);
}

/** The scenario that an object in the shape of a file means.
 *  @throws ScenarioError with every mistake, each with its path */
export function resolveScenario(file: ScenarioFile): Scenario {
  const { root, reading } = rootOfObject(file);
  return orThrow(understand({ root, reading }, []));
}

export function rootOfObject(file: ScenarioFile): CensusSubject {
  const reading = new Reading();
  const root = fromObject(file, reading);
  if (root.kind === "map" && root.entries.has("extends")) {
    reading.refuse(root, ["extends"], { expected: "no “extends”: an object is complete in itself" });
  }
  return { root, reading };
}

/** What a tree means, and every mistake in it. */
export function understand(
  subject: CensusSubject,
  differences: Assembled["differences"],
  metrics?: readonly string[],
): Checked {
  const { root, reading } = subject;
  const file = fileShape.read(root, [], reading);
  if (file === undefined || reading.isCutOff) return { issues: reading.issues };
  const sources = [...reading.sources].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const scenario = withCensus(resolve(file, sources, differences), file.atStart?.census, subject);
  validate({ root, file, scenario, reading, metrics });
  return reading.issues.length > 0 ? { issues: reading.issues } : { scenario: freeze(scenario), issues: [] };
}

/** @throws ScenarioError */
export function orThrow({ scenario, issues }: Checked): Scenario {
  if (scenario === undefined) throw new ScenarioError(issues);
  return scenario;
}
