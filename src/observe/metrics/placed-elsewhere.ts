import { LEVELS, type Level } from "../../domain/index.js";
import { BEFORE_THE_BED, EVERY_SCOPE, type Metric, perYear } from "./metric.js";

const IN_WORDS: Readonly<Record<Level, string>> = {
  medium: "medium security",
  picu: "psychiatric intensive care",
  low: "low security",
  high: "high security",
  other: "other hospitals",
};

/** The estate of the model has no beds outside it yet, so nobody spends a day in one. */
const NONE = { kind: "value", read: () => 0 } as const;

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
    definition: "Bed-days spent in units of another catchment, per year; people are placed at home only, so 0.",
    scopes: EVERY_SCOPE,
    method: NONE,
  },
  {
    id: "spot.bedDays",
    title: "Spot-purchased bed-days",
    measure: "bed-days/year",
    definition: "Bed-days bought outside the estate, per year; nobody is placed so, hence 0.",
    scopes: EVERY_SCOPE,
    method: NONE,
  },
];
