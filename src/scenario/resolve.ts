import type { AtStart } from "./at-start.js";
import type { FileRead } from "./file-shape.js";
import { resolveEstate } from "./resolve-estate.js";
import { resolveGroup } from "./resolve-group.js";
import { resolveLaw } from "./resolve-law.js";
import { resolveOnward } from "./resolve-onward.js";
import { resolveRules } from "./resolve-rules.js";
import { type Estate, SCENARIO_FORMAT, type Scenario, type SourcedValue, type Study } from "./scenario.js";
import { DEFAULT_REPLICATIONS } from "./study-shape.js";
import { writtenParts } from "./written-parts.js";

export const DEFAULT_START = "2026-04-01";
const DEFAULT_SEED = "2021";
const YEAR = 365.25;

/** Writes every default out and turns every name into a position. What was wrong or missing takes a harmless value, so that
 *  what remains can still be checked. */
export function resolve(file: FileRead, sources: readonly SourcedValue[], differences: readonly string[]): Scenario {
  const start = file.start ?? DEFAULT_START;
  const estate = resolveEstate(file.estate, start);
  const law = resolveLaw(file.law);
  const groups = [...(file.demand?.keys() ?? [])];
  const atStart = resolveStart(file.atStart, estate);
  return {
    format: SCENARIO_FORMAT,
    name: file.name ?? "",
    about: file.about ?? "",
    start,
    seed: file.seed ?? DEFAULT_SEED,
    study: resolveStudy(file.study, atStart),
    atStart,
    law,
    estate,
    onward: resolveOnward(file.onward, estate),
    costs: { prisonDay: 0, newBed: 0, breachDay: 0, ...writtenParts(file.costs) },
    groups: [...(file.demand ?? [])].map(([name, group]) => resolveGroup(name, group, file, estate, law)),
    rules: resolveRules(file.rules, estate, groups),
    report: { ...writtenParts(file.report) },
    sources,
    differences,
  };
}

function resolveStudy(study: FileRead["study"], atStart: AtStart): Study {
  return {
    run: study?.run ?? 10 * YEAR,
    warmUp: study?.warmUp ?? (atStart.kind === "empty" ? 10 * YEAR : 0),
    followUp: study?.followUp ?? 5 * YEAR,
    replications: study?.replications ?? DEFAULT_REPLICATIONS,
    targets: study?.targets ?? [],
  };
}

/** Its tables are read once the names in them mean something. */
const EMPTY_CENSUS: AtStart = { kind: "census", inBeds: [], waiting: [], bedCounts: [], waitingCounts: [] };

function resolveStart(atStart: FileRead["atStart"], estate: Estate): AtStart {
  const stationary = atStart?.stationary;
  if (atStart?.census !== undefined) return EMPTY_CENSUS;
  if (stationary === undefined) return { kind: "empty" };
  const occupancy = stationary.occupancy ?? 0;
  const inCatchment = estate.catchments.map(({ name }) => stationary.catchments?.get(name));
  return {
    kind: "stationary",
    occupancy,
    unitOccupancy: estate.units.map(
      ({ name, catchment }) => stationary.units?.get(name) ?? inCatchment[catchment]?.occupancy ?? occupancy,
    ),
    waiting: stationary.waiting ?? 0,
    catchmentWaiting: inCatchment.map((start) => start?.waiting),
  };
}
