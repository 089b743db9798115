import type { Scope } from "../../src/observe/index.js";
import { type About, both, isOfUnit, sum, type Table, yearsOf } from "./naive-about.js";
import { NaiveBeds, occupancyPercentile, type UnitState } from "./naive-beds.js";
import { CAUSES, NaiveCauses } from "./naive-causes.js";
import { DAY, type NaivePlan, readLives, type Stretch } from "./naive-lives.js";
import { NaivePeople } from "./naive-people.js";
import { NaiveWaits } from "./naive-waits.js";
import type { Told } from "./told.js";

export type { NaivePlan } from "./naive-lives.js";

/** Every metric by its id, worked out slowly from the list of facts as its definition says, with nothing kept up as it
 *  goes: time spent is a sum of overlaps, a level is counted afresh between any two moments at which it may change. */
export class Naive {
  readonly window: Stretch;
  /** Calendar years that the window touches. */
  readonly years: readonly number[];
  readonly waits: NaiveWaits;
  readonly #plan: NaivePlan;
  readonly #people: NaivePeople;
  readonly #beds: NaiveBeds;
  readonly #causes: NaiveCauses;

  constructor(plan: NaivePlan, facts: readonly Told[], end: number) {
    const from = Math.round(plan.warmUp * DAY);
    this.#plan = plan;
    this.window = { from, to: from + Math.round(plan.run * DAY) };
    const calendar = Array.from({ length: 20 }, (_, index) => 2026 + index);
    this.years = calendar.filter((year) => this.#year(year).to > this.#year(year).from);
    const lives = readLives(plan, facts);
    const cuts = this.years.flatMap((year) => Object.values(this.#year(year)) as number[]);
    this.#people = new NaivePeople(plan, lives);
    this.#beds = new NaiveBeds(plan, lives);
    this.#causes = new NaiveCauses(plan, lives, this.#beds, this.window, cuts);
    this.waits = new NaiveWaits(plan, lives.episodes, end);
  }

  /** Every metric there is; NaN where there is nothing to measure.
   *  @param index position of the group, unit or catchment; for years, the calendar year itself */
  metrics(scope: Scope, index: number): Table {
    return this.#metrics(this.about(scope, index));
  }

  /** The same for each calendar month of the window. */
  months(): readonly Table[] {
    const zero = Date.parse(this.#plan.start);
    const starts = Array.from({ length: 240 }, (_, month) => (Date.UTC(2026, month, 1) - zero) / 60_000);
    return starts
      .slice(1)
      .map((to, before) => both(this.window, { from: starts[before], to }))
      .filter(({ from, to }) => to > from)
      .map((stretch) => this.#metrics({ scope: "all", index: 0, stretch }));
  }

  #metrics(about: About): Table {
    return {
      ...this.waits.metrics(about),
      ...this.#people.metrics(about),
      ...this.#ofWaiting(about),
      ...this.#ofBeds(about),
    };
  }

  about(scope: Scope, index: number): About {
    return { scope, index, stretch: scope === "year" ? this.#year(index) : this.window };
  }

  #year(year: number): Stretch {
    const zero = Date.parse(this.#plan.start);
    const first = (Date.UTC(year, 0, 1) - zero) / 60_000;
    const next = (Date.UTC(year + 1, 0, 1) - zero) / 60_000;
    return { from: Math.max(first, this.window.from), to: Math.min(next, this.window.to) };
  }

  #ofWaiting(about: About): Table {
    const catchment = about.scope === "catchment" ? about.index : undefined;
    const causes = CAUSES.map((cause) => [
      `waitingCause.${cause}`,
      () => this.#causes.minutes(cause, about.stretch, catchment) / DAY / yearsOf(about),
    ]);
    return {
      "class.prison.wait": () => this.waits.meanWait(about, true),
      "class.other.wait": () => this.waits.meanWait(about, false),
      ...Object.fromEntries(causes),
    };
  }

  #ofBeds(about: About): Table {
    const { stretch } = about;
    const units = [...this.#plan.units.keys()].filter((unit) => isOfUnit(unit, about));
    const spent = this.#beds.states(stretch, units);
    const minutes = (of: (states: readonly UnitState[]) => number) =>
      sum(spent, (each) => of(each.states) * each.minutes);
    const all = (states: readonly UnitState[], key: keyof UnitState) => sum(states, (state) => state[key]);
    const isOpen = (states: readonly UnitState[]) => all(states, "open") > 0;
    const open = () => minutes((states) => all(states, "open"));
    const beds = () =>
      minutes((states) => sum(units, (unit) => states[units.indexOf(unit)].open * this.#plan.units[unit].bedDayCost));
    return {
      "occupancy.mean": () => minutes((states) => all(states, "occupied")) / open(),
      "occupancy.p95": () => occupancyPercentile(spent, 0.95),
      "occupancy.full": () =>
        minutes((states) => (isOpen(states) && all(states, "free") === 0 ? 1 : 0)) /
        minutes((states) => (isOpen(states) ? 1 : 0)),
      "beds.open": () => open() / (stretch.to - stretch.from),
      "beds.commissioned": () => minutes((states) => all(states, "commissioned")) / (stretch.to - stretch.from),
      ...this.#costs(about, () => beds() / DAY / yearsOf(about), units),
    };
  }

  /** [£ a year] */
  #costs(about: About, beds: () => number, units: readonly number[]): Table {
    const { prices } = this.#plan;
    const opened = () => this.#beds.opened(about.stretch, units, this.window.from);
    const capital = () => (opened() * prices.newBed) / yearsOf(about);
    const spot = () => this.#people.spotDays(about) * prices.spotBedDay;
    const prison = () => this.#people.untreatedDays(about) * prices.prisonDay;
    const admitted = this.#people.admitted(about).length;
    const total = () => beds() + spot() + prison() + capital();
    return {
      "cost.beds": beds,
      "cost.spot": spot,
      "cost.prison": prison,
      "cost.capital": capital,
      "cost.total": total,
      "cost.perAdmission": () => (admitted > 0 ? (total() * yearsOf(about)) / admitted : Number.NaN),
    };
  }
}
