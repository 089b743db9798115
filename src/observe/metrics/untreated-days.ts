import { BEFORE_THE_BED, daysPerYear, type Metric } from "./metric.js";

export const UNTREATED_DAYS: readonly Metric[] = [
  {
    id: "untreatedDays",
    title: "Days untreated in prison",
    measure: "person-days/year",
    definition:
      "Person-days spent in prison after the start of the clock and before admission, here or elsewhere, per year; those of people who are declined or leave count until then.",
    scopes: BEFORE_THE_BED,
    method: daysPerYear("untreated"),
  },
];
