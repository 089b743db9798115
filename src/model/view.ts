import { ENGAGEMENTS, type Engagement, type LegalBasis, URGENCIES, type Urgency } from "../domain/index.js";
import type { PersonView } from "../policy/index.js";
import type { Model } from "./compile.js";
import { type People, STAGE } from "./people.js";

/** Shows a policy one person at a time, without making an object for each. */
export class PersonOnView implements PersonView {
  readonly #model: Model;
  readonly #people: People;
  #person = 0;
  #now = 0;

  constructor(model: Model, people: People) {
    this.#model = model;
    this.#people = people;
  }

  /** The same view, now of another person, at a time. */
  of(person: number, now = 0): this {
    this.#person = person;
    this.#now = now;
    return this;
  }

  get legalBasis(): LegalBasis {
    return this.#model.law[this.#people.basis[this.#person]];
  }

  get urgency(): Urgency {
    return URGENCIES[this.#people.urgency[this.#person]];
  }

  get engagement(): Engagement {
    return ENGAGEMENTS[this.#people.engagement[this.#person]];
  }

  get fromPrison(): boolean {
    return this.#people.fromPrison[this.#person] === 1;
  }

  get group(): number {
    return this.#people.group[this.#person];
  }

  get groupName(): string {
    return this.#model.groups[this.group].group.name;
  }

  get entry(): number {
    return this.#people.entry[this.#person];
  }

  get stayed(): number {
    const inBed =
      STAGE.stabilising <= this.#people.stage[this.#person] && this.#people.stage[this.#person] <= STAGE.ready;
    return inBed ? this.#now - this.#people.admittedAt[this.#person] : 0;
  }

  get listedAt(): number {
    return this.#people.listedAt[this.#person];
  }

  get untilRelease(): number {
    return this.#people.releaseAt[this.#person] - this.#now;
  }

  get untilCourt(): number {
    return Math.min(this.#people.courtAt[this.#person], this.#people.decideBy[this.#person]) - this.#now;
  }
}
