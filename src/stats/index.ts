export { type AgainstBest, comparisonsWithBest } from "./best.js";
export { EQUALLY_WELL, type FitDirection, type Identifiability } from "./identifiability.js";
export { incompleteBeta } from "./incomplete-beta.js";
export { gammaLower, gammaQuantile, gammaUpper } from "./incomplete-gamma.js";
export {
  type Interval,
  intervalAround,
  jackknifeError,
  meanInterval,
  pairedInterval,
  ratioInterval,
} from "./interval.js";
export { type Fit, type FitOptions, type FreeParameter, fitLeastSquares, type Residuals } from "./least-squares.js";
export { logGamma } from "./log-gamma.js";
export { compensatedSum, momentsOf, RunningMoments } from "./moments.js";
export {
  type ElementaryEffects,
  type MorrisGrid,
  type MorrisTrajectory,
  morrisIndices,
  morrisTrajectory,
  morrisUniforms,
} from "./morris.js";
export {
  bonferroniLevel,
  gainOfPairing,
  holm,
  type SimultaneousDifference,
  simultaneousDifferences,
  twoSidedP,
} from "./multiplicity.js";
export { normalCdf, normalQuantile } from "./normal.js";
export { answerRange, type EqualPair, equallyGoodPoints, type ProfileRange, profileRange } from "./profile.js";
export { quantile, weightedQuantile } from "./quantile.js";
export { pooledQuantileInterval, pooledValues } from "./quantile-interval.js";
export { erlangB, erlangC, meanWait, poissonQuantile } from "./queues.js";
export { type MarkovQueue, meanPresent, relaxationTime, type Unlimited } from "./relaxation.js";
export { rootBetween } from "./root.js";
export { replicationsToSelect, type SelectionGoal } from "./selection.js";
export {
  affordableDelta,
  bisectionSteps,
  errorPerComparison,
  type SignGoal,
  type SignVerdict,
  sequentialSign,
  signAtFirstSight,
} from "./sequential-test.js";
export { type BatchMeans, batchMeansInterval, lag1Autocorrelation, type VonNeumann, vonNeumann } from "./serial.js";
export { type SkewnessCheck, skewnessCheck } from "./skewness.js";
export { type SobolDesign, type SobolIndices, type SobolOutputs, sobolDesign, sobolIndices } from "./sobol-indices.js";
export { sobolPoints } from "./sobol-sequence.js";
export { studentTCdf, studentTQuantile } from "./student-t.js";
export { meanOverReplications, mser5, type Truncation, welchAverage } from "./truncation.js";
export { type VarianceSplit, varianceSplit } from "./variance-split.js";
