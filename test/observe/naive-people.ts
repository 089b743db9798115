import { DEPARTURE_REASONS, DESTINATIONS, LEAVING_REASONS, LEVELS } from "../../src/domain/index.js";
import { type About, both, isIn, isOf, isOfUnit, lengthOf, share, sum, type Table, yearsOf } from "./naive-about.js";
import { heldFor } from "./naive-beds.js";
import { clockOf, DAY, type Episode, type Lives, type NaivePlan, NEVER, type Stretch } from "./naive-lives.js";

type InUnit = Stretch & { readonly unit: number };

const PRISON = DESTINATIONS.indexOf("prison");
const COMPLETE = DEPARTURE_REASONS.indexOf("treatmentComplete");
const REHABILITATE = 1;

/** How many people are where, for how long, and what happens to them. */
export class NaivePeople {
  readonly #plan: NaivePlan;
  readonly #lives: Lives;

  constructor(plan: NaivePlan, lives: Lives) {
    this.#plan = plan;
    this.#lives = lives;
  }

  metrics(about: About): Table {
    return {
      ...this.#averages(about),
      ...this.#days(about),
      ...this.#before(about),
      ...this.#returns(about),
      ...this.#inBed(about),
      ...this.#ofClasses(about),
    };
  }

  /** Person-days a year in prison between the start of the clock and admission or another end. */
  untreatedDays(about: About): number {
    if (about.scope === "unit") return 0;
    const treated = (e: Episode) => Math.min(e.admitted, e.placed, e.declined, e.left);
    const from = (e: Episode) => (e.prison ? clockOf(this.#plan, e) : Number.NaN);
    const waits = this.#people(about).filter((e) => !Number.isNaN(from(e)));
    return this.#time(about, waits, (e) => [{ from: from(e), to: treated(e) }]) / DAY / yearsOf(about);
  }

  spotDays(about: About): number {
    if (about.scope === "unit") return 0;
    const bought = (e: Episode) => [...e.inUnits, ...held(e)].filter(({ unit }) => this.#isSpot(unit));
    return this.#time(about, this.#people(about), bought) / DAY / yearsOf(about);
  }

  /** Admissions in the stretch. */
  admitted(about: About): Episode[] {
    const first = ({ inUnits }: Episode) => inUnits[0]?.unit;
    return this.#people(about).filter((e) => isIn(e.admitted, about.stretch) && isOfUnit(first(e), about));
  }

  departed(about: About): Episode[] {
    const last = ({ inUnits }: Episode) => inUnits[inUnits.length - 1]?.unit;
    return this.#people(about).filter((e) => isIn(e.departed, about.stretch) && isOfUnit(last(e), about));
  }

  #people(about: About): Episode[] {
    return this.#lives.episodes.filter((e) => isOf(e, about));
  }

  #time(about: About, people: readonly Episode[], when: (e: Episode) => readonly Stretch[]): number {
    return sum(people.flatMap(when), (stretch) => lengthOf(both(stretch, about.stretch)));
  }

  #isSpot(unit: number): boolean {
    return unit === this.#plan.units.length;
  }

  /** Parts of the stay, unit by unit. */
  #parts(about: About, when: (e: Episode) => readonly Stretch[]): (e: Episode) => InUnit[] {
    return (e) =>
      e.inUnits
        .filter(({ unit }) => isOfUnit(unit, about))
        .flatMap((stay) => when(e).map((stretch) => ({ ...both(stretch, stay), unit: stay.unit })));
  }

  #occupied(about: About, when: (e: Episode) => readonly Stretch[] = () => [{ from: -NEVER, to: NEVER }]): number {
    const parts = this.#parts(about, when);
    return this.#time(about, this.#people(about), (e) => parts(e).filter(({ unit }) => !this.#isSpot(unit)));
  }

  #averages(about: About): Table {
    const people = this.#people(about);
    const { stretch } = about;
    const average = (minutes: number) => minutes / (stretch.to - stretch.from);
    const kept = (e: Episode) => held(e).filter(({ unit }) => !this.#isSpot(unit) && isOfUnit(unit, about));
    const inPlaces = (destination: string) => () => {
      const there = this.#lives.onward.filter(
        (each) => isOf(each, about) && this.#plan.places[each.place] === destination,
      );
      return average(sum(there, (each) => lengthOf(both(each, stretch))));
    };
    return {
      "beds.occupied": () => average(this.#occupied(about)),
      "beds.held": () => average(this.#time(about, people, kept)),
      "waiting.mean": () => average(this.#time(about, people, (e) => [listedFor(e)])),
      "waiting.end": () =>
        people.filter((e) => e.listed < stretch.to && listedFor(e).from <= stretch.to && listedFor(e).to >= stretch.to)
          .length,
      "onward.waiting": () => average(this.#time(about, people, this.#parts(about, this.#awaiting))),
      "onward.highSecure.occupied": inPlaces("highSecure"),
      "onward.lowSecure.occupied": inPlaces("lowSecure"),
      "onward.community.occupied": inPlaces("community"),
    };
  }

  /** Ready for a destination whose places are counted for people of the catchment. */
  #awaiting = (e: Episode): readonly Stretch[] =>
    e.ready.filter((ready) =>
      this.#plan.counted.some(
        ({ destination, catchment }) =>
          destination === DESTINATIONS[ready.destination] && (catchment ?? e.catchment) === e.catchment,
      ),
    );

  #days(about: About): Table {
    const away = (e: Episode) =>
      e.inUnits.filter(
        ({ unit }) => isOfUnit(unit, about) && (this.#isSpot(unit) || this.#plan.units[unit].catchment !== e.catchment),
      );
    const years = yearsOf(about);
    return {
      untreatedDays: () => this.untreatedDays(about),
      "spot.bedDays": () => this.spotDays(about),
      "outOfArea.bedDays": () => this.#time(about, this.#people(about), away) / DAY / years,
      deadlocks: () => this.#lives.deadlocks.filter((time) => isIn(time, about.stretch)).length / years,
    };
  }

  /** What happens before there is a bed, per year. */
  #before(about: About): Table {
    const people = this.#people(about);
    const perYear = (of: (e: Episode) => boolean) => () => people.filter(of).length / yearsOf(about);
    const inside = (time: number) => isIn(time, about.stretch);
    const left = LEAVING_REASONS.map((why) => [
      `leftUntreated.${why}`,
      perYear((e) => inside(e.left) && e.listed < NEVER && LEAVING_REASONS[e.why] === why),
    ]);
    const elsewhere = LEVELS.map((level) => [
      `placedElsewhere.${level}`,
      perYear((e) => inside(e.placed) && LEVELS[e.level] === level),
    ]);
    return {
      referrals: perYear((e) => inside(e.referred)),
      accepted: perYear((e) => inside(e.listed)),
      declined: perYear((e) => inside(e.declined)),
      transfers: perYear((e) => e.prison && (inside(e.admitted) || inside(e.placed))),
      leftInAssessment: perYear((e) => inside(e.left) && e.listed === NEVER),
      ...Object.fromEntries(left),
      ...Object.fromEntries(elsewhere),
    };
  }

  #returns(about: About): Table {
    const returned = this.departed(about).filter(isReturned);
    const reasons = DEPARTURE_REASONS.map((reason) => [
      `returns.reason.${reason}`,
      () => returned.filter((e) => DEPARTURE_REASONS[e.reason] === reason).length / yearsOf(about),
    ]);
    return { returns: () => returned.length / yearsOf(about), ...Object.fromEntries(reasons) };
  }

  #inBed(about: About): Table {
    const years = yearsOf(about);
    const admitted = this.admitted(about);
    const departed = this.departed(about);
    const people = this.#people(about);
    const there = ({ time, unit }: { time: number; unit: number }) =>
      isIn(time, about.stretch) && isOfUnit(unit, about);
    const long = (from: number) => (e: Episode) => [{ from: e.admitted + from * 365.25 * DAY, to: NEVER }];
    const stays = departed.map((e) => (e.departed - e.admitted) / DAY);
    return {
      admissions: () => admitted.length / years,
      readmissions: () => admitted.filter(({ before }) => before).length / years,
      departures: () => departed.length / years,
      ...Object.fromEntries(
        DESTINATIONS.map((destination, position) => [
          `departures.to.${destination}`,
          () => departed.filter((e) => e.destination === position).length / years,
        ]),
      ),
      repatriations: () => people.flatMap(({ moves }) => moves).filter(there).length / years,
      notional37: () => people.flatMap(({ conversions }) => conversions).filter(there).length / years,
      "stay.mean": () => sum(stays, (days) => days) / stays.length,
      "stay.median": () => middle(stays),
      "stay.over2y": () => this.#occupied(about, long(2)) / this.#occupied(about),
      "stay.over5y": () => this.#occupied(about, long(5)) / this.#occupied(about),
      "delayed.bedDays": () => this.#occupied(about, ({ ready }) => ready) / this.#occupied(about),
      rehabilitated: () =>
        share(
          departed.filter(({ prison }) => prison),
          isRehabilitated,
        ),
    };
  }

  #ofClasses(about: About): Table {
    const of = (prison: boolean) => {
      const admitted = this.admitted(about).filter((e) => e.prison === prison);
      const departed = this.departed(about).filter((e) => e.prison === prison);
      const name = prison ? "prison" : "other";
      return {
        [`class.${name}.stay`]: () => sum(departed, (e) => e.departed - e.admitted) / DAY / departed.length,
        [`class.${name}.rehabilitated`]: () => share(departed, isRehabilitated),
        [`class.${name}.returned`]: () => share(departed, isReturned),
        [`class.${name}.readmitted`]: () => share(admitted, ({ before }) => before),
      };
    };
    const table: Table = { ...of(true), ...of(false) };
    const less = () => table["class.prison.rehabilitated"]() - table["class.other.rehabilitated"]();
    return { ...table, "equity.rehabilitated": less };
  }
}

/** While the person is on the list. */
function listedFor({ listed, offered, admitted, left }: Episode): Stretch {
  return { from: listed, to: Math.min(offered, admitted, left) };
}

function held(e: Episode): InUnit[] {
  return e.offeredUnit === undefined ? [] : [{ ...heldFor(e), unit: e.offeredUnit }];
}

function isReturned({ destination }: Episode): boolean {
  return destination === PRISON;
}

function isRehabilitated({ plan, reason }: Episode): boolean {
  return plan === REHABILITATE && reason === COMPLETE;
}

function middle(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((one, other) => one - other);
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)] + sorted[Math.ceil(half)]) / 2;
}
