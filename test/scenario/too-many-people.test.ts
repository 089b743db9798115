import { expect, test } from "vitest";
import { checkScenario } from "../../src/scenario/index.js";

/** What is said of so many people over 95 + 5 years; nothing when they are not too many. */
function complaintOf(demand: string, more = ""): string | undefined {
  const text = `format: securebeds/scenario@1
name: crowd
start: 2026-01-01
study: { run: 95 years, warmUp: 0, followUp: 5 years, replications: 20 }
estate: { units: { moorside: { beds: 10 } } }
demand: { court: { from: court, ${demand} } }
stays: { rehabilitate: 600 days }
${more}`;
  const { issues } = checkScenario({ name: "crowd.yaml", text });
  return issues.map(({ received }) => received).join() || undefined;
}

test.each<[string, string | undefined]>([
  ["perYear: 200000", undefined], // 20 million, which are allowed
  ["perYear: 200001", "about 20,000,100 in 100 years"],
  ["perYear: 1, changes: [{ on: 2027-01-01, perYear: 300000 }]", "about 30,000,000 in 100 years"],
  // 1,000 (1.1^100 - 1) ÷ ln 1.1 = 144,576,501.
  ["perYear: 1000, growth: 10%", "about 144,576,501 in 100 years"],
])("{ %s }: %s", (demand, expected) => {
  expect(complaintOf(demand)).toBe(expected);
});

test("a rate per 1,000 prisoners counts with the largest population that is named", () => {
  const population = "prisonPopulation: { 2026-01-01: 80000, 2030-01-01: 1000000, 2040-01-01: 90000 }\n";
  expect(complaintOf("per1000Prisoners: 250", population)).toBe("about 25,000,000 in 100 years");
});
