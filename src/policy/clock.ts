import type { RuleDescription } from "./description.js";
import { and, lengthOfTime, percent } from "./in-words.js";

/** Moments at which the transfer clock may start. */
export const CLOCK_STARTS = ["identified", "referred", "assessed", "reported", "listed"] as const;
export type ClockStart = (typeof CLOCK_STARTS)[number];

/** What transfer time may leave out: people who have been in hospital before; the time that a second opinion takes; the time
 *  that stale reports take to be renewed. */
export const CLOCK_EXCLUSIONS = ["readmissions", "secondOpinion", "renewedPapers"] as const;
export type ClockExclusion = (typeof CLOCK_EXCLUSIONS)[number];

/** Rule 1: where transfer time starts, how long it should take at most, and what is left out. */
export interface ClockRule {
  readonly startsAt: ClockStart;
  /** [days] */
  readonly standard: number;
  /** Two limits one after the other: referral → first assessment, and first assessment → admission. [days] */
  readonly stages?: { readonly assessment: number; readonly transfer: number };
  readonly excludes: readonly ClockExclusion[];
  /** Share of people to whom the standard does not apply: exceptional circumstances. [0, 1] */
  readonly exceptional: number;
}

export const DEFAULT_CLOCK: ClockRule = { startsAt: "identified", standard: 28, excludes: [], exceptional: 0 };

/** When things happened to one person on the way to a bed; NaN for what has not happened. [minutes] */
export interface ClockMoments {
  readonly identified: number;
  readonly referred: number;
  readonly assessed: number;
  readonly reported: number;
  readonly listed: number;
  /** Time that a second opinion took, and that stale reports took to be renewed. [minutes] */
  readonly secondOpinion: number;
  readonly renewedPapers: number;
  /** How often the person has been in hospital before. */
  readonly entry: number;
}

/** When a person's transfer time starts, the time left out already added; undefined when the person is not measured. What
 *  was over before the clock started is not in the time and cannot be left out of it. [minutes] */
export function clockStartUnder({ startsAt, excludes }: ClockRule): (moments: ClockMoments) => number | undefined {
  const omitsReadmissions = excludes.includes("readmissions");
  const omitsSecondOpinion = excludes.includes("secondOpinion") && startsAt !== "listed";
  const omitsRenewal = excludes.includes("renewedPapers");
  return (moments) => {
    if (omitsReadmissions && moments.entry > 0) return undefined;
    const secondOpinion = omitsSecondOpinion ? moments.secondOpinion : 0;
    return moments[startsAt] + secondOpinion + (omitsRenewal ? moments.renewedPapers : 0);
  };
}

const START_IN_WORDS: Readonly<Record<ClockStart, string>> = {
  identified: "when the need is identified",
  referred: "when admission is asked for",
  assessed: "at the first assessment",
  reported: "when both reports are complete",
  listed: "when the person joins the waiting list",
};

const EXCLUSIONS_IN_WORDS: Readonly<Record<ClockExclusion, string>> = {
  readmissions: "people who have been in hospital before",
  secondOpinion: "the time that a second opinion takes",
  renewedPapers: "the time that stale reports take to be renewed",
};

export function clockInWords({ startsAt, standard, stages, excludes, exceptional }: ClockRule): string {
  const sentences = [`Transfer time starts ${START_IN_WORDS[startsAt]}; the standard is ${lengthOfTime(standard)}.`];
  if (stages !== undefined)
    sentences.push(
      `The stages are ${lengthOfTime(stages.assessment)} to the first assessment and ${lengthOfTime(stages.transfer)} from there to admission.`,
    );
  if (excludes.length > 0) sentences.push(`Left out: ${and(excludes.map((each) => EXCLUSIONS_IN_WORDS[each]))}.`);
  if (exceptional > 0)
    sentences.push(
      `For ${percent(exceptional)} of people circumstances are exceptional, and the standard does not apply.`,
    );
  return sentences.join(" ");
}

/** The rule in the catalogue. */
export const CLOCK_DESCRIBED: RuleDescription = {
  name: "clock",
  question: "When does transfer time start, how long should it take, and what does not count?",
  parameters: [
    {
      name: "startsAt",
      meaning:
        "moment at which transfer time starts: identified, referred, assessed, reported or listed (the last of these is joining the waiting list)",
      default: "identified",
      example: "referred",
    },
    {
      name: "standard",
      meaning: "time that a transfer from prison should take at most",
      default: "28 days",
      example: "28 days",
    },
    {
      name: "stages",
      meaning: "limits of the two stages, request to first assessment and first assessment to admission",
      default: "none",
      example: "{ assessment: 14 days, transfer: 14 days }",
    },
    {
      name: "excludes",
      meaning:
        "what is left out: readmissions (people who have been in hospital before), secondOpinion and renewedPapers (the time these take)",
      default: "[]",
      example: "[readmissions, secondOpinion]",
    },
    {
      name: "exceptional",
      meaning: "share of people in exceptional circumstances, to whom the standard does not apply",
      default: "0%",
      example: "5%",
    },
  ],
  defaultSentence: clockInWords(DEFAULT_CLOCK),
  example:
    "{ startsAt: referred, standard: 28 days, stages: { assessment: 14 days, transfer: 14 days }, excludes: [readmissions, secondOpinion], exceptional: 5% }",
  exampleSentence: clockInWords({
    startsAt: "referred",
    standard: 28,
    stages: { assessment: 14, transfer: 14 },
    excludes: ["readmissions", "secondOpinion"],
    exceptional: 0.05,
  }),
};
