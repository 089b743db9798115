import { NO_EVENT } from "../engine/index.js";
import { PURPOSES } from "./purposes.js";

/** Where a person is on the path. In order up to the departure: what comes before `stabilising` is not yet in a bed. */
export const STAGE = {
  nowhere: 0,
  assessed: 1,
  listed: 2,
  /** On the list with stale reports: the place is kept, but no bed can be offered. */
  papers: 3,
  offered: 4,
  stabilising: 5,
  treated: 6,
  ready: 7,
  inPrison: 8,
  inCommunity: 9,
  elsewhere: 10,
  onward: 11,
} as const;

/** Position of the highest urgency. */
export const MOST_URGENT = 0;

/** One person's row of luck is this long. */
export const LUCK_WIDTH = PURPOSES.length;

/** No reason of its own, no onward place. */
export const NO_REASON = 255;
export const NOWHERE = -1;

const FIRST_ROOM = 64;

/** The people now in the system, as columns: a person is a position in every one of them. A position is given to
 *  another person once its owner has gone, so that memory follows the people present, not all who ever came. */
export class People {
  stage = new Uint8Array(0);
  group = new Int32Array(0);
  /** 1, 2, 3 … within the group, in order of referral; -1, -2 … for people present at the start. */
  number = new Int32Array(0);
  /** How often the person has come back. */
  entry = new Int32Array(0);
  basis = new Uint8Array(0);
  catchment = new Int32Array(0);
  list = new Int32Array(0);
  urgency = new Uint8Array(0);
  /** As urgent as a need of the person is before waiting makes it worse. */
  urgencyAtFirst = new Uint8Array(0);
  engagement = new Uint8Array(0);
  /** 1 while the person counts as coming from prison. */
  fromPrison = new Uint8Array(0);
  /** The widest tier of units that the person has waited long enough for. */
  tier = new Uint8Array(0);
  /** The unit of the held or occupied bed. */
  unit = new Int32Array(0);
  plan = new Uint8Array(0);
  destination = new Uint8Array(0);
  /** Why the person will be returned, as a position among the reasons; `NO_REASON` when the team's view of them says. */
  reason = new Uint8Array(0);
  /** 1 once treatment has passed faster under pressure. */
  hurried = new Uint8Array(0);
  /** The onward place that the person is in, or -1. */
  place = new Int32Array(0);
  /** Order of joining a waiting list; kept when the legal basis changes. */
  joinOrder = new Float64Array(0);
  identifiedAt = new Float64Array(0);
  /** When the reports were last made or renewed. [minutes] */
  reportedAt = new Float64Array(0);
  listedAt = new Float64Array(0);
  /** What is left of the journey to the bed. [minutes] */
  journeyLeft = new Float64Array(0);
  admittedAt = new Float64Array(0);
  plannedAt = new Float64Array(0);
  /** When the present stage of the stay ends; Infinity when no stage is running. [minutes] */
  stageEndsAt = new Float64Array(0);
  /** When treatment under pressure is done, on the clock of treatment that runs faster then. */
  doneAt = new Float64Array(0);
  /** The chance that the person was kept at every review of the funded stay so far, and at those of the pressure on beds. */
  keptByFunding = new Float64Array(0);
  keptUnderPressure = new Float64Array(0);
  /** Reviews of the stay have been dealt with up to this minute; how many of them were held under pressure. */
  reviewedUntil = new Float64Array(0);
  pressedReviews = new Int32Array(0);
  /** The court's own date; Infinity: none. In a bed the court may have to decide before: see `decideBy`. [minutes] */
  courtAt = new Float64Array(0);
  /** When the law's limit on the present basis in the bed is reached; Infinity: no limit, or in no bed. [minutes] */
  decideBy = new Float64Array(0);
  /** What is left of chance for the next court's decision, in [0, 1). */
  verdict = new Float64Array(0);
  releaseAt = new Float64Array(0);
  /** Since when the person has been in the bed under the present basis. [minutes] */
  heldSince = new Float64Array(0);
  /** When a tribunal will discharge the person; Infinity: none does under the present basis. [minutes] */
  tribunalAt = new Float64Array(0);
  /** The chance that no tribunal of this stay so far would have discharged. (0, 1] */
  keptByTribunals = new Float64Array(0);
  /** The pending event that moves the person on. */
  stageEvent = new Float64Array(0);
  /** The pending court date or release date. */
  legalEvent = new Float64Array(0);
  tribunalEvent = new Float64Array(0);
  /** The pending widening of the search for a bed. */
  searchEvent = new Float64Array(0);
  /** The pending review of the stay. */
  reviewEvent = new Float64Array(0);
  recoveryEvent = new Float64Array(0);
  escalationEvent = new Float64Array(0);
  /** The pending expiry or renewal of the reports. */
  papersEvent = new Float64Array(0);
  deathEvent = new Float64Array(0);
  /** A row of `LUCK_WIDTH` numbers per person. */
  luck = new Float64Array(0);

  #free = new Int32Array(0);
  #freeCount = 0;
  #present = 0;
  #used = 0;

  constructor() {
    this.#grow(FIRST_ROOM);
  }

  /** People now in the system. */
  get present(): number {
    return this.#present;
  }

  /** Every person's position is below it: the positions that are or have been in use, as the lowest are handed out first. */
  get room(): number {
    return this.#used;
  }

  /** A position for a newcomer. */
  enter(): number {
    if (this.#freeCount === 0) this.#grow(this.stage.length * 2);
    this.#present++;
    const person = this.#free[--this.#freeCount];
    if (person >= this.#used) this.#used = person + 1;
    this.entry[person] = 0;
    this.unit[person] = -1;
    this.courtAt[person] = Number.POSITIVE_INFINITY;
    this.decideBy[person] = Number.POSITIVE_INFINITY;
    this.releaseAt[person] = Number.POSITIVE_INFINITY;
    this.tribunalAt[person] = Number.POSITIVE_INFINITY;
    this.stageEndsAt[person] = Number.POSITIVE_INFINITY;
    this.stageEvent[person] = NO_EVENT;
    this.legalEvent[person] = NO_EVENT;
    this.tribunalEvent[person] = NO_EVENT;
    this.searchEvent[person] = NO_EVENT;
    this.reviewEvent[person] = NO_EVENT;
    this.place[person] = NOWHERE;
    this.recoveryEvent[person] = NO_EVENT;
    this.escalationEvent[person] = NO_EVENT;
    this.papersEvent[person] = NO_EVENT;
    this.deathEvent[person] = NO_EVENT;
    return person;
  }

  leave(person: number): void {
    this.stage[person] = STAGE.nowhere;
    this.#free[this.#freeCount++] = person;
    this.#present--;
  }

  /** Empties the house; positions are handed out again in the order of a fresh one. */
  reset(): void {
    this.stage.fill(STAGE.nowhere);
    this.#present = 0;
    this.#used = 0;
    this.#freeCount = this.stage.length;
    for (let i = 0; i < this.#freeCount; i++) this.#free[i] = this.#freeCount - 1 - i;
  }

  #grow(room: number): void {
    const old = this.stage.length;
    for (const column of COLUMNS) {
      const before: Column = this[column];
      const Kind = before.constructor as new (length: number) => Column;
      const after = new Kind(column === "luck" ? room * LUCK_WIDTH : room);
      after.set(before);
      Object.assign(this, { [column]: after });
    }
    const free = new Int32Array(room);
    free.set(this.#free);
    this.#free = free;
    for (let person = room - 1; person >= old; person--) this.#free[this.#freeCount++] = person;
  }
}

export function isInBed({ people }: { readonly people: People }, person: number): boolean {
  const stage = people.stage[person];
  return STAGE.stabilising <= stage && stage <= STAGE.ready;
}

type Column = Uint8Array | Int32Array | Float64Array;

/** The columns that hold what is pending for a person. */
export const EVENT_COLUMNS = [
  "stageEvent",
  "legalEvent",
  "tribunalEvent",
  "searchEvent",
  "reviewEvent",
  "recoveryEvent",
  "escalationEvent",
  "papersEvent",
  "deathEvent",
] as const satisfies readonly (keyof People)[];

const COLUMNS = [
  "stage",
  "group",
  "number",
  "entry",
  "basis",
  "catchment",
  "list",
  "urgency",
  "urgencyAtFirst",
  "engagement",
  "fromPrison",
  "tier",
  "unit",
  "plan",
  "destination",
  "reason",
  "hurried",
  "place",
  "joinOrder",
  "identifiedAt",
  "reportedAt",
  "listedAt",
  "journeyLeft",
  "admittedAt",
  "plannedAt",
  "stageEndsAt",
  "doneAt",
  "keptByFunding",
  "keptUnderPressure",
  "reviewedUntil",
  "pressedReviews",
  "courtAt",
  "decideBy",
  "verdict",
  "releaseAt",
  "heldSince",
  "tribunalAt",
  "keptByTribunals",
  ...EVENT_COLUMNS,
  "luck",
] as const satisfies readonly (keyof People)[];
