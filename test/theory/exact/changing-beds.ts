import { ChainBuilder, type MarkovChain, transient } from "./markov-chain.js";

/** What holds from one day until the next entry: referrals a day and commissioned beds. */
export interface Era {
  readonly from: number;
  readonly perDay: number;
  readonly beds: number;
}

/** Expected people in beds and on the list, averaged over a window. */
export interface Expected {
  readonly occupied: number;
  readonly waiting: number;
}

/** Of a count on one day; `kurtosis` is that beyond the normal law's. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
  readonly kurtosis: number;
}

/** M(t)/M/c(t) whose beds close only when their patient leaves, empty on day zero unless said otherwise, solved in time. The state is people in
 *  beds and people waiting: while more are in beds than are commissioned nobody is admitted; beds that open take people
 *  from the list at once. */
export class ChangingBeds {
  private readonly mostBeds: number;
  private readonly width: number;

  constructor(
    private readonly eras: readonly Era[],
    private readonly stay: number,
    private readonly mostWaiting: number,
    private readonly start: { readonly occupied: number; readonly waiting: number } = { occupied: 0, waiting: 0 },
  ) {
    this.mostBeds = Math.max(start.occupied, ...eras.map((era) => era.beds));
    this.width = mostWaiting + 1;
  }

  private at(occupied: number, waiting: number): number {
    return occupied * this.width + waiting;
  }

  private chainOf(era: Era): MarkovChain {
    const builder = new ChainBuilder((this.mostBeds + 1) * this.width);
    for (let occupied = 0; occupied <= this.mostBeds; occupied++) {
      for (let waiting = 0; waiting <= this.mostWaiting; waiting++) this.addMoves(builder, era, occupied, waiting);
    }
    return builder.build();
  }

  private addMoves(builder: ChainBuilder, era: Era, occupied: number, waiting: number): void {
    const here = this.at(occupied, waiting);
    if (waiting > 0 && occupied < era.beds) return; // never: a free bed is given at once
    if (occupied < era.beds) builder.add(here, this.at(occupied + 1, waiting), era.perDay);
    else if (waiting < this.mostWaiting) builder.add(here, this.at(occupied, waiting + 1), era.perDay);
    const refilled = waiting > 0 && occupied <= era.beds;
    builder.add(here, refilled ? this.at(occupied, waiting - 1) : this.at(occupied - 1, waiting), occupied / this.stay);
  }

  /** People move from the list into free beds when an era begins. */
  private served(law: readonly number[], beds: number): number[] {
    const next = law.map(() => 0);
    law.forEach((probability, state) => {
      const occupied = Math.floor(state / this.width);
      const waiting = state % this.width;
      const taken = Math.min(waiting, Math.max(0, beds - occupied));
      next[this.at(occupied + taken, waiting - taken)] += probability;
    });
    return next;
  }

  /** The law on a day, and the days spent in each state until then. */
  private until(until: number): { law: readonly number[]; spent: readonly number[] } {
    const first = this.at(this.start.occupied, this.start.waiting);
    let law: number[] = Array.from({ length: (this.mostBeds + 1) * this.width }, (_, state) =>
      state === first ? 1 : 0,
    );
    const spent = law.map(() => 0);
    this.eras.forEach((era, index) => {
      const days = Math.min(until, this.eras[index + 1]?.from ?? Number.POSITIVE_INFINITY) - era.from;
      if (days <= 0) return;
      const during = transient(this.chainOf(era), this.served(law, era.beds), days);
      law = [...during.law];
      during.daysIn.forEach((time, state) => {
        spent[state] += time;
      });
    });
    return { law, spent };
  }

  /** Averages over (from, to]. [days] */
  over(from: number, to: number): Expected {
    const before = this.until(from).spent;
    const spent = this.until(to).spent.map((time, state) => (time - before[state]) / (to - from));
    const mean = (count: (state: number) => number) => spent.reduce((sum, p, state) => sum + p * count(state), 0);
    return { occupied: mean((state) => Math.floor(state / this.width)), waiting: mean((state) => state % this.width) };
  }

  /** Of people in beds and of people waiting, just before midnight of a day. */
  on(day: number): { readonly occupied: Moments; readonly waiting: Moments } {
    const { law } = this.until(day);
    return {
      occupied: momentsOf(law, (state) => Math.floor(state / this.width)),
      waiting: momentsOf(law, (state) => state % this.width),
    };
  }
}

function momentsOf(law: readonly number[], count: (state: number) => number): Moments {
  const expected = (f: (value: number) => number) => law.reduce((sum, p, state) => sum + p * f(count(state)), 0);
  const mean = expected((value) => value);
  const variance = expected((value) => (value - mean) ** 2);
  return { mean, variance, kurtosis: expected((value) => (value - mean) ** 4) / variance ** 2 - 3 };
}
