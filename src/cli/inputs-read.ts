import { basename, join } from "node:path";
import { METRIC_IDS } from "../experiment/index.js";
import { UsageError } from "../foundation/index.js";
import { visible } from "../report/index.js";
import type { ScenarioSource } from "../scenario/index.js";
import { openText } from "./files.js";
import type { Input, InputFile, Inputs, Withheld } from "./inputs.js";
import { digest } from "./kept-file.js";

/** A scenario that a result was computed from. */
export interface KeptSource extends ScenarioSource {
  /** What is known of a census whose tables were not kept. */
  readonly withheld?: Withheld;
}

/** @param census the folder with the tables of a census that were not kept; else they are looked for where they were
 *  @throws UsageError when a file is not what `inputsOf` writes */
export function sourcesIn(
  text: string,
  shown: string,
  census?: string,
): {
  readonly sources: readonly KeptSource[];
  readonly asked: Pick<Inputs, "replications" | "precision">;
  readonly question: unknown;
} {
  const inputs = parsed(text);
  if (!isInputs(inputs)) throw new UsageError(`${shown} does not hold what a result was computed from, or is damaged`);
  const { replications, precision, question } = inputs;
  return {
    sources: inputs.scenarios.map((input) => sourceOf(input, census)),
    question,
    asked: { ...(replications !== undefined && { replications }), ...(precision !== undefined && { precision }) },
  };
}

function sourceOf({ name, text, set, files, withheld }: Input, census: string | undefined): KeptSource {
  const read = (reference: string) => {
    const found = files.find((file) => file.reference === reference);
    if (found === undefined) throw new UsageError(`${reference} was not kept with the result`);
    return "text" in found ? { name: found.name, text: found.text } : fetched(found, census);
  };
  return { name, text, set, metrics: METRIC_IDS, read, ...(withheld !== undefined && { withheld }) };
}

/** A table that was not kept, from where it was or is said to be.
 *  @throws UsageError where it is not there, or is another than that which the result was computed from */
function fetched(file: Extract<InputFile, { sha256: string }>, census: string | undefined) {
  const path = census === undefined ? file.name : join(census, basename(file.name));
  const found = openedOr(
    path,
    `${visible(file.name)} is about people and was not kept with the result; say with --census in which folder it is`,
  );
  if (digest(found.text) === file.sha256) return { name: file.name, text: found.text };
  throw new UsageError(`${visible(path)} is not the table that the result was computed from`);
}

function openedOr(path: string, otherwise: string) {
  try {
    return openText(path);
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(otherwise) : error;
  }
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
  const { set, files, withheld } = data;
  if (!Array.isArray(set) || !Array.isArray(files)) return false;
  return (
    set.every((each) => hasTexts(each, "path", "value")) &&
    files.every(isInputFile) &&
    (withheld === undefined || isWithheld(withheld))
  );
}

function isInputFile(data: unknown): boolean {
  return hasTexts(data, "reference", "name", "text") || hasTexts(data, "reference", "name", "sha256");
}

function isWithheld(data: unknown): boolean {
  if (!hasTexts(data, "fingerprint") || !isRecord(data)) return false;
  const { below, inBeds = 0, waiting = 0 } = data;
  return [below, inBeds, waiting].every((count) => typeof count === "number" && Number.isSafeInteger(count));
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null;
}

function hasTexts(data: unknown, ...keys: readonly string[]): boolean {
  return isRecord(data) && keys.every((key) => typeof data[key] === "string");
}
