import { BEDS_ONLY, type Metric, shareOfTime } from "./metric.js";

export const OCCUPANCY: readonly Metric[] = [
  {
    id: "occupancy.mean",
    title: "Occupancy",
    measure: "share",
    definition:
      "Occupied bed-days divided by open bed-days; a bed that closes under its patient stays open until the patient leaves, and a held bed is open but not occupied.",
    scopes: BEDS_ONLY,
    method: shareOfTime("occupied", "open"),
  },
  {
    id: "occupancy.p95",
    title: "Occupancy, 95th percentile over time",
    measure: "share",
    definition:
      "Occupancy is at or below this for 95 % of the time in which any bed is open; kept in steps of 0.001, and averaged over replications.",
    scopes: BEDS_ONLY,
    method: { kind: "value", read: (of) => of("occupancyP95") },
  },
  {
    id: "occupancy.full",
    title: "Time with no free bed",
    measure: "share",
    definition:
      "Share of the time with open beds in which no bed is free, neither occupied nor held: none in the unit, or for the estate none in any unit.",
    scopes: BEDS_ONLY,
    method: shareOfTime("full", "equipped"),
  },
];
