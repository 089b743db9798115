import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import type {
  BedsResult,
  BedsResults,
  Comparison,
  Result,
  ScenarioId,
  SensitivityResult,
} from "../experiment/index.js";
import { UsageError, VERSION } from "../foundation/index.js";
import { type BedsStudy, type Reported, visible } from "../report/index.js";
import { differencesBetween, fingerprint, readScenario, type Scenario } from "../scenario/index.js";
import { readWritten } from "./files.js";
import { type KeptSource, sourcesIn } from "./inputs-read.js";
import { guarded } from "./refusals.js";

type Stored = Result | BedsResult | BedsResults | Comparison | SensitivityResult;

const OF_BEDS = "scenario window asked today target targets answer curve marginal units rules warnings";

/** What a result of each format must have to be told of. */
const PARTS: Readonly<Record<Stored["format"], string>> = {
  "securebeds/result@1":
    "scenario window metrics groups units catchments years series waits byReplication targets theory rules warnings",
  "securebeds/beds@1": OF_BEDS,
  "securebeds/beds-comparison@1": "results",
  "securebeds/comparison@1": "base variants",
  "securebeds/sensitivity@1": "scenario window figures findings cost planned rules warnings",
};

/** Results that were written with `--out`, to be reported on together. Each is a folder or its result.json; the scenario is
 *  read again from what was kept beside it.
 *  @throws UsageError naming the one that cannot be reported on */
export function readResults(paths: readonly string[]): Reported {
  const found = { runs: [], beds: [], comparisons: [], sensitivities: [] } as {
    -readonly [Kind in keyof Reported]: Reported[Kind][number][];
  };
  for (const path of paths) {
    const { stored, scenarios } = readResult(resultFile(path));
    const [scenario] = scenarios;
    if (stored.format === "securebeds/result@1") found.runs.push({ scenario, result: stored });
    else if (stored.format === "securebeds/comparison@1") found.comparisons.push({ scenarios, result: stored });
    else if (stored.format === "securebeds/sensitivity@1") found.sensitivities.push({ scenario, result: stored });
    else found.beds.push(...bedsStudies(stored, scenarios, path));
  }
  return found;
}

/** A folder stands for its result.json. */
export function resultFile(path: string): string {
  const found = guarded(path, () => statSync(path, { throwIfNoEntry: false }));
  return found?.isDirectory() ? join(path, "result.json") : path;
}

function readResult(file: string): { readonly stored: Stored; readonly scenarios: readonly Scenario[] } {
  const stored = storedIn(readWritten(file), file);
  const beside = join(dirname(file), "inputs.json");
  const { sources } = sourcesIn(readWritten(beside), beside);
  const scenarios = scenariosFrom(sources, stored, toldOf);
  refuseStrangers(stored, scenarios, file);
  return { stored, scenarios };
}

/** Where a disk filled up in the middle, files of two commands lie side by side. Another release may take other marks.
 *  @throws UsageError when the result is not of the scenario that was kept with it */
function refuseStrangers(stored: Stored, scenarios: readonly Scenario[], file: string): void {
  if (stored.version !== VERSION) return;
  const kept = new Set(scenarios.map(fingerprint));
  if (scenarioIdsOf(stored).every((id) => kept.has(id.fingerprint))) return;
  throw new UsageError(
    `${visible(file)} and the inputs.json beside it are not of the same command; compute the result again`,
  );
}

function scenarioIdsOf(stored: Stored): readonly ScenarioId[] {
  if (stored.format === "securebeds/comparison@1")
    return [stored.base, ...stored.variants].map(({ scenario }) => scenario);
  if (stored.format === "securebeds/beds-comparison@1") return stored.results.map(({ scenario }) => scenario);
  return [stored.scenario];
}

function storedIn(text: string, file: string): Stored {
  const data = parsed(text);
  const format = typeof data === "object" && data !== null && "format" in data ? String(data.format) : "no format";
  if (!Object.hasOwn(PARTS, format)) {
    throw new UsageError(
      `${visible(file)} cannot be reported on: expected a result of run, beds, compare or sensitivity, received ${visible(format)}`,
    );
  }
  const stored = data as Stored;
  refuseInPart(stored, PARTS[stored.format], file);
  if (stored.format === "securebeds/beds-comparison@1") {
    for (const each of stored.results) refuseInPart(each, OF_BEDS, file);
  }
  return stored;
}

/** @throws UsageError where a part is missing, as in a result of an earlier release */
function refuseInPart(data: object, parts: string, file: string): void {
  const missing = parts.split(" ").find((part) => !(part in data) || typeof data[part as never] !== "object");
  if (missing === undefined) return;
  throw new UsageError(
    `${visible(file)} cannot be reported on: it has no “${missing}”, so it is damaged or of another release; compute it again`,
  );
}

/** A bound that was written as null is a duration beyond all follow-up. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text, (key, value) =>
      value === null && /^(estimate|low|high)$/.test(key) ? Number.POSITIVE_INFINITY : value,
    );
  } catch {
    return undefined;
  }
}

/** A scenario that is only to be told of: a census whose tables were not kept is not looked for. */
function toldOf({ withheld, ...source }: KeptSource): Scenario {
  if (withheld === undefined) return readScenario(source);
  const scenario = readScenario({ ...source, set: [...(source.set ?? []), { path: "atStart.census", value: "{}" }] });
  return scenario.atStart.kind === "census" ? { ...scenario, atStart: { ...scenario.atStart, withheld } } : scenario;
}

/** The scenarios of a result, from what was kept beside it. What a variant changes is said against the base, as `compare`
 *  does. */
export function scenariosFrom(
  [base, ...others]: readonly KeptSource[],
  { format }: { readonly format: string },
  read: (source: KeptSource) => Scenario = readScenario,
): readonly Scenario[] {
  const isComparison = format === "securebeds/comparison@1";
  return [
    read(base),
    ...others.map((source) => {
      const scenario = read(source);
      return isComparison ? { ...scenario, differences: differencesBetween(base, source) } : scenario;
    }),
  ];
}

/** Several results of one command are about its files in turn, or each about a place of the same file. */
function bedsStudies(
  stored: BedsResult | BedsResults,
  scenarios: readonly Scenario[],
  path: string,
): readonly BedsStudy[] {
  const results = stored.format === "securebeds/beds@1" ? [stored] : stored.results;
  return results.map((result) => {
    const { name, fingerprint: mark } = result.scenario;
    const scenario = scenarios.find((each) => each.name === name && fingerprint(each) === mark);
    if (scenario === undefined) throw new UsageError(`${visible(path)}: its scenario was not kept with it`);
    const { governed } = result;
    return governed === undefined ? { scenario, result } : { scenario, result, governed };
  });
}
