import {
  DEPARTURE_REASONS,
  DESTINATIONS,
  type FactListener,
  LEAVING_REASONS,
  LEVELS,
  PLANS,
  URGENCIES,
} from "../domain/index.js";
import { datesFrom, daysFromMinutes, type IsoDate } from "../foundation/index.js";

/** What the beds bought outside the estate are called. */
export const SPOT_PURCHASE = "spot purchase";

/** Names for the positions that facts carry, each list in the scenario's order. */
export interface JournalNames {
  readonly start: IsoDate;
  readonly groups: readonly string[];
  readonly units: readonly string[];
  /** Onward places. */
  readonly places: readonly string[];
  readonly catchments: readonly string[];
  readonly serviceLines: readonly string[];
  /** Names of the legal bases. */
  readonly law: readonly string[];
}

/** One fact, with names for everything. Attributes that the fact does not have are absent. */
export interface JournalRow {
  /** [minutes] from the start; negative for what happened before it. */
  readonly time: number;
  readonly date: IsoDate;
  readonly fact: keyof FactListener;
  /** `group-number`, the same person for ever; `group-start-number` for people present at the start. */
  readonly person?: string;
  /** 0 the first time, growing with every re-referral, readmission or recall. */
  readonly entry?: number;
  readonly group?: string;
  readonly basis?: string;
  readonly catchment?: string;
  readonly serviceLine?: string;
  readonly level?: string;
  readonly urgency?: string;
  readonly unit?: string;
  readonly plan?: string;
  readonly destination?: string;
  readonly reason?: string;
  readonly why?: string;
  readonly beds?: number;
  /** The unit somebody moves away from. */
  readonly from?: string;
  readonly place?: string;
  readonly people?: number;
}

/** What a person is called: the same for ever. */
export function personName(group: string, number: number): string {
  return number > 0 ? `${group}-${number}` : `${group}-start-${-number}`;
}

type Attributes = Omit<JournalRow, "time" | "date" | "fact" | "person" | "entry">;

/** Makes a row of every fact and keeps it, or hands it on at once where somebody is told: the rows of twenty years of a
 *  whole country are better not kept. It allocates, unlike the other listeners: attach it when somebody is going to read. */
export class Journal implements FactListener {
  readonly #names: JournalNames;
  readonly #rows: JournalRow[] = [];
  readonly #tell: (row: JournalRow) => void;
  readonly #dateOf: (days: number) => IsoDate;
  readonly #who: { person: string; entry: number }[] = [];

  constructor(names: JournalNames, tell?: (row: JournalRow) => void) {
    this.#names = names;
    this.#dateOf = datesFrom(names.start);
    this.#tell = tell ?? ((row) => void this.#rows.push(row));
  }

  /** Every row kept, or those of one person, in the order they were said. */
  rows(person?: string): readonly JournalRow[] {
    return person === undefined ? this.#rows : this.#rows.filter((row) => row.person === person);
  }

  identified(time: number, patient: number, group: number, number: number, entry: number, basis: number): void {
    const name = this.#names.groups[group];
    this.#who[patient] = { person: personName(name, number), entry };
    this.#write(time, "identified", patient, { group: name, basis: this.#names.law[basis] });
  }

  belongs(time: number, patient: number, catchment: number, serviceLine: number): void {
    const { catchments, serviceLines } = this.#names;
    this.#write(time, "belongs", patient, { catchment: catchments[catchment], serviceLine: serviceLines[serviceLine] });
  }

  referred(time: number, patient: number): void {
    this.#write(time, "referred", patient);
  }

  assessed(time: number, patient: number): void {
    this.#write(time, "assessed", patient);
  }

  reported(time: number, patient: number, level: number): void {
    this.#write(time, "reported", patient, { level: LEVELS[level] });
  }

  placedElsewhere(time: number, patient: number, level: number): void {
    this.#write(time, "placedElsewhere", patient, { level: LEVELS[level] });
  }

  secondOpinionAsked(time: number, patient: number): void {
    this.#write(time, "secondOpinionAsked", patient);
  }

  exempted(time: number, patient: number): void {
    this.#write(time, "exempted", patient);
  }

  declined(time: number, patient: number): void {
    this.#write(time, "declined", patient);
  }

  prioritised(time: number, patient: number, urgency: number): void {
    this.#write(time, "prioritised", patient, { urgency: URGENCIES[urgency] });
  }

  listed(time: number, patient: number): void {
    this.#write(time, "listed", patient);
  }

  papersExpired(time: number, patient: number): void {
    this.#write(time, "papersExpired", patient);
  }

  papersRenewed(time: number, patient: number): void {
    this.#write(time, "papersRenewed", patient);
  }

  escalated(time: number, patient: number): void {
    this.#write(time, "escalated", patient);
  }

  offered(time: number, patient: number, unit: number): void {
    this.#write(time, "offered", patient, { unit: this.#unit(unit) });
  }

  warrantExpired(time: number, patient: number): void {
    this.#write(time, "warrantExpired", patient);
  }

  offerLapsed(time: number, patient: number, unit: number): void {
    this.#write(time, "offerLapsed", patient, { unit: this.#unit(unit) });
  }

  left(time: number, patient: number, why: number): void {
    this.#write(time, "left", patient, { why: LEAVING_REASONS[why] });
  }

  admitted(time: number, patient: number, unit: number): void {
    this.#write(time, "admitted", patient, { unit: this.#unit(unit) });
  }

  basisChanged(time: number, patient: number, basis: number): void {
    this.#write(time, "basisChanged", patient, { basis: this.#names.law[basis] });
  }

  planned(time: number, patient: number, plan: number): void {
    this.#write(time, "planned", patient, { plan: PLANS[plan] });
  }

  readyToLeave(time: number, patient: number, destination: number): void {
    this.#write(time, "readyToLeave", patient, { destination: DESTINATIONS[destination] });
  }

  stayResumed(time: number, patient: number): void {
    this.#write(time, "stayResumed", patient);
  }

  departed(time: number, patient: number, unit: number, destination: number, reason: number): void {
    this.#write(time, "departed", patient, {
      unit: this.#unit(unit),
      destination: DESTINATIONS[destination],
      reason: DEPARTURE_REASONS[reason],
    });
  }

  moved(time: number, patient: number, from: number, to: number): void {
    this.#write(time, "moved", patient, { from: this.#unit(from), unit: this.#unit(to) });
  }

  placeTaken(time: number, patient: number, place: number): void {
    this.#write(time, "placeTaken", patient, { place: this.#names.places[place] });
  }

  placeLeft(time: number, patient: number, place: number): void {
    this.#write(time, "placeLeft", patient, { place: this.#names.places[place] });
  }

  deadlocked(time: number, people: number): void {
    this.#tell({ ...this.#when(time), fact: "deadlocked", people });
  }

  bedsCommissioned(time: number, unit: number, beds: number): void {
    this.#tell({ ...this.#when(time), fact: "bedsCommissioned", unit: this.#unit(unit), beds });
  }

  gone(time: number, patient: number): void {
    this.#write(time, "gone", patient);
  }

  /** One unit more than the estate has is the spot purchase. */
  #unit(unit: number): string {
    return this.#names.units[unit] ?? SPOT_PURCHASE;
  }

  #write(time: number, fact: keyof FactListener, patient: number, attributes: Attributes = {}): void {
    const { person, entry } = this.#who[patient];
    this.#tell({ time, date: this.#dateOf(daysFromMinutes(time)), fact, person, entry, ...attributes });
  }

  #when(time: number): { time: number; date: IsoDate } {
    return { time, date: this.#dateOf(daysFromMinutes(time)) };
  }
}
