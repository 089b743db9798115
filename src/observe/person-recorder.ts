import {
  DEPARTURE_REASONS,
  DESTINATIONS,
  type FactListener,
  LEAVING_REASONS,
  LEVELS,
  PLANS,
  URGENCIES,
} from "../domain/index.js";
import { invariant } from "../foundation/index.js";
import { ASSESSMENT, LISTED, REFERRED, REPORTED, TransferClocks } from "./clocks.js";
import { wouldComeFromPrison } from "./from-prison.js";
import { type JournalNames, personName, SPOT_PURCHASE } from "./journal.js";
import type { Outcome, PersonRecord } from "./person-record.js";
import type { ObservationPlan } from "./plan.js";

const MEDIUM = LEVELS.indexOf("medium");
const PRISON = DESTINATIONS.indexOf("prison");

/** Every field there is, so that all records have one shape. */
const NOTHING_YET = {
  catchment: undefined,
  serviceLine: undefined,
  level: undefined,
  exempt: false,
  urgency: undefined,
  clockStarted: undefined,
  referred: undefined,
  assessed: undefined,
  reported: undefined,
  listed: undefined,
  offered: undefined,
  admitted: undefined,
  ready: undefined,
  departed: undefined,
  closed: undefined,
  unit: undefined,
  lastUnit: undefined,
  plan: undefined,
  destination: undefined,
  reason: undefined,
  why: undefined,
  outcome: "inAssessment",
} as const satisfies Partial<PersonRecord>;

type Kept = { -readonly [field in keyof PersonRecord]: PersonRecord[field] };

/** Somebody present: this entry, and what outlasts it. */
interface Present {
  readonly record: Kept;
  /** Where the person would come from, should there be another entry. */
  fromPrison: boolean;
  /** In one of the estate's onward places. */
  placed: boolean;
}

/** Makes a record of every entry of every person and tells it when it is over, so that only people present are held.
 *  Waits, stays and the transfer clock are those of the observer. */
export class PersonRecorder implements FactListener {
  readonly #plan: ObservationPlan;
  readonly #names: JournalNames;
  readonly #tell: (record: PersonRecord) => void;
  readonly #clocks: TransferClocks;
  /** By patient number. */
  readonly #present: (Present | undefined)[] = [];

  constructor(plan: ObservationPlan, names: JournalNames, tell: (record: PersonRecord) => void) {
    this.#plan = plan;
    this.#names = names;
    this.#tell = tell;
    this.#clocks = new TransferClocks(plan);
  }

  /** Nothing more happens: tells the records of everybody present, who has been there longest first. */
  finish(): void {
    const open = this.#present.flatMap((present, patient) => {
      if (present === undefined) return [];
      const { record } = present;
      if (record.admitted === undefined && !isOver(record)) this.#stopClock(patient, record);
      return [record];
    });
    for (const record of open.sort((one, other) => one.identified - other.identified)) this.#tell(record);
    this.#present.length = 0;
  }

  identified(time: number, patient: number, group: number, number: number, entry: number, basis: number): void {
    const before = this.#present[patient];
    if (before !== undefined) this.#tell(before.record);
    const { name, from } = this.#plan.groups[group];
    const { name: lawName, clock } = this.#plan.law[basis];
    const placed = before?.placed ?? false;
    const cameFromPrison = before?.fromPrison ?? from === "prison";
    const hasSentence = clock === "release";
    const fromPrison = wouldComeFromPrison({ entry, inPlace: placed, hasSentence, before: cameFromPrison });
    const who = { person: personName(name, number), entry, group: name, fromPrison };
    const record = { ...NOTHING_YET, ...who, identified: time, basis: lawName, lastBasis: lawName, lastFact: time };
    this.#present[patient] = { record, fromPrison, placed };
    this.#clocks.begin(time, patient, entry);
  }

  belongs(time: number, patient: number, catchment: number, serviceLine: number): void {
    const record = this.#at(time, patient);
    record.catchment = this.#names.catchments[catchment];
    record.serviceLine = this.#names.serviceLines[serviceLine];
  }

  referred(time: number, patient: number): void {
    this.#at(time, patient).referred = time;
    this.#clocks.mark(time, patient, REFERRED);
  }

  assessed(time: number, patient: number): void {
    this.#at(time, patient).assessed = time;
    this.#clocks.mark(time, patient, ASSESSMENT);
  }

  reported(time: number, patient: number, level: number): void {
    const record = this.#at(time, patient);
    record.reported = time;
    record.level = LEVELS[level];
    this.#clocks.mark(time, patient, REPORTED);
    if (level !== MEDIUM) this.#clocks.complete(time, patient);
  }

  placedElsewhere(time: number, patient: number): void {
    this.#close(time, patient, "placedElsewhere");
    this.#who(patient).fromPrison = false;
  }

  secondOpinionAsked(time: number, patient: number): void {
    this.#at(time, patient);
    this.#clocks.pause(time, patient);
  }

  exempted(time: number, patient: number): void {
    this.#at(time, patient).exempt = true;
  }

  declined(time: number, patient: number): void {
    this.#clocks.endSecondOpinion(time, patient);
    this.#close(time, patient, "declined");
  }

  prioritised(time: number, patient: number, urgency: number): void {
    this.#at(time, patient).urgency = URGENCIES[urgency];
  }

  listed(time: number, patient: number): void {
    const record = this.#at(time, patient);
    record.listed = time;
    record.outcome = "waiting";
    this.#clocks.endSecondOpinion(time, patient);
    this.#clocks.mark(time, patient, LISTED);
    this.#clocks.complete(time, patient);
  }

  papersExpired(time: number, patient: number): void {
    this.#at(time, patient);
    this.#clocks.pause(time, patient);
  }

  papersRenewed(time: number, patient: number): void {
    this.#at(time, patient);
    this.#clocks.renewPapers(time, patient);
  }

  escalated(time: number, patient: number): void {
    this.#at(time, patient);
  }

  offered(time: number, patient: number): void {
    const record = this.#at(time, patient);
    record.offered ??= time;
    record.outcome = "offered";
  }

  warrantExpired(time: number, patient: number): void {
    this.#at(time, patient);
  }

  offerLapsed(time: number, patient: number): void {
    this.#at(time, patient);
  }

  left(time: number, patient: number, why: number): void {
    this.#close(time, patient, "left");
    this.#who(patient).record.why = LEAVING_REASONS[why];
  }

  admitted(time: number, patient: number, unit: number): void {
    const record = this.#at(time, patient);
    this.#stopClock(patient, record);
    if (record.listed !== undefined) record.offered ??= time;
    record.admitted = time;
    record.unit = record.lastUnit = this.#unit(unit);
    record.outcome = "inHospital";
  }

  basisChanged(time: number, patient: number, basis: number): void {
    this.#at(time, patient).lastBasis = this.#names.law[basis];
  }

  planned(time: number, patient: number, plan: number): void {
    this.#at(time, patient).plan = PLANS[plan];
  }

  readyToLeave(time: number, patient: number, destination: number): void {
    const record = this.#at(time, patient);
    record.ready = time;
    record.destination = DESTINATIONS[destination];
  }

  stayResumed(time: number, patient: number): void {
    const record = this.#at(time, patient);
    record.ready = undefined;
    record.destination = undefined;
  }

  departed(time: number, patient: number, unit: number, destination: number, reason: number): void {
    const record = this.#at(time, patient);
    record.departed = time;
    record.lastUnit = this.#unit(unit);
    record.destination = DESTINATIONS[destination];
    record.reason = DEPARTURE_REASONS[reason];
    record.outcome = "departed";
    this.#who(patient).fromPrison = destination === PRISON;
  }

  moved(time: number, patient: number, _from: number, to: number): void {
    this.#at(time, patient).lastUnit = this.#unit(to);
  }

  placeTaken(_time: number, patient: number): void {
    this.#who(patient).placed = true;
  }

  placeLeft(_time: number, patient: number): void {
    this.#who(patient).placed = false;
  }

  deadlocked(): void {}

  bedsCommissioned(): void {}

  gone(time: number, patient: number): void {
    const record = this.#at(time, patient);
    if (!isOver(record)) {
      this.#stopClock(patient, record);
      record.outcome = "gone";
    }
    this.#tell(record);
    this.#present[patient] = undefined;
  }

  #who(patient: number): Present {
    const present = this.#present[patient];
    invariant(present !== undefined, () => `nobody has number ${patient}`);
    return present;
  }

  #at(time: number, patient: number): Kept {
    const { record } = this.#who(patient);
    record.lastFact = Math.max(record.lastFact, time);
    return record;
  }

  #close(time: number, patient: number, outcome: Outcome): void {
    const record = this.#at(time, patient);
    this.#stopClock(patient, record);
    record.closed = time;
    record.outcome = outcome;
  }

  #stopClock(patient: number, record: Kept): void {
    const started = this.#clocks.startOf(patient);
    if (!record.exempt && !Number.isNaN(started)) record.clockStarted = started;
  }

  #unit(unit: number): string {
    return this.#names.units[unit] ?? SPOT_PURCHASE;
  }
}

/** Nothing of this entry is still to come, but where the person goes afterwards. */
function isOver({ departed, closed }: PersonRecord): boolean {
  return departed !== undefined || closed !== undefined;
}
