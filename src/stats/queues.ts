import { UsageError } from "../foundation/index.js";
import { gammaUpper } from "./incomplete-gamma.js";
import { normalQuantile } from "./normal.js";

function checkQueue(servers: number, load: number): void {
  if (!Number.isInteger(servers) || servers < 0 || !(load >= 0)) {
    throw new UsageError(`Erlang: expected whole servers >= 0 and load >= 0, received ${servers} and ${load}`);
  }
}

/** Share of arrivals lost by `servers` beds without a waiting list (M/G/c/c) [0-1].
 *  @param load offered load, arrivals per day times mean stay [erlang]
 *  @source Erlang 1917, by the recursion in the number of servers, in which nothing cancels */
export function erlangB(servers: number, load: number): number {
  checkQueue(servers, load);
  if (load === Infinity) return 1;
  let blocked = 1;
  for (let n = 1; n <= servers; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
}

/** Share of arrivals that wait in M/M/c [0-1]; 1 where the load is not below the number of servers.
 *  @param load offered load [erlang] */
export function erlangC(servers: number, load: number): number {
  checkQueue(servers, load);
  if (load >= servers) return 1;
  const blocked = erlangB(servers, load);
  const use = load / servers;
  return blocked / (1 - use * (1 - blocked));
}

/** Mean wait of everybody in M/M/c, those who do not wait included; infinite where the load is not below the number of servers.
 *  [in the unit of the stay]
 *  @param load offered load [erlang]
 *  @param meanStay > 0
 *  @throws UsageError unless meanStay > 0 */
export function meanWait(servers: number, load: number, meanStay: number): number {
  if (!(meanStay > 0)) throw new UsageError(`mean wait: expected a stay above 0, received ${meanStay}`);
  const waits = erlangC(servers, load);
  return load >= servers ? Number.POSITIVE_INFINITY : (waits * meanStay) / (servers - load);
}

/** Smallest whole k with P(N <= k) >= p for N Poisson; the number of people present in M/G/infinity.
 *  @param mean >= 0
 *  @throws UsageError unless mean >= 0 and 0 <= p < 1 */
export function poissonQuantile(mean: number, p: number): number {
  if (!(mean >= 0 && mean < Infinity) || !(p >= 0 && p < 1)) {
    throw new UsageError(`Poisson quantile: expected mean >= 0 and 0 <= p < 1, received ${mean} and ${p}`);
  }
  if (p === 0 || mean === 0) return 0;
  const reaches = (k: number) => k >= 0 && gammaUpper(k + 1, mean) >= p;
  let k = Math.max(0, Math.floor(mean + Math.sqrt(mean) * normalQuantile(p)));
  while (reaches(k - 1)) k -= 1;
  while (!reaches(k)) k += 1;
  return k;
}
