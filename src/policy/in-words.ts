import type { Engagement } from "../domain/index.js";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "../foundation/index.js";

/** How the sentences of rules write numbers and lists. */

export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

/** A length of time in the largest unit that needs no fraction: `2 years`, `6 months`, `28 days`. */
export function lengthOfTime(days: number): string {
  const unit = UNITS.find(({ length }) => days >= length && isWhole(days / length));
  return unit === undefined
    ? counted(Math.round(days * 10) / 10, "day")
    : counted(Math.round(days / unit.length), unit.name);
}

const UNITS = [
  { name: "year", length: DAYS_PER_YEAR },
  { name: "month", length: DAYS_PER_MONTH },
] as const;

/** Whole but for the rounding of a division. */
function isWhole(amount: number): boolean {
  return Math.abs(amount - Math.round(amount)) < 1e-9;
}

/** `1 bed`, `2 beds`. */
export function counted(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function and(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/** After `people` or `those`. */
export const ENGAGEMENT_IN_WORDS: Readonly<Record<Engagement, string>> = {
  engaging: "who engage",
  notEngaging: "who do not engage",
  tooHighRisk: "thought too high a risk",
};
