export { allocate } from "./allocation.js";
export { type BedsOptions, everyPlace } from "./bed-question.js";
export { findBeds } from "./beds.js";
export type * from "./beds-result.js";
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
export { type DurationFacts, durationFacts } from "./duration-facts.js";
export { type ExpectedDemand, expectedDemand } from "./expected-demand.js";
export type { ResultDifference } from "./first-difference.js";
export type { Growth } from "./growth.js";
export { journalNamesOf } from "./journal-names.js";
export { type Keeper, type KeptWorld, worldOf } from "./keeper.js";
export { KeepingRunner } from "./keeping-runner.js";
export { leftOutOf } from "./left-out.js";
export { type Limits, limitWarning, USUAL_LIMITS } from "./limits.js";
export { METRIC_IDS } from "./metric-ids.js";
export { observationOf } from "./observation.js";
export { type Overload, overloads, overloadWarnings } from "./overload.js";
export { packOutputs, unpackOutputs } from "./packed-outputs.js";
export { type PoolLoad, poolLoads } from "./pool-loads.js";
export { ReplicationFailed } from "./replication-failed.js";
export { type ExperimentOptions, LEVEL, type Replicated, replicate, replicationsFor } from "./replications.js";
export { type ReplicateOptions, Replicator } from "./replicator.js";
export type {
  Metrics,
  Progress,
  Result,
  ScenarioId,
  TargetOutcome,
} from "./result.js";
export type { Finished, Job, Runner } from "./runner.js";
export {
  type DecompositionDesign,
  type Described,
  decompose,
  type Evaluate,
  type Evaluated,
  type MorrisEffect,
  type MorrisFinding,
  type MorrisResult,
  planSensitivity,
  type ScreeningDesign,
  type SensitivityCost,
  type SensitivityMethod,
  type SensitivityOptions,
  type SensitivityPlan,
  type SensitivityResult,
  type SobolFinding,
  type SobolIndex,
  type SobolResult,
  screen,
  sensitivity,
  type TornadoBar,
  type TornadoFinding,
  type TornadoResult,
  type TornadoVerdict,
} from "./sensitivity/index.js";
export { rebuiltError, type SentError, sentError } from "./sent-error.js";
export { SerialRunner } from "./serial-runner.js";
export { LOOK_AHEAD, PrecisionRule } from "./stopping.js";
export { judge, study } from "./study.js";
export { type SweepOptions, type SweepResult, type SweptPoint, sweep } from "./sweep.js";
export { theoryOf } from "./theory.js";
export type { ErlangTheory, PoolTheory, Standing, Theory } from "./theory-result.js";
export { theoryWarnings } from "./theory-warnings.js";
export { type Days, type JournalRow, type PersonRecord, storyOf, type TraceReader, tellTrace } from "./trace.js";
export { unbroken } from "./unbroken.js";
export { unfoldingStudy } from "./unfolding-study.js";
export {
  asVerifiable,
  type BedsResults,
  heldAgainst,
  VERIFIABLE,
  type Verifiable,
  type Verification,
  verify,
} from "./verify.js";
export { SERIES_METRICS, type WarmUpOptions, warmUp } from "./warmup.js";
export type { Forgetting, WarmUp, WarmUpAnswer, WarmUpSeries } from "./warmup-result.js";
