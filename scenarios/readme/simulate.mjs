import { readFileSync } from "node:fs";
import { compare as compareAll, METRICS, readScenario, study, withBeds } from "securebeds";
import { ARITHMETIC, BASE, COLLABORATIVE, COLUMNS, REPLICATIONS, SCENARIOS, SEED } from "./scenarios.mjs";

const FOLDER = new URL("../", import.meta.url);

/** A scenario of this folder, with changes as `--set` makes them. */
export function scenarioOf(file, set = []) {
  const text = (name) => readFileSync(new URL(name, FOLDER), "utf8");
  const read = (reference) => ({ name: reference, text: text(reference) });
  return readScenario({ name: file, text: text(file), read, set: [{ path: "seed", value: SEED }, ...set] });
}

/** A comparison without what the index does not tell: what common luck was worth, and which scenario may be the best. */
async function compare(...asked) {
  const { best: _best, variants, ...comparison } = await compareAll(...asked);
  const lean = ({ gain: _gain, ...difference }) => difference;
  const leaner = ({ differences, ...variant }) => ({
    ...variant,
    differences: Object.fromEntries(Object.entries(differences).map(([id, difference]) => [id, lean(difference)])),
  });
  return { ...comparison, variants: variants.map(leaner) };
}

const known = new Set(METRICS.map(({ id }) => id));
const metrics = [...new Set([...COLUMNS, "admissions", ...SCENARIOS.flatMap(({ tells }) => tells)])].filter((id) =>
  known.has(id),
);

/** Every scenario against the baseline, or some of them: as `securebeds compare` would say it. */
export function againstBaseline(files, options = {}) {
  return compare(
    scenarioOf(BASE),
    files.map((file) => scenarioOf(file)),
    { replications: REPLICATIONS, metrics, ...options },
  );
}

/** The same of parts of the estate, by file. */
export async function parts(onProgress) {
  const found = {};
  for (const { file, tells, of } of SCENARIOS) {
    if (of === undefined) continue;
    found[file] = [];
    for (const part of of) found[file].push(await againstBaseline([file], { metrics: tells, of: part, onProgress }));
  }
  return found;
}

/** Three times the beds: nobody waits, and the occupied beds are those that are wanted. */
function withPlenty(scenario) {
  return withBeds(
    scenario,
    scenario.estate.units.map(({ beds }) => 3 * beds),
  );
}

const DEMAND = [
  "beds.occupied",
  "admissions",
  "readmissions",
  "returns",
  "returns.reason.courtDisposal",
  "delayed.bedDays",
  "bedWait.any",
];

/** What the arithmetic is about: the beds that are wanted when nobody has to wait for one. */
export function demand(onProgress) {
  return compare(
    withPlenty(scenarioOf(BASE)),
    ARITHMETIC.map(({ file }) => withPlenty(scenarioOf(file))),
    { replications: REPLICATIONS, metrics: DEMAND, onProgress },
  );
}

const NOBODY_COMES_BACK = [{ path: "after.returned.share", value: "0%" }];

/** No return against the baseline, as if nobody who was returned ever came back; of everybody, sentenced people, remand. */
export async function withoutComingBack(onProgress) {
  const [base, variant] = [BASE, "full-rehabilitation.yaml"].map((file) =>
    withPlenty(scenarioOf(file, NOBODY_COMES_BACK)),
  );
  const ids = ["beds.occupied", "returns", "returns.reason.courtDisposal"];
  const options = { replications: REPLICATIONS, metrics: ids, onProgress };
  const found = { everybody: await compare(base, [variant], options) };
  for (const name of ["sentenced", "remand"]) {
    found[name] = await compare(base, [variant], { ...options, of: { scope: "group", name } });
  }
  return found;
}

/** The collaborative from its census: the first and the last whole year. */
export async function collaborative(onProgress) {
  const { scenario, metrics, years, replications } = await study(scenarioOf(COLLABORATIVE), {
    replications: REPLICATIONS,
    onProgress,
  });
  const pick = ({ metrics: all }) =>
    Object.fromEntries(["occupancy.mean", "waiting.mean", "bedWait.mean"].map((id) => [id, all[id]]));
  return {
    scenario,
    replications,
    all: pick({ metrics }),
    years: Object.fromEntries(Object.entries(years).map(([year, found]) => [year, pick(found)])),
  };
}
