import { EVERY_SCOPE, type Metric, shareOfPeople } from "./metric.js";

export const REHABILITATED: readonly Metric[] = [
  {
    id: "rehabilitated",
    title: "Rehabilitated, of people from prison",
    measure: "share",
    definition:
      "Of the people admitted from prison who leave their bed in the window, the share who complete rehabilitation: it is their plan, and they leave because treatment is complete.",
    scopes: EVERY_SCOPE,
    method: shareOfPeople("rehabilitatedPrison", "departedPrison"),
  },
];
