/** Steps of occupancy kept in a distribution over time: 0.001, to the nearest step. */
const STEPS = 1000;
/** Not a step of occupancy: the time when no bed is open. */
const NO_BED = STEPS + 1;

/** How occupancy is spread over a stretch of time: minutes spent at each step. */
export class Spread {
  readonly #minutes = new Float64Array(STEPS + 2);
  #step = NO_BED;

  constructor(stretch: number) {
    this.#minutes[NO_BED] = stretch;
  }

  /** Occupancy changes, with so much of the stretch still to come. [minutes] */
  move(occupied: number, open: number, remaining: number): void {
    const step = open === 0 ? NO_BED : Math.round((occupied / open) * STEPS);
    if (step === this.#step) return;
    this.#minutes[this.#step] -= remaining;
    this.#minutes[step] += remaining;
    this.#step = step;
  }

  addTo(total: Float64Array): void {
    for (let step = 0; step <= STEPS; step++) total[step] += this.#minutes[step];
  }

  percentile(share: number): number {
    return percentileOf(this.#minutes, share);
  }

  /** The percentile over several stretches together. */
  static percentileOfAll(spreads: readonly Spread[], share: number): number {
    const total = new Float64Array(STEPS + 2);
    for (const spread of spreads) spread.addTo(total);
    return percentileOf(total, share);
  }
}

/** The lowest step at or below which occupancy was for at least `share` of the time with open beds; NaN without any. */
function percentileOf(minutes: Float64Array, share: number): number {
  let total = 0;
  for (let step = 0; step <= STEPS; step++) total += minutes[step];
  if (total === 0) return Number.NaN;
  let reached = 0;
  for (let step = 0; step < STEPS; step++) {
    reached += minutes[step];
    if (reached >= share * total) return step / STEPS;
  }
  return 1;
}
