import { delayed } from "./erlang.js";
import { ChainBuilder, transient } from "./markov-chain.js";

/** Mean wait of class k (0 is served first) in the non-preemptive priority M/M/c with one mean stay for all:
 *  C ÷ (c/stay (1 - s(k-1)) (1 - s(k))), s the load of the classes up to k per bed.
 *  @source Davis 1966; Kella and Yechiali 1985 */
export function priorityWait(beds: number, perDay: readonly number[], stay: number, k: number): number {
  const total = perDay.reduce((sum, rate) => sum + rate, 0) * stay;
  const before = (perDay.slice(0, k).reduce((sum, rate) => sum + rate, 0) * stay) / beds;
  const upTo = before + (perDay[k] * stay) / beds;
  return (delayed(beds, total) * stay) / (beds * (1 - before) * (1 - upTo));
}

/** Share of the second of two classes who wait `days` or less. While all beds are taken, departures come at rate c/stay and
 *  each person of the first class who joins puts one more ahead. The number on the list found there is geometric with
 *  ratio load/c; the wait ends when those ahead and one more bed have gone: a first passage, solved by uniformisation. */
export function lowPriorityWithin(beds: number, perDay: readonly [number, number], stay: number, days: number): number {
  const ratio = ((perDay[0] + perDay[1]) * stay) / beds;
  const top = Math.ceil(Math.log(1e-9) / Math.log(ratio)) * 2 + 60;
  const builder = new ChainBuilder(top + 1);
  for (let toGo = 1; toGo <= top; toGo++) {
    builder.add(toGo, toGo - 1, beds / stay);
    if (toGo < top) builder.add(toGo, toGo + 1, perDay[0]);
  }
  const start = Array.from({ length: top + 1 }, (_, toGo) => (toGo === 0 ? 0 : (1 - ratio) * ratio ** (toGo - 1)));
  const served = transient(builder.build(), start, days).law[0];
  const waits = delayed(beds, ratio * beds);
  return 1 - waits * (1 - served);
}

/** Mean list lengths of two non-preemptive classes from the full chain (free beds or both lists), cut at `top` people on
 *  each list: an independent check of the formulas. */
export function priorityListsFromChain(
  beds: number,
  perDay: readonly [number, number],
  stay: number,
  top: number,
): readonly [number, number] {
  const width = top + 1;
  const at = (high: number, low: number) => beds + high * width + low;
  const builder = new ChainBuilder(beds + width * width);
  const all = perDay[0] + perDay[1];
  for (let n = 0; n < beds; n++) {
    builder.add(n, n + 1 === beds ? at(0, 0) : n + 1, all);
    if (n > 0) builder.add(n, n - 1, n / stay);
  }
  for (let high = 0; high <= top; high++) {
    for (let low = 0; low <= top; low++) addListState(builder, at, { high, low, top, beds, stay, perDay });
  }
  const start = Array.from({ length: beds + width * width }, (_, state) => (state === 0 ? 1 : 0));
  const law = transient(builder.build(), start, 400 * stay).law;
  const mean = (count: (high: number, low: number) => number) =>
    law.slice(beds).reduce((sum, p, index) => sum + p * count(Math.floor(index / width), index % width), 0);
  return [mean((high) => high), mean((_high, low) => low)];
}

interface ListState {
  readonly high: number;
  readonly low: number;
  readonly top: number;
  readonly beds: number;
  readonly stay: number;
  readonly perDay: readonly [number, number];
}

function addListState(builder: ChainBuilder, at: (high: number, low: number) => number, state: ListState): void {
  const { high, low, top, beds, stay, perDay } = state;
  if (high < top) builder.add(at(high, low), at(high + 1, low), perDay[0]);
  if (low < top) builder.add(at(high, low), at(high, low + 1), perDay[1]);
  const next = high > 0 ? at(high - 1, low) : low > 0 ? at(high, low - 1) : beds - 1;
  builder.add(at(high, low), next, beds / stay);
}
