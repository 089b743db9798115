import { BEFORE_THE_BED, type Metric, timeAverage } from "./metric.js";

export const WAITING: readonly Metric[] = [
  {
    id: "waiting.mean",
    title: "People on the waiting list",
    measure: "people",
    definition: "Time average of people who are accepted and have not been offered a bed.",
    scopes: BEFORE_THE_BED,
    method: timeAverage("waiting"),
  },
  {
    id: "waiting.end",
    title: "People on the waiting list at the end",
    measure: "people",
    definition: "People on the waiting list at the end of the window, or of the calendar year.",
    scopes: BEFORE_THE_BED,
    method: { kind: "value", read: (of) => of("waitingEnd") },
  },
  {
    id: "stillWaiting",
    title: "Waits that never ended",
    measure: "people",
    definition:
      "People who joined the waiting list in the window and had neither been offered a bed nor left when the simulation ended.",
    scopes: BEFORE_THE_BED,
    method: { kind: "value", read: (of) => of("stillWaiting") },
  },
];
