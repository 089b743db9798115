import { describe, expect, test } from "vitest";
import type { BedsResult } from "../../src/experiment/index.js";
import { bedsAnswer } from "../../src/report/beds-answer.js";
import { bedsReport } from "../../src/report/beds-report.js";
import { renderTerminal } from "../../src/report/terminal.js";
import { estimate, madeUpBeds, madeUpScenario } from "./made-up.js";

const say = (changes: Partial<BedsResult>, governed?: Partial<BedsResult>) =>
  bedsAnswer({
    result: madeUpBeds(changes),
    ...(governed === undefined ? {} : { governed: madeUpBeds(governed) }),
  }).replaceAll("\u00a0", " ");

const found = (beds: number, low: number, high: number) => ({ kind: "found", beds, low, high, level: 0.95 }) as const;

describe("the answer", () => {
  test("is a sentence with its interval and today's beds", () => {
    expect(say({})).toBe(
      "478 beds keep 85 % of people waiting 28 days or less for a bed (95 % interval 472 to 485); now funded 440, so 38 more.",
    );
  });

  test("does not call fewer or more what the interval cannot tell from today's", () => {
    expect(say({ now: 480 })).toContain("; now funded 480, which these figures cannot tell from enough.");
    expect(say({ now: 472 })).toContain("cannot tell from enough");
    expect(say({ now: 485 })).toContain("cannot tell from enough");
    expect(say({ now: 486 })).toContain("; now funded 486, so 8 fewer.");
    expect(say({ now: 478 })).toContain("; now funded 478, so just these.");
  });

  test("names no interval where there is none", () => {
    expect(say({ answer: found(1200, 1200, 1200), now: 1000 })).toBe(
      "1,200 beds keep 85 % of people waiting 28 days or less for a bed; now funded 1,000, so 200 more.",
    );
  });

  test("says what stands in the way when no beds are enough, and answers for the part that beds govern", () => {
    const target = { metric: "transferTime.within28", bound: "atLeast", value: 0.85 } as const;
    expect(say({ target, answer: { kind: "beyondBeds", best: 0.41, withBeds: 1320 } }, {})).toBe(
      "No number of beds keeps 85 % of prison transfers within 28 days. With a bed always free (1,320 beds), 41.0 % would be in within 28 days: referral, assessments and warrant alone take longer. For the part that beds govern, the wait from joining the list to an offer: 478 beds keep 85 % of people waiting 28 days or less for a bed (95 % interval 472 to 485); now funded 440, so 38 more.",
    );
  });

  test("says when beds do not matter", () => {
    expect(say({ answer: { kind: "always", withBeds: 0, worst: 0.9 } })).toMatch(
      /^Even without any beds the target is kept/,
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
        result: madeUpBeds({ answer: found(812, 790, 840) }),
      },
    ];
    const lines = text(studies).split("\n");
    expect(lines[0]).toMatch(/^Scenario +Target +Beds +95 % interval +Against/);
    expect(lines.some((line) => /^Full/.test(line) && /812 +790 to 840 +\+372$/.test(line))).toBe(true);
  });

  test("does not give a slope through a wait that never ended", () => {
    const value = estimate("bedWait.p90", Number.POSITIVE_INFINITY, 100, Number.POSITIVE_INFINITY);
    const curve = madeUpBeds().curve.map((point) => ({ ...point, value }));
    expect(text([{ scenario: madeUpScenario(), result: madeUpBeds({ curve }) }])).not.toMatch(/NaN|Infinity/);
  });
});
