import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CLOCK_EXCLUSIONS,
  CLOCK_STARTS,
  type ClockMoments,
  type ClockRule,
  clockInWords,
  clockStartUnder,
  DEFAULT_CLOCK,
} from "../../src/policy/index.js";

// Identified on day 10, referred 3 days later, assessed 20 days after that, then a report, a second opinion of 7 days and the list;
// there the reports ran out and took 5 days to be renewed.
const D = 1440;
const MOMENTS: ClockMoments = {
  identified: 10 * D,
  referred: 13 * D,
  assessed: 33 * D,
  reported: 40 * D,
  listed: 47 * D,
  secondOpinion: 7 * D,
  renewedPapers: 5 * D,
  entry: 0,
};

describe("where the clock starts, worked by hand", () => {
  test.each<[Partial<ClockRule>, number]>([
    [{}, 10],
    [{ startsAt: "referred" }, 13],
    [{ startsAt: "assessed" }, 33],
    [{ startsAt: "reported" }, 40],
    [{ startsAt: "listed" }, 47],
    [{ excludes: ["secondOpinion"] }, 17],
    [{ excludes: ["renewedPapers"] }, 15],
    [{ excludes: ["secondOpinion", "renewedPapers"] }, 22],
    [{ startsAt: "reported", excludes: ["secondOpinion"] }, 47],
    [{ excludes: ["readmissions"] }, 10],
    // The second opinion was over when the person joined the list, so there is nothing to leave out; renewals came later.
    [{ startsAt: "listed", excludes: ["secondOpinion"] }, 47],
    [{ startsAt: "listed", excludes: ["renewedPapers"] }, 52],
    // Standards and stages judge a time; they do not move its start.
    [{ standard: 14, stages: { assessment: 7, transfer: 7 }, exceptional: 0.5 }, 10],
  ])("%j: day %d", (rule, day) => {
    expect(clockStartUnder({ ...DEFAULT_CLOCK, ...rule })(MOMENTS)).toBe(day * D);
  });

  test("people who have been in hospital before count unless they are left out", () => {
    const again = { ...MOMENTS, entry: 2 };
    expect(clockStartUnder(DEFAULT_CLOCK)(again)).toBe(10 * D);
    expect(clockStartUnder({ ...DEFAULT_CLOCK, excludes: ["readmissions"] })(again)).toBeUndefined();
  });

  test("what has not happened gives no time", () => {
    expect(clockStartUnder({ ...DEFAULT_CLOCK, startsAt: "listed" })({ ...MOMENTS, listed: Number.NaN })).toBeNaN();
  });
});

describe("for any moments in order", () => {
  const steps = fc.tuple(...Array.from({ length: 6 }, () => fc.integer({ min: 0, max: 100 * D })));
  const moments = steps.map(([identified, notice, assessment, report, opinion, papers]): ClockMoments => {
    const referred = identified + notice;
    const assessed = referred + assessment;
    const reported = assessed + report;
    const listed = reported + opinion;
    return {
      identified,
      referred,
      assessed,
      reported,
      listed,
      secondOpinion: opinion,
      renewedPapers: papers,
      entry: 0,
    };
  });

  test("a later start never starts sooner, whatever is left out", () => {
    fc.assert(
      fc.property(moments, fc.subarray([...CLOCK_EXCLUSIONS]), (moment, excludes) => {
        const starts = CLOCK_STARTS.map((startsAt) =>
          clockStartUnder({ ...DEFAULT_CLOCK, startsAt, excludes })(moment),
        );
        expect(starts).toEqual([...starts].sort((one, other) => (one ?? 0) - (other ?? 0)));
      }),
      { seed: 1 },
    );
  });

  test("leaving out shortens the time by what is left out, and never makes it negative", () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...CLOCK_STARTS), (moment, startsAt) => {
        const admitted = moment.listed + moment.renewedPapers;
        const time = (excludes: ClockRule["excludes"]) =>
          admitted - (clockStartUnder({ ...DEFAULT_CLOCK, startsAt, excludes })(moment) ?? Number.NaN);
        expect(time(["secondOpinion", "renewedPapers"])).toBeGreaterThanOrEqual(0);
        expect(time([]) - time(["renewedPapers"])).toBe(moment.renewedPapers);
      }),
      { seed: 2 },
    );
  });
});

describe("the sentence", () => {
  test.each<[Partial<ClockRule>, string]>([
    [{}, "Transfer time starts when the need is identified; the standard is 28 days."],
    [{ startsAt: "referred", standard: 1 }, "Transfer time starts when admission is asked for; the standard is 1 day."],
    [
      { startsAt: "assessed", stages: { assessment: 14, transfer: 14 } },
      "Transfer time starts at the first assessment; the standard is 28 days. The stages are 14 days to the first assessment and 14 days from there to admission.",
    ],
    [
      { startsAt: "reported", excludes: ["readmissions"] },
      "Transfer time starts when both reports are complete; the standard is 28 days. Left out: people who have been in hospital before.",
    ],
    [
      { startsAt: "listed", excludes: ["readmissions", "secondOpinion", "renewedPapers"], exceptional: 0.05 },
      "Transfer time starts when the person joins the waiting list; the standard is 28 days. Left out: people who have been in hospital before, the time that a second opinion takes and the time that stale reports take to be renewed. For 5 % of people circumstances are exceptional, and the standard does not apply.",
    ],
  ])("%j", (rule, sentence) => {
    expect(clockInWords({ ...DEFAULT_CLOCK, ...rule })).toBe(sentence);
  });
});
