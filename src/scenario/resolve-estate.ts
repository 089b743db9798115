import { daysBetween, type IsoDate } from "../foundation/index.js";
import type { CatchmentRead, UnitRead } from "./estate-shape.js";
import type { FileRead } from "./file-shape.js";
import type { BedChange, Catchment, Estate, Unit } from "./scenario.js";

/** The catchment and the service line of an estate that names none. */
const ONLY_CATCHMENT = "all";
const ONLY_LINE = "everyone";

type EstateRead = FileRead["estate"];

export function resolveEstate(estate: EstateRead, start: IsoDate): Estate {
  const units = estate?.units ?? new Map<string, UnitRead>();
  const catchments = resolveCatchments(estate, units);
  const serviceLines = resolveServiceLines(units);
  return {
    catchments,
    serviceLines,
    units: [...units].map(([name, unit]) => resolveUnit(name, unit, catchments, serviceLines, start)),
    spotPurchase: { atMost: estate?.spotPurchase?.atMost ?? 0, bedDayCost: estate?.spotPurchase?.bedDayCost ?? 0 },
  };
}

function resolveCatchments(estate: EstateRead, units: ReadonlyMap<string, UnitRead>): readonly Catchment[] {
  const declared = estate?.catchments;
  const read: ReadonlyMap<string, CatchmentRead> = declared instanceof Map ? declared : new Map();
  const listed = declared instanceof Map ? [...read.keys()] : (declared as readonly string[] | undefined);
  const names = inOrder(listed ?? catchmentsOfUnits(units));
  const collaboratives = inOrder([...read.values()].flatMap(({ collaborative }) => collaborative ?? []));
  return names.map((name) => {
    const { population = 1, collaborative } = read.get(name) ?? {};
    return {
      name,
      population,
      collaborative: collaborative === undefined ? -1 : collaboratives.indexOf(collaborative),
      nearest: nearestOf(name, read.get(name), names),
    };
  });
}

/** The other catchments: those that are named as nearest, or the shorter way off, before the rest in order of name. */
function nearestOf(own: string, read: CatchmentRead | undefined, names: readonly string[]): readonly number[] {
  const rank = (name: string) => {
    const named = read?.nearest?.indexOf(name) ?? -1;
    return read?.distances?.get(name) ?? (named < 0 ? Number.POSITIVE_INFINITY : named);
  };
  return names
    .filter((name) => name !== own)
    .sort((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)))
    .map((name) => names.indexOf(name));
}

function catchmentsOfUnits(units: ReadonlyMap<string, UnitRead>): readonly string[] {
  const named = [...units.values()].flatMap((unit) => unit.catchment ?? []);
  return named.length === 0 ? [ONLY_CATCHMENT] : named;
}

function resolveServiceLines(units: ReadonlyMap<string, UnitRead>): readonly string[] {
  const named = [...units.values()].flatMap((unit) => unit.serviceLines ?? []);
  return named.length === 0 ? [ONLY_LINE] : inOrder(named);
}

/** Without repeats, in order of code units: the same on every machine. */
function inOrder(names: Iterable<string>): string[] {
  return [...new Set(names)].sort();
}

function resolveUnit(
  name: string,
  unit: UnitRead,
  catchments: readonly Catchment[],
  serviceLines: readonly string[],
  start: IsoDate,
): Unit {
  const catchment = unit.catchment === undefined ? 0 : catchments.findIndex((each) => each.name === unit.catchment);
  const lines = unit.serviceLines ?? serviceLines;
  return {
    name,
    catchment: Math.max(catchment, 0),
    serviceLines: inOrder(lines).map((line) => serviceLines.indexOf(line)),
    beds: unit.beds ?? 0,
    changes: resolveChanges(unit.changes ?? [], start),
    bedDayCost: unit.bedDayCost ?? 0,
  };
}

/** Changes of one day are one change; those that change nothing are none. */
function resolveChanges(changes: NonNullable<UnitRead["changes"]>, start: IsoDate): readonly BedChange[] {
  const byDay = new Map<number, number>();
  for (const change of changes) {
    const day = daysBetween(start, change.on ?? start);
    byDay.set(day, (byDay.get(day) ?? 0) + (change.beds ?? 0));
  }
  return [...byDay]
    .filter(([, beds]) => beds !== 0)
    .sort(([a], [b]) => a - b)
    .map(([day, beds]) => ({ day, beds }));
}
