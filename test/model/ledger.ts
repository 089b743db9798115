import { DEPARTURE_REASONS, DESTINATIONS, type FactListener, SILENCE } from "../../src/domain/index.js";

/** What is known of one person from the facts alone. */
export interface Known {
  /** Group and number, and how often they have come back. */
  readonly who: string;
  readonly group: number;
  readonly entry: number;
  readonly catchment: number;
  readonly serviceLine: number;
  readonly basis: number;
  readonly listedAt: number;
  readonly admittedAt: number;
  /** The unit whose bed is held or occupied; -1: none. */
  readonly unit: number;
  readonly state: "approaching" | "listed" | "offered" | "inBed" | "ready" | "out";
  readonly place: number;
}

type Writable = { -readonly [K in keyof Known]: Known[K] };

/** One fact, told with what was known of the person before it. */
export interface Told {
  readonly fact: string;
  readonly time: number;
  readonly person: Known;
  readonly details: readonly number[];
}

/** Keeps the books of beds, lists and people from the facts alone, and complains the moment they do not add up: nobody is in two
 *  places, no bed has two people, nobody is admitted who has no offer, nobody leaves who is not there. */
export class Ledger {
  /** Who is there, by the number that facts carry. */
  readonly present = new Map<number, Writable>();
  readonly told: Told[] = [];
  readonly commissioned = new Map<number, number>();
  readonly returnsByReason = new Map<string, number>();
  identified = 0;
  gone = 0;
  admissions = 0;
  departures = 0;
  returns = 0;
  readonly #tell: (told: Told, ledger: Ledger) => void;

  /** @param tell is told of every fact about a person before the books are brought up to date */
  constructor(tell: (told: Told, ledger: Ledger) => void = () => {}) {
    this.#tell = tell;
  }

  /** People who hold or occupy a bed of a unit. */
  inUnit(unit: number): readonly Known[] {
    return [...this.present.values()].filter((person) => person.unit === unit);
  }

  onList(): readonly Known[] {
    return [...this.present.values()].filter(({ state }) => state === "listed");
  }

  get inBeds(): number {
    return [...this.present.values()].filter(({ state }) => state === "inBed" || state === "ready").length;
  }

  get listener(): FactListener {
    const facts = Object.keys(SILENCE).map((fact) => [
      fact,
      (time: number, subject: number, ...details: number[]) => {
        this.#hear(fact, time, subject, details);
      },
    ]);
    return Object.fromEntries(facts) as FactListener;
  }

  #hear(fact: string, time: number, subject: number, details: readonly number[]): void {
    if (fact === "bedsCommissioned") this.commissioned.set(subject, details[0]);
    if (fact === "bedsCommissioned" || fact === "deadlocked") return;
    if (fact === "identified") this.#identify(subject, details);
    const person = this.present.get(subject);
    if (person === undefined) throw new Error(`${fact} of somebody who is not there, at ${time}`);
    const told = { fact, time, person: { ...person }, details };
    this.told.push(told);
    this.#tell(told, this);
    this.#write(fact, time, subject, person, details);
  }

  #identify(subject: number, [group, number, entry, basis]: readonly number[]): void {
    const before = this.present.get(subject);
    const who = `${group}/${number}`;
    if (before !== undefined && (before.who !== who || entry === 0)) throw new Error(`${who} takes another's place`);
    if (before === undefined) this.identified++;
    const blank = { catchment: -1, serviceLine: -1, listedAt: Number.NaN, admittedAt: Number.NaN };
    const place = before?.place ?? -1;
    this.present.set(subject, { ...blank, who, group, entry, basis, unit: -1, state: "approaching", place });
  }

  #write(fact: string, time: number, subject: number, person: Writable, details: readonly number[]): void {
    const must = (...states: Known["state"][]) => {
      if (!states.includes(person.state)) throw new Error(`${person.who} ${fact} while ${person.state}, at ${time}`);
    };
    const [first, second, third] = details;
    switch (fact) {
      case "belongs":
        person.catchment = first;
        person.serviceLine = second;
        break;
      case "listed":
        must("approaching");
        person.state = "listed";
        person.listedAt = time;
        break;
      case "offered":
        must("listed");
        person.state = "offered";
        person.unit = first;
        break;
      case "offerLapsed":
        must("offered");
        person.state = "listed";
        person.unit = -1;
        break;
      case "left":
        must("approaching", "listed");
        person.state = "out";
        break;
      case "admitted":
        must("offered");
        if (person.unit !== first) throw new Error(`${person.who} is admitted elsewhere than offered`);
        person.state = "inBed";
        person.admittedAt = time;
        this.admissions++;
        break;
      case "readyToLeave":
        must("inBed", "ready");
        person.state = "ready";
        break;
      case "stayResumed":
        must("ready");
        person.state = "inBed";
        break;
      case "basisChanged":
        person.basis = first;
        break;
      case "moved":
        must("inBed", "ready");
        if (person.unit !== first) throw new Error(`${person.who} moves from where they are not`);
        person.unit = second;
        break;
      case "departed":
        must("inBed", "ready");
        if (person.unit !== first) throw new Error(`${person.who} departs from where they are not`);
        this.#depart(person, second, third);
        break;
      case "placeTaken":
        must("out");
        person.place = first;
        break;
      case "placeLeft":
        if (person.place !== first) throw new Error(`${person.who} leaves a place that is not theirs`);
        person.place = -1;
        break;
      case "gone":
        must("approaching", "out");
        if (person.unit >= 0 || person.place >= 0)
          throw new Error(`${person.who} is gone and still has a bed or place`);
        this.present.delete(subject);
        this.gone++;
        break;
    }
  }

  #depart(person: Writable, destination: number, reason: number): void {
    person.state = "out";
    person.unit = -1;
    this.departures++;
    if (DESTINATIONS[destination] !== "prison") return;
    this.returns++;
    const name = DEPARTURE_REASONS[reason];
    this.returnsByReason.set(name, (this.returnsByReason.get(name) ?? 0) + 1);
  }
}

/** What must hold of the books at the end of any story. */
export function balance(ledger: Ledger): readonly string[] {
  const complaints: string[] = [];
  const promise = (holds: boolean, what: string) => {
    if (!holds) complaints.push(what);
  };
  const { identified, gone, present, admissions, departures, inBeds, returns, returnsByReason } = ledger;
  promise(identified === gone + present.size, `${identified} identified, ${gone} gone, ${present.size} there`);
  promise(admissions === departures + inBeds, `${admissions} admitted, ${departures} departed, ${inBeds} in beds`);
  const reasons = [...returnsByReason.values()].reduce((sum, people) => sum + people, 0);
  promise(reasons === returns, `${returns} returned, for reasons of ${reasons}`);
  const people = [...present.values()].map(({ who }) => who);
  promise(new Set(people).size === people.length, "somebody is there twice");
  return complaints;
}
