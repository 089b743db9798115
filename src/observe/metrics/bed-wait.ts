import { EVERY_SCOPE, type Metric, meanDays, shareOfPeople } from "./metric.js";

const WHO = "People who join the waiting list in the window and are offered a bed";

function quantile(name: string, words: string, p: number): Metric {
  return {
    id: `bedWait.${name}`,
    title: `Wait for a bed, ${words}`,
    measure: "days",
    definition: `${WHO}: ${words} of joining the list to the offer, over the people of all replications; waits still open count as longer.`,
    scopes: EVERY_SCOPE,
    method: { kind: "quantile", of: "bedWait", p },
  };
}

export const BED_WAIT: readonly Metric[] = [
  {
    id: "bedWait.mean",
    title: "Wait for a bed, mean",
    measure: "days",
    definition: `${WHO}: mean of joining the list to the offer; waits still open count with the time so far.`,
    scopes: EVERY_SCOPE,
    method: meanDays("waitMinutes", "offers"),
  },
  quantile("median", "median", 0.5),
  quantile("p90", "90th percentile", 0.9),
  {
    id: "bedWait.within28",
    title: "Offered a bed within 28 days",
    measure: "share",
    definition: `${WHO}: share whose offer comes within 28 days of joining the list; waits still open count as longer.`,
    scopes: EVERY_SCOPE,
    method: shareOfPeople("waitWithin28", "offers"),
  },
  {
    id: "bedWait.any",
    title: "Share who wait for a bed at all",
    measure: "share",
    definition: `${WHO}: share whose offer does not come in the minute of joining the list.`,
    scopes: EVERY_SCOPE,
    method: shareOfPeople("offersAfterWait", "offers"),
  },
];
