import { EVERY_SCOPE, type Metric, perYear } from "./metric.js";

export const NOTIONAL37: readonly Metric[] = [
  {
    id: "notional37",
    title: "Conversions at the release date",
    measure: "people/year",
    definition: "Patients whose release date turns their section into a notional hospital order in the bed, per year.",
    scopes: EVERY_SCOPE,
    method: perYear("notional37"),
  },
];
