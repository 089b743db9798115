import type { BedsPlace, BedsTarget } from "../experiment/index.js";
import { describeMetric, type Measure, type Part } from "../observe/index.js";
import type { Target } from "../scenario/index.js";
import { givenInWords } from "./estimates.js";
import { lowerFirst } from "./first-letter.js";
import { listed } from "./numbers.js";

interface Words {
  /** After a share: `85 % of people waiting 28 days or less for a bed`. */
  readonly whole?: string;
  /** Before a bound: `the mean wait for a bed at 30 days or less`. */
  readonly thing: string;
}

const DAYS = /^(bedWait|transferTime)\.within(\d+)$/;
const WHAT: Readonly<Record<string, string>> = { bedWait: "wait for a bed", transferTime: "transfer time" };
const WHICH: Readonly<Record<string, string>> = {
  mean: "mean",
  median: "median",
  p90: "90th percentile of the",
  p95: "95th percentile of the",
};

function wordsFor(metric: string): Words {
  const thing = lowerFirst(describeMetric(metric).title);
  const [, family, days] = DAYS.exec(metric) ?? [];
  if (family === "bedWait") return { thing, whole: `people waiting ${days} days or less for a bed` };
  if (family === "transferTime") return { thing, whole: `prison transfers within ${days} days` };
  if (metric === "listed.admittedWithin28") return { thing, whole: "people on the list admitted within 28 days" };
  const [subject = "", statistic = ""] = metric.split(".");
  const known = Object.hasOwn(WHAT, subject) && Object.hasOwn(WHICH, statistic);
  return { thing: known ? `the ${WHICH[statistic]} ${WHAT[subject]}` : thing.includes(",") ? `“${thing}”` : thing };
}

/** What beds must keep: `85 % of people waiting 28 days or less for a bed`, `the mean wait for a bed at 30 days or less`. */
export function targetInWords({ metric, bound, value, of: part }: BedsTarget): string {
  const { measure } = describeMetric(metric);
  const { whole, thing } = wordsFor(metric);
  const where = part === undefined ? "" : ` ${partInWords(part)}`;
  if (whole !== undefined && bound === "atLeast") return `${givenInWords(value, measure)} of ${whole}${where}`;
  return `${thing}${where} at ${boundInWords({ bound, value }, measure)}`;
}

export function targetsInWords(targets: readonly BedsTarget[]): string {
  return listed(targets.map(targetInWords));
}

/** `in the catchment North`, `in the group remand`, `in 2035`. */
export function partInWords({ scope, name }: Part): string {
  return scope === "year" ? `in ${name}` : `in the ${scope} ${name}`;
}

/** ` in the units A and B`; nothing for a whole estate. */
export function placesInWords(where: "all" | readonly BedsPlace[]): string {
  if (where === "all") return "";
  const [first] = where;
  if (where.length === 1) return ` ${partInWords(first)}`;
  if (where.length > MOST_NAMED) return ` in ${where.length} ${first.scope}s`;
  const alike = where.every(({ scope }) => scope === first.scope);
  if (alike) return ` in the ${first.scope}s ${listed(where.map(({ name }) => name))}`;
  return ` in ${listed(where.map(({ scope, name }) => `the ${scope} ${name}`))}`;
}

/** More places than this are counted, not named. */
const MOST_NAMED = 5;

/** `85 % or more`, `30 days or less`. */
export function boundInWords({ bound, value }: Omit<Target, "metric">, measure: Measure): string {
  return `${givenInWords(value, measure)} or ${bound === "atLeast" ? "more" : "less"}`;
}
