import type { Checked, ScenarioFile } from "../../../src/scenario/index.js";
import { checkScenario } from "../../../src/scenario/index.js";

/** Two units in two catchments, men and women, remand and court groups: every kind of mistake has a name to be near. */
export const ESTATE = `
format: securebeds/scenario@1
name: Census
start: 2026-04-01
estate:
  catchments: [north, south]
  units:
    moor: { catchment: north, serviceLines: [men], beds: 4 }
    dale: { catchment: south, serviceLines: [women], beds: 2 }
    fell: { catchment: south, serviceLines: [men], beds: 3 }
    glen: { catchment: north, serviceLines: [women], beds: 3 }
demand:
  remand:
    from: prison
    legalBasis: s48/49
    perYear: 10
    mix: { serviceLine: { men: 50%, women: 50% } }
    toCourt: 100 days
    disposals: { hospitalOrder: 50%, custody: 50% }
    toRelease: 300 days
  court: { from: court, legalBasis: s37, perYear: 5, mix: { serviceLine: { men: 100%, women: 0% } } }
stays: { rehabilitate: 400 days }
`;

/** The estate with a census of these tables. */
export function checked(beds: string | undefined, waiting?: string): Checked {
  const files = new Map(Object.entries({ "beds.csv": beds, "waiting.csv": waiting }));
  const named = [...files].flatMap(([file, text]) => (text === undefined ? [] : [`${file.slice(0, -4)}: ${file}`]));
  return checkScenario({
    name: "estate.yaml",
    text: `${ESTATE}atStart: { census: { ${named.join(", ")} } }\n`,
    read: (name) => ({ name, text: files.get(name) ?? "" }),
  });
}

export type Census = Extract<NonNullable<Checked["scenario"]>["atStart"], { kind: "census" }>;

/** The people of a census that is right. */
export function census(beds: string | undefined, waiting?: string): Census {
  const { scenario, issues } = checked(beds, waiting);
  if (scenario?.atStart.kind !== "census") throw new Error(JSON.stringify(issues));
  return scenario.atStart;
}

export type { ScenarioFile };
