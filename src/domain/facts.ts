/** Everything that can have happened, in the past tense. The model calls one method per fact, in time order, so that
 *  nothing is allocated unless somebody keeps a journal.
 *
 *  `time` is in whole minutes from the scenario's start and negative for what happened before it. `patient` is a small
 *  number that is valid from `identified` to `gone` and may be given to another person afterwards. `group`, `unit`,
 *  `catchment`, `serviceLine` and `basis` are positions in the scenario's lists (`basis` in its table of law);
 *  A `unit` that is the number of units is the spot purchase: beds bought outside the estate. `place` is a position in
 *  the scenario's onward places. `level`, `destination`, `reason`, `why` and `plan` are positions in the lists of this room. */
export interface FactListener {
  /** A need has arisen: day zero. `number` counts the people of the group from 1 (people present at the start count
   *  from -1 downwards); `entry` is 0 the first time and grows with every re-referral, readmission or recall. */
  identified(time: number, patient: number, group: number, number: number, entry: number, basis: number): void;
  /** Where the person belongs, said once, straight after `identified`. */
  belongs(time: number, patient: number, catchment: number, serviceLine: number): void;
  /** The referring body has asked for admission (the statutory referral notice). */
  referred(time: number, patient: number): void;
  /** The first psychiatric assessment is done. */
  assessed(time: number, patient: number): void;
  /** The second report is done and the level of care is known. */
  reported(time: number, patient: number, level: number): void;
  /** Admitted at another level of care, outside this estate. */
  placedElsewhere(time: number, patient: number, level: number): void;
  /** The first opinion was no; a second is being asked for. */
  secondOpinionAsked(time: number, patient: number): void;
  /** The time standard does not apply to this person: exceptional circumstances. Said straight after `belongs`. */
  exempted(time: number, patient: number): void;
  /** The receiving service has said no, and no second opinion said otherwise. */
  declined(time: number, patient: number): void;
  /** How soon the person needs a bed, said straight before `listed`. `urgency` is a position in the list of this room. */
  prioritised(time: number, patient: number, urgency: number): void;
  /** Accepted, and on the waiting list from now on. */
  listed(time: number, patient: number): void;
  /** The reports have gone stale: the person stays on the list but can be offered no bed until they are renewed. */
  papersExpired(time: number, patient: number): void;
  papersRenewed(time: number, patient: number): void;
  /** Waiting has made the person worse: most urgent from now on. */
  escalated(time: number, patient: number): void;
  /** A bed is held for the person while the warrant is obtained. */
  offered(time: number, patient: number, unit: number): void;
  /** The warrant ran out before the person arrived and must be issued again; the bed stays held. */
  warrantExpired(time: number, patient: number): void;
  /** The person went away while the bed was held; the bed is free again. */
  offerLapsed(time: number, patient: number, unit: number): void;
  /** The person has left without a bed, from the list, from an offer or while being assessed. */
  left(time: number, patient: number, why: number): void;
  admitted(time: number, patient: number, unit: number): void;
  /** The legal basis has changed, waiting or in hospital. */
  basisChanged(time: number, patient: number, basis: number): void;
  planned(time: number, patient: number, plan: number): void;
  /** Treatment is done; the person is still in the bed until there is somewhere to go. */
  readyToLeave(time: number, patient: number, destination: number): void;
  /** Back in treatment after all, because the place they were ready for is closed to them by law. */
  stayResumed(time: number, patient: number): void;
  departed(time: number, patient: number, unit: number, destination: number, reason: number): void;
  /** Moved to another unit of the estate, home from out of area or from a bought bed; the stay goes on. */
  moved(time: number, patient: number, from: number, to: number): void;
  /** Straight after a departure to one of the estate's onward places (low secure, supported community …). */
  placeTaken(time: number, patient: number, place: number): void;
  placeLeft(time: number, patient: number, place: number): void;
  /** So many people wait for each other's places and nobody of them can ever move, unless the law or death moves one. */
  deadlocked(time: number, people: number): void;
  /** Commissioned beds of a unit from now on. */
  bedsCommissioned(time: number, unit: number, beds: number): void;
  /** Nothing more will be said of this person; the number may be given to another. */
  gone(time: number, patient: number): void;
}

/** A listener that hears nothing. */
export const SILENCE: FactListener = {
  identified() {},
  belongs() {},
  referred() {},
  assessed() {},
  reported() {},
  placedElsewhere() {},
  secondOpinionAsked() {},
  exempted() {},
  declined() {},
  prioritised() {},
  listed() {},
  papersExpired() {},
  papersRenewed() {},
  escalated() {},
  offered() {},
  warrantExpired() {},
  offerLapsed() {},
  left() {},
  admitted() {},
  basisChanged() {},
  planned() {},
  readyToLeave() {},
  stayResumed() {},
  departed() {},
  moved() {},
  placeTaken() {},
  placeLeft() {},
  deadlocked() {},
  bedsCommissioned() {},
  gone() {},
};
