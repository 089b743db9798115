import { minutesFromDays } from "../../foundation/index.js";
import type { Source } from "../../random/index.js";
import type { BoundGroup } from "../compile.js";
import { describe } from "../identify.js";
import { sampler } from "../luck.js";
import { LUCK_WIDTH } from "../people.js";
import { ASKED_BY_RULES } from "../purposes.js";
import type { World } from "../world.js";
import { longestStay } from "./retell.js";
import { meanLongestStay, type StayPart, stayParts } from "./stay-parts.js";

/** Draws people of one group who might be there on day zero, all from one stream; but what only a rule asks for comes from
 *  streams of its own, so that switching the rule on or off leaves everybody who they were. */
export class Newcomers {
  readonly #world: World;
  readonly #group: number;
  readonly #bound: BoundGroup;
  readonly #source: Source;
  readonly #draws: readonly (() => number)[];
  readonly #parts: readonly StayPart[];
  readonly #positions: readonly number[];
  readonly #meanLongestStay: number;
  readonly #lengthBiased: readonly (() => number)[];

  /** @param address of the streams of their own */
  constructor(world: World, group: number, source: Source, address: readonly (string | number)[]) {
    this.#world = world;
    this.#group = group;
    this.#bound = world.model.groups[group];
    this.#source = source;
    this.#draws = this.#bound.draws.map((draw) =>
      sampler(draw, ASKED_BY_RULES.has(draw.purpose) ? world.streamOf(...address, draw.purpose) : source),
    );
    this.#parts = stayParts(world.model, group);
    this.#positions = this.#parts.map(({ position }) => position);
    this.#meanLongestStay = meanLongestStay(this.#parts);
    this.#lengthBiased = this.#parts.map(({ lengthBiased }) => {
      const days = lengthBiased.sampler(source);
      return () => minutesFromDays(days());
    });
  }

  /** An ordinary person of the group. */
  draw(): number {
    const { people } = this.#world;
    const person = people.enter();
    people.group[person] = this.#group;
    people.luck.set(this.#bound.settledLuck, person * LUCK_WIDTH);
    this.#bound.draws.forEach(({ position }, i) => {
      people.luck[person * LUCK_WIDTH + position] = this.#draws[i]();
    });
    describe(this.#world, person);
    return person;
  }

  /** Makes the person one of those found in a bed on a given day, who are the likelier found the longer they stay, and
   *  answers how long ago they came if the longest stay were theirs. Choosing one part in proportion to its mean and
   *  biasing that part alone biases the whole by its length. [minutes] */
  bias(person: number): number {
    const { luck } = this.#world.people;
    const part = this.#chooseByMean();
    luck[person * LUCK_WIDTH + this.#positions[part]] = this.#lengthBiased[part]();
    return Math.floor(this.#source() * longestStay(this.#world, person, this.#positions));
  }

  #chooseByMean(): number {
    let rest = this.#source() * this.#meanLongestStay;
    let part = 0;
    while (part < this.#parts.length - 1 && rest >= this.#parts[part].distribution.mean) {
      rest -= this.#parts[part].distribution.mean;
      part++;
    }
    return part;
  }
}
