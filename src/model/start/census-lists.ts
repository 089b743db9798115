import { SILENCE, URGENCIES } from "../../domain/index.js";
import type { PersonWaiting } from "../../scenario/index.js";
import { setUrgency } from "../identify.js";
import { LUCK } from "../purposes.js";
import { scheduleLegalClock } from "../schedule.js";
import { enterList } from "../waiting.js";
import type { World } from "../world.js";
import { listening } from "./census-beds.js";
import type { CensusCrowd } from "./census-crowd.js";
import {
  aimAtRelease,
  fitsLaw,
  fixCourt,
  holdBack,
  isAimed,
  type KnownLaw,
  minuteAfter,
  minuteBefore,
  outlast,
  set,
} from "./census-known.js";
import { retellCertainWait, retellWait } from "./retell.js";

const TRIES = 1000;
const TRIES_OUTLASTING = 300;

interface Row extends KnownLaw {
  readonly group: number;
  readonly list: number;
  readonly listedAt: number | undefined;
  /** Position in the list of urgencies. */
  readonly urgency: number | undefined;
  readonly cameUnder: number | undefined;
}

/** Somebody found to be waiting, not yet on the list. */
export interface Waiter {
  readonly person: number;
  readonly listedAt: number;
  /** Takes the place on the list, and tells the past aloud. */
  seat(): void;
}

/** Finds one person of a census who waits, in the way of `seatInBed`. */
export function findWaiter(world: World, crowd: CensusCrowd, known: PersonWaiting, source: () => number): Waiter {
  crowd.listenTo(source);
  const row = understand(world, crowd, known, source);
  for (let tries = 0; tries < TRIES + TRIES_OUTLASTING; tries++) {
    const person = crowd.draw(row.group, row.list);
    const listedAt = row.listedAt ?? -1 - Math.floor(source() * crowd.longestWait[row.list]);
    holdBack(world, person, row);
    if (tries >= TRIES) outlastWait(world, person, row, -listedAt, source);
    if (listening(world, SILENCE, () => fits(world, row, person, listedAt))) {
      return waiterOf(world, person, listedAt, () => retell(world, row, person, listedAt));
    }
    world.people.leave(person);
  }
  return forCertain(world, crowd, row, source);
}

function understand({ model }: World, crowd: CensusCrowd, known: PersonWaiting, source: () => number): Row {
  const [listing, releases, court] = [source(), source(), source()];
  return {
    group: known.group,
    list: known.catchment * model.serviceLines + known.serviceLine,
    listedAt: known.listed === undefined ? undefined : minuteBefore(known.listed, listing),
    basis: known.basis,
    release: known.release === undefined ? undefined : minuteAfter(known.release, releases),
    court: known.court === undefined ? undefined : minuteAfter(known.court, court),
    urgency: known.urgency === undefined ? undefined : URGENCIES.indexOf(known.urgency),
    cameUnder: crowd.cameUnder(known.group, known.basis),
  };
}

function fits(world: World, row: Row, person: number, listedAt: number): boolean {
  if (!retell(world, row, person, listedAt)) return false;
  if (row.release === undefined || isAimed(world, person)) return true;
  aimAtRelease(world, person, row.release);
  return retell(world, row, person, listedAt);
}

function retell(world: World, row: Row, person: number, listedAt: number): boolean {
  if (!retellWait(world, person, listedAt, row) || !fitsLaw(world, person, row)) return false;
  fixCourt(world, person, row);
  if (row.urgency !== undefined) setUrgency(world, person, row.urgency);
  return true;
}

function outlastWait(world: World, person: number, row: Row, waited: number, source: () => number): void {
  outlast(world, person, "recovery", waited, source());
  outlast(world, person, "deathWaiting", waited, source());
  const { clock, position } = world.model.law[row.cameUnder ?? world.groupOf(person).group.legalBasis];
  const luck = source();
  if (row.basis !== undefined && row.basis !== position) return;
  if (clock === "release" && row.release === undefined) outlast(world, person, "toRelease", waited, luck);
  if (clock === "court" && row.court === undefined) outlast(world, person, "toCourt", waited, luck);
}

function forCertain(world: World, crowd: CensusCrowd, row: Row, source: () => number): Waiter {
  const { people } = world;
  const person = crowd.draw(row.group, row.list);
  const listedAt = row.listedAt ?? -1 - Math.floor(source() * crowd.longestWait[row.list]);
  for (const ends of ["recovery", "deathWaiting"] as const) {
    set(world, person, ends, Math.max(world.luckOf(person, LUCK[ends]), 1 - listedAt));
  }
  return waiterOf(world, person, listedAt, () => {
    retellCertainWait(world, person, listedAt, { cameUnder: row.basis });
    if (row.release !== undefined && world.basisOf(person).clock === "release") people.releaseAt[person] = row.release;
    if (world.basisOf(person).clock === "court") fixCourt(world, person, row);
    if (row.urgency !== undefined) setUrgency(world, person, row.urgency);
  });
}

function waiterOf(world: World, person: number, listedAt: number, tell: () => void): Waiter {
  world.people.number[person] = world.nextNumberAtStart();
  return {
    person,
    listedAt,
    seat() {
      tell();
      enterList(world, person, listedAt);
      scheduleLegalClock(world, person);
    },
  };
}
