import { MINUTES_PER_DAY } from "../../foundation/index.js";
import type { Scope } from "../scopes.js";
import type { Metric } from "./metric.js";

/** A group comes from one place, so there is nothing to compare within it. */
const SCOPES: readonly Scope[] = ["all", "unit", "catchment", "year"];

export const EQUITY: readonly Metric[] = [
  {
    id: "equity.wait",
    title: "Wait for a bed, people from prison minus others",
    measure: "days",
    definition:
      "Mean wait for a bed of people from prison minus that of people from court, hospital and the community; above 0, people from prison wait longer.",
    scopes: SCOPES,
    method: {
      kind: "difference",
      of: {
        numerator: (of) => of("waitMinutesPrison") / MINUTES_PER_DAY,
        denominator: (of) => of("offersPrison"),
      },
      minus: {
        numerator: (of) => (of("waitMinutes") - of("waitMinutesPrison")) / MINUTES_PER_DAY,
        denominator: (of) => of("offers") - of("offersPrison"),
      },
    },
  },
  {
    id: "equity.rehabilitated",
    title: "Rehabilitated, people from prison minus others",
    measure: "share",
    definition:
      "Share of departing patients who complete rehabilitation, of those admitted from prison minus that of the others; below 0, people from prison complete it less often.",
    scopes: SCOPES,
    method: {
      kind: "difference",
      of: { numerator: (of) => of("rehabilitatedPrison"), denominator: (of) => of("departedPrison") },
      minus: { numerator: (of) => of("rehabilitatedOther"), denominator: (of) => of("departedOther") },
    },
  },
];
