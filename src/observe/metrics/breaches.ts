import { MINUTES_PER_YEAR } from "../../foundation/index.js";
import { BEFORE_THE_BED, daysPerYear, type Metric, shareOfPeople } from "./metric.js";

export const BREACHES: readonly Metric[] = [
  {
    id: "breaches",
    title: "Transfers beyond the standard",
    measure: "people/year",
    definition:
      "People from prison who join the list in the window and are admitted later than the standard, or still wait, per year; people whom the clock leaves out are not counted.",
    scopes: BEFORE_THE_BED,
    method: {
      kind: "value",
      read: (of) => (of("transfers") - of("transferWithinStandard")) / (of("minutes") / MINUTES_PER_YEAR),
    },
  },
  {
    id: "breachDays",
    title: "Days beyond the standard",
    measure: "person-days/year",
    definition:
      "Days beyond the standard of people from prison who join the list in the window and are admitted, or still wait, per year; people whom the clock leaves out are not counted.",
    scopes: BEFORE_THE_BED,
    method: daysPerYear("breachMinutes"),
  },
  {
    id: "stages.assessment.within",
    title: "First assessment in time",
    measure: "share",
    definition:
      "Of prison transfers who join the list in the window and are admitted, or still wait, the share assessed within the first stage's limit; people whom the clock leaves out are not counted.",
    scopes: BEFORE_THE_BED,
    method: shareOfPeople("stageAssessmentsWithin", "stageAssessments"),
  },
  {
    id: "stages.transfer.within",
    title: "Transfer in time after the assessment",
    measure: "share",
    definition:
      "Of prison transfers who join the list in the window, the share admitted within the second stage's limit of the first assessment, with the time left out that the clock leaves out; waits still open count as longer, people whom the clock leaves out are not counted.",
    scopes: BEFORE_THE_BED,
    method: shareOfPeople("stageTransfersWithin", "stageTransfers"),
  },
];
