import { by, LinePlaces, NOBODY, WaitingLine } from "../engine/index.js";
import type { People } from "./people.js";
import type { Placing } from "./placing.js";

/** Everybody who waits for a bed, in the lines of `Placing`. A person stands in one line of each tier they have reached. */
export class Lines {
  readonly #lines: readonly WaitingLine[];
  /** Who is first in each line, side by side: a unit looks at many lines, most of them empty. */
  readonly firsts: Int32Array;
  /** Places taken in the lines of later tiers. */
  beyondFirstTier = 0;
  readonly #placing: Placing;
  readonly #people: People;
  readonly #groups: number;
  /** People on each list, and of each group on each list. */
  readonly #onList: Int32Array;
  readonly #ofGroup: Int32Array;

  /** @param comesBefore the rule of who is next */
  constructor(placing: Placing, people: People, groups: number, comesBefore: (one: number, other: number) => number) {
    const ofTier = placing.lists * placing.classes;
    this.#placing = placing;
    this.#people = people;
    this.#groups = groups;
    this.#onList = new Int32Array(placing.lists);
    this.#ofGroup = new Int32Array(placing.lists * groups);
    this.#lines = placing.tierStarts.flatMap((_, tier) => {
      const places = new LinePlaces();
      return Array.from({ length: ofTier }, (__, line) => {
        const name = `tier ${tier}, list ${Math.floor(line / placing.classes)}`;
        return new WaitingLine({ name, discipline: by(comesBefore), places });
      });
    });
    this.firsts = new Int32Array(this.#lines.length).fill(NOBODY);
  }

  /** The line of that number, for whoever wants to walk it. */
  line(number: number): WaitingLine {
    return this.#lines[number];
  }

  get count(): number {
    return this.#lines.length;
  }

  /** On all lists together. */
  get waiting(): number {
    let waiting = 0;
    for (let list = 0; list < this.#onList.length; list++) waiting += this.#onList[list];
    return waiting;
  }

  waitingOn(list: number): number {
    return this.#onList[list];
  }

  waitingOfGroup(list: number, group: number): number {
    return this.#ofGroup[list * this.#groups + group];
  }

  /** Whether the person is the first of their line in a tier. */
  isFirst(person: number, tier: number): boolean {
    return this.firsts[this.#lineOf(person, tier)] === person;
  }

  /** Takes a place in the lines of every tier that the person has reached. */
  stand(person: number): void {
    const { list, group, tier } = this.#people;
    for (let reached = 0; reached <= tier[person]; reached++) this.#join(person, reached);
    this.#onList[list[person]]++;
    this.#ofGroup[list[person] * this.#groups + group[person]]++;
  }

  /** The person has waited long enough for the next tier. */
  reachNextTier(person: number): void {
    this.#join(person, ++this.#people.tier[person]);
  }

  /** Leaves all lines. False when the person stood in none. */
  leave(person: number): boolean {
    const { list, group, tier } = this.#people;
    if (!this.#withdraw(person, 0)) return false;
    for (let reached = 1; reached <= tier[person]; reached++) this.#withdraw(person, reached);
    this.#onList[list[person]]--;
    this.#ofGroup[list[person] * this.#groups + group[person]]--;
    return true;
  }

  reset(): void {
    for (const line of this.#lines) line.reset();
    this.firsts.fill(NOBODY);
    this.beyondFirstTier = 0;
    this.#onList.fill(0);
    this.#ofGroup.fill(0);
  }

  #join(person: number, tier: number): void {
    const line = this.#lineOf(person, tier);
    this.#lines[line].join(person);
    this.firsts[line] = this.#lines[line].first;
    if (tier > 0) this.beyondFirstTier++;
  }

  #withdraw(person: number, tier: number): boolean {
    const line = this.#lineOf(person, tier);
    if (!this.#lines[line].withdraw(person)) return false;
    this.firsts[line] = this.#lines[line].first;
    if (tier > 0) this.beyondFirstTier--;
    return true;
  }

  #lineOf(person: number, tier: number): number {
    const { lists, classes, classOfGroup } = this.#placing;
    const { list, group } = this.#people;
    return (tier * lists + list[person]) * classes + classOfGroup[group[person]];
  }
}
