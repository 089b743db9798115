import { EVERY_SCOPE, type Metric, meanDays, shareOfTime } from "./metric.js";

const WHO = "Stays that end in the window, at their whole length, in whatever units they were spent";

export const STAYS: readonly Metric[] = [
  {
    id: "stay.mean",
    title: "Completed stay, mean",
    measure: "days",
    definition: `${WHO}: mean of admission to departure.`,
    scopes: EVERY_SCOPE,
    method: meanDays("stayMinutes", "stays"),
  },
  {
    id: "stay.median",
    title: "Completed stay, median",
    measure: "days",
    definition: `${WHO}: median of admission to departure, over the people of all replications.`,
    scopes: EVERY_SCOPE,
    method: { kind: "quantile", of: "stay", p: 0.5 },
  },
  {
    id: "stay.over2y",
    title: "Share of patients who have stayed over 2 years",
    measure: "share",
    definition: "Share of occupied bed-days on which the patient was admitted more than 2 years ago.",
    scopes: EVERY_SCOPE,
    method: shareOfTime("over2y", "occupied"),
  },
  {
    id: "stay.over5y",
    title: "Share of patients who have stayed over 5 years",
    measure: "share",
    definition: "Share of occupied bed-days on which the patient was admitted more than 5 years ago.",
    scopes: EVERY_SCOPE,
    method: shareOfTime("over5y", "occupied"),
  },
  {
    id: "delayed.bedDays",
    title: "Delayed discharge",
    measure: "share",
    definition: "Share of occupied bed-days on which the patient is ready to leave.",
    scopes: EVERY_SCOPE,
    method: shareOfTime("delayed", "occupied"),
  },
];
