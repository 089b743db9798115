import { describeMetric, type Measure } from "../observe/index.js";
import type { Target } from "../scenario/index.js";
import { givenInWords } from "./estimates.js";

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
export function targetInWords({ metric, bound, value }: Target): string {
  const { measure } = describeMetric(metric);
  const { whole, thing } = wordsFor(metric);
  if (whole !== undefined && bound === "atLeast") return `${givenInWords(value, measure)} of ${whole}`;
  return `${thing} at ${boundInWords({ bound, value }, measure)}`;
}

/** `85 % or more`, `30 days or less`. */
export function boundInWords({ bound, value }: Omit<Target, "metric">, measure: Measure): string {
  return `${givenInWords(value, measure)} or ${bound === "atLeast" ? "more" : "less"}`;
}

function lowerFirst(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
