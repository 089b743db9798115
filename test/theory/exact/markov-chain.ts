/** A finite Markov chain in continuous time with sparse transitions, solved in time by uniformisation. */
export interface MarkovChain {
  readonly states: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly rate: readonly number[];
}

/** Collects transitions; the state numbering is the caller's. */
export class ChainBuilder {
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly rate: number[] = [];

  constructor(private readonly states: number) {}

  add(from: number, to: number, rate: number): this {
    if (rate > 0 && from !== to) {
      this.from.push(from);
      this.to.push(to);
      this.rate.push(rate);
    }
    return this;
  }

  build(): MarkovChain {
    return { states: this.states, from: this.from, to: this.to, rate: this.rate };
  }
}

/** The law at time t and the days spent in each state until t. */
export interface Transient {
  readonly law: readonly number[];
  readonly daysIn: readonly number[];
}

function exitRates(chain: MarkovChain): Float64Array {
  const exits = new Float64Array(chain.states);
  chain.rate.forEach((rate, index) => {
    exits[chain.from[index]] += rate;
  });
  return exits;
}

function jump(chain: MarkovChain, exits: Float64Array, clock: number, law: Float64Array): Float64Array {
  const next = law.map((probability, state) => probability * (1 - exits[state] / clock));
  for (let index = 0; index < chain.rate.length; index++) {
    next[chain.to[index]] += (law[chain.from[index]] * chain.rate[index]) / clock;
  }
  return next;
}

/** Uniformisation: law(t) = Σ Poisson(k; Λt) p0 Pᵏ and ∫ law = (1/Λ) Σ P(Poisson(Λt) > k) p0 Pᵏ. Long spans are cut in
 *  pieces of Λt <= 500 so that exp(-Λt) does not vanish. Truncation error below 1e-12. */
export function transient(chain: MarkovChain, start: readonly number[], days: number): Transient {
  const exits = exitRates(chain);
  const clock = Math.max(...exits, 1e-9) * 1.02;
  const pieces = Math.max(1, Math.ceil((clock * days) / 500));
  let law = Float64Array.from(start);
  const daysIn = new Float64Array(chain.states);
  for (let piece = 0; piece < pieces; piece++) law = step(chain, exits, clock, law, days / pieces, daysIn);
  return { law: Array.from(law), daysIn: Array.from(daysIn) };
}

function step(
  chain: MarkovChain,
  exits: Float64Array,
  clock: number,
  start: Float64Array,
  days: number,
  daysIn: Float64Array,
): Float64Array<ArrayBuffer> {
  const mean = clock * days;
  const law = new Float64Array(chain.states);
  let current = start;
  let weight = Math.exp(-mean);
  let beyond = 1 - weight;
  for (let jumps = 0; ; jumps++) {
    for (let state = 0; state < law.length; state++) {
      law[state] += weight * current[state];
      daysIn[state] += (beyond * current[state]) / clock;
    }
    if (jumps > mean && beyond < 1e-14) return law;
    current = jump(chain, exits, clock, current);
    weight *= mean / (jumps + 1);
    beyond = Math.max(0, beyond - weight);
    if (jumps > mean + 60 * Math.sqrt(mean + 1)) return law;
  }
}
