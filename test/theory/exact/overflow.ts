import { type Move, SmallChain, type State } from "./small-chain.js";

/** Units that take each other's people when their own beds are full. All stays are alike. */
export interface Overflow {
  /** Beds by unit; the unit of home h is number h, units beyond the homes belong to nobody. */
  readonly beds: readonly number[];
  /** Referrals by home. */
  readonly perDay: readonly number[];
  readonly stay: number;
  /** By home, the units that take its people, in order of preference. */
  readonly routes: readonly (readonly number[])[];
  /** By home, its longest list; 0: who finds no bed is lost. */
  readonly mostWaiting: readonly number[];
}

/** State: people in beds by unit, then people waiting by home. A free bed goes to its own home's list first, then to the
 *  others' in order of home. */
export class OverflowChain extends SmallChain {
  constructor(private readonly estate: Overflow) {
    super([...estate.beds.map(() => 0), ...estate.perDay.map(() => 0)], (state) => moves(estate, state));
  }

  readonly inBeds = (state: State) => this.estate.beds.reduce((sum, _, unit) => sum + state[unit], 0);
  readonly inUnit = (unit: number) => (state: State) => state[unit];
  readonly waiting = (home: number) => (state: State) => state[this.estate.beds.length + home];
}

function changed(state: State, ...changes: readonly (readonly [position: number, by: number])[]): State {
  const next = [...state];
  for (const [position, by] of changes) next[position] += by;
  return next;
}

function moves(estate: Overflow, state: State): Move[] {
  const { beds, perDay } = estate;
  return [
    ...perDay.map((_, home) => referral(estate, state, home)),
    ...beds.map((_, unit) => departure(estate, state, unit)),
  ];
}

function referral({ beds, perDay, routes, mostWaiting }: Overflow, state: State, home: number): Move {
  const rate = perDay[home];
  const list = beds.length + home;
  const unit = routes[home].find((each) => state[each] < beds[each]);
  if (unit !== undefined) return { to: changed(state, [unit, 1]), rate, what: `${home} to ${unit}` };
  if (state[list] < mostWaiting[home]) return { to: changed(state, [list, 1]), rate, what: `${home} waits` };
  return { to: state, rate, what: `${home} lost` };
}

function departure({ beds, perDay, routes, stay }: Overflow, state: State, unit: number): Move {
  const rate = state[unit] / stay;
  const homes = [unit, ...perDay.keys()].filter((home) => home < perDay.length && routes[home].includes(unit));
  const next = homes.find((home) => state[beds.length + home] > 0);
  if (next === undefined) return { to: changed(state, [unit, -1]), rate };
  return { to: changed(state, [beds.length + next, -1]), rate, what: `${next} to ${unit}` };
}

/** Two homes whose people may be placed in each other's unit at once and come home later. */
export interface ComingHome {
  readonly beds: readonly [number, number];
  readonly perDay: readonly [number, number];
  readonly stay: number;
  /** Longest list of each home; 0: who finds no bed is lost. */
  readonly mostWaiting: readonly [number, number];
  /** Whether people come home before the list has the bed, or after it. */
  readonly when: "beforeTheList" | "afterTheList";
}

/** State by home: at home, out of area, waiting. */
type Homes = readonly [number, number, number, number, number, number];
const HOME = 0;
const AWAY = 1;
const WAITING = 2;

/** Follows where everybody is. Flows `home 0` and `home 1` count people who come home. */
export function comingHome(estate: ComingHome): SmallChain {
  return new SmallChain([0, 0, 0, 0, 0, 0], (state) => [0, 1].flatMap((home) => movesOf(estate, state as Homes, home)));
}

const place = (home: number, what: number) => home * 3 + what;

function taken(state: State, unit: number): number {
  return state[place(unit, HOME)] + state[place(1 - unit, AWAY)];
}

function movesOf(estate: ComingHome, state: Homes, home: number): Move[] {
  const { beds, perDay, mostWaiting } = estate;
  const rate = perDay[home];
  const free = (unit: number) => taken(state, unit) < beds[unit];
  const where = free(home)
    ? HOME
    : free(1 - home)
      ? AWAY
      : state[place(home, WAITING)] < mostWaiting[home]
        ? WAITING
        : -1;
  const joins: Move =
    where < 0 ? { to: state, rate, what: `lost ${home}` } : { to: changed(state, [place(home, where), 1]), rate };
  return [
    joins,
    ...departures(estate, state, place(home, HOME), home),
    ...departures(estate, state, place(home, AWAY), 1 - home),
  ];
}

/** One of the people counted at a position leaves the unit; the bed is taken again, which may free another. The first move
 *  is the transition; the others only count people. */
function departures(estate: ComingHome, state: State, position: number, unit: number): Move[] {
  const rate = state[position] / estate.stay;
  if (rate === 0) return [];
  const came: string[] = [];
  const to = refilled(estate, changed(state, [position, -1]), unit, came);
  return [{ to, rate }, ...came.map((what) => ({ to: state, rate, what }))];
}

function refilled(estate: ComingHome, state: State, unit: number, came: string[]): State {
  const other = 1 - unit;
  const away = state[place(unit, AWAY)] > 0;
  const comesHome = () => {
    came.push(`home ${unit}`);
    return refilled(estate, changed(state, [place(unit, AWAY), -1], [place(unit, HOME), 1]), other, came);
  };
  if (away && estate.when === "beforeTheList") return comesHome();
  if (state[place(unit, WAITING)] > 0) return changed(state, [place(unit, WAITING), -1], [place(unit, HOME), 1]);
  if (state[place(other, WAITING)] > 0) return changed(state, [place(other, WAITING), -1], [place(other, AWAY), 1]);
  return away ? comesHome() : state;
}
