import { minutesFromDays } from "../../foundation/index.js";
import type { Source } from "../../random/index.js";
import type { BoundGroup, Draw } from "../compile.js";
import { describe } from "../identify.js";
import { OwnNumbers, sampler } from "../luck.js";
import { LUCK_WIDTH } from "../people.js";
import { ASKED_BY_RULES } from "../purposes.js";
import type { World } from "../world.js";
import { longestStay } from "./retell.js";
import { meanLongestStay, type StayPart, stayParts } from "./stay-parts.js";

/** Draws people of one group who might be there on day zero, all from one stream; but what only rules ask for comes from
 *  another, so that switching a rule on or off leaves everybody who they were. */
export class Newcomers {
  readonly #world: World;
  readonly #group: number;
  readonly #bound: BoundGroup;
  readonly #source: Source;
  readonly #draws: readonly (() => number)[];
  /** The stream of what only rules ask for, if they ask for something; and the present person's numbers of it. */
  readonly #ofRules: Source | undefined;
  readonly #asked = new OwnNumbers(ASKED_BY_RULES);
  readonly #parts: readonly StayPart[];
  readonly #positions: readonly number[];
  readonly #meanLongestStay: number;
  readonly #lengthBiased: readonly (() => number)[];

  /** @param address of the stream of what rules ask for, whose name is added */
  constructor(world: World, group: number, source: Source, address: readonly (string | number)[]) {
    this.#world = world;
    this.#group = group;
    this.#bound = world.model.groups[group];
    this.#source = source;
    const { draws } = this.#bound;
    const isAsked = ({ purpose }: Draw) => ASKED_BY_RULES.includes(purpose);
    this.#ofRules = draws.some(isAsked) ? world.streamOf(...address, "rules") : undefined;
    this.#draws = draws.map((draw) => sampler(draw, isAsked(draw) ? this.#asked.of(draw.purpose) : source));
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
    if (this.#ofRules !== undefined) this.#asked.drawFrom(this.#ofRules);
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
