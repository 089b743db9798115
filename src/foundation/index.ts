export {
  CancelledError,
  InvariantError,
  LimitError,
  type LimitName,
  type ReachedLimit,
  UsageError,
} from "./errors.js";
export { invariant } from "./invariant.js";
export {
  DAYS_PER_MONTH,
  DAYS_PER_YEAR,
  dateAfter,
  datesFrom,
  daysBetween,
  daysFromMinutes,
  type IsoDate,
  isIsoDate,
  MINUTES_PER_DAY,
  MINUTES_PER_YEAR,
  minutesFromDays,
  startOfNextMonth,
  startOfYear,
  yearOf,
} from "./time.js";
export { STREAM_VERSION, VERSION } from "./version.js";
