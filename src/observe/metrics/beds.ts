import { BEDS_ONLY, EVERY_SCOPE, type Metric, timeAverage } from "./metric.js";

export const BEDS: readonly Metric[] = [
  {
    id: "beds.open",
    title: "Open beds",
    measure: "beds",
    definition: "Time average of commissioned beds and of beds still in use although they are to close.",
    scopes: BEDS_ONLY,
    method: timeAverage("open"),
  },
  {
    id: "beds.commissioned",
    title: "Commissioned beds",
    measure: "beds",
    definition: "Time average of commissioned beds.",
    scopes: BEDS_ONLY,
    method: timeAverage("commissioned"),
  },
  {
    id: "beds.occupied",
    title: "Occupied beds",
    measure: "beds",
    definition: "Time average of beds with someone in them.",
    scopes: EVERY_SCOPE,
    method: timeAverage("occupied"),
  },
  {
    id: "beds.held",
    title: "Held beds",
    measure: "beds",
    definition: "Time average of beds kept empty for a person whose warrant is being obtained.",
    scopes: EVERY_SCOPE,
    method: timeAverage("held"),
  },
];
