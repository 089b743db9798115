import { DEFAULT_RULES, type PressureRule, type RingFence, type Rules } from "../policy/index.js";
import type { RulesRead } from "./rules-shape.js";
import type { Estate } from "./scenario.js";

/** The rules with every default written out. What a rule says that changes nothing is as good as not said, so that a rule
 *  switched off is the scenario without it. */
export function resolveRules(rules: RulesRead | undefined, estate: Estate, groups: readonly string[]): Rules {
  return {
    clock: { ...DEFAULT_RULES.clock, ...written(rules?.clock) } as Rules["clock"],
    access: resolveAccess(rules?.access),
    whoIsNext: resolveWhoIsNext(rules?.whoIsNext),
    placement: resolvePlacement(rules?.placement, estate),
    ringFence: (rules?.ringFence ?? []).flatMap((fence) => resolveFence(fence, estate, groups)),
    pathway: rules?.pathway ?? DEFAULT_RULES.pathway,
    fundedStay: resolveFundedStay(rules?.fundedStay),
    pressure: resolvePressure(rules?.pressure),
    estate: { ...DEFAULT_RULES.estate, ...written(rules?.estate) },
    stepDown: { places: rules?.stepDown?.places ?? [] },
  };
}

/** Without the parts that were not written, so that defaults show. */
function written<T extends object>(parts: T | undefined): { readonly [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(parts ?? {}).filter(([, value]) => value !== undefined)) as never;
}

function resolveAccess(access: RulesRead["access"]): Rules["access"] {
  const selective = access?.selective;
  if (selective === undefined) return DEFAULT_RULES.access;
  const { accepts, shortSentence, secondOpinion } = selective;
  return {
    kind: "selective",
    accepts: accepts ?? { engaging: 1, notEngaging: 1, tooHighRisk: 1 },
    ...(shortSentence && { shortSentence: { below: shortSentence.below ?? 0, accepts: shortSentence.accepts ?? 1 } }),
    secondOpinion: secondOpinion !== "refused",
  };
}

function resolveWhoIsNext(read: RulesRead["whoIsNext"]): Rules["whoIsNext"] {
  if (read?.keys === undefined) return DEFAULT_RULES.whoIsNext;
  return { keys: read.keys, ...(read.ageing === undefined ? {} : { ageing: read.ageing }) };
}

function resolvePlacement(read: RulesRead["placement"], { spotPurchase }: Estate): Rules["placement"] {
  const { collaborative, outOfArea, repatriation, order } = read ?? {};
  const buys = read?.spotPurchase !== undefined && spotPurchase.atMost > 0;
  return {
    ...written({ collaborative, outOfArea }),
    ...(buys && {
      spotPurchase: written({ after: read?.spotPurchase?.after, occupancy: read?.spotPurchase?.occupancy }),
    }),
    repatriation: repatriation ?? "never",
    homeFirst: order !== "whoIsNext",
  };
}

type FenceRead = NonNullable<RulesRead["ringFence"]>[number];

function resolveFence(read: FenceRead, { units, catchments }: Estate, groups: readonly string[]): readonly RingFence[] {
  const { beds = 0, borrowing = "never" } = read;
  const groupNames = (read.for ?? []).filter((name) => groups.includes(name));
  if (beds === 0 || groupNames.length === 0) return [];
  const places = read.in;
  const isMeant = ({ name, catchment }: Estate["units"][number]) =>
    places === undefined || places.includes(name) || places.includes(catchments[catchment]?.name ?? "");
  return [
    {
      beds,
      groups: groupNames.map((name) => groups.indexOf(name)),
      groupNames,
      units: units.flatMap((unit, position) => (isMeant(unit) ? [position] : [])),
      unitsInWords:
        places === undefined ? (units.length === 1 ? (units[0]?.name ?? "") : "every unit") : places.join(" and "),
      borrowing,
    },
  ];
}

function resolveFundedStay(read: RulesRead["fundedStay"]): Rules["fundedStay"] {
  const { reviews = [], returned = 0, longest } = read ?? {};
  return { reviews: returned > 0 ? reviews : [], returned, ...(longest === undefined ? {} : { longest }) };
}

function resolvePressure(read: RulesRead["pressure"]): PressureRule {
  const { of = DEFAULT_RULES.pressure.of, speeds = [], reviews } = read ?? {};
  return {
    of,
    speeds: speeds
      .filter(({ times = 1 }) => times !== 1)
      .map(({ occupancy, waiting, times = 1 }) => ({ ...written({ occupancy, waiting }), times })),
    ...(reviews !== undefined && (reviews.returned ?? 0) > 0
      ? {
          reviews: {
            ...written({ occupancy: reviews.occupancy, waiting: reviews.waiting }),
            every: reviews.every ?? 1,
            returned: reviews.returned ?? 0,
          },
        }
      : {}),
  };
}
