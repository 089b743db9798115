export { type Chance, type Distribution, distribution } from "./distribution.js";
export {
  type ExponentialWords,
  exponentialFrom,
  type GammaWords,
  gammaFrom,
  type LognormalWords,
  lognormalFrom,
  type TwoQuantiles,
  type WeibullWords,
  type Within,
  weibullFrom,
} from "./parametrisations.js";
export { buildRate, expectedReferrals, type RateSegment, type RateWords, type ReferralRate } from "./rate.js";
export { type ReferralTimes, referralTimes } from "./referral-times.js";
export type { DistributionSpec } from "./spec.js";
export { type Address, type AddressPart, encodeAddress, type Source, stream, streamsUnder } from "./stream.js";
