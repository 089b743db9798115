import type { Episode, Lives, NaivePlan, Stretch } from "./naive-lives.js";

/** The beds of a unit between two moments. */
export interface UnitState {
  readonly commissioned: number;
  readonly occupied: number;
  readonly held: number;
  /** Commissioned, or more while a closing bed is still in use. */
  readonly open: number;
  readonly free: number;
  /** Beds that were there once and are no more. */
  readonly closed: number;
}

/** Beds, counted afresh between any two moments at which something may change. */
export class NaiveBeds {
  readonly #plan: NaivePlan;
  readonly #lives: Lives;

  constructor(plan: NaivePlan, lives: Lives) {
    this.#plan = plan;
    this.#lives = lives;
  }

  /** Every moment within a stretch at which anything at all happens, with both ends. */
  moments({ from, to }: Stretch): number[] {
    const { episodes, beds } = this.#lives;
    const people = episodes.flatMap((e) => [
      ...[e.listed, e.offered, e.lapsed, e.left, e.admitted, e.departed],
      ...[...e.inUnits, ...e.stale, ...e.ready].flatMap((stretch) => [stretch.from, stretch.to]),
    ]);
    const inside = [...people, ...beds.map(({ time }) => time)].filter((time) => time > from && time < to);
    return [...new Set([from, ...inside, to])].sort((one, other) => one - other);
  }

  unitAt(unit: number, time: number): UnitState {
    const said = this.#lives.beds.filter((change) => change.unit === unit && change.time <= time);
    const numbers = [this.#plan.units[unit].beds, ...said.map(({ beds }) => beds)];
    const commissioned = numbers[numbers.length - 1];
    const occupied = this.#lives.episodes.filter((e) => isIn(e, unit, time)).length;
    const held = this.#lives.episodes.filter((e) => e.offeredUnit === unit && isAt(heldFor(e), time)).length;
    return {
      commissioned,
      occupied,
      held,
      open: Math.max(commissioned, occupied + held),
      free: Math.max(0, commissioned - occupied - held),
      closed: Math.max(...numbers) - commissioned,
    };
  }

  /** A number of the units' states, added up over the minutes of a stretch. */
  over(stretch: Stretch, units: readonly number[], read: (states: readonly UnitState[]) => number): number {
    let total = 0;
    for (const { minutes, states } of this.states(stretch, units)) total += read(states) * minutes;
    return total;
  }

  states(stretch: Stretch, units: readonly number[]): { minutes: number; states: UnitState[] }[] {
    const moments = this.moments(stretch);
    return moments.slice(1).map((moment, before) => ({
      minutes: moment - moments[before],
      states: units.map((unit) => this.unitAt(unit, moments[before])),
    }));
  }

  /** Beds that open within a stretch; those that a change in the first minute of all opens belong to the window's start. */
  opened({ from, to }: Stretch, units: readonly number[], windowFrom: number): number {
    let opened = 0;
    for (const unit of units) {
      let before = this.#plan.units[unit].beds;
      for (const { time, beds } of this.#lives.beds.filter((change) => change.unit === unit)) {
        const counts = time === 0 ? windowFrom : time;
        if (counts >= from && counts < to) opened += Math.max(0, beds - before);
        before = beds;
      }
    }
    return opened;
  }
}

export function isAt({ from, to }: Stretch, time: number): boolean {
  return from <= time && time < to;
}

/** While a bed is held for the person. */
export function heldFor({ offered, lapsed, left, admitted }: Episode): Stretch {
  return { from: offered, to: Math.min(lapsed, left, admitted) };
}

export function isIn({ inUnits }: Episode, unit: number, time: number): boolean {
  return inUnits.some((stay) => stay.unit === unit && isAt(stay, time));
}

/** The lowest occupancy, in steps of 0.001, at or below which the share of the time with open beds was spent. */
export function occupancyPercentile(spent: { minutes: number; states: UnitState[] }[], share: number): number {
  const sum = (states: UnitState[], key: "occupied" | "open") => states.reduce((so, state) => so + state[key], 0);
  const steps = spent
    .filter(({ states }) => sum(states, "open") > 0)
    .map(({ minutes, states }) => ({
      minutes,
      step: Math.round((sum(states, "occupied") / sum(states, "open")) * 1000) / 1000,
    }))
    .sort((one, other) => one.step - other.step);
  const total = steps.reduce((so, { minutes }) => so + minutes, 0);
  let reached = 0;
  for (const { minutes, step } of steps) {
    reached += minutes;
    if (reached >= share * total) return step;
  }
  return Number.NaN;
}
