/** A birth-death chain on 0..N: `up[n]` leads from n to n+1 (up[N] = 0), `down[n]` from n to n-1 (down[0] = 0).
 *  Rates are per day throughout this folder. Nothing here shares code with `src/`. */
export interface BirthDeath {
  readonly up: readonly number[];
  readonly down: readonly number[];
}

export type StateFunction = (state: number) => number;

/** Builds a chain on 0..top from its two rates. */
export function birthDeath(top: number, up: StateFunction, down: StateFunction): BirthDeath {
  const states = Array.from({ length: top + 1 }, (_, state) => state);
  return {
    up: states.map((state) => (state === top ? 0 : up(state))),
    down: states.map((state) => (state === 0 ? 0 : down(state))),
  };
}

/** The stationary law, from detailed balance in logarithms so that 600 beds neither overflow nor vanish. */
export function stationary(chain: BirthDeath): number[] {
  const logs = [0];
  for (let state = 1; state < chain.up.length; state++) {
    logs.push(logs[state - 1] + Math.log(chain.up[state - 1]) - Math.log(chain.down[state]));
  }
  const largest = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

export function expectation(law: readonly number[], f: StateFunction): number {
  return law.reduce((sum, probability, state) => sum + probability * f(state), 0);
}

export function varianceOf(law: readonly number[], f: StateFunction): number {
  const mean = expectation(law, f);
  return expectation(law, (state) => (f(state) - mean) ** 2);
}

/** Solves Q g = mean - f with mean(g) = 0 by summing along the chain: up[n] p[n] (g[n+1] - g[n]) is the probability
 *  flow that balances the excess of f in 0..n. Returns the deviation function g. */
export function deviation(chain: BirthDeath, f: StateFunction): number[] {
  const law = stationary(chain);
  const mean = expectation(law, f);
  const g = [0];
  let excess = 0;
  for (let state = 0; state + 1 < law.length; state++) {
    excess += (f(state) - mean) * law[state];
    const flow = law[state] * chain.up[state];
    g.push(g[state] - (flow > 1e-280 ? excess / flow : 0));
  }
  const centre = expectation(law, (state) => g[state]);
  return g.map((value) => value - centre);
}

/** lim T·Var(time average of f over T) for the stationary chain: 2 Σ p f g with g the deviation function. */
export function asymptoticVariance(chain: BirthDeath, f: StateFunction): number {
  const g = deviation(chain, f);
  return 2 * expectation(stationary(chain), (state) => f(state) * g[state]);
}

/** Variance of the average of f over a stationary window of `days`: the asymptotic term less its first correction,
 *  -2/T² Σ p f D²f; what remains is of order exp(-days ÷ relaxation time). */
export function windowVariance(chain: BirthDeath, f: StateFunction, days: number): number {
  const law = stationary(chain);
  const once = deviation(chain, f);
  const twice = deviation(chain, (state) => once[state]);
  const first = 2 * expectation(law, (state) => f(state) * once[state]);
  const second = 2 * expectation(law, (state) => f(state) * twice[state]);
  return first / days - second / days ** 2;
}

/** How many eigenvalues of the symmetrised generator lie above -rate (Sturm count of the tridiagonal matrix). */
function eigenvaluesAbove(chain: BirthDeath, rate: number): number {
  let count = 0;
  let pivot = 1;
  for (let state = 0; state < chain.up.length; state++) {
    const coupling = state === 0 ? 0 : chain.up[state - 1] * chain.down[state];
    pivot = -(chain.up[state] + chain.down[state]) + rate - coupling / pivot;
    if (pivot === 0) pivot = 1e-300;
    if (pivot > 0) count++;
  }
  return count;
}

/** Time constant with which the start is forgotten: 1 ÷ spectral gap. [days] */
export function relaxationTime(chain: BirthDeath): number {
  let low = 0;
  let high = 2 * Math.max(...chain.up.map((rate, state) => rate + chain.down[state]));
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (eigenvaluesAbove(chain, middle) >= 2) high = middle;
    else low = middle;
  }
  return 2 / (low + high);
}

/** A quantity per arrival: `perDay` collects in state n for every day, `perArrival` for everyone who finds n. */
export interface PerArrival {
  readonly perDay: StateFunction;
  readonly perArrival: StateFunction;
}

/** lim T·Var(total ÷ arrivals) where arrivals come at one rate in every state, and those who find the top state are lost:
 *  the total less ratio × arrivals is a martingale whose jumps are known from the deviation function. */
export function ratioVariance(chain: BirthDeath, arrivals: number, { perDay, perArrival }: PerArrival): number {
  const law = stationary(chain);
  const ratio = expectation(law, (n) => perDay(n) + arrivals * perArrival(n)) / arrivals;
  const h = deviation(chain, (n) => perDay(n) + arrivals * (perArrival(n) - ratio));
  const top = law.length - 1;
  const upward = (n: number) => arrivals * (perArrival(n) - ratio + h[Math.min(n + 1, top)] - h[n]) ** 2;
  const downward = (n: number) => (n === 0 ? 0 : chain.down[n] * (h[n - 1] - h[n]) ** 2);
  return expectation(law, (n) => upward(n) + downward(n)) / arrivals ** 2;
}
