import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "../foundation/index.js";
import { counted, formatNumber, GLUE } from "./numbers.js";

/** A time as people say it: `12 days`, `7 months`, `43 years`. [days] */
export function timeInWords(days: number): string {
  if (days < 90) return counted(Math.round(days), "day");
  const years = days / DAYS_PER_YEAR;
  if (years < 2) return counted(Math.round(days / DAYS_PER_MONTH), "month");
  const decimals = years < 10 && Math.abs(years - Math.round(years)) > 0.05 ? 1 : 0;
  return `${formatNumber(years, decimals)}${GLUE}years`;
}
