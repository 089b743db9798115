import { Elimination, lawBySweeps } from "./elimination.js";
import { ChainBuilder, type MarkovChain, transient } from "./markov-chain.js";

/** A state as the numbers that describe it: people in beds, on lists … */
export type State = readonly number[];

/** A transition; `what` names it where its flow is asked for. */
export interface Move {
  readonly to: State;
  readonly rate: number;
  readonly what?: string;
}

/** Everything that can happen in a state. Moves that lead nowhere else are only counted. */
export type Moves = (state: State) => readonly Move[];

export type OfState = (state: State) => number;

interface Named {
  readonly from: number;
  readonly rate: number;
  readonly what: string;
}

/** A Markov chain found by walking from one state to all that it leads to, nearest first, which keeps the band narrow. */
export class SmallChain {
  readonly states: readonly State[];
  readonly chain: MarkovChain;
  private readonly positions = new Map<string, number>();
  private readonly named: readonly Named[];
  private eliminated: Elimination | undefined;
  private known: readonly number[] | undefined;

  constructor(start: State, moves: Moves) {
    const found: State[] = [start];
    const named: Named[] = [];
    const steps: [number, number, number][] = [];
    this.positions.set(String(start), 0);
    for (let from = 0; from < found.length; from++) {
      for (const { to, rate, what } of moves(found[from])) {
        if (!(rate > 0)) continue;
        if (what !== undefined) named.push({ from, rate, what });
        steps.push([from, this.find(found, to), rate]);
      }
    }
    this.states = found;
    this.named = named;
    const builder = new ChainBuilder(found.length);
    for (const [from, to, rate] of steps) builder.add(from, to, rate);
    this.chain = builder.build();
  }

  private find(found: State[], state: State): number {
    const key = String(state);
    const known = this.positions.get(key);
    if (known !== undefined) return known;
    this.positions.set(key, found.length);
    found.push(state);
    return found.length - 1;
  }

  private get elimination(): Elimination {
    this.eliminated ??= new Elimination(this.chain);
    return this.eliminated;
  }

  /** Takes the law from sweeps instead of an elimination: for chains of many states that keep no band. */
  swept(): this {
    this.known ??= lawBySweeps(this.chain);
    return this;
  }

  get law(): readonly number[] {
    this.known ??= this.elimination.law;
    return this.known;
  }

  mean(f: OfState): number {
    return this.law.reduce((sum, probability, position) => sum + probability * f(this.states[position]), 0);
  }

  /** How often a day something happens. */
  flow(what: string): number {
    return this.named.reduce((sum, move) => sum + (move.what === what ? this.law[move.from] * move.rate : 0), 0);
  }

  /** Variance of the average of f over a stationary window: the asymptotic term less its first correction. What remains is of
   *  order exp(-days ÷ relaxation time). */
  windowVariance(f: OfState, days: number): number {
    const { first, second } = this.covariances(f);
    return first / days - second / days ** 2;
  }

  /** How long f remembers: the mean time of its autocovariance. [days] */
  memory(f: OfState): number {
    const { first, second } = this.covariances(f);
    return second / first;
  }

  /** Twice the integrals of C(s) and s C(s), C the autocovariance of f. */
  private covariances(f: OfState): { first: number; second: number } {
    const values = this.states.map(f);
    const once = this.elimination.deviation(values);
    const twice = this.elimination.deviation(once);
    const beside = (g: readonly number[]) => 2 * this.elimination.mean(values.map((value, state) => value * g[state]));
    return { first: beside(once), second: beside(twice) };
  }

  /** The law after some days, from a law on the states. */
  after(start: readonly number[], days: number): readonly number[] {
    return transient(this.chain, start, days).law;
  }

  /** All the probability on one state. */
  sure(state: State): readonly number[] {
    const position = this.positions.get(String(state));
    if (position === undefined) throw new Error(`no state ${String(state)}`);
    return this.states.map((_, other) => (other === position ? 1 : 0));
  }
}
