import { MINUTES_PER_DAY, MINUTES_PER_YEAR } from "../../foundation/index.js";
import type { Figures } from "../outputs.js";
import { BEDS_ONLY, BEFORE_THE_BED, daysPerYear, type Metric } from "./metric.js";

/** Paid in the scope, all kinds together. [£] */
function paid(of: Figures): number {
  return (of("cost") + of("spotCost") + of("prisonCost")) / MINUTES_PER_DAY + of("capital");
}

function pounds(read: (of: Figures) => number): Metric["method"] {
  return { kind: "value", read: (of) => read(of) / (of("minutes") / MINUTES_PER_YEAR) };
}

export const COSTS: readonly Metric[] = [
  {
    id: "cost.total",
    title: "Cost",
    measure: "£/year",
    definition:
      "Open beds, bought beds, days in prison between the start of the transfer clock and admission, and capital for beds that open, at the scenario's prices, per year. The shadow price of breaches is not in it.",
    scopes: BEDS_ONLY,
    method: pounds(paid),
  },
  {
    id: "cost.beds",
    title: "Cost of the estate's beds",
    measure: "£/year",
    definition: "Open bed-days at each unit's cost per bed and day, per year, whether or not the beds are occupied.",
    scopes: BEDS_ONLY,
    method: daysPerYear("cost"),
  },
  {
    id: "cost.spot",
    title: "Cost of spot purchase",
    measure: "£/year",
    definition: "Paid for beds bought outside the estate, occupied or held, per year.",
    scopes: BEFORE_THE_BED,
    method: daysPerYear("spotCost"),
  },
  {
    id: "cost.prison",
    title: "Cost of waiting in prison",
    measure: "£/year",
    definition: "Days in prison between the start of the transfer clock and admission, at the price of a prison day.",
    scopes: BEFORE_THE_BED,
    method: daysPerYear("prisonCost"),
  },
  {
    id: "cost.capital",
    title: "Capital for new beds",
    measure: "£/year",
    definition:
      "Beds that open within the window, and beds by which a change on day zero makes a unit larger than it was, at the capital cost of a new bed, per year. Those of day zero are paid for when the window begins.",
    scopes: BEDS_ONLY,
    method: pounds((of) => of("capital")),
  },
  {
    id: "cost.breach",
    title: "Shadow price of breaches",
    measure: "£/year",
    definition:
      "Days beyond the standard of people from prison who join the list in the window, at the scenario's shadow price. Nobody pays it.",
    scopes: BEFORE_THE_BED,
    method: daysPerYear("breachCost"),
  },
  {
    id: "cost.perAdmission",
    title: "Cost per admission",
    measure: "£",
    definition: "Cost, as in cost.total, divided by admissions.",
    scopes: BEDS_ONLY,
    method: { kind: "ratio", numerator: paid, denominator: (of) => of("admitted") },
  },
];
