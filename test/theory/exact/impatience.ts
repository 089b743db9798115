import { blocking } from "./erlang.js";
import { integrate } from "./quadrature.js";

/** How long people stay on the list if no bed comes. */
export interface Patience {
  /** P(still there after x), and its integral from 0 to x. */
  readonly patient: (x: number) => number;
  readonly patience: (x: number) => number;
  /** Days at which `patient` jumps or bends, rising. */
  readonly kinks: readonly number[];
}

/** M/M/c whose waiting people leave after a time of any law: P(still patient after x) = `patient(x)`. The time that somebody
 *  without end of patience would wait has the density v(x) = λ P(c - 1 in beds, none waiting) · exp(λ ∫ patient - c x ÷ stay).
 *  @source Baccelli and Hebuterne 1981 */
export class Impatience {
  private readonly scale: number;
  private readonly longest: number;
  private readonly patient: Patience["patient"];
  private readonly patience: Patience["patience"];
  private readonly kinks: readonly number[];

  constructor(
    readonly beds: number,
    readonly perDay: number,
    readonly stay: number,
    { patient, patience, kinks }: Patience,
  ) {
    this.patient = patient;
    this.patience = patience;
    this.kinks = kinks;
    this.longest = this.horizon();
    // Everybody in the chain with at most c - 1 people there, by its weight relative to c - 1; waits have λ ∫ v.
    const lost = blocking(beds - 1, perDay * stay);
    this.scale = 1 / (1 / (lost || 1) + this.over((x) => perDay * this.shape(x)));
  }

  /** exp(λ ∫ patient - c x ÷ stay): the density up to a factor. */
  private shape(x: number): number {
    return Math.exp(this.perDay * this.patience(x) - (this.beds * x) / this.stay);
  }

  private horizon(): number {
    let x = this.stay / this.beds + (this.kinks.at(-1) ?? 0);
    while (this.shape(x) > 1e-13) x *= 1.2;
    return x;
  }

  /** Integral over waits from `from` to `to`, piece by piece between the kinks. */
  private over(f: (x: number) => number, from = 0, to = this.longest): number {
    const cuts = [from, ...this.kinks.filter((kink) => kink > from && kink < to), to];
    return cuts.slice(1).reduce((sum, cut, index) => sum + integrate(f, cuts[index], cut, 400), 0);
  }

  private expected(f: (x: number) => number, from = 0, to = this.longest): number {
    return this.over((x) => f(x) * this.perDay * this.scale * this.shape(x), from, to);
  }

  /** Share of people who find every bed taken. */
  get waits(): number {
    return this.expected(() => 1);
  }

  /** Share who leave the list without a bed. */
  get lost(): number {
    return this.expected((x) => 1 - this.patient(x));
  }

  /** Share who would have to wait longer than x. */
  longerThan(x: number): number {
    return this.expected(() => 1, x);
  }

  get occupied(): number {
    return this.perDay * (1 - this.lost) * this.stay;
  }

  /** Mean list: people × mean time on it, ∫ patient up to the wait. */
  get list(): number {
    return this.perDay * this.expected((x) => this.patience(x));
  }

  get meanWaitOfServed(): number {
    return this.expected((x) => x * this.patient(x)) / (1 - this.lost);
  }

  get waitsOfServed(): number {
    return (this.waits - this.lost) / (1 - this.lost);
  }

  /** Mean of f(wait) over everybody, 0 for those who are lost. */
  ofServed(f: (wait: number) => number): number {
    return (1 - this.waits) * f(0) + this.expected((x) => this.patient(x) * f(x));
  }

  servedWithin(days: number): number {
    return (1 - this.waits + this.expected((x) => this.patient(x), 0, days)) / (1 - this.lost);
  }
}

export const fixedPatience = (days: number): Patience => ({
  patient: (x: number) => (x < days ? 1 : 0),
  patience: (x: number) => Math.min(x, days),
  kinks: [days],
});

/** Whichever comes first of a fixed time and an exponential one that ends at `rate` a day. */
export const fixedOrExponential = (days: number, rate: number): Patience => ({
  patient: (x: number) => (x < days ? Math.exp(-rate * x) : 0),
  patience: (x: number) => (1 - Math.exp(-rate * Math.min(x, days))) / rate,
  kinks: [days],
});

export const uniformPatience = (days: number): Patience => ({
  patient: (x: number) => Math.max(0, 1 - x / days),
  patience: (x: number) => (x < days ? x - (x * x) / (2 * days) : days / 2),
  kinks: [days],
});
