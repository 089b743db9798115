import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { explainScenario } from "../../src/report/explain/explain.js";
import { renderMarkdown } from "../../src/report/markdown.js";
import { renderTerminal } from "../../src/report/terminal.js";
import { textWidth } from "../../src/report/text-width.js";
import { readScenario, type Scenario } from "../../src/scenario/index.js";
import { SMALL } from "../scenario/small.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FILES = ["scenarios", "examples"].flatMap((folder) =>
  readdirSync(`${ROOT}${folder}`)
    .filter((name) => name.endsWith(".yaml") && !name.endsWith("-targets.yaml"))
    .map((name) => `${folder}/${name}`),
);

function shipped(path: string): Scenario {
  const text = (name: string) => readFileSync(`${ROOT}${name}`, "utf8");
  const folder = path.slice(0, path.indexOf("/") + 1);
  return readScenario({
    name: path,
    text: text(path),
    read: (name) => ({ name: folder + name, text: text(folder + name) }),
  });
}

const explained = (text: string) => renderTerminal(explainScenario(readScenario({ name: "a", text })), { width: 400 });

describe("every scenario of the house", () => {
  test.each(FILES)("%s is explained, at every width", (path) => {
    const scenario = shipped(path);
    const full = renderMarkdown(explainScenario(scenario));
    expect(full).not.toMatch(/NaN|undefined|Infinity|\[object|null/);
    for (const { name } of [...scenario.groups, ...scenario.estate.units, ...scenario.estate.catchments]) {
      expect(full).toContain(name);
    }
    const brief = explainScenario(scenario, "brief");
    for (const width of [40, 80, 120]) {
      const lines = renderTerminal(brief, { width, bars: true }).split("\n");
      expect(lines.filter((line) => textWidth(line) > width)).toEqual([]);
    }
  });
});

test("the same file gives the same words", () => {
  expect(explainScenario(shipped("scenarios/every-rule.yaml"))).toEqual(
    explainScenario(shipped("scenarios/every-rule.yaml")),
  );
});

const BY_HAND = `format: securebeds/scenario@1
name: By hand
about: Worked with a pencil.
start: 2026-01-01
study: { run: 2 years, warmUp: 1 year, replications: 7, targets: [{ metric: bedWait.within28, atLeast: 85% }] }
atStart: { stationary: { occupancy: 50%, waiting: 3 } }
estate:
  catchments: [north, south]
  units:
    fell: { catchment: north, beds: 10, changes: [{ on: 2028-07-01, beds: +4 }] }
    dale: { catchment: south, beds: 2, bedDayCost: 600 }
demand:
  court:
    from: court
    perYear: 20
    mix: { catchment: { north: 75%, south: 25% }, urgency: { urgent: 40%, routine: 60% } }
access:
  firstAssessment: { exponential: { mean: 10 } }
  accepted: { value: 50%, from: 40%, to: 60%, source: nobody knows, label: assumed }
  recovery: { fixed: 90 }
stays: { rehabilitate: { uniform: { from: 100, to: 300 } } }
report: { purpose: To be told in a test. }
`;

describe("worked by hand", () => {
  const text = explained(BY_HAND);

  test("the estate, with what changes in it", () => {
    expect(text).toContain("12 medium-secure beds on 2026-01-01 in 2 units; 2 catchments (north and south)");
    expect(text).toContain("fell is to change: +4 on 2028-07-01; from 10 beds to 14.");
    expect(text).toMatch(/dale +south .* 2 +£600\n/);
    expect(text).toMatch(/fell +north .* 10 +–\n/);
    expect(text).toContain("and there are 13 on average over the measured years.");
  });

  test("who asks, and the way to the bed", () => {
    expect(text).toContain("About 20 people a year are found to be in need");
    expect(text).toMatch(/court +the courts +s37\/41 \(hospital order with restriction\) +20 +steady/);
    expect(text).toContain("Belonging to north (75 %) and south (25 %). Urgency: 40 % urgent and 60 % routine.");
    // Exponential: median 10 ln 2 = 6.93, a tenth above 10 ln 10 = 23.03.
    expect(text).toMatch(/referral → first assessment +everybody +6\.9 days +23 days +10 days/);
    expect(text).toMatch(/no longer in need +everybody +90 days +nobody +90 days/);
    expect(text).toContain("50 % are accepted.");
  });

  test("stays", () => {
    // Uniform from 100 to 300: median 200, a tenth above 280.
    expect(text).toMatch(/plan “rehabilitate” → ready to leave +everybody +200 days +280 days +200 days/);
  });

  test("the study", () => {
    expect(text).toContain("starts on 2026-01-01 with 50 % of beds occupied");
    expect(text).toContain("3 people waiting");
    expect(text).toContain("Warm-up of 1 year, to 2027-01-01");
    expect(text).toContain("Measured for 2 years, from 2027-01-01 to 2028-12-31");
    expect(text).toContain("7 replications, a fixed number");
    expect(text).toContain("Target: 85 % of people waiting 28 days or less for a bed.");
    expect(text).toContain("To be told in a test.");
  });

  test("Little's law, pool by pool", () => {
    // 10 a year join for 200 days: 10 × 200 ÷ 365.25 = 5.48 beds. North has three quarters of it, 4.11, and dale 1.37.
    // Of 730.5 days, 913 to 1095.75 from the start have 4 more beds: 10 + 4 × 183.75 ÷ 730.5 = 11.0 (1 July 2028 is day 912).
    expect(text).toContain("here 10 × 200 ÷ 365.25 = 5.48");
    expect(text).toMatch(/north +7\.5 +200 +4\.11 +11 +37 % +8\n/);
    expect(text).toMatch(/south +2\.5 +200 +1\.37 +2 +68 % +4\n/);
    expect(text).toContain("No pool is asked for as many beds as it has");
  });

  test("the guess, and why it is one", () => {
    // Poisson quantiles at 95 %: P(X ≤ 7 | 4.107) = 0.938 and P(X ≤ 8) = 0.975; P(X ≤ 3 | 1.369) = 0.949 and P(X ≤ 4) = 0.987.
    expect(text).toContain("That suggests about 12 beds, all pools together");
    expect(text).toContain("This is a guess, not an answer. It says nothing of how long people wait");
  });

  test("where figures come from", () => {
    expect(text).toContain("Of 1 figure that the scenario gives a source for: 0 published, 0 derived and 1 assumed.");
    expect(text).toContain("access.accepted: 50% (between 40 % and 60 %) – nobody knows");
  });
});

describe("what is asked for more than it has", () => {
  test("is said, with its years", () => {
    const text = explained(
      SMALL.replace("perYear: 4", "perYear: 40").replace("name: small", "name: small\nstudy: { run: 2 years }"),
    );
    expect(text).toMatch(/Asked for at least as many beds as they have, .*: moorside \(\d{4} to \d{4}\)\./);
    // 40 a year for 600 days.
    expect(text).toContain("about 66 beds would be in use");
  });
});

describe("hostile words", () => {
  const name = '=1+1 <script>alert(1)</script> "><img onerror=x> | `a` שלום';

  test("are legible and harmless", () => {
    const scenario = readScenario({ name: "a", text: SMALL.replace("name: small", `name: ${JSON.stringify(name)}`) });
    const markdown = renderMarkdown(explainScenario(scenario));
    expect(markdown).not.toMatch(/<(script|img)/);
    expect(markdown).toContain("=1+1 &lt;script&gt;");
    expect(markdown).toContain("שלום");
  });

  test("of a program's own cannot move the cursor", () => {
    const scenario = readScenario({ name: "a", text: SMALL });
    const long = "x".repeat(10_000);
    const hostile = { ...scenario, name: `\u001b[2J\u202e${long}`, about: "\u0007bell" };
    const lines = renderTerminal(explainScenario(hostile), { width: 40 }).split("\n");
    expect(lines.join("")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(40);
    expect(lines.join("").match(/x{40}/g)?.length).toBeGreaterThan(200);
  });
});
