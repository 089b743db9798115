import { invariant } from "../../foundation/index.js";

/** What the model promises about its state between two events, by the name under which it is told when it is broken. */
export const PROMISES = {
  bedOwners: "every held or occupied bed belongs to one person",
  bedsByGroup: "beds in use are counted by group",
  freeBeds: "free beds are commissioned beds less those in use, and never fewer than none",
  closingBeds: "nobody is given a bed where none is free, so a closing bed closes when its patient leaves",
  idleBeds: "no bed is free while somebody waits who may have it",
  ringFences: "whoever is outside a ring fence leaves it what it still lacks",
  serviceLines: "people are only in units that take their service line",
  away: "whoever waits to come home is in a bed away from home",
  lineMembers: "lines hold exactly those who are on the list with papers that are good",
  lineCounts: "people on lists are counted, by list and by group",
  lineOrder: "lines are in the order of the rule of who is next",
  widening: "a search has widened only for who has waited so long",
  released: "nobody waits past the release date",
  decided: "nobody waits past the court date",
  placeOwners: "every onward place in use belongs to one person",
  idlePlaces: "no onward place is free while somebody waits for it",
  placeLines: "whoever is ready and has nowhere to go stands in line for a place",
  placeStays: "those whose stay in an onward place goes on are among those who are in one",
  headCount: "people present are counted",
  onceOnly: "nobody is there twice",
  pastBehind: "what has happened lies in the past",
  futureAhead: "what is to happen lies ahead",
  luck: "shares drawn are at least 0 and below 1, durations whole minutes from 0 on",
  returnAllowed: "nobody is to be returned under a section that does not allow it",
  destinationAllowed: "people leave only for where the law lets them",
  movedOn: "whoever is moved on by time has an event that does it",
  goneSilent: "nothing is to happen to anybody who has gone",
  datesFit: "a date is set only under a section whose clock it is",
  legalClock: "the court or release date is on the calendar, and no other",
  limit: "nobody is held longer than the section allows",
  tribunal: "a tribunal is on the calendar exactly where one will discharge",
  papers: "papers age on the list, and nobody stands in line with stale ones",
  escalation: "only who waits grows worse",
  expected: "an event finds its person where it expects them",
  calendar: "what was put on the calendar is handled, cancelled or pending",
  clock: "the clock never goes back, and no event lies behind it",
  pressure: "the pressure that was seen is that of beds and lists as they are",
  toldPresent: "people told of and not gone are the people present",
  toldBeds: "people told to be in a bed, or to be held one, are there",
  toldLists: "people told to wait are on lists",
  toldPlaces: "people told to be in onward places are in them",
  toldBasis: "the section last told of a person is theirs",
  toldPath: "a fact follows only what it may follow",
} as const;

export type PromiseName = keyof typeof PROMISES;

/** @throws InvariantError with the promise that is broken and what was found instead, which is put into words only then */
export function promise(name: PromiseName, holds: boolean, found: () => string): asserts holds {
  invariant(holds, () => `broken promise “${name}” – ${PROMISES[name]}: ${found()}`);
}
