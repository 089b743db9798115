import { UsageError } from "../foundation/index.js";
import { momentsOf } from "./moments.js";
import { bonferroniLevel } from "./multiplicity.js";
import { studentTQuantile } from "./student-t.js";

/** How far one system is from the best of the others; above 0 when it is the best itself. */
export interface AgainstBest {
  /** Its mean minus the best mean among the others, in the direction that is better. */
  readonly estimate: number;
  /** 0 or less; 0 only when this system is the best, with the confidence asked for. */
  readonly low: number;
  /** 0 or more; 0 only when this system is not the best, or no better than another. */
  readonly high: number;
  /** Whether it is in the set that holds the best. */
  readonly mayBeBest: boolean;
}

interface Pair {
  readonly difference: number;
  readonly half: number;
}

function pairs(systems: readonly ArrayLike<number>[], sign: number, critical: number): readonly (readonly Pair[])[] {
  return systems.map((one) =>
    systems.map((other) => {
      const { count, mean, variance } = momentsOf(Array.from(one, (value, r) => sign * (value - other[r])));
      return { difference: mean ?? Number.NaN, half: critical * Math.sqrt((variance ?? Number.NaN) / count) };
    }),
  );
}

function against(row: readonly Pair[], i: number): AgainstBest {
  const others = row.filter((_, l) => l !== i);
  const highest = Math.min(...others.map(({ difference, half }) => difference + half));
  const lowest = Math.min(...others.map(({ difference, half }) => difference - half));
  return {
    estimate: Math.min(...others.map(({ difference }) => difference)),
    low: Math.min(0, lowest),
    high: Math.max(0, highest),
    mayBeBest: highest >= 0,
  };
}

/** Hsu's constrained multiple comparisons with the best, from paired differences. With probability `level` or more all
 *  intervals hold at once and the best is among those that may be. Only the differences of the (unknown) best from the
 *  others have to hold, so each of the k - 1 has an error of (1 - level)/(k - 1) on one side; Bonferroni, so that any
 *  dependence by common luck is allowed.
 *  @param systems replications of each system, the r-th of all with the same luck
 *  @source Hsu, Ann Statist 1984;12:1136; with common random numbers, Nelson and Matejcik, Management Science
 *  1995;41:1935
 *  @throws UsageError for fewer than two systems or replications, lengths that differ, or unless 0 < level < 1 */
export function comparisonsWithBest(
  systems: readonly ArrayLike<number>[],
  level: number,
  better: "larger" | "smaller",
): readonly AgainstBest[] {
  const n = systems[0]?.length ?? 0;
  if (systems.length < 2 || n < 2 || systems.some((system) => system.length !== n)) {
    throw new UsageError("comparisons with the best: expected two systems or more, all with the same replications");
  }
  const critical = studentTQuantile(bonferroniLevel(level, systems.length - 1), n - 1);
  return pairs(systems, better === "larger" ? 1 : -1, critical).map(against);
}
