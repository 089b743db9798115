import type { MarkovChain } from "./markov-chain.js";

/** What is solved at once may have so many numbers in its band; more would take minutes. */
const MOST_WORK = 4e9;

/** The elimination of Grassmann, Taksar and Heyman: states are taken out from the last to the second, each time watching the
 *  chain only while it is elsewhere. Nothing is ever subtracted, so no digit is lost. Transitions that lead at most `band`
 *  positions away stay within the band. One elimination answers every question about the stationary chain.
 *  @source Grassmann, Taksar and Heyman 1985 */
export class Elimination {
  readonly law: readonly number[];
  private readonly size: number;
  private readonly band: number;
  private readonly width: number;
  /** Row n, column j: below the diagonal the rate n → j when n is taken out; above it the rate divided by `leaves[j]`. */
  private readonly rates: Float64Array;
  /** Rate at which a state is left for those before it, when it is taken out. */
  private readonly leaves: Float64Array;

  constructor(chain: MarkovChain) {
    this.size = chain.states;
    this.band = chain.from.reduce((most, from, index) => Math.max(most, Math.abs(from - chain.to[index])), 1);
    if (this.size * this.band ** 2 > MOST_WORK) throw new Error(`${this.size} states in a band of ${this.band}`);
    this.width = 2 * this.band + 1;
    this.rates = new Float64Array(this.size * this.width);
    this.leaves = new Float64Array(this.size);
    chain.rate.forEach((rate, index) => {
      this.rates[this.at(chain.from[index], chain.to[index])] += rate;
    });
    for (let state = this.size - 1; state > 0; state--) this.takeOut(state);
    this.law = this.solved();
  }

  private at(row: number, column: number): number {
    return row * this.width + column - row + this.band;
  }

  private first(state: number): number {
    return Math.max(0, state - this.band);
  }

  private takeOut(state: number): void {
    const { rates } = this;
    const first = this.first(state);
    let leaves = 0;
    for (let column = first; column < state; column++) leaves += rates[this.at(state, column)];
    if (!(leaves > 0)) throw new Error(`state ${state} has no way back to those before it`);
    this.leaves[state] = leaves;
    const row = this.at(state, 0);
    for (let other = first; other < state; other++) {
      const enters = this.at(other, state);
      const share = rates[enters] / leaves;
      rates[enters] = share;
      if (share === 0) continue;
      const target = this.at(other, 0);
      for (let column = first; column < state; column++) rates[target + column] += share * rates[row + column];
    }
  }

  private solved(): number[] {
    const law = [1];
    let total = 1;
    for (let state = 1; state < this.size; state++) {
      let weight = 0;
      for (let other = this.first(state); other < state; other++)
        weight += law[other] * this.rates[this.at(other, state)];
      law.push(weight);
      total += weight;
    }
    return law.map((weight) => weight / total);
  }

  mean(f: readonly number[]): number {
    return this.law.reduce((sum, probability, state) => sum + probability * f[state], 0);
  }

  /** Solves Q g = mean(f) - f with mean(g) = 0: g says by how much a start in each state adds to the integral of f. */
  deviation(f: readonly number[]): number[] {
    const mean = this.mean(f);
    const excess = f.map((value) => mean - value);
    for (let state = this.size - 1; state > 0; state--) {
      for (let other = this.first(state); other < state; other++)
        excess[other] += this.rates[this.at(other, state)] * excess[state];
    }
    const g = [0];
    for (let state = 1; state < this.size; state++) {
      let sum = -excess[state];
      for (let column = this.first(state); column < state; column++)
        sum += this.rates[this.at(state, column)] * g[column];
      g.push(sum / this.leaves[state]);
    }
    const centre = this.mean(g);
    return g.map((value) => value - centre);
  }
}

/** The stationary law by sweeps of Gauss and Seidel, for chains with too wide a band: stops when no state's balance is out by
 *  more than 1e-12 of all flow. */
export function lawBySweeps(chain: MarkovChain): readonly number[] {
  const exits = new Float64Array(chain.states);
  const entries: number[][] = Array.from({ length: chain.states }, () => []);
  chain.rate.forEach((rate, index) => {
    exits[chain.from[index]] += rate;
    entries[chain.to[index]].push(index);
  });
  const law = new Float64Array(chain.states).fill(1 / chain.states);
  for (let sweep = 0; sweep < 100_000; sweep++) {
    let change = 0;
    let total = 0;
    for (let state = 0; state < law.length; state++) {
      let inflow = 0;
      for (const index of entries[state]) inflow += law[chain.from[index]] * chain.rate[index];
      change += Math.abs(inflow - law[state] * exits[state]);
      law[state] = inflow / exits[state];
      total += law[state];
    }
    for (let state = 0; state < law.length; state++) law[state] /= total;
    if (change < 1e-12) return Array.from(law);
  }
  throw new Error("the sweeps do not settle");
}
