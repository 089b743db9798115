import { CLOCK_EXCLUSIONS, DEFAULT_RULES, type PressureRule, type RingFence, type Rules } from "../policy/index.js";
import { unitsInWords, unitsOfFence } from "./fence-places.js";
import { COUNTED_DESTINATIONS } from "./onward-shape.js";
import type { RulesRead } from "./rules-shape.js";
import type { Estate } from "./scenario.js";
import { inOrderOf, writtenParts } from "./written-parts.js";

/** The rules with every default written out. What a rule says that changes nothing is as good as not said, so that a rule
 *  switched off is the scenario without it. */
export function resolveRules(rules: RulesRead | undefined, estate: Estate, groups: readonly string[]): Rules {
  return {
    clock: resolveClock(rules?.clock),
    access: resolveAccess(rules?.access),
    whoIsNext: resolveWhoIsNext(rules?.whoIsNext),
    placement: resolvePlacement(rules?.placement, estate),
    ringFence: (rules?.ringFence ?? []).flatMap((fence) => resolveFence(fence, estate, groups)),
    pathway: rules?.pathway ?? DEFAULT_RULES.pathway,
    fundedStay: resolveFundedStay(rules?.fundedStay),
    pressure: resolvePressure(rules?.pressure),
    estate: { ...DEFAULT_RULES.estate, ...writtenParts(rules?.estate) },
    stepDown: { places: inOrderOf(COUNTED_DESTINATIONS, rules?.stepDown?.places ?? []) },
  };
}

function resolveClock(clock: RulesRead["clock"]): Rules["clock"] {
  const { stages, excludes, ...rest } = clock ?? {};
  return {
    ...DEFAULT_RULES.clock,
    ...writtenParts(rest),
    ...(stages && { stages: { assessment: stages.assessment ?? 0, transfer: stages.transfer ?? 0 } }),
    excludes: inOrderOf(CLOCK_EXCLUSIONS, excludes ?? []),
  };
}

/** A service that takes everybody and hears second opinions is open. */
function resolveAccess(access: RulesRead["access"]): Rules["access"] {
  const { accepts = EVERYBODY, shortSentence, secondOpinion } = access?.selective ?? {};
  const { below = 0, accepts: ofShort = 1 } = shortSentence ?? {};
  const looksAtSentence = below > 0 && ofShort < 1;
  const takesAll = Object.values(accepts).every((share) => share === 1) && !looksAtSentence;
  if (takesAll && secondOpinion !== "refused") return DEFAULT_RULES.access;
  return {
    kind: "selective",
    accepts,
    ...(looksAtSentence && { shortSentence: { below, accepts: ofShort } }),
    secondOpinion: secondOpinion !== "refused",
  };
}

const EVERYBODY = { engaging: 1, notEngaging: 1, tooHighRisk: 1 };

function resolveWhoIsNext(read: RulesRead["whoIsNext"]): Rules["whoIsNext"] {
  if (read?.keys === undefined) return DEFAULT_RULES.whoIsNext;
  return { keys: read.keys, ...(read.ageing === undefined ? {} : { ageing: read.ageing }) };
}

function resolvePlacement(read: RulesRead["placement"], { spotPurchase }: Estate): Rules["placement"] {
  const { collaborative, outOfArea, repatriation, order } = read ?? {};
  const buys = read?.spotPurchase !== undefined && spotPurchase.atMost > 0;
  return {
    ...writtenParts({ collaborative, outOfArea }),
    ...(buys && {
      spotPurchase: writtenParts({ after: read?.spotPurchase?.after, occupancy: read?.spotPurchase?.occupancy }),
    }),
    repatriation: repatriation ?? "never",
    homeFirst: order !== "whoIsNext",
  };
}

type FenceRead = NonNullable<RulesRead["ringFence"]>[number];

function resolveFence(read: FenceRead, estate: Estate, groups: readonly string[]): readonly RingFence[] {
  const { beds = 0, borrowing = "never" } = read;
  const groupNames = (read.for ?? []).filter((name) => groups.includes(name));
  if (beds === 0 || groupNames.length === 0) return [];
  return [
    {
      beds,
      groups: groupNames.map((name) => groups.indexOf(name)),
      groupNames,
      units: unitsOfFence(read.in, estate),
      unitsInWords: unitsInWords(read.in, estate),
      borrowing,
    },
  ];
}

function resolveFundedStay(read: RulesRead["fundedStay"]): Rules["fundedStay"] {
  const { reviews = [], returned = 0, longest } = read ?? {};
  const some = returned > 0 && reviews.length > 0;
  return {
    reviews: some ? reviews : [],
    returned: some ? returned : 0,
    ...(longest === undefined ? {} : { longest }),
  };
}

function resolvePressure(read: RulesRead["pressure"]): PressureRule {
  const { of, speeds = [], reviews } = read ?? {};
  // The usual speed is no news, unless another slows treatment down: of several that apply the fastest counts.
  const slowed = speeds.some(({ times = 1 }) => times < 1);
  const told = speeds.filter(({ times = 1 }) => slowed || times !== 1);
  const reviewed = reviews !== undefined && (reviews.returned ?? 0) > 0;
  if (told.length === 0 && !reviewed) return DEFAULT_RULES.pressure;
  return {
    of: of ?? DEFAULT_RULES.pressure.of,
    speeds: told.map(({ occupancy, waiting, times = 1 }) => ({ ...writtenParts({ occupancy, waiting }), times })),
    ...(reviewed && {
      reviews: {
        ...writtenParts({ occupancy: reviews.occupancy, waiting: reviews.waiting }),
        every: reviews.every ?? 1,
        returned: reviews.returned ?? 0,
      },
    }),
  };
}
