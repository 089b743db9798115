export type { ScenarioSource } from "./assemble.js";
export type * from "./at-start.js";
export { censusCounts, suppressBelow, withoutPeople } from "./census/withheld.js";
export { isCensusInside } from "./census/written-inside.js";
export { type Changes, changesBetween } from "./changes.js";
export type { Change } from "./difference.js";
export { differencesBetween } from "./difference-between.js";
export { type Figure, type FigureKind, type StatedUncertainty, writtenFigure } from "./figure.js";
export { type FigureInFile, figureAt, readFigure } from "./figure-at.js";
export { type Figures, readFigures, resolveFigures, statedUncertainties } from "./figures-of.js";
export type * from "./file.js";
export type * from "./file-law.js";
export type * from "./file-rules.js";
export type * from "./file-values.js";
export { fingerprint, replicationText } from "./fingerprint.js";
export { formatIssues, type Issue, ScenarioError } from "./issue.js";
export { scenarioJsonSchema } from "./json-schema.js";
export type * from "./onward.js";
export { pathInWords } from "./path.js";
export type * from "./published/published.js";
export { PUBLISHED_FORMAT } from "./published/published.js";
export { readPublishedFigures } from "./published/read-published.js";
export { type Checked, checkScenario, readScenario, resolveScenario } from "./read.js";
export type * from "./report-words.js";
export { ownRules, type PolicyOverrides, type RuleName, type Rules } from "./rules.js";
export { rulesInWords } from "./rules-in-words.js";
export type * from "./scenario.js";
export { SCENARIO_FORMAT } from "./scenario.js";
export type { Setting } from "./settings.js";
export type * from "./share.js";
export { figureSetting, type UncertainFigure, uncertainFigures } from "./uncertain.js";
export { readVariation, resolveVariation, type Variation } from "./variation.js";
export {
  type Axis,
  combinationCount,
  combinations,
  MOST_POINTS,
  type Range,
  readAxes,
  readRanges,
  refuseImpossible,
  type Understood,
} from "./vary.js";
export { bedsAtStart, withBeds } from "./with-beds.js";
export { bedsWrittenInto } from "./write-beds.js";
export { writtenDistribution } from "./write-distribution.js";
export { writeFigures } from "./write-figures.js";
export { writeVariant } from "./write-variant.js";
