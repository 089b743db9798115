import fc from "fast-check";
import { DESTINATIONS, LAW } from "../../src/domain/index.js";
import type { Told } from "./told.js";

/** The story's units are 0, 1 and 2; a bed bought outside the estate is of unit 3. */
export const UNITS = 3;
/** Where the story's onward places are, by place. */
export const PLACES = ["lowSecure", "lowSecure", "highSecure", "community"] as const;

/** What chance decides about one time round the path; durations in minutes. */
const round = fc.record({
  pause: duration(),
  basis: basis("s47/49"),
  exempt: fc.integer({ min: 0, max: 3 }).map((of4) => of4 === 0),
  steps: fc.array(duration(), { minLength: 4, maxLength: 4 }),
  secondOpinion: fc.option(duration()),
  course: fc.constantFrom(
    "leavesUnreferred",
    "leavesUnassessed",
    "leavesUnreported",
    "awaitsElsewhere",
    "leavesForElsewhere",
    "elsewhere",
    "declined",
    "waitsForEver",
    "leavesTheList",
    "lapses",
    "holdsForEver",
    ...Array.from({ length: 12 }, () => "admitted" as const),
    "admittedAtOnce",
    "staysForEver",
  ),
  why: evenly(3),
  level: fc.integer({ min: 1, max: 4 }),
  wait: fc.oneof(duration(), evenly(600 * 1440)),
  stale: fc.array(fc.record({ fresh: duration(), renewal: duration() }), { maxLength: 2 }),
  staysStale: fc.boolean(),
  basisOnList: basis("s47/49"),
  unit: evenly(UNITS),
  warrant: duration(),
  stay: fc.array(
    fc.record({
      lasts: duration(),
      what: fc.constantFrom("ready", "resumed", "moved", "newBasis", "planned", "planned"),
      unit: evenly(UNITS - 1),
      destination: evenly(DESTINATIONS.length - 1),
      basis: basis("notional37"),
      plan: evenly(1),
    }),
    { minLength: 1, maxLength: 6, size: "max" },
  ),
  destination: oftenFirst(DESTINATIONS.length),
  reason: oftenFirst(9),
  onward: fc.array(fc.record({ place: fc.noBias(fc.nat(PLACES.length - 1)), lasts: duration() }), { maxLength: 2 }),
  afterwards: fc.constantFrom("home", "stepsUp", "staysForEver"),
});
type Round = typeof round extends fc.Arbitrary<infer Each> ? Each : never;

const LEFT_IN_ASSESSMENT = ["leavesUnreferred", "leavesUnassessed", "leavesUnreported"];

export const person = fc.record({
  group: evenly(2),
  catchment: fc.constantFrom(0, 0, 0, 1, 2), // so that lists are long
  serviceLine: fc.constantFrom(0, 0, 1),
  first: fc.oneof(
    evenly(4000 * 1440).map((minutes) => minutes - 2500 * 1440),
    evenly(500).map((days) => days * 1440),
    evenly(400 * 1440).map((minutes) => minutes - 350 * 1440), // on the list on day zero
  ),
  rounds: fc.array(round, { minLength: 1, maxLength: 4, size: "max" }),
});
export type Person = typeof person extends fc.Arbitrary<infer Each> ? Each : never;

export interface Line {
  readonly time: number;
  readonly told: (patient: number) => Told;
}

/** Short enough for ties, long enough for stays of several years. */
function duration(): fc.Arbitrary<number> {
  return fc.oneof(
    { arbitrary: fc.constantFrom(0, 0, 1, 1440, 2880, 14 * 1440, 28 * 1440), weight: 4 },
    { arbitrary: evenly(60 * 1440), weight: 4 },
    { arbitrary: evenly(2500 * 1440), weight: 1 },
  );
}

/** From 0 up to so much; as likely anywhere, not near the ends. */
function evenly(most: number): fc.Arbitrary<number> {
  return fc.noBias(fc.nat(most));
}

function oftenFirst(count: number): fc.Arbitrary<number> {
  return fc.oneof(fc.constant(0), evenly(count - 1));
}

/** A position in the table of law, often that of one row. */
function basis(often: string): fc.Arbitrary<number> {
  return fc.oneof(fc.constant(LAW.findIndex(({ name }) => name === often)), evenly(LAW.length - 1));
}

/** Everything that happens to one person, in order; the last is `gone` when the path has an end. */
export function lifeOf(of: Person, number: number): Line[] {
  const life = new Life(of, number);
  life.tell();
  return life.lines;
}

/** Tells a life as it goes. Steps that may be the last say whether the path goes on. */
class Life {
  readonly lines: Line[] = [];
  readonly #of: Person;
  readonly #number: number;
  #time: number;
  /** The onward place in which the person is. */
  #place: number | undefined;

  constructor(of: Person, number: number) {
    this.#of = of;
    this.#number = number;
    this.#time = of.first;
  }

  tell(): void {
    for (const [entry, of] of this.#of.rounds.entries()) {
      if (entry > 0 && this.#place === undefined) this.#pass(of.pause);
      if (!this.#goRound(of, entry)) return;
    }
    this.#leavePlace();
    this.#say("gone");
  }

  #say(fact: Told["fact"], ...numbers: number[]): void {
    const time = this.#time;
    this.lines.push({ time, told: (patient) => ({ fact, numbers: [time, patient, ...numbers] }) });
  }

  #pass(by: number): void {
    this.#time += by;
  }

  #leavePlace(): void {
    if (this.#place !== undefined) this.#say("placeLeft", this.#place);
    this.#place = undefined;
  }

  /** False when the person stays where they are for ever. */
  #goRound(of: Round, entry: number): boolean {
    this.#say("identified", this.#of.group, this.#number, entry, of.basis);
    this.#say("belongs", this.#of.catchment, this.#of.serviceLine);
    if (of.exempt) this.#say("exempted");
    if (!this.#assess(of)) return true;
    if (["awaitsElsewhere", "leavesForElsewhere", "elsewhere"].includes(of.course)) return this.#goElsewhere(of);
    if (!this.#accept(of)) return true;
    this.#wait(of);
    if (of.course === "waitsForEver") return false;
    if (of.course === "leavesTheList") return this.#leave(of);
    return this.#haveBed(of);
  }

  /** False when the person leaves first. */
  #assess(of: Round): boolean {
    for (const [step, fact] of (["referred", "assessed", "reported"] as const).entries()) {
      this.#pass(of.steps[step]);
      if (of.course === LEFT_IN_ASSESSMENT[step]) {
        this.#leave(of);
        return false;
      }
      this.#say(fact, ...(fact === "reported" ? [/lsewhere$/.test(of.course) ? of.level : 0] : []));
    }
    return true;
  }

  #leave(of: Round): true {
    this.#say("left", of.why);
    this.#leavePlace();
    return true;
  }

  #goElsewhere(of: Round): boolean {
    this.#pass(of.steps[3]);
    if (of.course === "awaitsElsewhere") return false;
    if (of.course === "leavesForElsewhere") return this.#leave(of);
    this.#say("placedElsewhere", of.level);
    this.#leavePlace();
    return true;
  }

  /** False when the answer is no. */
  #accept(of: Round): boolean {
    if (of.secondOpinion !== null) {
      this.#say("secondOpinionAsked");
      this.#pass(of.secondOpinion);
    }
    if (of.course === "declined") {
      this.#say("declined");
      this.#leavePlace();
      return false;
    }
    this.#say("listed");
    return true;
  }

  /** On the list, with papers that go stale and are renewed; some leave it, or stay, while they are stale. */
  #wait(of: Round): void {
    for (const [time, { fresh, renewal }] of of.stale.entries()) {
      this.#pass(fresh);
      this.#say("papersExpired");
      const last = time === of.stale.length - 1;
      if (last && of.staysStale && ["waitsForEver", "leavesTheList"].includes(of.course)) break;
      this.#pass(renewal);
      this.#say("papersRenewed");
    }
    this.#pass(of.wait);
    this.#say("basisChanged", of.basisOnList);
    this.#say("escalated");
  }

  #haveBed(of: Round): boolean {
    if (of.course !== "admittedAtOnce") {
      this.#say("offered", of.unit);
      this.#pass(of.warrant);
      if (of.staysStale) this.#say("warrantExpired");
    }
    if (of.course === "holdsForEver") return false;
    if (of.course === "lapses") {
      if (!of.exempt) this.#say("offerLapsed", of.unit); // a listener need not be told of it
      return this.#leave(of);
    }
    this.#say("admitted", of.unit);
    this.#leavePlace();
    const unit = this.#stay(of);
    if (of.course === "staysForEver") return false;
    const destination = of.onward.length > 0 ? placedIn(of.onward[0].place) : of.destination;
    this.#say("departed", unit, destination, of.reason);
    return this.#goOn(of);
  }

  /** @returns the unit in which the stay ends */
  #stay(of: Round): number {
    let { unit } = of;
    let ready = false;
    for (const { lasts, what, ...next } of of.stay) {
      this.#pass(lasts);
      if (what === "ready") this.#say("readyToLeave", next.destination);
      if (what === "resumed" && ready) this.#say("stayResumed");
      if (what === "newBasis") this.#say("basisChanged", next.basis);
      if (what === "planned") this.#say("planned", next.plan);
      if (what === "moved" && next.unit !== unit) {
        this.#say("moved", unit, next.unit);
        unit = next.unit;
      }
      if (what === "ready" || what === "resumed") ready = what === "ready";
    }
    return unit;
  }

  /** From one onward place to another, and home, or up to the list again. */
  #goOn(of: Round): boolean {
    for (const { place, lasts } of of.onward) {
      this.#leavePlace();
      this.#say("placeTaken", place);
      this.#place = place;
      this.#pass(lasts);
    }
    if (of.afterwards === "home") this.#leavePlace();
    return this.#place === undefined || of.afterwards === "stepsUp";
  }
}

/** The destination whose place it is. */
function placedIn(place: number): number {
  return DESTINATIONS.indexOf(PLACES[place]);
}
