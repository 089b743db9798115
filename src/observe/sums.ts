import { WIDTH } from "./figures.js";
import { NOWHERE } from "./outputs.js";
import type { Layout } from "./scopes.js";

/** Adds what belongs to one person to the figures of every scope that the person is filed under. */
export class Sums {
  /** Rows of the chosen scopes; -1 where the person has none. */
  readonly #rows = new Int32Array(5);

  constructor(
    readonly figures: Float64Array,
    readonly layout: Layout,
  ) {}

  /** Chooses the scopes for what is added next. */
  fileUnder(group: number, unit: number, catchment: number, year: number): void {
    const { first, count } = this.layout;
    this.#rows[1] = first.group + group;
    this.#rows[2] = unit === NOWHERE ? -1 : first.unit + unit;
    this.#rows[3] = catchment >= count.catchment ? -1 : first.catchment + catchment;
    this.#rows[4] = first.year + year;
  }

  add(figure: number, by: number): void {
    for (let scope = 0; scope < 5; scope++) {
      const row = this.#rows[scope];
      if (row >= 0) this.figures[row * WIDTH + figure] += by;
    }
  }
}
