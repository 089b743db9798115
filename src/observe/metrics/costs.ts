import { MINUTES_PER_DAY } from "../../foundation/index.js";
import { BEDS_ONLY, daysPerYear, type Metric } from "./metric.js";

export const COSTS: readonly Metric[] = [
  {
    id: "cost.total",
    title: "Cost of the estate",
    measure: "£/year",
    definition: "Open bed-days at each unit's cost per bed and day, per year, whether or not the beds are occupied.",
    scopes: BEDS_ONLY,
    method: daysPerYear("cost"),
  },
  {
    id: "cost.spot",
    title: "Cost of spot purchase",
    measure: "£/year",
    definition: "Paid for beds bought outside the estate, per year; nobody is placed so, hence 0.",
    scopes: BEDS_ONLY,
    method: { kind: "value", read: () => 0 },
  },
  {
    id: "cost.perAdmission",
    title: "Cost per admission",
    measure: "£",
    definition: "Cost of the open beds divided by admissions.",
    scopes: BEDS_ONLY,
    method: {
      kind: "ratio",
      numerator: (of) => of("cost") / MINUTES_PER_DAY,
      denominator: (of) => of("admitted"),
    },
  },
];
