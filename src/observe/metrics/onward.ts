import { BEFORE_THE_BED, ESTATE_ONLY, EVERY_SCOPE, type Metric, perYear, timeAverage } from "./metric.js";

const IN_WORDS = { highSecure: "high secure", lowSecure: "low secure", community: "community" } as const;
const COUNTED = ["highSecure", "lowSecure", "community"] as const;

/** Places after the estate, where the step-down rule counts them. */
export const ONWARD: readonly Metric[] = [
  ...COUNTED.map(
    (destination): Metric => ({
      id: `onward.${destination}.occupied`,
      title: `People in ${IN_WORDS[destination]} places`,
      measure: "people",
      definition: `Time average of people in the counted ${IN_WORDS[destination]} places after the estate.`,
      scopes: BEFORE_THE_BED,
      method: timeAverage(`onward.${destination}`),
    }),
  ),
  {
    id: "onward.waiting",
    title: "Ready for an onward place, still in the bed",
    measure: "people",
    definition:
      "Time average of people in a bed, bought ones too, who are ready to leave for a destination whose places are counted for their catchment; the time that consent and the way there take is in it.",
    scopes: EVERY_SCOPE,
    method: timeAverage("awaitingPlace"),
  },
  {
    id: "deadlocks",
    title: "Deadlocks",
    measure: "people/year",
    definition: "How often people were found to wait for each other's places for ever, per year.",
    scopes: ESTATE_ONLY,
    method: perYear("deadlocks"),
  },
];
