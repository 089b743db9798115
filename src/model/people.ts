import { NO_EVENT } from "../engine/index.js";
import { PURPOSES } from "./purposes.js";

/** Where a person is on the path. */
export const STAGE = {
  nowhere: 0,
  assessed: 1,
  listed: 2,
  offered: 3,
  stabilising: 4,
  treated: 5,
  ready: 6,
  inPrison: 7,
  inCommunity: 8,
  elsewhere: 9,
} as const;

/** One person's row of luck is this long. */
export const LUCK_WIDTH = PURPOSES.length;

const FIRST_ROOM = 1024;

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
  engagement = new Uint8Array(0);
  /** 1 while the person counts as coming from prison. */
  fromPrison = new Uint8Array(0);
  /** The unit of the held or occupied bed. */
  unit = new Int32Array(0);
  plan = new Uint8Array(0);
  destination = new Uint8Array(0);
  /** Order of joining a waiting list; kept when the legal basis changes. */
  joinOrder = new Float64Array(0);
  identifiedAt = new Float64Array(0);
  listedAt = new Float64Array(0);
  admittedAt = new Float64Array(0);
  plannedAt = new Float64Array(0);
  /** When the present stage of the stay ends; Infinity when no stage is running. [minutes] */
  stageEndsAt = new Float64Array(0);
  courtAt = new Float64Array(0);
  releaseAt = new Float64Array(0);
  /** The pending event that moves the person on. */
  stageEvent = new Float64Array(0);
  /** The pending court date or release date. */
  legalEvent = new Float64Array(0);
  recoveryEvent = new Float64Array(0);
  deathEvent = new Float64Array(0);
  /** A row of `LUCK_WIDTH` numbers per person. */
  luck = new Float64Array(0);

  #free = new Int32Array(0);
  #freeCount = 0;
  #present = 0;

  constructor() {
    this.#grow(FIRST_ROOM);
  }

  /** People now in the system. */
  get present(): number {
    return this.#present;
  }

  /** Positions in use or once used; every person's position is below it. */
  get room(): number {
    return this.stage.length;
  }

  /** A position for a newcomer. */
  enter(): number {
    if (this.#freeCount === 0) this.#grow(this.room * 2);
    this.#present++;
    const person = this.#free[--this.#freeCount];
    this.entry[person] = 0;
    this.unit[person] = -1;
    this.courtAt[person] = Number.POSITIVE_INFINITY;
    this.releaseAt[person] = Number.POSITIVE_INFINITY;
    this.stageEndsAt[person] = Number.POSITIVE_INFINITY;
    this.stageEvent[person] = NO_EVENT;
    this.legalEvent[person] = NO_EVENT;
    this.recoveryEvent[person] = NO_EVENT;
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
    this.#freeCount = this.room;
    for (let i = 0; i < this.room; i++) this.#free[i] = this.room - 1 - i;
  }

  #grow(room: number): void {
    const old = this.room;
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

type Column = Uint8Array | Int32Array | Float64Array;

const COLUMNS = [
  "stage",
  "group",
  "number",
  "entry",
  "basis",
  "catchment",
  "list",
  "urgency",
  "engagement",
  "fromPrison",
  "unit",
  "plan",
  "destination",
  "joinOrder",
  "identifiedAt",
  "listedAt",
  "admittedAt",
  "plannedAt",
  "stageEndsAt",
  "courtAt",
  "releaseAt",
  "stageEvent",
  "legalEvent",
  "recoveryEvent",
  "deathEvent",
  "luck",
] as const satisfies readonly (keyof People)[];
