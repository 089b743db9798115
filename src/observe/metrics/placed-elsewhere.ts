import { LEVELS, type Level } from "../../domain/index.js";
import { BEFORE_THE_BED, daysPerYear, EVERY_SCOPE, type Metric, perYear } from "./metric.js";

const IN_WORDS: Readonly<Record<Level, string>> = {
  medium: "medium security",
  picu: "psychiatric intensive care",
  low: "low security",
  high: "high security",
  other: "other hospitals",
};

export const PLACED_ELSEWHERE: readonly Metric[] = [
  ...LEVELS.filter((level) => level !== "medium").map(
    (level): Metric => ({
      id: `placedElsewhere.${level}`,
      title: `Placed elsewhere: ${IN_WORDS[level]}`,
      measure: "people/year",
      definition: `People admitted at another level of care, outside this estate (${IN_WORDS[level]}), per year.`,
      scopes: BEFORE_THE_BED,
      method: perYear(`elsewhere.${level}`),
    }),
  ),
  {
    id: "outOfArea.bedDays",
    title: "Out-of-area bed-days",
    measure: "bed-days/year",
    definition: "Occupied bed-days in units of another catchment than the patient's own and in bought beds, per year.",
    scopes: EVERY_SCOPE,
    method: daysPerYear("outOfArea"),
  },
  {
    id: "spot.bedDays",
    title: "Bed-days in bought beds",
    measure: "bed-days/year",
    definition: "Bed-days, occupied or held, in beds bought outside the estate, per year.",
    scopes: BEFORE_THE_BED,
    method: daysPerYear("spot"),
  },
  {
    id: "repatriations",
    title: "Repatriations",
    measure: "people/year",
    definition:
      "Patients who come home from another catchment or a bought bed and go on with their stay there, per year.",
    scopes: EVERY_SCOPE,
    method: perYear("repatriated"),
  },
];
