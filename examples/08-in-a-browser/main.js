/* A page of your own: nothing to configure for Vite, webpack or esbuild, as the workers need no file that a bundler would have
 * to find. In this folder: `npm i securebeds vite && npx vite`. */

import { KeepingRunner, readScenario, study } from "securebeds";
import { MemoryKeeper, webWorkers } from "securebeds/browser";

const text = `format: securebeds/scenario@1
name: One unit
study: { run: 5 years, warmUp: 1 year, followUp: 1 year, replications: 10 }
estate: { units: { moorside: { beds: 60, serviceLines: [men] } } }
demand:
  sentenced: { from: prison, legalBasis: s47/49, perYear: 40, mix: { serviceLine: { men: 100% } } }
stays: { rehabilitate: { lognormal: { median: 400, sigma: 0.8 } } }
`;

// Workers on all cores; what is computed is kept, so that going back to a number of beds costs nothing.
const runner = new KeepingRunner(webWorkers(), new MemoryKeeper());
const beds = document.getElementById("beds");
const answer = document.getElementById("answer");
let work = new AbortController();

async function tell() {
  work.abort();
  work = new AbortController();
  const { signal } = work;
  const scenario = readScenario({
    name: "one-unit.yaml",
    text,
    set: [{ path: "estate.units.moorside.beds", value: beds.value }],
  });
  const { metrics } = await study(scenario, { runner, signal });
  if (signal.aborted) return;
  const { estimate, low, high } = metrics["bedWait.within28"];
  const percent = (share) => (100 * share).toFixed(1);
  answer.textContent = `${percent(estimate)} % are offered a bed within 28 days (95 % interval ${percent(low)} to ${percent(high)}).`;
}

beds.addEventListener("change", () => tell().catch(() => {}));
tell();
