import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "../../src/report/markdown.js";
import { stressDes } from "../../src/report/stress-des/stress-des.js";
import { fingerprint, readScenario } from "../../src/scenario/index.js";
import { SMALL } from "../scenario/small.js";
import { madeUpBeds, madeUpResult } from "./made-up.js";

/** The checklist as it was published. */
const ITEMS = [
  "1.1 Purpose of the model",
  "1.2 Model outputs",
  "1.3 Experimentation aims",
  "2.1 Base model overview diagram",
  "2.2 Base model logic",
  "2.3 Scenario logic",
  "2.4 Algorithms",
  "2.5.1 Components: entities",
  "2.5.2 Components: activities",
  "2.5.3 Components: resources",
  "2.5.4 Components: queues",
  "2.5.5 Components: entry and exit points",
  "3.1 Data sources",
  "3.2 Pre-processing",
  "3.3 Input parameters",
  "3.4 Assumptions",
  "4.1 Initialisation",
  "4.2 Run length",
  "4.3 Estimation approach",
  "5.1 Software or programming language",
  "5.2 Random sampling",
  "5.3 Model execution",
  "5.4 System specification",
  "6.1 Computer model sharing statement",
];

const small = (more = "") => readScenario({ name: "a", text: SMALL + more });
const written = (...of: Parameters<typeof stressDes>) => renderMarkdown(stressDes(...of));
/** What stands under one item. */
function under(text: string, item: string): string {
  const [, rest = ""] = text.split(`\n### ${item}\n`);
  return rest.split(/\n##?#? /)[0];
}

describe("STRESS-DES", () => {
  test("has every item once, in order, with something under it", () => {
    const text = written({ scenario: small() });
    expect(text.match(/^### .*$/gm)).toEqual(ITEMS.map((item) => `### ${item}`));
    for (const item of ITEMS) expect(under(text, item).trim().length, item).toBeGreaterThan(20);
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  test("marks what no program knows, with the key where it can be written", () => {
    const text = written({ scenario: small() });
    const open = [...text.matchAll(/To be written: .* under report\.(\w+)\./g)].map(([, key]) => key);
    expect(open).toEqual(["purpose", "experiments", "preprocessing", "system", "codeAccess"]);
  });

  test("says what the file says instead, and moves no number by it", () => {
    const report = `report:
  purpose: For the board.
  experiments: Whether one more ward would do.
  preprocessing: Duplicates were taken out.
  system: A laptop.
  codeAccess: On request.
`;
    const scenario = small(report);
    const text = written({ scenario });
    expect(text).not.toContain("To be written");
    expect(under(text, "1.1 Purpose of the model")).toContain("For the board.");
    expect(under(text, "3.2 Pre-processing")).toContain("Duplicates were taken out.");
    expect(under(text, "6.1 Computer model sharing statement")).toContain("On request.");
    expect(fingerprint(scenario)).toBe(fingerprint(small()));
  });

  test("is filled in from the scenario", () => {
    const text = written({
      scenario: small("access: { firstAssessment: { gamma: { mean: 20, sd: 10 } } }\nseed: 77\n"),
    });
    // Gamma with mean 20 and sd 10: shape 4, scale 5.
    expect(under(text, "3.3 Input parameters") + text).toContain("gamma (shape 4, scale 5)");
    expect(text).toContain("| plan “rehabilitate” → ready to leave | everybody | fixed (600) |");
    expect(under(text, "5.2 Random sampling")).toContain("The seed is 77.");
    expect(under(text, "2.5.3 Components: resources")).toContain("10 beds in 1 unit");
  });

  test("says what a run and a search for beds did", () => {
    const scenario = small();
    const text = written({
      scenario,
      run: madeUpResult({ replications: 41, stopped: "precise enough" }),
      beds: madeUpBeds(),
      others: [{ ...scenario, name: "More beds", about: "Ten more.", differences: ["moorside: +10 beds (10 → 20)"] }],
    });
    expect(under(text, "4.3 Estimation approach")).toContain(
      "41 replications: stopped when the intervals were precise",
    );
    expect(under(text, "1.3 Experimentation aims")).toContain("Simulation optimisation: the smallest number of beds");
    expect(under(text, "1.3 Experimentation aims")).toContain("Scenario “More beds”: Ten more.");
    expect(under(text, "2.3 Scenario logic")).toContain("moorside: +10 beds");
    expect(under(text, "5.1 Software or programming language")).toContain("00000000deadbeef");
  });

  test("lets no words of a file become markup", () => {
    const text = written({ scenario: small("about: '<script>x</script> [a](javascript:b)'\n") });
    expect(text).not.toContain("<script>");
    expect(text).not.toContain("[a](javascript:b)");
  });

  test("knows of England what its file says", () => {
    const folder = fileURLToPath(new URL("../../scenarios/", import.meta.url));
    const name = "england.yaml";
    const scenario = readScenario({ name, text: readFileSync(`${folder}${name}`, "utf8") });
    const text = written({ scenario });
    expect(under(text, "6.1 Computer model sharing statement")).toContain("MIT licence");
    expect(under(text, "3.1 Data sources")).toContain("HAN25");
    for (const { path } of scenario.sources) expect(text.replaceAll("\\", ""), path).toContain(`- ${path}: `);
  });
});
