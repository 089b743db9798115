import { InvalidArgumentError } from "commander";
import { DAYS_PER_YEAR } from "../foundation/index.js";
import type { Target } from "../scenario/index.js";

const EXAMPLE = 'such as "bedWait.within28 >= 85%" or "bedWait.mean <= 30 days"';
const TARGET =
  /^\s{0,9}([\w.]{1,99})\s{0,9}(>=|<=|≥|≤)\s{0,9}(-?\d{1,15}(?:\.\d{1,9})?)\s{0,9}(%|[a-z]{1,20})?\s{0,9}$/;

const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: DAYS_PER_YEAR / 12, year: DAYS_PER_YEAR };

/** `bedWait.within28 >= 85%`. Whether there is such a metric is for the experiment to say. */
export function target(text: string): Target {
  const [, metric, sign, digits, unit] = TARGET.exec(text) ?? [];
  if (metric === undefined || digits === undefined)
    throw new InvalidArgumentError(`Expected metric, >= or <=, and a bound, ${EXAMPLE}.`);
  const bound = sign === ">=" || sign === "≥" ? "atLeast" : "atMost";
  return { metric, bound, value: Number(digits) * scaleOf(unit) };
}

function scaleOf(unit: string | undefined): number {
  if (unit === undefined) return 1;
  if (unit === "%") return 0.01;
  const scale = DAYS[unit.replace(/s$/, "")];
  if (scale !== undefined) return scale;
  throw new InvalidArgumentError(
    `There is no unit “${unit}” here; write a percentage, or days, weeks, months or years.`,
  );
}
