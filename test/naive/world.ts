import type { DESTINATIONS, LegalBasis } from "../../src/domain/index.js";
import type { DistributionSpec } from "../../src/random/index.js";
import type { Group, Scenario } from "../../src/scenario/index.js";
import type { Luck, LuckOf } from "./luck.js";

export type Destination = (typeof DESTINATIONS)[number];

/** What acts first in one minute. */
export const PHASES = [
  "bedsChange",
  "departures",
  "reviews",
  "admissions",
  "leavingList",
  "search",
  "referrals",
] as const;
export type Phase = (typeof PHASES)[number];

/** Everything anybody would want to know of a person, in the open. */
export interface Person {
  readonly group: Group;
  readonly groupNumber: number;
  readonly number: number;
  entry: number;
  luck: Luck;
  fromPrison: boolean;
  catchment: number;
  serviceLine: number;
  urgency: number;
  firstUrgency: number;
  engagement: "engaging" | "notEngaging" | "tooHighRisk";
  basis: LegalBasis;
  where: "assessed" | "waiting" | "offered" | "inBed" | "inPlace" | "away" | "gone";
  identifiedAt: number;
  courtAt: number;
  /** When a section ends in hospital that may last only so long. */
  decideBy: number;
  /** What chance has in store for the court. */
  verdict: number;
  releaseAt: number;
  reportedAt: number;
  listedAt: number;
  joined: number;
  /** How long a wait the search for a bed has come to reckon with. [minutes] */
  reach: number;
  stale: boolean;
  /** The unit that holds a bed or has the person; the number of units is the spot purchase. */
  unit: number;
  admittedAt: number;
  /** Who was admitted before whom. */
  admission: number;
  bed: "stabilising" | "treatment" | "ready";
  plan: "treatAndReturn" | "rehabilitate" | undefined;
  plannedAt: number;
  needAgainAt: number;
  wayLeft: number;
  destination: Destination;
  reason: string;
  /** The onward places waited for, and since when; -1: none. */
  waitsFor: number;
  waitsSince: number;
  /** The onward places of which the person has one; -1: none. */
  place: number;
  /** Treatment left at the usual speed when it was last counted, when that was, and how fast it passes since. [minutes] */
  workLeft: number;
  workSince: number;
  speed: number;
  /** When treatment would be done at the usual speed, and whether pressure has made it sooner. */
  usualEnd: number;
  hurried: boolean;
  /** What a rule said as it sent the person back. */
  sentBack: string | undefined;
  /** The chance of having been kept at all reviews so far. */
  keptByFunding: number;
  keptUnderPressure: number;
}

export interface Happening {
  readonly at: number;
  readonly phase: number;
  readonly what: string;
  readonly who: Person | undefined;
  readonly number: number;
}

export type Action = (world: World, who: Person, number: number) => void;

/** Everybody, everything that is to happen, and what has been told. */
export class World {
  now = 0;
  readonly story: string[] = [];
  /** Whoever is not gone. */
  people: Person[] = [];
  readonly beds: number[];
  #coming: Happening[] = [];
  joined = 0;
  /** The first minute in which something that the pressure on beds moves about and another departure fall together. Which
   *  was scheduled first depends on when its minute became known, of which the design says nothing. [minutes] */
  undecidedFrom = Number.POSITIVE_INFINITY;
  /** The pressure on each unit's beds as this minute began. */
  readings: { readonly occupancy: number; readonly waiting: number }[] = [];

  /** Nothing is looked for beyond the end of the follow-up. [minutes] */
  get horizon(): number {
    const { warmUp, run, followUp } = this.scenario.study;
    return Math.round((warmUp + run + followUp) * 1440);
  }

  constructor(
    readonly scenario: Scenario,
    readonly luckOf: LuckOf,
    readonly actions: Readonly<Record<string, Action>>,
    readonly phases: Readonly<Record<string, Phase>>,
  ) {
    this.beds = scenario.estate.units.map(({ beds }) => beds);
  }

  /** The number by which the spot purchase goes. */
  get spot(): number {
    return this.scenario.estate.units.length;
  }

  tell(fact: string, who: Person | undefined, ...details: readonly number[]): void {
    this.story.push(
      [this.now, fact, who === undefined ? "" : `${who.groupNumber}/${who.number}`, ...details].join(" "),
    );
  }

  /** Does something at once. */
  does(what: string, who: Person, number = 0): void {
    const action = this.actions[what];
    if (action === undefined) throw new Error(`nobody knows how ${what} happens`);
    action(this, who, number);
  }

  at(time: number, what: string, who?: Person, number = 0): void {
    const phase = PHASES.indexOf(this.phases[what]!);
    if (phase < 0) throw new Error(`nobody knows when ${what} happens`);
    if (!Number.isFinite(time)) return;
    const later = ({ at: then, phase: rank }: Happening) => then > time || (then === time && rank > phase);
    const place = this.#coming.findIndex(later);
    this.#coming.splice(place < 0 ? this.#coming.length : place, 0, { at: time, phase, what, who, number });
  }

  /** After so many minutes; what takes no time happens at once. */
  after(minutes: number, what: string, who: Person): void {
    if (minutes === 0) this.does(what, who);
    else this.at(this.now + minutes, what, who);
  }

  /** As if it had been put on the calendar only now. */
  putAgain(who: Person, ...what: readonly string[]): void {
    const again = this.#coming.filter((each) => each.who === who && what.includes(each.what));
    this.cancel(who, ...what);
    for (const each of again) this.at(each.at, each.what, who, each.number);
  }

  cancel(who: Person, ...what: readonly string[]): void {
    this.#coming = this.#coming.filter((each) => each.who !== who || !what.includes(each.what));
  }

  /** Nothing more will be said of somebody. */
  isGone(who: Person): void {
    this.cancelAll(who);
    this.people = this.people.filter((each) => each !== who);
    this.tell("gone", who);
  }

  cancelAll(who: Person): void {
    this.#coming = this.#coming.filter((each) => each.who !== who);
  }

  /** The next thing before `end`, off the list; undefined when there is none. */
  next(end: number): Happening | undefined {
    const first = this.#coming[0];
    if (first === undefined || first.at >= end) return undefined;
    this.#coming.shift();
    return first;
  }
}

/** A duration of a person's luck; what the file does not have never comes. [minutes] */
export function minutesOf(who: Person, purpose: string, spec: DistributionSpec | undefined): number {
  return spec === undefined ? Number.POSITIVE_INFINITY : who.luck.minutes(purpose, spec);
}

/** Which of several shares a person's luck falls on. */
export function falls(shares: readonly number[], luck: number): number {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let reached = 0;
  for (const [position, share] of shares.entries()) {
    reached += share / total;
    if (luck < reached) return position;
  }
  return shares.findLastIndex((share) => share > 0);
}

export function fallsOn<Name extends string>(
  shares: readonly { readonly name: Name; readonly share: number }[],
  luck: number,
): Name {
  return shares[
    falls(
      shares.map(({ share }) => share),
      luck,
    )
  ]!.name;
}
