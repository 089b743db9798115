/** Medium-secure bed capacity, simulated: read a scenario, study it, ask how many beds a target takes.
 *
 *  ```ts
 *  import { findBeds, readScenario, study } from "securebeds";
 *  const scenario = readScenario({ name: "one-unit.yaml", text });
 *  const result = await study(scenario);
 *  const answer = await findBeds(scenario, { metric: "bedWait.within28", bound: "atLeast", value: 0.85 });
 *  ```
 *
 *  People who build other models find the bare engine under `securebeds/engine`.
 */
export {
  DEPARTURE_REASONS,
  DESTINATIONS,
  type FactListener,
  LAW,
  LEAVING_REASONS,
  LEVELS,
  ORIGINS,
  PLANS,
} from "./domain/index.js";
export {
  type BedsAnswer,
  type BedsResult,
  type CalibrateOptions,
  type Calibration,
  type CensusTables,
  type CensusWish,
  type Compared,
  type ComparedVariant,
  type CompareOptions,
  type Comparison,
  type CurvePoint,
  calibrate,
  compare,
  type Difference,
  type ExperimentOptions,
  findBeds,
  type Job,
  type Metrics,
  type Overload,
  overloads,
  type Progress,
  type Replicated,
  type ReplicateOptions,
  Replicator,
  type Result,
  type Runner,
  replicate,
  SerialRunner,
  study,
  type TargetOutcome,
  type Theory,
  takeCensus,
  type Unknown,
  type WarmUp,
  type WarmUpOptions,
  warmUp,
} from "./experiment/index.js";
export { CancelledError, InvariantError, UsageError, VERSION } from "./foundation/index.js";
export {
  describeMetric,
  Fingerprint,
  Journal,
  journalCsv,
  journalInWords,
  METRICS,
  type Metric,
  type MetricEstimate,
  type Outputs,
} from "./observe/index.js";
export {
  type BedPressure,
  type CatchmentView,
  type ClockMoments,
  type Home,
  type PersonView,
  type PlannedChange,
  type Policies,
  type PolicyOverrides,
  RULE_CATALOGUE,
  type RuleDescription,
  type RuleName,
  type RuleParameter,
  type Standing,
  type UnitView,
  type Whereabouts,
} from "./policy/index.js";
export { type DistributionSpec, distribution } from "./random/index.js";
export {
  type Block,
  bedsReport,
  calibrationReport,
  comparisonInWords,
  comparisonOverview,
  comparisonReport,
  type Document,
  effectInWords,
  renderMarkdown,
  renderTerminal,
  runReport,
  warmUpReport,
} from "./report/index.js";
export {
  checkScenario,
  figureAt,
  formatIssues,
  type Issue,
  type PublishedFigure,
  type PublishedFigures,
  readPublishedFigures,
  readScenario,
  readVariation,
  resolveScenario,
  resolveVariation,
  rulesInWords,
  type Scenario,
  ScenarioError,
  type ScenarioFile,
  type ScenarioSource,
  type Setting,
  scenarioJsonSchema,
  type Target,
  type Variation,
  withBeds,
  writeFigures,
} from "./scenario/index.js";
