import { URGENCIES } from "../domain/index.js";
import { MINUTES_PER_DAY } from "../foundation/index.js";
import { ratioInterval } from "../stats/index.js";
import { type JoinerColumns, NO_DURATION, type Outputs } from "./outputs.js";
import type { ObservationPlan } from "./plan.js";

/** Shares of people by the time they have waited, for the whole estate and its parts. */
export interface WaitCurves {
  /** Where the curves are known. [days] */
  readonly days: readonly number[];
  /** Joining the list → offer, of those who are offered a bed or still wait: all, by group and by priority. */
  readonly bedWait: readonly WaitCurve[];
  /** Clock start → admission, of prison transfers: all, by group and by priority. */
  readonly transferTime: readonly WaitCurve[];
}

/** Whom a curve is about. Priority is that with which the wait began. */
export interface WaitersNamed {
  readonly by: "all" | "group" | "priority";
  readonly name: string;
}

/** The share who have waited so many days at most, in the order of `days`, with the ends of its interval, which are absent
 *  where one replication cannot say. [0, 1] */
export interface WaitCurve extends WaitersNamed {
  readonly share: readonly number[];
  readonly low?: readonly number[];
  readonly high?: readonly number[];
}

/** Week by week for a quarter, then ever coarser up to a year. 28 is among them, as the law will ask for it. */
const WEEKS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 20, 24, 28, 32, 36, 40, 44, 48, 52];
const DAYS = WEEKS.map((week) => 7 * week);

type Duration = "bedWait" | "transferTime";

/** The curves of one study; parts of which nobody waited are left out. */
export function waitCurves(plan: ObservationPlan, outputs: readonly Outputs[], level = 0.95): WaitCurves {
  const parts = partsOf(plan);
  const curvesOf = (duration: Duration) => {
    const counts = outputs.map(({ joiners }) => countsOf(joiners, duration, plan.groups.length));
    return parts.flatMap((part, place) => curveOf(part, counts, place, level));
  };
  return { days: DAYS, bedWait: curvesOf("bedWait"), transferTime: curvesOf("transferTime") };
}

/** In the order in which `countsOf` counts them. */
function partsOf({ groups }: ObservationPlan): readonly WaitersNamed[] {
  return [
    { by: "all", name: "everybody" },
    ...groups.map(({ name }) => ({ by: "group" as const, name })),
    ...URGENCIES.map((name) => ({ by: "priority" as const, name })),
  ];
}

/** Row by part: people who waited so many days at most, day by day, and last everybody. */
function countsOf(joiners: JoinerColumns, duration: Duration, groups: number): readonly Float64Array[] {
  const counts = Array.from({ length: 1 + groups + URGENCIES.length }, () => new Float64Array(DAYS.length + 1));
  const waits = joiners[duration];
  for (let row = 0; row < waits.length; row++) {
    if (waits[row] === NO_DURATION) continue;
    const from = DAYS.findIndex((days) => waits[row] <= days * MINUTES_PER_DAY);
    const first = from < 0 ? DAYS.length : from;
    for (const part of [0, 1 + joiners.group[row], 1 + groups + joiners.urgency[row]]) {
      for (let at = first; at <= DAYS.length; at++) counts[part][at]++;
    }
  }
  return counts;
}

function curveOf(
  part: WaitersNamed,
  counts: readonly (readonly Float64Array[])[],
  place: number,
  level: number,
): readonly WaitCurve[] {
  const people = counts.map((parts) => parts[place][DAYS.length]);
  if (!people.some((count) => count > 0)) return [];
  const intervals = DAYS.map((_, at) =>
    ratioInterval(
      counts.map((parts) => parts[place][at]),
      people,
      level,
    ),
  );
  const [low, high] = (["low", "high"] as const).map((end) => endsOf(intervals.map((interval) => interval[end])));
  const share = intervals.map(({ estimate = 0 }) => estimate);
  return [{ ...part, share, ...(low && { low }), ...(high && { high }) }];
}

/** All of them within 0 and 1, or nothing where one is not known: all days of a curve count the same people. */
function endsOf(ends: readonly (number | undefined)[]): readonly number[] | undefined {
  const known = ends.filter((end) => end !== undefined);
  return known.length < ends.length ? undefined : known.map((end) => Math.min(1, Math.max(0, end)));
}
