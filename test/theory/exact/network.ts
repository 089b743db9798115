import { delayed } from "./erlang.js";
import { ChainBuilder, transient } from "./markov-chain.js";

/** Traffic equation of one unit whose people come back with probability `back`: all admissions a day, first and repeated.
 *  With exponential stays and any time outside, the unit behaves as M/M/c under that load. @source Jackson 1957; BCMP 1975 */
export function admissionsPerDay(perDay: number, back: number): number {
  return perDay / (1 - back);
}

/** Mean list length of the pair (unit, outside) from its own two-dimensional chain, cut at `top` people in the unit and
 *  `outside` people away: an independent check of the product form. */
export function listFromChain(
  system: { beds: number; perDay: number; stay: number; back: number; away: number },
  top: number,
  outside: number,
): number {
  const { beds, perDay, stay, back, away } = system;
  const at = (here: number, gone: number) => here * (outside + 1) + gone;
  const builder = new ChainBuilder((top + 1) * (outside + 1));
  for (let here = 0; here <= top; here++) {
    for (let gone = 0; gone <= outside; gone++) {
      const leaving = Math.min(here, beds) / stay;
      if (here < top) builder.add(at(here, gone), at(here + 1, gone), perDay);
      if (here < top && gone > 0) builder.add(at(here, gone), at(here + 1, gone - 1), gone / away);
      if (here > 0) builder.add(at(here, gone), at(here - 1, gone), leaving * (1 - back));
      if (here > 0 && gone < outside) builder.add(at(here, gone), at(here - 1, gone + 1), leaving * back);
    }
  }
  const start = Array.from({ length: (top + 1) * (outside + 1) }, (_, state) => (state === 0 ? 1 : 0));
  const law = transient(builder.build(), start, 300 * stay).law;
  return law.reduce((sum, p, state) => sum + p * Math.max(0, Math.floor(state / (outside + 1)) - beds), 0);
}

/** Mean list of M/M/c by its formula. */
export function meanList(beds: number, load: number): number {
  return (delayed(beds, load) * load) / (beds - load);
}
