import { compare, findBeds, sensitivity, study } from "../../src/experiment/index.js";
import type { Reported } from "../../src/report/index.js";
import { readFigures, readScenario, readVariation, uncertainFigures } from "../../src/scenario/index.js";

/** A file of a small estate in two catchments, with prices, a dated opening and two uncertain figures. */
export function smallFile(
  names: { readonly file?: string; readonly unit?: string; readonly group?: string } = {},
): string {
  const { file = "Small estate", unit = "moorside", group = "sentenced" } = names;
  return JSON.stringify({
    format: "securebeds/scenario@1",
    name: file,
    about: "An estate that is simulated in a moment.",
    study: {
      run: "3 years",
      warmUp: "1 year",
      replications: 8,
      targets: [{ metric: "bedWait.within28", atLeast: "75%" }],
    },
    estate: {
      catchments: { north: {}, south: {} },
      units: {
        [unit]: { catchment: "north", beds: 8, bedDayCost: 600, changes: [{ on: "2028-04-01", beds: 2 }] },
        fellside: { catchment: "south", beds: 7, bedDayCost: 550 },
      },
    },
    demand: {
      [group]: {
        from: "prison",
        perYear: { value: 24, from: 20, to: 28, source: "made up", label: "assumed" },
        mix: { urgency: { urgent: "20%", routine: "80%" } },
        toRelease: { exponential: { mean: 500 } },
      },
      orders: { from: "court", perYear: 12 },
    },
    access: { accepted: { value: "80%", from: "60%", to: "90%", source: "made up too", label: "assumed" } },
    stays: { treatAndReturn: { exponential: { mean: 80 } }, rehabilitate: { exponential: { mean: 150 } } },
    rules: { pathway: { discretionary: { returned: "50%" } }, whoIsNext: ["urgency", "longestWait"] },
  });
}

/** One result of every kind about the same small estate. */
export async function smallStudies(names: Parameters<typeof smallFile>[0] = {}): Promise<Reported> {
  const source = { name: "small.json", text: smallFile(names) };
  const scenario = readScenario(source);
  const larger = readScenario({ ...source, set: [{ path: "estate.units.fellside.beds", value: "9" }] });
  const target = { metric: "bedWait.within28", bound: "atLeast", value: 0.75 } as const;
  const { found: figures } = uncertainFigures(readFigures(source));
  const vary = readVariation(source);
  const variant = { ...larger, name: `${scenario.name}, larger`, differences: ["fellside: +2 beds (7 → 9)"] };
  return {
    runs: [{ scenario, result: await study(scenario) }],
    beds: [{ scenario, result: await findBeds(scenario, target, { noMarginal: true }) }],
    comparisons: [{ scenarios: [scenario, variant], result: await compare(scenario, [variant], { replications: 8 }) }],
    sensitivities: [
      { scenario, result: await sensitivity(vary, figures, { metrics: ["bedWait.mean"], replications: 3 }) },
    ],
  };
}
