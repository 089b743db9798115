export { type Distribution, distribution, type LengthBiased } from "./distribution.js";
export {
  type ExponentialWords,
  exponentialFrom,
  type GammaWords,
  gammaFrom,
  type LognormalWords,
  lognormalFrom,
  type TwoQuantiles,
  type WeibullWords,
  weibullFrom,
  type Within,
} from "./parametrisations.js";
export { buildRate, expectedReferrals, type RateSegment, type RateWords, type ReferralRate } from "./rate.js";
export { type ReferralTimes, referralTimes } from "./referral-times.js";
export type { DistributionSpec } from "./spec.js";
export { type Address, type Source, stream } from "./stream.js";
