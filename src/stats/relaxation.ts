import { UsageError } from "../foundation/index.js";
import { rootBetween } from "./root.js";

/** A queue with exponential arrivals and stays. */
export interface MarkovQueue {
  /** Whole, >= 1; Infinity for beds without limit. */
  readonly servers: number;
  /** Arrivals a day, > 0. */
  readonly arrivals: number;
  /** Mean stay, > 0. [days] */
  readonly meanStay: number;
}

function check({ servers, arrivals, meanStay }: MarkovQueue): void {
  const whole = Number.isInteger(servers) || servers === Number.POSITIVE_INFINITY;
  if (!whole || servers < 1 || !(arrivals > 0) || !(meanStay > 0)) {
    throw new UsageError(
      `relaxation: expected whole servers >= 1, arrivals > 0 and stay > 0, received ${servers}, ${arrivals}, ${meanStay}`,
    );
  }
}

/** Where the continuous spectrum begins, in departures of one server. */
function edgeOf(servers: number, load: number): number {
  return (Math.sqrt(servers) - Math.sqrt(load)) ** 2;
}

/** Whether the birth-death generator has a second eigenvalue below `rate`, besides 0. Below the edge of the continuous spectrum
 *  the pivots of (generator - rate), made symmetric, are followed state by state; each negative one is an eigenvalue below
 *  `rate`. From state c - 1 on the pivots obey one rule with two fixed points, and a pivot below the lower one turns negative
 *  once more on its way.
 *  @param rate above 0 and below the edge */
function hasSecondBelow(rate: number, servers: number, load: number): boolean {
  const short = edgeOf(servers, load) - rate;
  const lower = (load + servers - rate - Math.sqrt(short * (short + 4 * Math.sqrt(load * servers)))) / 2;
  let pivot = load - rate;
  let negative = pivot < 0 ? 1 : 0;
  for (let n = 1; n < servers && negative < 2; n++) {
    // A pivot of 0 is nudged, as usual when eigenvalues are counted.
    pivot = load + n - rate - (load * n) / (pivot === 0 ? Number.MIN_VALUE : pivot);
    if (pivot < 0) negative += 1;
  }
  return negative + (pivot >= 0 && pivot < lower ? 1 : 0) >= 2;
}

/** Smallest rate besides 0 at which a queue forgets its start, in departures of one server. */
function spectralGap(servers: number, load: number): number {
  const edge = edgeOf(servers, load);
  const inside = edge * (1 - 1e-12);
  if (!hasSecondBelow(inside, servers, load)) return edge;
  return rootBetween((rate) => (hasSecondBelow(rate, servers, load) ? 1 : -1), 0, inside);
}

/** Time in which the distance of a queue from its steady state falls to 1/e in the end: the inverse of its spectral gap.
 *  Exact: 1/((1 - sqrt(use))² × rate of service) for one server, the mean stay for beds without limit, and for M/M/c the
 *  inverse of the second eigenvalue of its generator, or of the edge of the continuous spectrum, (sqrt(cμ) - sqrt(λ))²,
 *  where that comes first. Infinite where the load is not below the number of servers. [days]
 *  @source van Doorn, Adv Appl Probab 1985;17:514; Morse 1955 for one server
 *  @throws UsageError for values outside their ranges */
export function relaxationTime(queue: MarkovQueue): number {
  check(queue);
  const { servers, arrivals, meanStay } = queue;
  if (servers === Number.POSITIVE_INFINITY) return meanStay;
  const load = arrivals * meanStay;
  return load >= servers ? Number.POSITIVE_INFINITY : meanStay / spectralGap(servers, load);
}

/** A service with as many beds as are needed. */
export interface Unlimited {
  /** Arrivals a day, constant from time 0 on. */
  readonly arrivals: number;
  /** Mean of the shorter of a stay and the time passed; a stay of a distribution F has the integral of 1 - F up to then. [days] */
  readonly meanUpToNow: number;
  /** Mean stay. [days] */
  readonly meanStay: number;
  /** People in a bed at time 0, as many days into their stay as in a steady state: an age for which the rest of the stay is
   *  its stationary excess. Default 0. */
  readonly atStart?: number;
}

/** Mean number of people present in M/G/infinity after some time: new arrivals who are still there, and those of the start who
 *  are. For exponential stays the start may be any; for others it is met when beds began full of a stationary crowd.
 *  @source Eick, Massey and Whitt, Operations Research 1993;41:731
 *  @throws UsageError unless arrivals and people are 0 or more, the mean stay above 0 and 0 <= meanUpToNow <= meanStay */
export function meanPresent({ arrivals, meanUpToNow, meanStay, atStart = 0 }: Unlimited): number {
  if (!(arrivals >= 0 && atStart >= 0 && meanStay > 0 && meanUpToNow >= 0 && meanUpToNow <= meanStay)) {
    throw new UsageError(
      `mean present: expected arrivals and start >= 0 and 0 <= mean up to now <= mean stay, received ${arrivals}, ${atStart}, ${meanUpToNow}, ${meanStay}`,
    );
  }
  return arrivals * meanUpToNow + atStart * (1 - meanUpToNow / meanStay);
}
