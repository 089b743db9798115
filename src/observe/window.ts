import {
  dateAfter,
  daysBetween,
  type IsoDate,
  MINUTES_PER_DAY,
  minutesFromDays,
  startOfNextMonth,
  UsageError,
  yearOf,
} from "../foundation/index.js";
import type { ObservationPlan } from "./plan.js";

/** The measured part of a replication, from `from` up to but not including `to` [minutes], cut at the calendar's months
 *  and years. The months and years at both ends may be parts of one. */
export class ObservationWindow {
  readonly from: number;
  readonly to: number;
  /** Where each month begins, and at the end where the last one ends. [minutes] */
  readonly monthStarts: Float64Array;
  /** Position in `years` of each month. */
  readonly yearOfMonth: Uint16Array;
  /** Calendar years that the window touches, and where each ends. [minutes] */
  readonly years: readonly number[];
  readonly yearEnds: readonly number[];
  /** First day of each month; of the first month, the day on which the window opens. */
  readonly monthDates: readonly IsoDate[];
  #month = 0;

  /** @throws UsageError when there is nothing to measure */
  constructor(plan: ObservationPlan) {
    this.from = minutesFromDays(plan.warmUp);
    this.to = this.from + minutesFromDays(plan.run);
    if (!(plan.warmUp >= 0 && this.to > this.from)) {
      throw new UsageError(`a window needs a run of more than 0 days after a warm-up of 0 or more, not ${plan.run}`);
    }
    const dates = monthsBetween(plan.start, this.from, this.to);
    const starts = dates.map((date) => Math.max(this.from, daysBetween(plan.start, date) * MINUTES_PER_DAY));
    const firstYear = yearOf(dates[0]);
    this.monthDates = dates;
    this.monthStarts = Float64Array.of(...starts, this.to);
    this.yearOfMonth = Uint16Array.from(dates, (date) => yearOf(date) - firstYear);
    this.years = [...new Set(dates.map(yearOf))];
    this.yearEnds = this.years.map((_, year) => this.monthStarts[this.yearOfMonth.lastIndexOf(year) + 1]);
  }

  get months(): number {
    return this.yearOfMonth.length;
  }

  contains(time: number): boolean {
    return time >= this.from && time < this.to;
  }

  /** Position in `years` of a moment within the window. */
  yearAt(time: number): number {
    return this.yearOfMonth[this.monthAt(time)];
  }

  /** The month of a moment within the window; moments mostly come in order, so the last answer is tried first. */
  monthAt(time: number): number {
    const starts = this.monthStarts;
    let month = this.#month;
    while (time < starts[month]) month--;
    while (time >= starts[month + 1]) month++;
    this.#month = month;
    return month;
  }
}

/** The day the window opens and every first of a month inside it. */
function monthsBetween(start: IsoDate, from: number, to: number): IsoDate[] {
  const dates = [dateAfter(start, from / MINUTES_PER_DAY)];
  for (;;) {
    const next = startOfNextMonth(dates[dates.length - 1]);
    if (daysBetween(start, next) * MINUTES_PER_DAY >= to) return dates;
    dates.push(next);
  }
}
