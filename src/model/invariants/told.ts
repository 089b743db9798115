import { type FactListener, SILENCE } from "../../domain/index.js";
import { isInBed, STAGE } from "../people.js";
import type { World } from "../world.js";
import { ABOUT_THE_ESTATE, BESIDE_THE_PATH, MAY_FOLLOW } from "./paths.js";
import { checkGone, checkLuck } from "./people.js";
import { promise } from "./promises.js";

type Fact = keyof FactListener;
type Where = "out" | "waiting" | "offered" | "inBed";

/** What the facts have told of one person. */
interface Heard {
  readonly present: boolean;
  readonly last: Fact;
  readonly where: Where;
  readonly unit: number;
  readonly place: number;
  readonly basis: number;
}

const ABSENT: Heard = { present: false, last: "gone", where: "out", unit: -1, place: -1, basis: -1 };

/** What each fact says of the person it is about; facts that say nothing of this kind are left out. */
const SAYS: Readonly<Partial<Record<Fact, (before: Heard, details: readonly number[]) => Partial<Heard>>>> = {
  // Somebody who is in need again may still be in an onward place.
  identified: ({ place }, [, , , basis]) => ({ ...ABSENT, present: true, place, basis }),
  listed: () => ({ where: "waiting" }),
  offered: (_, [unit]) => ({ where: "offered", unit }),
  offerLapsed: () => ({ where: "out", unit: -1 }),
  left: () => ({ where: "out" }),
  admitted: (_, [unit]) => ({ where: "inBed", unit }),
  moved: (_, [, to]) => ({ unit: to }),
  departed: () => ({ where: "out", unit: -1 }),
  placeTaken: (_, [place]) => ({ place }),
  placeLeft: () => ({ place: -1 }),
  basisChanged: (_, [basis]) => ({ basis }),
  gone: () => ABSENT,
};

/** Hears what the model tells and holds it against what is. */
export class Told {
  readonly #world: World;
  readonly #heard: Heard[] = [];
  /** Who was told to have gone since that was last looked at. */
  readonly #gone: number[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  /** Tells a listener everything, after having heard it itself. */
  beside(listener: FactListener): FactListener {
    const facts = (Object.keys(SILENCE) as Fact[]).map((fact) => {
      const tell = listener[fact].bind(listener) as (time: number, ...details: number[]) => void;
      return [
        fact,
        (time: number, subject: number, ...details: number[]) => {
          this.#hear(fact, subject, details);
          tell(time, subject, ...details);
        },
      ];
    });
    return Object.fromEntries(facts) as FactListener;
  }

  #hear(fact: Fact, person: number, details: readonly number[]): void {
    if (ABOUT_THE_ESTATE.has(fact)) return;
    if (fact === "identified") checkLuck(this.#world, person);
    if (fact === "gone") this.#gone.push(person);
    const before = this.#heard[person] ?? ABSENT;
    const beside = BESIDE_THE_PATH.has(fact);
    const follows = beside ? before.present : (MAY_FOLLOW[before.last]?.includes(fact) ?? false);
    promise("toldPath", follows, () => `person ${person}: “${fact}” after “${before.last}”`);
    const now = SAYS[fact]?.(before, details);
    this.#heard[person] = { ...before, ...now, last: beside ? before.last : fact };
  }

  /** What was told is what is. */
  check(): void {
    const { people } = this.#world;
    for (let person = this.#gone.pop(); person !== undefined; person = this.#gone.pop()) checkGone(this.#world, person);
    for (let person = 0; person < people.room; person++) {
      const heard = this.#heard[person] ?? ABSENT;
      const isThere = people.stage[person] !== STAGE.nowhere;
      promise("toldPresent", heard.present === isThere, () => `person ${person}, last told of: “${heard.last}”`);
      if (isThere) this.#checkPerson(person, heard);
    }
  }

  #checkPerson(person: number, { where, unit, place, basis }: Heard): void {
    const world = this.#world;
    const { people } = world;
    const stage = people.stage[person];
    const waits = stage === STAGE.listed || stage === STAGE.papers;
    const has: Where = isInBed(world, person) ? "inBed" : stage === STAGE.offered ? "offered" : "out";
    promise("toldLists", waits === (where === "waiting"), () => `person ${person} in stage ${stage}, told: ${where}`);
    if (waits || has !== "out") this.#checkBasis(person, basis);
    if (waits) return;
    const told = `person ${person} in stage ${stage} of unit ${people.unit[person]}, told: ${where} ${unit}`;
    promise("toldBeds", has === where && (has === "out" || people.unit[person] === unit), () => told);
    promise("toldPlaces", people.place[person] === place, () => `person ${person}: ${people.place[person]}, ${place}`);
  }

  #checkBasis(person: number, basis: number): void {
    const is = this.#world.people.basis[person];
    promise("toldBasis", is === basis, () => `person ${person} is held under ${is}, told: ${basis}`);
  }
}
