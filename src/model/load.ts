import { DESTINATIONS, type Destination, ENGAGEMENTS, type Engagement } from "../domain/index.js";
import { MINUTES_PER_DAY } from "../foundation/index.js";
import { expectedReferrals } from "../random/index.js";
import type { BoundGroup, Model } from "./compile.js";
import type { Purpose } from "./purposes.js";
import { joiningShares } from "./start/joining.js";

/** Units that share waiting lists, with what is asked of them between two moments. */
export interface Pool {
  readonly units: readonly number[];
  readonly lists: readonly number[];
  /** Beds that would be held or occupied on average if everybody had a bed at once: people who join a day × days in a
   *  bed. Comings and goings of the law and people who come back are left out, so it is a guide, not a result. [beds] */
  readonly load: number;
  /** People who join its lists a day, as counted in the load. [people a day] */
  readonly arrivals: number;
  /** Time average of commissioned beds. [beds] */
  readonly beds: number;
}

/** What is asked of each pool of units between two moments. [minutes] */
export function offeredLoads(model: Model, from: number, to: number): readonly Pool[] {
  const byList = new Float64Array(model.placing.lists);
  const joining = new Float64Array(model.placing.lists);
  model.groups.forEach((bound, group) => {
    const people = expectedReferrals(bound.rate, from, to) / (to - from);
    const days = meanDaysInBed(model, bound);
    joiningShares(model, group).forEach((share, list) => {
      joining[list] += people * MINUTES_PER_DAY * share;
      byList[list] += people * MINUTES_PER_DAY * share * days;
    });
  });
  return pools(model).map(({ units, lists }) => ({
    units,
    lists,
    load: lists.reduce((sum, list) => sum + byList[list], 0),
    arrivals: lists.reduce((sum, list) => sum + joining[list], 0),
    beds: units.reduce((sum, unit) => sum + meanBeds(model, unit, from, to), 0),
  }));
}

/** Offer to departure, averaged over plans and ways out. [days] */
function meanDaysInBed(model: Model, bound: BoundGroup): number {
  const mean = (purpose: Purpose) => bound.distributions[purpose]?.mean ?? 0;
  const { consent } = model.law[bound.group.legalBasis];
  const waitFor = (destination: Destination) =>
    mean(`exit.${destination}`) + (consent.includes(destination) ? mean("consent") : 0);
  const returned = shareReturned(model, bound);
  const exits = bound.destinations[bound.group.legalBasis];
  let exit = 0;
  exits.positions.forEach((position, i) => {
    exit += (exits.upTo[i] - (i === 0 ? 0 : exits.upTo[i - 1])) * waitFor(DESTINATIONS[position]);
  });
  const returning = mean("treatAndReturn") + waitFor("prison");
  const staying = mean("rehabilitate") + exit;
  const before = mean("warrant") + mean("transport") + mean("stabilise");
  return before + (returned > 0 ? returned * returning : 0) + (1 - returned) * staying;
}

/** Share of a group that is treated and returned, over its mix of engagement. [0, 1] */
function shareReturned(model: Model, bound: BoundGroup): number {
  const legalBasis = model.law[bound.group.legalBasis];
  const chance = (engagement: Engagement) =>
    model.policies.pathway({
      legalBasis,
      engagement,
      urgency: "routine",
      fromPrison: bound.fromPrison,
      group: model.groups.indexOf(bound),
      groupName: bound.group.name,
      entry: 0,
      stayed: 0,
      listedAt: 0,
      untilRelease: Number.POSITIVE_INFINITY,
      untilCourt: Number.POSITIVE_INFINITY,
    });
  return ENGAGEMENTS.reduce((sum, engagement) => {
    const share = bound.group.mix.engagement.find(({ name }) => name === engagement)?.share ?? 0;
    return share === 0 ? sum : sum + share * chance(engagement);
  }, 0);
}

function meanBeds(model: Model, unit: number, from: number, to: number): number {
  const open = model.scenario.estate.units[unit].beds;
  const changes = model.bedChanges.filter((change) => change.unit === unit);
  return changes.reduce((sum, { at, beds }) => {
    const share = Math.min(1, Math.max(0, (to - at) / (to - from)));
    return sum + beds * share;
  }, open);
}

/** Units and lists that are linked, directly or through others, by any placement but a bought bed. */
function pools(model: Model): { units: number[]; lists: number[] }[] {
  const seen = new Set<number>();
  return model.scenario.estate.units.flatMap((_, unit) => (seen.has(unit) ? [] : [reach(model, unit, seen)]));
}

function reach(model: Model, start: number, seen: Set<number>): { units: number[]; lists: number[] } {
  const units: number[] = [];
  const lists = new Set<number>();
  const next = [start];
  for (let unit = next.pop(); unit !== undefined; unit = next.pop()) {
    if (seen.has(unit)) continue;
    seen.add(unit);
    units.push(unit);
    for (const list of listsServedBy(model, unit)) {
      lists.add(list);
      next.push(...unitsServing(model, list));
    }
  }
  return { units: units.sort((one, other) => one - other), lists: [...lists] };
}

function listsServedBy({ placing }: Model, unit: number): readonly number[] {
  return [
    ...new Set(Array.from(placing.served[unit].lines, (line) => Math.floor(line / placing.classes) % placing.lists)),
  ];
}

function unitsServing({ placing, scenario }: Model, list: number): readonly number[] {
  return placing.unitsOf.flatMap((tier) => tier[list]).filter((unit) => unit < scenario.estate.units.length);
}
