import { LEAVING_REASONS, type LeavingReason } from "../../domain/index.js";
import { BEFORE_THE_BED, type Metric, perYear } from "./metric.js";

const IN_WORDS: Readonly<Record<LeavingReason, string>> = {
  released: "released",
  court: "court",
  recovered: "recovered",
  died: "died",
};

export const LEFT_UNTREATED: readonly Metric[] = [
  ...LEAVING_REASONS.map(
    (why): Metric => ({
      id: `leftUntreated.${why}`,
      title: `Left the list without a bed: ${IN_WORDS[why]}`,
      measure: "people/year",
      definition: `People who leave after joining the waiting list and before admission (${IN_WORDS[why]}), per year.`,
      scopes: BEFORE_THE_BED,
      method: perYear(`left.${why}`),
    }),
  ),
  {
    id: "leftInAssessment",
    title: "Left before joining the list",
    measure: "people/year",
    definition: "People who leave, for any reason, while they are being assessed or await a place elsewhere, per year.",
    scopes: BEFORE_THE_BED,
    method: perYear("leftInAssessment"),
  },
];
