import { describe, expect, test } from "vitest";
import type { BedsResult } from "../../src/experiment/index.js";
import { bedsAnswer } from "../../src/report/beds-answer.js";
import { bedsReport } from "../../src/report/beds-report.js";
import { renderTerminal } from "../../src/report/terminal.js";
import { estimate, FOUND, madeUpBeds, madeUpScenario } from "./made-up.js";

const say = (changes: Partial<BedsResult>, governed?: Partial<BedsResult>) =>
  bedsAnswer({
    result: madeUpBeds(changes),
    ...(governed === undefined ? {} : { governed: madeUpBeds(governed) }),
  }).replaceAll("\u00a0", " ");

describe("the answer", () => {
  test("is a sentence with its interval and today's beds", () => {
    expect(say({})).toBe(
      "About 478 beds keep 85 % of people waiting 28 days or less for a bed (95 % interval 472 to 485, chance only); now funded 440, so 38 more. With 95 % confidence 478 keep the target and 477 do not, provided that differences below 0.5 points do not matter.",
    );
  });

  test("does not call fewer or more what the interval cannot tell from today's", () => {
    const enough = "; 480 are funded, and that may already be enough: the interval includes it.";
    expect(say({ now: 480 })).toContain(enough);
    for (const now of [472, 478, 485]) expect(say({ now })).toContain(enough.replace("480", String(now)));
    expect(say({ now: 486 })).toContain("; now funded 486, so 8 fewer.");
    expect(say({ now: 471 })).toContain("; now funded 471, so 7 more.");
  });

  test("names the ends that an interval has, and no others", () => {
    const answer = { ...FOUND, beds: 1200, level: 0.95 } as const;
    const ends = (low?: number, high?: number) => say({ answer: { ...answer, low, high }, now: 1000 });
    expect(ends(1150)).toContain("(95 % interval 1,150 or more, chance only); now funded 1,000, so 200 more.");
    expect(ends(undefined, 1250)).toContain("(95 % interval 1,250 or fewer, chance only)");
    expect(ends(undefined, 1250)).toContain("1,000 are funded, and that may already be enough");
    expect(ends()).toContain("(too few replications for an interval)");
  });

  test("says what stands in the way when no beds are enough, and answers for the part that beds govern", () => {
    const target = { metric: "transferTime.within28", bound: "atLeast", value: 0.85 } as const;
    const today = { ...madeUpBeds().today, value: estimate("transferTime.within28", 0.12, 0.11, 0.13) };
    const answer = { kind: "beyondBeds", best: 0.41, withBeds: 1320, everyoneServed: true, left: [] } as const;
    expect(say({ target, today, answer }, {})).toBe(
      "No number of beds keeps 85 % of prison transfers within 28 days. Today it is 12.0 %; with a bed always free (tried with 1,320 beds), it would be 41.0 %: referral, assessments and warrant alone take longer. For the part that beds govern, the wait from joining the list to an offer: about 478 beds keep 85 % of people waiting 28 days or less for a bed (95 % interval 472 to 485, chance only); now funded 440, so 38 more. With 95 % confidence 478 keep the target and 477 do not, provided that differences below 0.5 points do not matter.",
    );
  });

  test("does not blame anything else while somebody still waits for a bed", () => {
    const answer = { kind: "beyondBeds", best: 0.5, withBeds: 1320, everyoneServed: false, left: [] } as const;
    const text = say({ answer });
    expect(text).toContain("not with 1,320 beds either, shared out as beds are today; somebody still waits for one.");
    expect(text).not.toContain("always free");
  });

  test("says when hardly any beds are enough", () => {
    expect(say({ answer: { kind: "always", withBeds: 1, worst: 0.9 } })).toMatch(
      /^Even with only 1 bed the target is kept/,
    );
  });
});

describe("the report", () => {
  const text = (studies: Parameters<typeof bedsReport>[0]) => renderTerminal(bedsReport(studies, "brief"));

  test("shows what one more bed buys on the way to the next point", () => {
    const lines = text([{ scenario: madeUpScenario(), result: madeUpBeds() }]).split("\n");
    // (85.5 - 70) points ÷ 38 beds = 0.408; (90 - 85.5) ÷ 22 = 0.205; nothing beyond the last.
    expect(lines.find((line) => line.includes("now 440"))).toContain("+0.41 points");
    expect(lines.find((line) => /^ +478 /.test(line))).toContain("+0.20 points");
    expect(
      lines
        .find((line) => /^ +500 /.test(line))
        ?.trimEnd()
        .endsWith("–"),
    ).toBe(true);
  });

  test("leaves out on a screen what lies close by or far beyond, but never today or the answer", () => {
    const [first] = madeUpBeds().curve;
    const beds = [440, 470, 476, 478, 479, 490, 700, 720, 1320];
    const result = madeUpBeds({ curve: beds.map((each) => ({ ...first, beds: each })) });
    const shown = (detail: "brief" | "full") =>
      [
        ...renderTerminal(bedsReport([{ scenario: madeUpScenario(), result }], detail)).matchAll(
          /^ *(?:now )?([\d,]+) {2}/gm,
        ),
      ].map(([, text]) => Number(text.replace(",", "")));
    // One in a hundred of 478 is 4.78: 476 and 479 are too close to 478; 720 and 1,320 are beyond 717.
    expect(shown("brief")).toEqual([440, 470, 478, 490, 700]);
    expect(shown("full")).toEqual(beds);
  });

  test("compares several scenarios before it says anything else", () => {
    const studies = [
      { scenario: madeUpScenario({ name: "Today's rules" }), result: madeUpBeds() },
      {
        scenario: madeUpScenario({ name: "Full rehabilitation" }),
        result: madeUpBeds({ answer: { ...FOUND, beds: 812, low: 790, high: 840, level: 0.95 } }),
      },
    ];
    const lines = text(studies).split("\n");
    expect(lines[0]).toMatch(/^About 478 beds keep 85 % of people waiting/);
    const table = lines.find((line) => line.startsWith("Scenario"));
    expect(table).toMatch(/^Scenario +Target +Beds +95 % /);
    expect(lines.some((line) => /^Full/.test(line) && /812 +790 to 840 +\+372$/.test(line))).toBe(true);
  });

  test("does not give a slope through a wait that never ended", () => {
    const value = estimate("bedWait.p90", Number.POSITIVE_INFINITY, 100, Number.POSITIVE_INFINITY);
    const curve = madeUpBeds().curve.map((point) => ({ ...point, value }));
    expect(text([{ scenario: madeUpScenario(), result: madeUpBeds({ curve }) }])).not.toMatch(/NaN|Infinity/);
  });
});
