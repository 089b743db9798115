import { type EventKind, LinePlaces, type Simulation } from "../engine/index.js";
import type { BedPressure } from "../policy/index.js";
import type { Model } from "./compile.js";
import type { Lines } from "./lines.js";
import { type People, STAGE } from "./people.js";
import type { Phase } from "./phases.js";
import { TREAT_AND_RETURN } from "./plans.js";
import { TreatmentClock } from "./treatment-clock.js";
import { Turns } from "./turns.js";
import type { UnitBeds } from "./unit-beds.js";

/** A part of the estate whose beds are looked at together. */
interface Scope {
  readonly units: readonly number[];
  readonly lists: readonly number[];
}

const NONE: BedPressure = { occupancy: 0, waiting: 0 };

/** Knows how hard beds are pressed, unit by unit, catchment by catchment or all together, and how fast treatment passes
 *  there that is to end in a return. Bought beds are under nobody's pressure. */
export class Pressure {
  /** Bound once by the simulator. */
  treatmentEnds!: EventKind;
  readonly #model: Model;
  readonly #people: People;
  readonly #beds: readonly UnitBeds[];
  readonly #lines: Lines;
  readonly #simulation: Simulation<Phase>;
  readonly #scopes: readonly Scope[];
  readonly #scopeOfUnit: Int32Array;
  readonly #scopesOfList: readonly (readonly number[])[];
  readonly #clocks: readonly TreatmentClock[];
  /** By scope: how it was last seen, when that was, and how it was when that minute began. */
  readonly #seen: BedPressure[];
  readonly #seenAt: Float64Array;
  readonly #before: BedPressure[];
  /** By scope: when reviews would have returned people. Kept only where everybody is treated alike at reviews. */
  readonly #pressed: readonly Turns[];

  constructor(model: Model, people: People, beds: readonly UnitBeds[], lines: Lines, simulation: Simulation<Phase>) {
    this.#model = model;
    this.#people = people;
    this.#beds = beds;
    this.#lines = lines;
    this.#simulation = simulation;
    this.#scopes = scopesOf(model);
    this.#scopeOfUnit = Int32Array.from(beds, (_, unit) => this.#scopes.findIndex(({ units }) => units.includes(unit)));
    this.#scopesOfList = Array.from({ length: model.placing.lists }, (_, list) =>
      this.#scopes.flatMap(({ lists }, scope) => (lists.includes(list) ? [scope] : [])),
    );
    const places = new LinePlaces();
    this.#clocks = model.hurries
      ? this.#scopes.map((_, scope) => new TreatmentClock(scope, people, simulation, places))
      : [];
    this.#seen = this.#scopes.map(() => NONE);
    this.#before = this.#scopes.map(() => NONE);
    this.#seenAt = new Float64Array(this.#scopes.length);
    this.#pressed = model.reviews.pressure?.alike === undefined ? [] : this.#scopes.map(() => new Turns());
  }

  reset(): void {
    for (const clock of this.#clocks) clock.reset();
    for (const turns of this.#pressed) turns.reset();
    this.#seen.fill(NONE);
    this.#before.fill(NONE);
    this.#seenAt.fill(0);
  }

  /** Beds of a unit were taken, freed, opened or closed. */
  bedsChanged(unit: number): void {
    const scope = this.#scopeOfUnit[unit];
    if (scope >= 0) this.#heed(scope);
  }

  /** Beds and lists have been filled by who was there before the story begins. */
  readAll(): void {
    for (let scope = 0; scope < this.#scopes.length; scope++) this.#heed(scope);
  }

  /** Somebody joined or left a list. */
  listChanged(list: number): void {
    if (!this.#model.pressesByList) return;
    for (const scope of this.#scopesOfList[list]) this.#heed(scope);
  }

  /** The pressure on beds that a unit felt when this minute began. */
  readingAt(unit: number): BedPressure {
    const scope = this.#scopeOfUnit[unit];
    if (scope < 0) return NONE;
    return this.#seenAt[scope] === this.#simulation.now ? this.#before[scope] : this.#seen[scope];
  }

  /** Whether a review in a unit would have returned people under pressure when a minute began, now or in the past. */
  wasPressed(unit: number, minute: number): boolean {
    const scope = this.#scopeOfUnit[unit];
    return scope >= 0 && this.#pressed[scope].wasSo(minute);
  }

  /** Whether the person's treatment passes on a clock of this room. */
  has(person: number): boolean {
    return this.#clockOf(person)?.has(person) ?? false;
  }

  /** Takes over who is to be returned when treatment is done. False: their treatment passes as usual. */
  takeOver(person: number): boolean {
    const { stage, plan, stageEndsAt } = this.#people;
    if (stage[person] !== STAGE.treated || plan[person] !== TREAT_AND_RETURN) return false;
    const clock = this.#clockOf(person);
    if (clock === undefined || stageEndsAt[person] === Number.POSITIVE_INFINITY) return false;
    clock.enter(person, stageEndsAt[person] - this.#simulation.now, this.treatmentEnds);
    return true;
  }

  /** Lets somebody go, with the end of treatment as it would now be at the usual speed. */
  letGo(person: number): void {
    const clock = this.#clockOf(person);
    if (clock === undefined || !clock.has(person)) return;
    const { stageEndsAt, hurried } = this.#people;
    const end = this.#simulation.now + Math.round(clock.leave(person, this.treatmentEnds));
    if (end < stageEndsAt[person]) hurried[person] = 1;
    stageEndsAt[person] = end;
  }

  /** Whose treatment is done now, in a scope. */
  doneIn(scope: number): number {
    return this.#clocks[scope].first;
  }

  /** Whether what was seen last is what beds and lists say now. */
  get isUpToDate(): boolean {
    return this.#seen.every((seen, scope) => {
      const { occupancy, waiting } = this.#reading(scope);
      return (
        seen === NONE || (seen.occupancy === occupancy && (!this.#model.pressesByList || seen.waiting === waiting))
      );
    });
  }

  /** A bought bed has no scope; a position of -1 would make every look into the list a slow one. */
  #clockOf(person: number): TreatmentClock | undefined {
    const unit = this.#people.unit[person];
    if (unit < 0 || !this.#model.hurries) return undefined;
    const scope = this.#scopeOfUnit[unit];
    return scope < 0 ? undefined : this.#clocks[scope];
  }

  #heed(scope: number): void {
    const { hurries, policies, reviews } = this.#model;
    const reading = this.#reading(scope);
    if (hurries) this.#clocks[scope].runAt(policies.treatmentSpeed(reading), this.treatmentEnds);
    this.#remember(scope, reading);
    const alike = reviews.pressure?.alike;
    if (alike !== undefined) this.#pressed[scope].turn(alike.isPressed(reading), this.#simulation.now);
  }

  #remember(scope: number, reading: BedPressure): void {
    const { now } = this.#simulation;
    if (this.#seenAt[scope] !== now) this.#before[scope] = this.#seen[scope];
    this.#seenAt[scope] = now;
    this.#seen[scope] = reading;
  }

  #reading(scope: number): BedPressure {
    const { units, lists } = this.#scopes[scope];
    let [used, commissioned, waiting] = [0, 0, 0];
    for (let i = 0; i < units.length; i++) {
      const beds = this.#beds[units[i]];
      used += beds.inUse;
      commissioned += beds.capacity;
    }
    for (let i = 0; i < lists.length; i++) waiting += this.#lines.waitingOn(lists[i]);
    return { occupancy: commissioned === 0 ? 1 : used / commissioned, waiting };
  }
}

function scopesOf({ placing, scenario, serviceLines, unitsOfCatchment }: Model): readonly Scope[] {
  const { units } = scenario.estate;
  const lists = Array.from({ length: placing.lists }, (_, list) => list);
  switch (scenario.rules.pressure.of) {
    case "unit":
      return units.map((_, unit) => ({ units: [unit], lists: placing.homeLists[unit] }));
    case "catchment":
      return unitsOfCatchment.map((ofCatchment, catchment) => ({
        units: ofCatchment,
        lists: lists.filter((list) => Math.floor(list / serviceLines) === catchment),
      }));
    case "estate":
      return [{ units: units.map((_, unit) => unit), lists }];
  }
}
