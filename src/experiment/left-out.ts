import type { DistributionSpec } from "../random/index.js";
import type { Group, Scenario } from "../scenario/index.js";

/** Said of people who come back: their second stay is a load that nobody has counted. */
export const COME_BACK = "people who come back";

/** What the hand calculation of a load leaves out, for the groups of one pool, in words that fit after “not counted:”. */
export function leftOutOf({ rules, onward }: Scenario, groups: readonly Group[]): readonly string[] {
  const any = (holds: (group: Group) => boolean) => groups.some(holds);
  const { access, fundedStay, placement, pressure, ringFence, stepDown } = rules;
  const elsewhere = [placement.collaborative, placement.outOfArea, placement.spotPurchase];
  const said: readonly (readonly [boolean, string])[] = [
    [
      any(({ after }) => after.returned.share > 0 || after.discharged.share > 0) ||
        (stepDown.places.length > 0 && onward.some(({ next }) => next.some(({ name }) => name === "stepUp"))),
      COME_BACK,
    ],
    [any(({ toCourt, toRelease }) => toCourt !== undefined || toRelease !== undefined), "courts and release dates"],
    [any(({ stays }) => stays.death !== undefined), "deaths in the bed"],
    [any(({ stays }) => stays.dischargedByTribunal > 0), "tribunals"],
    [any(({ access: { warrantValid, reportsValid } }) => (warrantValid ?? reportsValid) !== undefined), "stale papers"],
    [access.kind !== "open", "whom the access rule refuses"],
    [fundedStay.reviews.length > 0 || fundedStay.longest !== undefined, "reviews that end funding"],
    [pressure.speeds.length > 0 || pressure.reviews !== undefined, "what pressure on beds does to stays"],
    [stepDown.places.length > 0, "waits for a place to go to"],
    [elsewhere.some((rule) => rule !== undefined), "people placed elsewhere"],
    [ringFence.length > 0, "beds kept free by ring fences"],
  ];
  return said.filter(([applies]) => applies).map(([, words]) => words);
}

/** Whether all groups have one and the same exponential time in a bed, from the offer on. */
export function isExponential({ rules }: Scenario, groups: readonly Group[]): boolean {
  const means = groups.map((group) => exponentialMean(group, rules.pathway.kind === "fullRehabilitation"));
  return means.length > 0 && means.every((mean) => mean !== undefined && mean === means[0]);
}

function exponentialMean({ from, access, stays, exits }: Group, rehabilitates: boolean): number | undefined {
  const stay = stays.byPlan.rehabilitate;
  const before = [access.warrant, access.transport, stays.stabilise, exits.consent];
  const after = exits.destinations.map(({ name }) => exits.delay[name]);
  const isOnePlan = rehabilitates || from !== "prison";
  if (!isOnePlan || stay?.kind !== "exponential" || ![...before, ...after].every(isNothing)) return undefined;
  return stay.mean;
}

function isNothing(spec: DistributionSpec): boolean {
  return spec.kind === "fixed" && spec.value === 0;
}
