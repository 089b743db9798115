import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { METRIC_FACTS } from "../../src/experiment/index.js";
import { UsageError } from "../../src/foundation/index.js";
import { withCensus } from "../../src/scenario/census/read-census.js";
import {
  type Checked,
  checkScenario,
  type Issue,
  readPublishedFigures,
  type Scenario,
  ScenarioError,
} from "../../src/scenario/index.js";
import { Reading } from "../../src/scenario/reading.js";

/** A file that is shipped, and how such files are read. */
export interface Subject {
  readonly name: string;
  readonly text: string;
  /** @param thorough the longest way round, where there is a shorter one */
  check(text: string, thorough: boolean): Found;
}

/** What came of a file. */
export interface Found {
  readonly accepted: boolean;
  readonly issues: readonly Issue[];
  /** Of a scenario that was accepted. */
  readonly scenario?: Scenario | undefined;
}

type Texts = ReadonlyMap<string, string>;

/** All scenarios, published figures and tables of a census that are shipped, by name.
 *  @param root the folder of the project */
export function subjectsIn(root: string): readonly Subject[] {
  const texts = new Map([...filesOf(join(root, "scenarios")), ...filesOf(join(root, "examples"))]);
  return [...texts].map(([name, text]) => ({ name, text, check: reader(name, texts) }));
}

function filesOf(folder: string): readonly (readonly [string, string])[] {
  const names = readdirSync(folder).filter((name) => /\.(yaml|csv)$/.test(name));
  return names.sort().map((name) => [name, readFileSync(join(folder, name), "utf8")] as const);
}

function reader(name: string, texts: Texts): Subject["check"] {
  if (name.endsWith("-targets.yaml")) return (text) => figures(name, text);
  if (name.endsWith(".csv")) return table(name, texts);
  return (text) => told(checkScenario({ name, text, read: fetching(texts) }));
}

const told = ({ scenario, issues }: Checked): Found => ({ accepted: scenario !== undefined, issues, scenario });

function fetching(texts: Texts, other: ReadonlyMap<string, string> = new Map()) {
  return (reference: string) => {
    const text = other.get(reference) ?? texts.get(reference);
    if (text === undefined) throw new UsageError(`there is no file ${reference}`);
    return { name: reference, text };
  };
}

function figures(name: string, text: string): Found {
  try {
    readPublishedFigures({ name, text, metrics: METRIC_FACTS });
    return { accepted: true, issues: [] };
  } catch (error) {
    if (error instanceof ScenarioError) return { accepted: false, issues: error.issues };
    throw error;
  }
}

const CENSUS = "collaborative-census.yaml";

/** Rows are read with the scenario that they belong to. Reading that again for each table would take most of the time. */
function table(name: string, texts: Texts): Subject["check"] {
  let kept: Scenario | undefined;
  const text = texts.get(CENSUS)!;
  return (rows, thorough) => {
    const read = fetching(texts, new Map([[name, rows]]));
    if (thorough) return told(checkScenario({ name: CENSUS, text, read }));
    kept ??= checkScenario({ name: CENSUS, text, read: fetching(texts) }).scenario!;
    return rowsAlone(kept, name, read);
  };
}

function rowsAlone(scenario: Scenario, name: string, read: ReturnType<typeof fetching>): Found {
  const reading = new Reading();
  const root = { kind: "map", at: { file: CENSUS, line: 1, column: 1, excerpt: "" }, entries: new Map() } as const;
  const key = name.includes("waiting") ? "waiting" : "beds";
  const peopled = withCensus(scenario, { [key]: { file: name } }, { root, reading, read });
  const accepted = reading.issues.length === 0;
  return { accepted, issues: reading.issues, scenario: accepted ? peopled : undefined };
}
