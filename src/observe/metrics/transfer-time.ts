import { MINUTES_PER_DAY } from "../../foundation/index.js";
import type { Figure } from "../figures.js";
import { BEFORE_THE_BED, EVERY_SCOPE, type Metric, meanDays, shareOfPeople } from "./metric.js";

const WHO =
  "People from prison who join the waiting list in the window and are admitted to a bed of this estate or one bought for it, those whom the clock leaves out apart";

function within(part: string, days: string, figure: Figure): Metric {
  return {
    id: `transferTime.within${part}`,
    title: `Transferred within ${days}`,
    measure: "share",
    definition: `${WHO}: share admitted within ${days} of the start of the clock; waits still open count as longer.`,
    scopes: EVERY_SCOPE,
    method: shareOfPeople(figure, "transfers"),
  };
}

function quantile(name: string, words: string, p: number): Metric {
  return {
    id: `transferTime.${name}`,
    title: `Transfer time, ${words}`,
    measure: "days",
    definition: `${WHO}: ${words} of clock start to admission, over the people of all replications; waits still open count as longer.`,
    scopes: EVERY_SCOPE,
    method: { kind: "quantile", of: "transferTime", p },
  };
}

export const TRANSFER_TIME: readonly Metric[] = [
  {
    id: "transferTime.mean",
    title: "Transfer time, mean",
    measure: "days",
    definition: `${WHO}: mean of clock start to admission; waits still open count with the time so far.`,
    scopes: EVERY_SCOPE,
    method: meanDays("transferMinutes", "transfers"),
  },
  quantile("median", "median", 0.5),
  quantile("p90", "90th percentile", 0.9),
  quantile("p95", "95th percentile", 0.95),
  within("14", "14 days", "transferWithin14"),
  within("28", "28 days", "transferWithin28"),
  within("56", "56 days", "transferWithin56"),
  within("90", "90 days", "transferWithin90"),
  within("Standard", "the standard of the clock rule", "transferWithinStandard"),
  {
    id: "transferTime.allLevels.mean",
    title: "Transfer time at all levels of care, mean",
    measure: "days",
    definition: `${WHO}, and those from prison placed at another level of care whose need for it is reported in the window: mean of clock start to admission.`,
    scopes: BEFORE_THE_BED,
    method: {
      kind: "ratio",
      numerator: (of) => (of("transferMinutes") + of("elsewhereMinutes")) / MINUTES_PER_DAY,
      denominator: (of) => of("transfers") + of("elsewhereMeasured"),
    },
  },
  {
    id: "transferTime.allLevels.within28",
    title: "Transferred within 28 days at all levels of care",
    measure: "share",
    definition: `${WHO}, and those from prison placed at another level of care whose need for it is reported in the window: share admitted within 28 days of the start of the clock.`,
    scopes: BEFORE_THE_BED,
    method: {
      kind: "ratio",
      numerator: (of) => of("transferWithin28") + of("elsewhereWithin28"),
      denominator: (of) => of("transfers") + of("elsewhereMeasured"),
    },
  },
];
