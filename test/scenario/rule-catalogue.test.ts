import { describe, expect, test } from "vitest";
import { RULE_CATALOGUE, RULE_NAMES } from "../../src/policy/index.js";
import { readScenario, rulesInWords } from "../../src/scenario/index.js";

// A world with everything that an example of the catalogue speaks of.
const WORLD = `
format: securebeds/scenario@1
name: Everything
estate:
  catchments: { north: { population: 1, collaborative: moors, nearest: [south] }, south: { population: 1, collaborative: moors, nearest: [north] } }
  spotPurchase: { atMost: 5, bedDayCost: 700 }
  units: { moorside: { catchment: north, beds: 20 }, dale: { catchment: south, beds: 20 } }
demand:
  sentenced: { from: prison, legalBasis: s47/49, perYear: 20, toRelease: 2 years, mix: { engagement: { engaging: 60%, notEngaging: 30%, tooHighRisk: 10% } } }
  remand: { from: prison, legalBasis: s48/49, perYear: 20, toCourt: 90 days, disposals: { hospitalOrder: 100% } }
access: { reportsValid: 60 days, renewal: 10 days }
stays: { treatAndReturn: 100 days, rehabilitate: 500 days }
exits: { destinations: { lowSecure: 50%, community: 50% } }
onward:
  lowSecure: { places: 40, stay: 300 days }
  community: { places: 40, stay: 300 days }
`;

function said(rules: string): readonly string[] {
  return rulesInWords(readScenario({ name: "everything.yaml", text: `${WORLD}${rules}` }));
}

describe("the catalogue is true of scenario files", () => {
  test("a file that says nothing has the defaults", () => {
    expect(said("")).toEqual(RULE_CATALOGUE.map(({ defaultSentence }) => defaultSentence));
  });

  test.each(RULE_CATALOGUE.map((rule) => [rule.name, rule] as const))(
    "%s: its example can be written as it stands and means what is said of it",
    (name, { example, exampleSentence }) => {
      const position = RULE_NAMES.indexOf(name);
      const sentences = said(`rules: { ${name}: ${example} }\n`);
      expect(sentences[position]).toBe(exampleSentence);
      expect(sentences.filter((_, i) => i !== position)).toEqual(said("").filter((_, i) => i !== position));
    },
  );

  test("and so can all ten at once", () => {
    const all = RULE_CATALOGUE.map(({ name, example }) => `  ${name}: ${example}`).join("\n");
    expect(said(`rules:\n${all}\n`)).toHaveLength(RULE_NAMES.length);
  });
});
