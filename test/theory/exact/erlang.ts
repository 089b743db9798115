import { birthDeath, expectation, stationary } from "./birth-death.js";

/** Blocking of M/G/c/c from Erlang's sum, added up from the largest term. @source Erlang 1917 */
export function blocking(beds: number, load: number): number {
  let sum = 1;
  let term = 1;
  for (let n = beds; n >= 1; n--) {
    term *= n / load;
    sum += term;
  }
  return 1 / sum;
}

/** Probability that a person waits in M/M/c. @source Erlang 1917 */
export function delayed(beds: number, load: number): number {
  const lost = blocking(beds, load);
  return lost / (1 - (load / beds) * (1 - lost));
}

/** First-come first-served M/M/c with arrivals per day and mean stay in days. */
export class ErlangC {
  readonly load: number;
  readonly waits: number;
  private readonly drain: number;

  constructor(
    readonly beds: number,
    readonly perDay: number,
    readonly stay: number,
  ) {
    this.load = perDay * stay;
    this.waits = delayed(beds, this.load);
    this.drain = beds / stay - perDay;
  }

  get meanWait(): number {
    return this.waits / this.drain;
  }

  get meanList(): number {
    return this.perDay * this.meanWait;
  }

  get occupancy(): number {
    return this.load / this.beds;
  }

  within(days: number): number {
    return 1 - this.waits * Math.exp(-this.drain * days);
  }

  /** The wait that a share p of people do not exceed. [days] */
  quantile(p: number): number {
    return 1 - p >= this.waits ? 0 : Math.log(this.waits / (1 - p)) / this.drain;
  }

  /** The same queue as a birth-death chain, cut where less than 1e-12 of the probability lies beyond. */
  chain() {
    const extra = Math.ceil(Math.log(1e-12) / Math.log(this.occupancy)) + 5;
    return birthDeath(
      this.beds + extra,
      () => this.perDay,
      (n) => Math.min(n, this.beds) / this.stay,
    );
  }
}

/** M/M/c whose waiting people leave at rate `leaving` each (Erlang A), everything from the birth-death chain. */
export class ErlangA {
  readonly law: readonly number[];
  readonly chain;

  constructor(
    readonly beds: number,
    readonly perDay: number,
    readonly stay: number,
    readonly leaving: number,
  ) {
    const top = beds + Math.ceil(10 * (perDay / leaving) ** 0.5 + (3 * perDay) / leaving) + 200;
    this.chain = birthDeath(
      top,
      () => perDay,
      (n) => Math.min(n, beds) / stay + Math.max(0, n - beds) * leaving,
    );
    this.law = stationary(this.chain);
  }

  get meanList(): number {
    return expectation(this.law, (n) => Math.max(0, n - this.beds));
  }

  get meanOccupied(): number {
    return expectation(this.law, (n) => Math.min(n, this.beds));
  }

  /** Share of people who join the list and leave without a bed: leaving rate × list ÷ arrivals. */
  get lost(): number {
    return (this.leaving * this.meanList) / this.perDay;
  }

  /** Share who find every bed taken. */
  get findFull(): number {
    return expectation(this.law, (n) => (n >= this.beds ? 1 : 0));
  }

  /** Share who wait at all, of people who get a bed. */
  get waitsOfServed(): number {
    return (this.findFull - this.lost) / (1 - this.lost);
  }

  /** Mean wait of people who get a bed. A person with k ahead passes stages with j = k..0 people ahead; stage j ends at
   *  rate beds/stay + j·leaving, the person's own leaving competes. Given a bed, the stages are independent and
   *  exponential with the summed rate. */
  get meanWaitOfServed(): number {
    let total = 0;
    let reached = 1;
    let time = 0;
    for (let ahead = 0; ahead + this.beds < this.law.length; ahead++) {
      const ends = this.beds / this.stay + ahead * this.leaving;
      reached *= ends / (ends + this.leaving);
      time += 1 / (ends + this.leaving);
      total += this.law[this.beds + ahead] * reached * time;
    }
    return total / (1 - this.lost);
  }
}
