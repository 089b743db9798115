import type { RuleDescription } from "./description.js";
import { lengthOfTime, percent } from "./in-words.js";

/** Rule 4: which units may take a person, and when. Time limits run from joining the waiting list. */
export interface PlacementRule {
  /** Units of other catchments of the person's own collaborative, after so long. Absent: never. [days] >= 0 */
  readonly collaborative?: number;
  /** Units of any other catchment, the preferred first, after so long. Absent: never. [days] >= 0 */
  readonly outOfArea?: number;
  /** A bed bought outside the estate: after so long [days], or at once while the occupancy of the catchment's beds is as
   *  high as this, whichever comes first. Absent: never. */
  readonly spotPurchase?: { readonly after?: number; readonly occupancy?: number };
  /** People placed elsewhere come home when a bed is free there: never; when nobody on the list may have it; or before the
   *  list. */
  readonly repatriation: Repatriation;
  /** A free bed goes to people of its own catchment before others who may have it, whoever is next. */
  readonly homeFirst: boolean;
}

export const REPATRIATIONS = ["never", "afterTheList", "beforeTheList"] as const;
export type Repatriation = (typeof REPATRIATIONS)[number];

export const DEFAULT_PLACEMENT: PlacementRule = { repatriation: "never", homeFirst: true };

/** Where a unit is and whom it is for. */
export interface Whereabouts {
  readonly catchment: number;
  readonly serviceLines: readonly number[];
}

/** Where a person belongs. */
export interface Home {
  readonly catchment: number;
  readonly serviceLine: number;
}

/** What the rule may know of catchments. */
export interface CatchmentView {
  /** Catchments of one collaborative have the same; -1: none. */
  readonly collaborative: number;
  /** The other catchments, the preferred first. */
  readonly nearest: readonly number[];
}

/** How a unit stands to a person: from when it may take them [days waited], and how far it is: 0 home, 1 the first choice
 *  among others, and so on. */
export interface Standing {
  readonly after: number;
  readonly distance: number;
}

/** How a unit stands to people of a home; undefined when it never takes them. */
export function standingOf(
  rule: PlacementRule,
  unit: Whereabouts,
  home: Home,
  catchments: readonly CatchmentView[],
): Standing | undefined {
  if (!unit.serviceLines.includes(home.serviceLine)) return undefined;
  if (unit.catchment === home.catchment) return { after: 0, distance: 0 };
  const own = catchments[home.catchment];
  const together = own.collaborative >= 0 && own.collaborative === catchments[unit.catchment].collaborative;
  const limits = [together ? rule.collaborative : undefined, rule.outOfArea].filter((after) => after !== undefined);
  if (limits.length === 0) return undefined;
  return { after: Math.min(...limits), distance: 1 + own.nearest.indexOf(unit.catchment) };
}

export function placementInWords(rule: PlacementRule): string {
  const { collaborative, outOfArea, spotPurchase, repatriation, homeFirst } = rule;
  const parts = ["People are placed in a unit of their own catchment and service line"];
  if (collaborative !== undefined) parts.push(`elsewhere in their collaborative ${onceWaited(collaborative)}`);
  if (outOfArea !== undefined) parts.push(`out of area ${onceWaited(outOfArea)}`);
  if (spotPurchase !== undefined) parts.push(`in a bought bed ${spotInWords(spotPurchase)}`);
  const sentences = [`${parts.join("; ")}.`];
  if (repatriation !== "never") sentences.push(REPATRIATION_IN_WORDS[repatriation]);
  if (!homeFirst) sentences.push("A free bed goes to whoever is next, wherever they belong.");
  return sentences.join(" ");
}

function onceWaited(days: number): string {
  return days === 0 ? "at once" : `after ${lengthOfTime(days)} on the list`;
}

function spotInWords({ after, occupancy }: NonNullable<PlacementRule["spotPurchase"]>): string {
  const limits = [
    ...(after === undefined ? [] : [onceWaited(after)]),
    ...(occupancy === undefined ? [] : [`while at least ${percent(occupancy)} of the catchment's beds are taken`]),
  ];
  return limits.join(" or ");
}

const REPATRIATION_IN_WORDS: Readonly<Record<Exclude<Repatriation, "never">, string>> = {
  afterTheList: "People placed elsewhere come home when a bed is free that nobody on the list may have.",
  beforeTheList: "People placed elsewhere come home before anybody on the list has the bed.",
};

/** The rule in the catalogue. */
export const PLACEMENT_DESCRIBED: RuleDescription = {
  name: "placement",
  question: "Which units may take a person, and from when on?",
  parameters: [
    {
      name: "placement",
      meaning: "home: only units of the person's own catchment",
      default: "home",
      example: "home",
    },
    {
      name: "collaborative",
      meaning: "time on the list after which other units of the person's collaborative may take them",
      default: "never",
      example: "0 days",
    },
    {
      name: "outOfArea",
      meaning: "time on the list after which any unit may take them, the nearest first",
      default: "never",
      example: "28 days",
    },
    {
      name: "spotPurchase",
      meaning:
        "a bed is bought outside the estate after so long on the list, or at once while the catchment's beds are as full as this, up to estate.spotPurchase.atMost",
      default: "never",
      example: "{ after: 56 days, occupancy: 98% }",
    },
    {
      name: "repatriation",
      meaning:
        "when people placed elsewhere come home: never, afterTheList (a free bed that nobody waiting may have) or beforeTheList",
      default: "never",
      example: "afterTheList",
    },
    {
      name: "order",
      meaning:
        "who has a free bed first: homeFirst (people of the unit's own catchment) or whoIsNext (the next person, wherever from)",
      default: "homeFirst",
      example: "whoIsNext",
    },
  ],
  defaultSentence: placementInWords(DEFAULT_PLACEMENT),
  example:
    "{ collaborative: 0 days, outOfArea: 28 days, spotPurchase: { after: 56 days, occupancy: 98% }, repatriation: afterTheList }",
  exampleSentence: placementInWords({
    collaborative: 0,
    outOfArea: 28,
    spotPurchase: { after: 56, occupancy: 0.98 },
    repatriation: "afterTheList",
    homeFirst: true,
  }),
};
