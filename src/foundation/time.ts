/** The clock counts whole minutes; people read and write days. A year is 365.25 days, everywhere. */
export const MINUTES_PER_DAY = 1440;
export const DAYS_PER_YEAR = 365.25;
export const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;
export const MINUTES_PER_YEAR = MINUTES_PER_DAY * DAYS_PER_YEAR;

const MILLISECONDS_PER_DAY = 86_400_000;

/** Rounds a duration to the clock's resolution. [days] → [minutes] */
export function minutesFromDays(days: number): number {
  return Math.round(days * MINUTES_PER_DAY);
}

/** [minutes] → [days] */
export function daysFromMinutes(minutes: number): number {
  return minutes / MINUTES_PER_DAY;
}

/** A calendar date without a time or a zone, such as `2026-04-01`. */
export type IsoDate = string;

/** Whether the text is a real calendar date written as year-month-day. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(milliseconds) && new Date(milliseconds).toISOString().startsWith(text);
}

/** Days from one date to another; negative when `to` comes first. Dates have no zone, so no daylight saving. [days] */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MILLISECONDS_PER_DAY;
}

/** The date that lies `days` whole days after another. */
export function dateAfter(from: IsoDate, days: number): IsoDate {
  const milliseconds = Date.parse(`${from}T00:00:00Z`) + Math.floor(days) * MILLISECONDS_PER_DAY;
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/** `dateAfter` of the same day again and again, each date worked out once: for those who write a million of them. */
export function datesFrom(from: IsoDate): (days: number) => IsoDate {
  const known = new Map<number, IsoDate>();
  return (days) => {
    const day = Math.floor(days);
    const date = known.get(day) ?? dateAfter(from, day);
    if (!known.has(day)) known.set(day, date);
    return date;
  };
}

/** The first of January of `year`. */
export function startOfYear(year: number): IsoDate {
  return `${String(year).padStart(4, "0")}-01-01`;
}

export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

/** The first day of the month that follows the month of `date`. */
export function startOfNextMonth(date: IsoDate): IsoDate {
  const year = yearOf(date);
  const month = Number(date.slice(5, 7));
  return month === 12 ? startOfYear(year + 1) : `${date.slice(0, 5)}${String(month + 1).padStart(2, "0")}-01`;
}
