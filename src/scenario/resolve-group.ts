import {
  DESTINATIONS,
  type Destination,
  DISPOSALS,
  ENGAGEMENTS,
  LEVELS,
  type LegalBasis,
  type Level,
  type Origin,
  type Plan,
  URGENCIES,
} from "../domain/index.js";
import type { DistributionSpec } from "../random/index.js";
import type { AccessRead, AfterRead, ComingBackRead, ExitsRead, FileRead, GroupRead, StaysRead } from "./file-shape.js";
import { positionOfBasis } from "./law-position.js";
import type { Access, After, ComingBack, Estate, Exits, Group, Mix, Referrals, Stays } from "./scenario.js";
import type { Share } from "./share.js";

const AT_ONCE: DistributionSpec = { kind: "fixed", value: 0 };

/** The section that people from each place are most often held under. */
const USUAL_BASIS: Readonly<Record<Origin, string>> = {
  prison: "s47/49",
  court: "s37/41",
  highSecure: "s37/41",
  lowSecure: "s3",
  community: "recalled",
};

/** A group with every default written out; its own blocks override the scenario's, key by key. */
export function resolveGroup(
  name: string,
  group: GroupRead,
  file: FileRead,
  estate: Estate,
  law: readonly LegalBasis[],
): Group {
  const from = group.from ?? "prison";
  return {
    name,
    from,
    legalBasis: Math.max(0, positionOfBasis(law, group.legalBasis ?? USUAL_BASIS[from])),
    referrals: resolveReferrals(group, file.prisonPopulation),
    mix: resolveMix(group.mix, estate),
    ...optional("toCourt", group.toCourt),
    ...optional("toNextCourt", group.toNextCourt),
    ...optional("toRelease", group.toRelease),
    indeterminate: group.indeterminate ?? 0,
    disposals: inListOrder(DISPOSALS, group.disposals),
    access: resolveAccess({ ...file.access, ...written(group.access) }, file.access, group.access),
    stays: resolveStays({ ...file.stays, ...written(group.stays) }),
    exits: resolveExits({ ...file.exits, ...written(group.exits) }),
    after: resolveAfter(file.after, group.after),
  };
}

/** Without the parts that were not written, so that they hide nothing beneath. */
function written<T extends object>(parts: T | undefined): Partial<T> {
  return Object.fromEntries(Object.entries(parts ?? {}).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}

function inListOrder<Name extends string>(
  names: readonly Name[],
  given: ReadonlyMap<Name, number> | undefined,
  otherwise?: Name,
): readonly Share<Name>[] {
  if (given === undefined) return otherwise === undefined ? [] : [{ name: otherwise, share: 1 }];
  return names.flatMap((name) => {
    const share = given.get(name) ?? 0;
    return share > 0 ? [{ name, share }] : [];
  });
}

function resolveReferrals(group: GroupRead, population: FileRead["prisonPopulation"]): Referrals {
  const changes = (group.changes ?? []).flatMap(({ on, perYear }) =>
    on === undefined || perYear === undefined ? [] : [{ on, perYear }],
  );
  return {
    ...optional("perYear", group.perYear),
    ...optional("per1000Prisoners", group.per1000Prisoners),
    ...(group.per1000Prisoners === undefined ? {} : optional("population", population)),
    growth: group.growth ?? 0,
    ...optional("months", group.months),
    changes: changes.sort((a, b) => (a.on < b.on ? -1 : 1)),
  };
}

function resolveMix(mix: GroupRead["mix"], estate: Estate): Mix {
  const population = estate.catchments.reduce((sum, { population: weight }) => sum + weight, 0);
  const byPopulation = estate.catchments.map((each) => each.population / population);
  const lines = estate.serviceLines;
  return {
    catchment: mix?.catchment
      ? sharesOf(
          estate.catchments.map(({ name }) => name),
          mix.catchment,
        )
      : byPopulation,
    serviceLine: mix?.serviceLine
      ? sharesOf(lines, mix.serviceLine)
      : lines.map((_, position) => (position === 0 ? 1 : 0)),
    urgency: inListOrder(URGENCIES, mix?.urgency, "routine"),
    engagement: inListOrder(ENGAGEMENTS, mix?.engagement, "engaging"),
  };
}

function sharesOf(names: readonly string[], given: ReadonlyMap<string, number>): readonly number[] {
  return names.map((name) => given.get(name) ?? 0);
}

function resolveAccess(access: AccessRead, base: AccessRead | undefined, own: AccessRead | undefined): Access {
  const waits: Partial<Record<Level, DistributionSpec>> = { ...written(base?.elsewhere), ...written(own?.elsewhere) };
  const levels = inListOrder(LEVELS, access.levels, "medium");
  const elsewhere = levels.flatMap(({ name }) => (waits[name] === undefined ? [] : [[name, waits[name]] as const]));
  return {
    notice: access.notice ?? AT_ONCE,
    firstAssessment: access.firstAssessment ?? AT_ONCE,
    secondReport: access.secondReport ?? AT_ONCE,
    levels,
    elsewhere: Object.fromEntries(elsewhere),
    accepted: access.accepted ?? 1,
    acceptedOnSecondOpinion: access.acceptedOnSecondOpinion ?? 0,
    secondOpinion: access.secondOpinion ?? AT_ONCE,
    warrant: access.warrant ?? AT_ONCE,
    transport: access.transport ?? AT_ONCE,
    ...optional("warrantValid", access.warrantValid),
    reissue: access.reissue ?? AT_ONCE,
    ...optional("reportsValid", access.reportsValid),
    renewal: access.renewal ?? AT_ONCE,
    ...unlessNever("escalation", access.escalation),
    ...unlessNever("recovery", access.recovery),
    ...unlessNever("death", access.death),
  };
}

function unlessNever<Key extends string>(
  key: Key,
  value: DistributionSpec | "never" | undefined,
): { readonly [K in Key]?: DistributionSpec } {
  return optional(key, value === "never" ? undefined : value);
}

function resolveStays(stays: StaysRead): Stays {
  const byPlan: Partial<Record<Plan, DistributionSpec>> = {
    ...optional("treatAndReturn", stays.treatAndReturn),
    ...optional("rehabilitate", stays.rehabilitate),
  };
  return {
    stabilise: stays.stabilise ?? AT_ONCE,
    byPlan,
    ...unlessNever("death", stays.death),
    dischargedByTribunal: stays.dischargedByTribunal ?? 0,
  };
}

function resolveExits(exits: ExitsRead): Exits {
  const delays = DESTINATIONS.map((to) => [to, (to === "died" ? undefined : exits[to]) ?? AT_ONCE] as const);
  return {
    destinations: inListOrder<Destination>(DESTINATIONS, exits.destinations, "community"),
    delay: Object.fromEntries(delays) as Record<Destination, DistributionSpec>,
    consent: exits.consent ?? AT_ONCE,
  };
}

function resolveAfter(base: AfterRead | undefined, own: AfterRead | undefined): After {
  return {
    returned: resolveComingBack({ ...base?.returned, ...written(own?.returned) }),
    discharged: resolveComingBack({ ...base?.discharged, ...written(own?.discharged) }),
  };
}

function resolveComingBack(read: ComingBackRead): ComingBack {
  return {
    share: read.share ?? 0,
    after: read.after ?? AT_ONCE,
    accepted: read.accepted ?? 1,
    soonerIfNotEngaging: read.soonerIfNotEngaging ?? 1,
  };
}
