import { minutesFromDays } from "../foundation/index.js";
import type { Policies, PolicyOverrides, Standing } from "../policy/index.js";
import type { Scenario } from "../scenario/index.js";

/** Who may be placed where, and after how long, worked out once from the rules of placement and ring-fencing.
 *
 *  A waiting list is a catchment and a service line. On it people stand in *lines*: one for each *class* of groups that ring
 *  fences treat alike, and for each *tier*. The first tier is everybody on the list; into the line of a later one a person
 *  steps when they have waited so long that more units may take them. So the first of a line is always the next of all
 *  whom a unit may take over that line, and nobody has to be searched for. */
export interface Placing {
  readonly lists: number;
  readonly classes: number;
  /** The class of each group. */
  readonly classOfGroup: Int32Array;
  /** After how long on the list each tier begins, rising; the first is 0. [minutes] */
  readonly tierStarts: readonly number[];
  /** Units that a tier adds for a list, the nearest first: `[tier][list]`. */
  readonly unitsOf: readonly (readonly (readonly number[])[])[];
  /** What a unit serves, the nearest first. One more than there are units: the spot purchase is the last. */
  readonly served: readonly Served[];
  /** The same without the lines of later tiers, for while nobody stands in one. */
  readonly servedAtFirst: readonly Served[];
  /** Units at home on each list, and lists at home in each unit. */
  readonly homeUnits: readonly (readonly number[])[];
  readonly homeLists: readonly (readonly number[])[];
  /** How far each unit is from each list: 0 at home, -1 never. */
  distanceOf(unit: number, list: number): number;
  /** Some beds are kept for some people. */
  readonly isFenced: boolean;
  /** Beds are bought while a catchment is full. */
  readonly isBoughtUnderPressure: boolean;
  /** Whether somebody's leaving a list may free a kept bed for others: once nobody of the group is left on it, or always,
   *  where nothing is known of the rule. */
  readonly lent: "never" | "whileNobodyWaits" | "perhaps";
}

/** The lines that a unit takes people from. */
export interface Served {
  readonly lines: Int32Array;
  /** The catchment of each line. */
  readonly catchments: Int32Array;
  readonly distances: Int32Array;
  /** 1 where the line is served only while the beds of its catchment are as full as the rule of spot purchase says. */
  readonly underPressure: Int32Array;
}

interface Link extends Standing {
  readonly unit: number;
  readonly list: number;
  readonly underPressure?: boolean;
}

export function bindPlacing(scenario: Scenario, policies: Policies, overrides: PolicyOverrides): Placing {
  const { catchments, serviceLines, units } = scenario.estate;
  const lists = catchments.length * serviceLines.length;
  const links = [...linksOf(scenario, policies), ...spotLinks(scenario)];
  const tierStarts = [...new Set([0, ...links.map(({ after }) => minutesFromDays(after))])].sort((a, b) => a - b);
  const tierOf = ({ after }: Link) => tierStarts.indexOf(minutesFromDays(after));
  const { classes, classOfGroup } = classesOf(scenario, overrides);
  const ofList = (tier: number, list: number) =>
    links.filter((link) => link.list === list && tierOf(link) === tier && !link.underPressure).sort(byDistance);
  const served = (some: readonly Link[]) =>
    count(units.length + 1).map((unit) =>
      servedBy(
        some.filter((link) => link.unit === unit).sort(byDistance),
        classes,
        (link) => tierOf(link) * lists + link.list,
        serviceLines.length,
      ),
    );
  const home = links.filter(({ distance }) => distance === 0);
  const distances = new Int32Array((units.length + 1) * lists).fill(-1);
  for (const { unit, list, distance } of links) distances[unit * lists + list] = distance;
  return {
    lists,
    classes,
    classOfGroup,
    tierStarts,
    unitsOf: tierStarts.map((_, tier) => count(lists).map((list) => ofList(tier, list).map(({ unit }) => unit))),
    served: served(links),
    servedAtFirst: served(links.filter((link) => tierOf(link) === 0)),
    homeUnits: count(lists).map((list) => home.filter((link) => link.list === list).map(({ unit }) => unit)),
    homeLists: units.map((_, unit) => home.filter((link) => link.unit === unit).map(({ list }) => list)),
    distanceOf: (unit, list) => distances[unit * lists + list],
    isFenced: overrides.ringFence !== undefined || scenario.rules.ringFence.length > 0,
    isBoughtUnderPressure: links.some(({ underPressure }) => underPressure),
    lent: lending(scenario, overrides),
  };
}

/** @param placeOf position of a link's tier and list, of which each class has a line */
function servedBy(
  links: readonly Link[],
  classes: number,
  placeOf: (link: Link) => number,
  serviceLines: number,
): Served {
  const inAll = (number: (link: Link, fence: number) => number) =>
    Int32Array.from(links.flatMap((link) => count(classes).map((fence) => number(link, fence))));
  return {
    lines: inAll((link, fence) => placeOf(link) * classes + fence),
    catchments: inAll(({ list }) => Math.floor(list / serviceLines)),
    distances: inAll(({ distance }) => distance),
    underPressure: inAll(({ underPressure }) => (underPressure ? 1 : 0)),
  };
}

function lending({ rules }: Scenario, { ringFence }: PolicyOverrides): Placing["lent"] {
  if (ringFence !== undefined) return "perhaps";
  return rules.ringFence.some(({ borrowing }) => borrowing === "whileNobodyWaits") ? "whileNobodyWaits" : "never";
}

function count(number: number): readonly number[] {
  return Array.from({ length: number }, (_, position) => position);
}

/** Nearest first; among equals in order of unit and list. */
function byDistance(one: Link, other: Link): number {
  return one.distance - other.distance || one.unit - other.unit || one.list - other.list;
}

function linksOf({ estate }: Scenario, policies: Policies): readonly Link[] {
  const { catchments, serviceLines, units } = estate;
  return units.flatMap((whereabouts, unit) =>
    catchments.flatMap((_, catchment) =>
      serviceLines.flatMap((__, serviceLine) => {
        const standing = policies.placement(whereabouts, { catchment, serviceLine }, catchments);
        return standing === undefined
          ? []
          : [{ ...standing, unit, list: catchment * serviceLines.length + serviceLine }];
      }),
    ),
  );
}

/** A bought bed is further away than any of the estate. It may be bought for who has waited so long, and for anybody while
 *  the catchment is full. */
function spotLinks({ estate, rules }: Scenario): readonly Link[] {
  const { spotPurchase } = rules.placement;
  if (spotPurchase === undefined || estate.spotPurchase.atMost === 0) return [];
  const { after, occupancy } = spotPurchase;
  const all = { unit: estate.units.length, distance: estate.catchments.length + 1 };
  return count(estate.catchments.length * estate.serviceLines.length).flatMap((list) => [
    ...(after === undefined ? [] : [{ ...all, list, after }]),
    ...(occupancy === undefined ? [] : [{ ...all, list, after: 0, underPressure: true }]),
  ]);
}

/** Groups that the same fences keep beds for are of one class. What an embedder's own rule does with groups is not known,
 *  so there each is a class of its own. */
function classesOf({ groups, rules }: Scenario, { ringFence }: PolicyOverrides) {
  const signs = groups.map((_, group) =>
    ringFence === undefined ? rules.ringFence.map((fence) => fence.groups.includes(group)).join() : String(group),
  );
  const distinct = [...new Set(signs)];
  return { classes: distinct.length, classOfGroup: Int32Array.from(signs, (sign) => distinct.indexOf(sign)) };
}
