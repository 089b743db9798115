import { MINUTES_PER_DAY } from "../../foundation/index.js";
import { LUCK_WIDTH } from "../people.js";
import { LUCK, type Purpose } from "../purposes.js";
import type { World } from "../world.js";

/** What a census knows of a person's law, in minutes from the start. */
export interface KnownLaw {
  /** Position in the table of law of the present basis. */
  readonly basis?: number | undefined;
  /** Infinity: no release date. */
  readonly release?: number | undefined;
  readonly court?: number | undefined;
}

/** Longer than any sentence, and short enough that a minute still counts beside it. */
const FAR = 2 ** 40;

/** A date is a whole day; the minute in it is drawn, so that on average nothing is early or late. [minutes] */
export function minuteIn(day: number, luck: number): number {
  return day * MINUTES_PER_DAY + Math.floor(luck * MINUTES_PER_DAY);
}

/** What happened on a day of the past, the day of the start included, happened before the start. */
export function minuteBefore(day: number, luck: number): number {
  return Math.min(-1, minuteIn(day, luck));
}

/** What is to happen on a day to come, the day of the start included, happens after the start. */
export function minuteAfter(day: number, luck: number): number {
  return Math.max(1, minuteIn(day, luck));
}

/** Puts dates that are known so far off that they do not strike before day zero. */
export function holdBack(world: World, person: number, { basis, release, court }: KnownLaw): void {
  if (release !== undefined) {
    set(world, person, "indeterminate", 1);
    set(world, person, "toRelease", release === Number.POSITIVE_INFINITY ? release : FAR);
  }
  if (court === undefined) return;
  const own = world.groupOf(person).group.legalBasis;
  set(world, person, basis === undefined || basis === own ? "toCourt" : "toNextCourt", FAR);
}

/** Sets the luck of somebody whose past has been retold after `holdBack` so that the release date falls on the minute that is
 *  known; the past is then to be retold, as plans may depend on the time left. */
export function aimAtRelease(world: World, person: number, release: number): void {
  set(world, person, "toRelease", release - (world.people.releaseAt[person] - FAR));
}

/** Whether nothing is left to aim at: there is no release date, or it is where it should be. */
export function isAimed(world: World, person: number): boolean {
  return world.luckOf(person, LUCK.toRelease) !== FAR;
}

/** The court date that is known, in place of what the past made of it. */
export function fixCourt({ people }: World, person: number, { court }: KnownLaw): void {
  if (court === undefined) return;
  people.courtAt[person] = court;
  people.decideBy[person] = Math.max(people.decideBy[person], court + 1);
}

/** Whether what the past has led to is what is known of the law. */
export function fitsLaw(world: World, person: number, { basis, release, court }: KnownLaw): boolean {
  const now = world.basisOf(person);
  if (basis !== undefined && now.position !== basis) return false;
  return (release === undefined || now.clock === "release") && (court === undefined || now.clock === "court");
}

/** Draws a duration anew, given that it is longer than the time gone by: as exact as the distribution's own quantiles, however
 *  long that is. Where nobody takes as long, the draw stays what it was. */
export function outlast(world: World, person: number, purpose: Purpose, minutes: number, luck: number): void {
  const bound = world.groupOf(person).distributions[purpose];
  if (bound === undefined) return;
  const days = Math.max(0, minutes) / MINUTES_PER_DAY;
  const gone = bound.cdf(days);
  if (gone > MOST_GONE) return;
  const share = Math.min(gone + luck * (1 - gone), 1 - Number.EPSILON / 2);
  set(world, person, purpose, Math.max(Math.floor(minutes) + 1, Math.round(bound.quantile(share) * MINUTES_PER_DAY)));
}

/** Beyond this share the quantiles run out of digits. */
const MOST_GONE = 1 - 1e-12;

export function set(world: World, person: number, purpose: Purpose, value: number): void {
  world.people.luck[person * LUCK_WIDTH + LUCK[purpose]] = value;
}
