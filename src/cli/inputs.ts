import { METRIC_IDS } from "../experiment/index.js";
import { STREAM_VERSION, UsageError, VERSION } from "../foundation/index.js";
import type { ScenarioSource } from "../scenario/index.js";
import type { OpenedScenario } from "./files.js";
import type { StudyOptions } from "./study-options.js";

/** What a result was computed from, as it was read: the texts of all files with the changes asked for, and how many
 *  replications were asked for. Reading these again checks them like any file; a scenario in its resolved form could only be
 *  believed. */
interface Inputs {
  readonly format: "securebeds/inputs@1";
  readonly version: string;
  readonly streamVersion: number;
  readonly replications?: number;
  readonly precision?: number;
  /** What the verb was asked besides, where the result does not say it. */
  readonly question?: unknown;
  readonly scenarios: readonly Input[];
}

interface Input {
  readonly name: string;
  readonly text: string;
  readonly set: readonly { readonly path: string; readonly value: string }[];
  readonly files: readonly { readonly reference: string; readonly name: string; readonly text: string }[];
}

/** @param opened scenarios that have been read, in the order of the result
 *  @param question plain data that the verb reads again */
export function inputsOf(
  opened: readonly OpenedScenario[],
  { replications, precision }: StudyOptions,
  question?: unknown,
): Inputs {
  return {
    format: "securebeds/inputs@1",
    version: VERSION,
    streamVersion: STREAM_VERSION,
    ...(replications !== undefined && { replications }),
    ...(precision !== undefined && { precision }),
    ...(question !== undefined && { question }),
    scenarios: opened.map(({ name, text, set = [], fetched }) => ({
      name,
      text,
      set,
      files: [...fetched].map(([reference, file]) => ({ reference, ...file })),
    })),
  };
}

/** @throws UsageError when a file is not what `inputsOf` writes */
export function sourcesIn(
  text: string,
  shown: string,
): {
  readonly sources: readonly ScenarioSource[];
  readonly asked: Pick<Inputs, "replications" | "precision">;
  readonly question: unknown;
} {
  const inputs = parsed(text);
  if (!isInputs(inputs)) throw new UsageError(`${shown} does not hold what a result was computed from, or is damaged`);
  const { replications, precision, question } = inputs;
  return {
    sources: inputs.scenarios.map(sourceOf),
    question,
    asked: { ...(replications !== undefined && { replications }), ...(precision !== undefined && { precision }) },
  };
}

function sourceOf({ name, text, set, files }: Input): ScenarioSource {
  const read = (reference: string) => {
    const found = files.find((file) => file.reference === reference);
    if (found === undefined) throw new UsageError(`${reference} was not kept with the result`);
    return { name: found.name, text: found.text };
  };
  return { name, text, set, metrics: METRIC_IDS, read };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isInputs(data: unknown): data is Inputs {
  if (!isRecord(data) || data.format !== "securebeds/inputs@1") return false;
  const { replications, precision, scenarios } = data;
  const areNumbers = [replications, precision].every((each) => each === undefined || typeof each === "number");
  return areNumbers && Array.isArray(scenarios) && scenarios.length > 0 && scenarios.every(isInput);
}

function isInput(data: unknown): boolean {
  if (!isRecord(data) || !hasTexts(data, "name", "text")) return false;
  const { set, files } = data;
  if (!Array.isArray(set) || !Array.isArray(files)) return false;
  return (
    set.every((each) => hasTexts(each, "path", "value")) &&
    files.every((each) => hasTexts(each, "reference", "name", "text"))
  );
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null;
}

function hasTexts(data: unknown, ...keys: readonly string[]): boolean {
  return isRecord(data) && keys.every((key) => typeof data[key] === "string");
}
