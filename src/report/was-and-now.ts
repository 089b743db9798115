import type { Comparison, Metrics } from "../experiment/index.js";
import { describeMetric } from "../observe/index.js";
import { bounded } from "./bounds.js";
import { besideDifference, differenceInTable, verdictInWords } from "./differences.js";
import { type Estimate, estimateText, intervalText, lookOf, percent } from "./estimates.js";
import { ABSENT, GLUE } from "./numbers.js";

/** A headline figure before and after a change, in words that need nothing beside them. */
export interface WasAndNow {
  readonly metric: string;
  readonly label: string;
  readonly now: string;
  /** `95 % interval 40 to 44`. */
  readonly interval: string;
  /** Absent: nothing has been changed, or it has not been simulated yet. */
  readonly was?: string;
  /** `+3.4 points (2.9 to 3.9)` */
  readonly change?: string;
  readonly verdict?: string;
}

/** Headline figures of a scenario; against another where they were compared.
 *  @param ids of metrics, in the order in which they are to be told; those that nobody could measure are left out */
export function wasAndNow(ids: readonly string[], metrics: Metrics, comparison?: Comparison): readonly WasAndNow[] {
  return ids.flatMap((id) => {
    const found = metrics[id];
    return found?.estimate === undefined ? [] : [told(id, found, comparison)];
  });
}

function told(id: string, found: Estimate, comparison: Comparison | undefined): WasAndNow {
  const difference = comparison?.variants[0]?.differences[id];
  const before = comparison?.base.metrics[id];
  const after = comparison?.variants[0]?.metrics[id] ?? found;
  const isCompared = difference?.estimate !== undefined && before !== undefined;
  const now = bounded(id, isCompared ? besideDifference(after, difference) : after);
  return {
    metric: id,
    label: describeMetric(id).title,
    now: withUnit(now),
    interval: intervalInWords(bounded(id, after)),
    ...(isCompared && {
      was: withUnit(bounded(id, besideDifference(before, difference))),
      change: `${differenceInTable(difference)}${found.measure === "share" ? `${GLUE}points` : ""}`,
      verdict: verdictInWords(difference),
    }),
  };
}

function withUnit(found: Estimate): string {
  return `${estimateText(found)}${lookOf(found.measure).unit}`;
}

function intervalInWords(found: Estimate): string {
  const interval = intervalText(found);
  return interval === ABSENT ? "one replication, so no interval" : `${percent(found.level)} interval ${interval}`;
}
