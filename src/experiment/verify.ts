import { STREAM_VERSION, UsageError, VERSION } from "../foundation/index.js";
import { fingerprint, type Scenario, type Target } from "../scenario/index.js";
import { findBeds } from "./beds.js";
import type { BedsResult } from "./beds-result.js";
import { compare } from "./compare.js";
import type { Comparison } from "./comparison.js";
import { differencesIn, type ResultDifference } from "./first-difference.js";
import { PARTIAL } from "./limits.js";
import type { ExperimentOptions } from "./replications.js";
import type { Result } from "./result.js";
import { study } from "./study.js";

/** Several answers of `findBeds` in one file. */
export interface BedsResults {
  readonly format: "securebeds/beds-comparison@1";
  readonly version: string;
  readonly streamVersion: number;
  readonly results: readonly BedsResult[];
}

/** A result that can be computed again. */
export type Verifiable = Result | Comparison | BedsResult | BedsResults;

export const VERIFIABLE: readonly string[] = [
  "securebeds/result@1",
  "securebeds/comparison@1",
  "securebeds/beds@1",
  "securebeds/beds-comparison@1",
];

/** Whether a result is what comes out when it is computed again. */
export interface Verification {
  readonly format: "securebeds/verification@1";
  /** The release that computed it now, and the one that computed it first. */
  readonly version: string;
  readonly computedBy: string;
  /** That of the release that computed it now, and that of the first; absent in results older than stream versions. */
  readonly streamVersion: number;
  readonly streamVersionThen?: number;
  readonly identical: boolean;
  /** In how many places they differ. */
  readonly differences: number;
  readonly first?: ResultDifference;
}

/** What a file says, if it is a result that can be computed again.
 *  @throws UsageError saying what it is instead */
export function asVerifiable(data: unknown): Verifiable {
  const result = data as Verifiable;
  const isKnown = typeof data === "object" && data !== null && VERIFIABLE.includes(result.format);
  if (!isKnown) {
    const format = typeof data === "object" && data !== null && "format" in data ? String(data.format) : "no format";
    throw new UsageError(`expected a result of run, compare or beds (${VERIFIABLE.join(", ")}), received ${format}`);
  }
  if (asksSomething(result)) return result;
  throw new UsageError(`${result.format}: a part of it that says what was asked is missing or damaged`);
}

function asksSomething(result: Verifiable): boolean {
  switch (result.format) {
    case "securebeds/result@1":
      return isCount(result.replications);
    case "securebeds/comparison@1":
      return isCount(result.base?.replications) && isObject(result.base.metrics) && Array.isArray(result.variants);
    case "securebeds/beds@1":
      return hasTarget(result);
    case "securebeds/beds-comparison@1":
      return Array.isArray(result.results) && result.results.every((each: unknown) => hasTarget(each));
  }
}

function hasTarget(result: unknown): boolean {
  if (!isObject(result)) return false;
  const { replications, scenario, targets, where, asked } = result as Partial<BedsResult>;
  const isWhere = where === "all" || (Array.isArray(where) && where.every(isObject));
  const areTargets = Array.isArray(targets) && targets.length > 0 && targets.every(isTarget);
  return isCount(replications) && isObject(scenario) && isObject(asked) && isWhere && areTargets;
}

function isTarget(target: unknown): boolean {
  const { metric, bound, value } = isObject(target) ? (target as Partial<Target>) : ({} as Partial<Target>);
  return typeof metric === "string" && typeof value === "number" && /^at(Least|Most)$/.test(String(bound));
}

function isCount(data: unknown): data is number {
  return Number.isInteger(data) && (data as number) >= 1;
}

function isObject(data: unknown): data is object {
  return typeof data === "object" && data !== null;
}

/** Computes a result again and holds the two against each other, number by number. A study that was cancelled or ran out of
 *  something is repeated with as many replications as it has, and why it stopped is not compared.
 *  @param stored read from a file; what it says is only compared and used to ask the same question
 *  @param scenarios those of the result in their order, the base of a comparison first
 *  @param options how many replications were asked for, as the first time
 *  @throws UsageError where the result asks something that cannot be asked of the scenarios */
export async function verify(
  stored: Verifiable,
  scenarios: readonly Scenario[],
  options: ExperimentOptions = {},
): Promise<Verification> {
  refuseHalfDone(stored);
  const repeated = endedByItself(stored) ? options : { ...options, replications: replicationsOf(stored) };
  return heldAgainst(stored, await again(stored, scenarios, repeated));
}

/** A result that says which release computed it, and why it stopped if it may stop early. */
interface Stored {
  readonly version: string;
  readonly streamVersion?: number;
  readonly stopped?: Result["stopped"];
}

/** Holds a result against the same one computed again.
 *  @param stored read from a file; what it says is only compared */
export function heldAgainst(stored: Stored, now: Stored): Verification {
  const found = differencesIn(plain(stored, stored), plain(now, stored));
  return {
    format: "securebeds/verification@1",
    version: VERSION,
    computedBy: String(stored.version),
    streamVersion: STREAM_VERSION,
    ...(typeof stored.streamVersion === "number" && { streamVersionThen: stored.streamVersion }),
    identical: found.length === 0,
    differences: found.length,
    ...(found.length > 0 && { first: found[0] }),
  };
}

/** @throws UsageError for a comparison that was cancelled within a variant */
function refuseHalfDone(stored: Verifiable): void {
  if (stored.format !== "securebeds/comparison@1") return;
  const short = stored.variants.find(({ replications }) => replications !== stored.base.replications);
  if (short === undefined) return;
  throw new UsageError("the comparison was cancelled within a variant, and cannot be computed again in the same way");
}

async function again(
  stored: Verifiable,
  scenarios: readonly Scenario[],
  options: ExperimentOptions,
): Promise<Verifiable> {
  const [base, ...variants] = scenarios;
  if (base === undefined) throw new UsageError("there is no scenario to compute the result from");
  switch (stored.format) {
    case "securebeds/result@1":
      return study(base, { ...options, ...decidedAs(stored) });
    case "securebeds/comparison@1": {
      const { of } = stored;
      const metrics = Object.keys(stored.base.metrics);
      return compare(base, variants.slice(0, stored.variants.length), { ...options, metrics, ...(of && { of }) });
    }
    case "securebeds/beds@1":
      return searched(base, stored, options);
    case "securebeds/beds-comparison@1": {
      const results: BedsResult[] = [];
      for (const result of stored.results) results.push(await searched(scenarioOf(result, scenarios), result, options));
      return { format: stored.format, version: VERSION, streamVersion: STREAM_VERSION, results };
    }
  }
}

/** The confidence that the study ran to, if it did so. */
function decidedAs(stored: Result): ExperimentOptions {
  return stored.decision === undefined || !endedByItself(stored) ? {} : { decide: stored.decision.confidence };
}

function searched(scenario: Scenario, { targets, where, how, asked }: BedsResult, options: ExperimentOptions) {
  return findBeds(scenario, targets, { ...options, where, allocate: how === "allocation", ...asked });
}

/** The scenario that an answer is about; where none is, the first, and the comparison says so. */
function scenarioOf({ scenario }: BedsResult, scenarios: readonly Scenario[]): Scenario {
  return scenarios.find((each) => fingerprint(each) === scenario.fingerprint) ?? scenarios[0];
}

const BY_ITSELF: readonly string[] = ["fixed number", "precise enough", "decided", "at most so many"];

/** Whether the same command stops where it stopped. */
function endedByItself(stored: object): boolean {
  return !("stopped" in stored) || BY_ITSELF.includes(String(stored.stopped));
}

/** Those of a cancelled variant are fewer than those of its base. */
function replicationsOf(stored: Verifiable): number {
  if ("replications" in stored) return stored.replications;
  return "base" in stored ? stored.base.replications : 1;
}

function saysLimit(warning: unknown): boolean {
  return typeof warning === "string" && warning.startsWith(PARTIAL);
}

/** As it is read from a file, without what cannot be the same: the release, and why a study that was stopped stopped. Only a
 *  result says these of itself: a unit or a group may have the same name. */
function plain(result: object, stored: Stored): unknown {
  const ignored = ["version", "streamVersion", ...(endedByItself(stored) ? [] : ["stopped", "limit"])];
  const text = JSON.stringify(result, function (this: { readonly format?: unknown }, key, value) {
    if (typeof this.format !== "string") return value;
    if (ignored.includes(key)) return undefined;
    return key === "warnings" && Array.isArray(value) ? value.filter((each) => !saysLimit(each)) : value;
  });
  return JSON.parse(text);
}
