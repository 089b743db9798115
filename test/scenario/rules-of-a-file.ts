import {
  checkScenario,
  type Rules,
  readScenario,
  type Scenario,
  type ScenarioSource,
} from "../../src/scenario/index.js";

/** A file in which every rule has something to speak of: two catchments with a unit each, two groups, places and bought beds. */
export const WORLD = `format: securebeds/scenario@1
name: world
estate:
  catchments: { north: { collaborative: moors }, south: { collaborative: moors } }
  units:
    dale: { catchment: south, beds: 10 }
    moorside: { catchment: north, beds: 20 }
    upper: { catchment: north, beds: 5, changes: [{ on: 2027-04-01, beds: +10 }] }
  spotPurchase: { atMost: 4, bedDayCost: 700 }
demand:
  court: { from: court, perYear: 4 }
  sentenced: { from: prison, perYear: 6, toRelease: 2 years }
onward:
  lowSecure: { places: 8, stay: 400 days }
  community: { places: { north: 3, south: 0 }, stay: 2 years }
stays: { treatAndReturn: 100 days, rehabilitate: 500 days }
`;

/** A file, and what stands beside it. */
export const scenarioOf = (more: string, world = WORLD, read?: ScenarioSource["read"]): Scenario =>
  readScenario({ name: "a.yaml", text: `${world}${more}\n`, ...(read && { read }) });

/** One rule as it resolves, from how it stands in a file. */
export function rule<Name extends keyof Rules>(name: Name, written: string): Rules[Name] {
  return scenarioOf(`rules: { ${name}: ${written} }`).rules[name];
}

/** The paths of the mistakes in a file. */
export const mistakesIn = (more: string, world = WORLD): readonly string[] =>
  checkScenario({ name: "a.yaml", text: `${world}${more}\n` }).issues.map(({ path }) => path);
