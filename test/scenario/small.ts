import type { ScenarioFile } from "../../src/scenario/index.js";

/** A file with one unit and one group, as short as a file can be. */
export const SMALL = `format: securebeds/scenario@1
name: small
estate: { units: { moorside: { beds: 10 } } }
demand: { court: { from: court, perYear: 4 } }
stays: { rehabilitate: 600 days }
`;

export const SMALL_FILE: ScenarioFile = {
  format: "securebeds/scenario@1",
  name: "small",
  estate: { units: { moorside: { beds: 10 } } },
  demand: { court: { from: "court", perYear: 4 } },
  stays: { rehabilitate: "600 days" },
};
