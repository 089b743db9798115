import { InvalidArgumentError } from "commander";
import type { BedsTarget } from "../experiment/index.js";
import { DAYS_PER_YEAR } from "../foundation/index.js";

const EXAMPLE =
  'such as "bedWait.within28 >= 85%", "bedWait.mean <= 30 days" or "bedWait.within28 of catchment North >= 85%"';
const BOUND = /^\s{0,9}(-?\d{1,15}(?:\.\d{1,9})?)\s{0,9}(%|[a-z]{1,20})?\s{0,9}$/;
const ABOUT = /^([\w.]{1,99})(?:\s{1,9}of\s{1,9}(\w{1,20})[\s:=]{1,9}(\S.{0,199}))?$/u;
const SCOPES = ["group", "unit", "catchment", "year"] as const;

const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: DAYS_PER_YEAR / 12, year: DAYS_PER_YEAR };

/** `bedWait.within28 >= 85%`, `bedWait.within28 of catchment North >= 85%`. Whether there is such a metric or a place is for
 *  the experiment to say. */
export function target(text: string): BedsTarget {
  const sign = /(>=|<=|≥|≤)(?!.*(>=|<=|≥|≤))/.exec(text.slice(0, 400));
  const [, metric, scope, name] = ABOUT.exec(text.slice(0, sign?.index).trim()) ?? [];
  const [, digits, unit] = (sign && BOUND.exec(text.slice(sign.index + sign[1].length))) ?? [];
  if (sign === null || metric === undefined || digits === undefined)
    throw new InvalidArgumentError(`Expected metric, >= or <=, and a bound, ${EXAMPLE}.`);
  const bound = sign[1] === ">=" || sign[1] === "≥" ? "atLeast" : "atMost";
  const value = Number(digits) * scaleOf(unit);
  return { metric, bound, value, ...(scope !== undefined && { of: partOf(scope, name ?? "") }) };
}

/** `--target` may be given several times: all are to be kept at once. */
export function targets(text: string, before: readonly BedsTarget[] = []): readonly BedsTarget[] {
  return [...before, target(text)];
}

function partOf(word: string, name: string): NonNullable<BedsTarget["of"]> {
  const scope = SCOPES.find((each) => each === word);
  if (scope !== undefined) return { scope, name: name.trim() };
  throw new InvalidArgumentError(`After “of” goes group, unit, catchment or year and a name, ${EXAMPLE}.`);
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
