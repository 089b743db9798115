import { holm, studentTQuantile, twoSidedP } from "../stats/index.js";
import type { Difference } from "./comparison.js";

/** Alone in its interval, one in twenty differences that are none would get a verdict. Here all differences of a comparison
 *  are looked at together: with Holm's correction over every metric and variant, the chance that any of the verdicts is wrong
 *  is 1 - level at most, however they hang together. */
export function adjusted(variants: readonly Readonly<Record<string, Difference>>[]): typeof variants {
  const all = variants.flatMap((differences) => Object.values(differences));
  const known = all.filter((difference) => probability(difference) !== undefined);
  const p = holm(known.map((difference) => probability(difference) ?? 1));
  const adjustedP = new Map(known.map((difference, i) => [difference, p[i]]));
  return variants.map((differences) =>
    Object.fromEntries(Object.entries(differences).map(([id, one]) => [id, weighed(one, adjustedP.get(one))])),
  );
}

function weighed(difference: Difference, adjustedP: number | undefined): Difference {
  if (adjustedP === undefined) return difference;
  const isOpen = adjustedP > 1 - difference.level && difference.verdict !== "same";
  return { ...difference, adjustedP, ...(isOpen && { verdict: "noClearDifference" as const }) };
}

/** Of so large a difference by chance alone, read back from its interval; undefined where there is no interval or nothing
 *  differs in any replication. */
function probability({ estimate, low, high, level, n }: Difference): number | undefined {
  if (estimate === undefined || low === undefined || high === undefined || n < 2) return undefined;
  if (high === low) return low === 0 ? undefined : 0;
  const error = (high - low) / 2 / studentTQuantile((1 + level) / 2, n - 1);
  return twoSidedP(estimate / error, n - 1);
}
