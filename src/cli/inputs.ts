import { STREAM_VERSION, VERSION } from "../foundation/index.js";
import { readScenario, type Scenario, withoutPeople } from "../scenario/index.js";
import type { OpenedScenario } from "./files.js";
import { digest } from "./kept-file.js";
import type { StudyOptions } from "./study-options.js";

/** What a result was computed from, as it was read: the texts of all files with the changes asked for, and how many
 *  replications were asked for. Reading these again checks them like any file; a scenario in its resolved form could only be
 *  believed. The tables of a census are about people: of them only the checksums are here, unless more was asked for. */
export interface Inputs {
  readonly format: "securebeds/inputs@1";
  readonly version: string;
  readonly streamVersion: number;
  readonly replications?: number;
  readonly precision?: number;
  /** What the verb was asked besides, where the result does not say it. */
  readonly question?: unknown;
  readonly scenarios: readonly Input[];
}

export interface Input {
  readonly name: string;
  readonly text: string;
  readonly set: readonly { readonly path: string; readonly value: string }[];
  readonly files: readonly InputFile[];
  /** What a report may know of a census whose tables are not here. */
  readonly withheld?: Withheld;
}

export type Withheld = NonNullable<Extract<Scenario["atStart"], { kind: "census" }>["withheld"]>;

/** A file with its text, or with what tells whether another is the same. */
export type InputFile = { readonly reference: string; readonly name: string } & (
  | { readonly text: string }
  | { readonly sha256: string }
);

/** @param opened scenarios that have been read, in the order of the result
 *  @param question plain data that the verb reads again */
export function inputsOf(
  opened: readonly OpenedScenario[],
  { replications, precision, keepCensus = false }: StudyOptions,
  question?: unknown,
): Inputs {
  return {
    format: "securebeds/inputs@1",
    version: VERSION,
    streamVersion: STREAM_VERSION,
    ...(replications !== undefined && { replications }),
    ...(precision !== undefined && { precision }),
    ...(question !== undefined && { question }),
    scenarios: opened.map((source) => inputOf(source, keepCensus)),
  };
}

function inputOf(source: OpenedScenario, keepCensus: boolean): Input {
  const { name, text, set = [], fetched } = source;
  const files = [...fetched].map(([reference, file]): InputFile => {
    const called = { reference, name: file.name };
    const isKept = keepCensus || file.what === "scenario";
    return isKept ? { ...called, text: file.text } : { ...called, sha256: digest(file.text) };
  });
  const isWhole = files.every((file) => "text" in file);
  return { name, text, set, files, ...(isWhole ? {} : withheldFrom(source)) };
}

function withheldFrom(source: OpenedScenario): Pick<Input, "withheld"> {
  const { atStart } = withoutPeople(readScenario(source));
  return atStart.kind === "census" && atStart.withheld !== undefined ? { withheld: atStart.withheld } : {};
}
