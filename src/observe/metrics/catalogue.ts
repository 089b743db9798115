import { UsageError } from "../../foundation/index.js";
import { BED_WAIT } from "./bed-wait.js";
import { BEDS } from "./beds.js";
import { BREACHES } from "./breaches.js";
import { CLASSES } from "./classes.js";
import { COSTS } from "./costs.js";
import { EQUITY } from "./equity.js";
import { FLOWS } from "./flows.js";
import { LEFT_UNTREATED } from "./left-untreated.js";
import { LISTED } from "./listed.js";
import type { Metric } from "./metric.js";
import { NOTIONAL37 } from "./notional37.js";
import { OCCUPANCY } from "./occupancy.js";
import { ONWARD } from "./onward.js";
import { PLACED_ELSEWHERE } from "./placed-elsewhere.js";
import { REHABILITATED } from "./rehabilitated.js";
import { RETURNS } from "./returns.js";
import { STAYS } from "./stays.js";
import { TRANSFER_TIME } from "./transfer-time.js";
import { UNTREATED_DAYS } from "./untreated-days.js";
import { WAITING } from "./waiting.js";
import { WAITING_CAUSES } from "./waiting-causes.js";

/** Every metric, in the order in which a report lists them. */
export const METRICS: readonly Metric[] = [
  ...OCCUPANCY,
  ...BEDS,
  ...WAITING,
  ...WAITING_CAUSES,
  ...TRANSFER_TIME,
  ...BREACHES,
  ...BED_WAIT,
  ...LISTED,
  ...UNTREATED_DAYS,
  ...FLOWS,
  ...RETURNS,
  ...LEFT_UNTREATED,
  ...PLACED_ELSEWHERE,
  ...STAYS,
  ...REHABILITATED,
  ...NOTIONAL37,
  ...ONWARD,
  ...COSTS,
  ...EQUITY,
  ...CLASSES,
];

const BY_ID: ReadonlyMap<string, Metric> = new Map(METRICS.map((metric) => [metric.id, metric]));

export function isMetricId(id: string): boolean {
  return BY_ID.has(id);
}

/** The metric of that name.
 *  @throws UsageError naming the nearest id when there is none */
export function describeMetric(id: string): Metric {
  const metric = BY_ID.get(id);
  if (metric !== undefined) return metric;
  throw new UsageError(`there is no metric “${id}”; the nearest is “${nearestMetricId(id)}”`);
}

/** The id that takes the fewest changed letters to reach, capital letters apart. */
export function nearestMetricId(id: string): string {
  const sought = id.slice(0, 60).toLowerCase();
  let nearest = METRICS[0].id;
  let fewest = Number.POSITIVE_INFINITY;
  for (const metric of METRICS) {
    const changes = lettersToChange(sought, metric.id.toLowerCase());
    if (changes < fewest) {
      fewest = changes;
      nearest = metric.id;
    }
  }
  return nearest;
}

/** Levenshtein's distance, one row at a time. */
function lettersToChange(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line++) {
    const next = [line];
    for (let column = 1; column <= to.length; column++) {
      const swap = row[column - 1] + (from[line - 1] === to[column - 1] ? 0 : 1);
      next.push(Math.min(swap, row[column] + 1, next[column - 1] + 1));
    }
    row = next;
  }
  return row[to.length];
}
