export { allocate } from "./allocation.js";
export { findBeds } from "./beds.js";
export { type CalibrateOptions, calibrate, METRIC_FACTS } from "./calibrate.js";
export type {
  AnswerRange,
  Calibration,
  CalibrationFit,
  FigureOutcome,
  FittedParameter,
  TradeOff,
  Unknown,
} from "./calibration-result.js";
export { type CensusTables, type CensusWish, takeCensus } from "./census.js";
export { type CompareOptions, compare, HEADLINE_METRICS } from "./compare.js";
export type { Compared, ComparedVariant, Comparison, Difference, DifferenceVerdict } from "./comparison.js";
export type { Growth } from "./growth.js";
export { journalNamesOf } from "./journal-names.js";
export { METRIC_IDS } from "./metric-ids.js";
export { observationOf } from "./observation.js";
export { type Overload, overloads, overloadWarnings } from "./overload.js";
export { type ExperimentOptions, LEVEL, type Replicated, replicate } from "./replications.js";
export { type ReplicateOptions, Replicator } from "./replicator.js";
export type {
  BedsAnswer,
  BedsResult,
  CurvePoint,
  Metrics,
  Progress,
  Result,
  ScenarioId,
  TargetOutcome,
} from "./result.js";
export type { Job, Runner } from "./runner.js";
export { SerialRunner } from "./serial-runner.js";
export { LOOK_AHEAD, PrecisionRule } from "./stopping.js";
export { judge, study } from "./study.js";
export { theoryOf } from "./theory.js";
export type { ErlangTheory, PoolTheory, Standing, Theory } from "./theory-result.js";
export { theoryWarnings } from "./theory-warnings.js";
export { type Days, storyOf, writeEventLog } from "./trace.js";
export { SERIES_METRICS, type WarmUpOptions, warmUp } from "./warmup.js";
export type { Forgetting, WarmUp, WarmUpAnswer, WarmUpSeries } from "./warmup-result.js";
