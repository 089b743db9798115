/** Moments at which the transfer clock may start. */
export const CLOCK_STARTS = ["identified", "referred", "assessed", "reported", "listed"] as const;
export type ClockStart = (typeof CLOCK_STARTS)[number];

/** Rule 1: where transfer time starts, and how long it should take at most. */
export interface ClockRule {
  readonly startsAt: ClockStart;
  /** [days] */
  readonly standard: number;
}

export const DEFAULT_CLOCK: ClockRule = { startsAt: "identified", standard: 28 };

const START_IN_WORDS: Readonly<Record<ClockStart, string>> = {
  identified: "when the need is identified",
  referred: "when admission is asked for",
  assessed: "at the first assessment",
  reported: "when both reports are complete",
  listed: "when the person joins the waiting list",
};

export function clockInWords(rule: ClockRule): string {
  return `Transfer time starts ${START_IN_WORDS[rule.startsAt]}; the standard is ${rule.standard} days.`;
}
