export { contributions } from "./contributions.js";
export { FIGURES, type Figure } from "./figures.js";
export { Fingerprint } from "./fingerprint.js";
export { Journal, type JournalNames, type JournalRow } from "./journal.js";
export { factInWords, journalInWords } from "./journal-text.js";
export { type Bound, marginIsShareOfPeople, marginsOf } from "./margins.js";
export { describeMetric, isMetricId, METRICS, nearestMetricId } from "./metrics/catalogue.js";
export type { Measure, Method, Metric, Ratio, Reading, Sample } from "./metrics/metric.js";
export { Observer } from "./observer.js";
export {
  type Figures,
  type Filing,
  figuresOf,
  type JoinerColumns,
  NO_DURATION,
  NOWHERE,
  type Outputs,
  STILL_OPEN,
  type StayColumns,
} from "./outputs.js";
export { pairedDifference, type Side } from "./paired.js";
export type { Part } from "./part.js";
export type { Outcome, PersonRecord } from "./person-record.js";
export { PersonRecorder } from "./person-recorder.js";
export type { ClockMoments, ObservationPlan } from "./plan.js";
export { FactRelay, tell } from "./relay.js";
export { type Layout, layoutOf, SCOPES, type Scope } from "./scopes.js";
export { type Band, type Series, series } from "./series.js";
export {
  type Estimates,
  estimate,
  type MetricEstimate,
  type ReplicationValues,
  replicationValues,
  type Summary,
  summarise,
  valuesByReplication,
} from "./summarise.js";
export { type WaitCurve, type WaitCurves, waitCurves } from "./wait-curves.js";
export { ObservationWindow } from "./window.js";
