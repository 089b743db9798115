import { firstCome, LinePlaces, NOBODY, WaitingLine } from "../engine/index.js";
import type { People } from "./people.js";
import type { Placing } from "./placing.js";

/** Patients who are placed away from home and want to come back, by the list they were placed from, in order of admission. */
export class Away {
  readonly #lines: readonly WaitingLine[];
  readonly #people: People;
  readonly #homeLists: Placing["homeLists"];
  readonly #mayHave: (person: number, unit: number) => boolean;

  /** @param mayHave whether somebody may have a bed of a unit */
  constructor({ lists, homeLists }: Placing, people: People, mayHave: (person: number, unit: number) => boolean) {
    const places = new LinePlaces();
    this.#people = people;
    this.#homeLists = homeLists;
    this.#mayHave = mayHave;
    this.#lines = Array.from(
      { length: lists },
      (_, list) => new WaitingLine({ name: `away, list ${list}`, discipline: firstCome(), places }),
    );
  }

  join(person: number): void {
    this.#lines[this.#people.list[person]].join(person);
  }

  has(person: number): boolean {
    return this.#lines[this.#people.list[person]].has(person);
  }

  /** False when the person was not away, or is past wanting to move. */
  leave(person: number): boolean {
    return this.#lines[this.#people.list[person]].withdraw(person);
  }

  /** Who has been away longest of those at home in a unit and whom it may take; `NOBODY` when there is none. */
  longestOf(unit: number): number {
    let longest: number = NOBODY;
    for (const list of this.#homeLists[unit] ?? []) {
      const person = this.#firstOn(list, unit);
      if (person === NOBODY) continue;
      if (longest === NOBODY || this.#people.admittedAt[person] < this.#people.admittedAt[longest]) longest = person;
    }
    return longest;
  }

  #firstOn(list: number, unit: number): number {
    const line = this.#lines[list];
    let person: number = line.first;
    while (person !== NOBODY && !this.#mayHave(person, unit)) person = line.next(person);
    return person;
  }

  reset(): void {
    for (const line of this.#lines) line.reset();
  }
}
