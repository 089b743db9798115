import { MINUTES_PER_DAY } from "../foundation/index.js";
import { compile, offeredLoads } from "../model/index.js";
import { bedsAtStart, type PolicyOverrides, type Scenario } from "../scenario/index.js";
import { allocate } from "./allocation.js";
import { bedsIn } from "./bed-question.js";

/** The numbers of beds that some units can be given together, shared out in present proportions. */
export class BedRange {
  /** Beds on day zero. */
  readonly now: number;
  /** The fewest that leave no unit below nothing when its later closures come. Never less than 1. */
  readonly fewest: number;
  /** Enough for nobody to wait, if beds are where they are needed: three times today's, or twice what is asked for. */
  readonly plenty: number;
  readonly #units: readonly number[];
  readonly #today: readonly number[];

  constructor(scenario: Scenario, units: readonly number[], policies: PolicyOverrides | undefined) {
    this.#units = units;
    this.#today = bedsAtStart(scenario);
    this.now = bedsIn(this.#today, units);
    this.fewest = this.#fewest(scenario);
    this.plenty = Math.max(3 * this.now, Math.ceil(2 * loadOf(scenario, policies)) + 10);
  }

  /** Beds of every unit of the estate when the range has so many. */
  unitBeds(total: number): readonly number[] {
    const shared = this.#shared(total);
    return this.#today.map((beds, unit) => {
      const place = this.#units.indexOf(unit);
      return place < 0 ? beds : shared[place];
    });
  }

  #shared(total: number): readonly number[] {
    return allocate(
      this.#units.map((unit) => this.#today[unit]),
      total,
    );
  }

  #fewest(scenario: Scenario): number {
    const needed = this.#units.map((unit) => fewestOf(scenario, unit));
    const suffices = (total: number) => this.#shared(total).every((beds, place) => beds >= needed[place]);
    const sum = needed.reduce((whole, beds) => whole + beds, 0);
    let total = Math.max(1, Math.min(this.now, sum));
    while (total < this.now && !suffices(total)) total++;
    return total;
  }
}

/** Beds that a unit's later closures take away at most. */
export function fewestOf({ estate }: Scenario, unit: number): number {
  let beds = 0;
  let lowest = 0;
  for (const { day, beds: change } of estate.units[unit].changes) {
    if (day <= 0) continue;
    beds += change;
    lowest = Math.min(lowest, beds);
  }
  return -lowest;
}

/** Beds that people would take who never had to wait. */
function loadOf(scenario: Scenario, policies: PolicyOverrides | undefined): number {
  const { warmUp, run } = scenario.study;
  const end = Math.max(1, Math.round((warmUp + run) * MINUTES_PER_DAY));
  return offeredLoads(compile(scenario, policies), 0, end).reduce((sum, { load }) => sum + load, 0);
}
