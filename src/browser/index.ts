/// <reference path="./engine-text.d.ts" />
/** The library in a browser: replications in Web Workers, with nothing to configure for a bundler.
 *
 *  ```ts
 *  import { readScenario, study } from "securebeds";
 *  import { webWorkers } from "securebeds/browser";
 *  const runner = webWorkers();
 *  const result = await study(readScenario({ name: "one-unit.yaml", text }), { runner });
 *  await runner.close();
 *  ```
 *
 *  Workers are started from a text inside this module (a `blob:` address), so a content security policy has to say
 *  `worker-src blob:`.
 */
import { ENGINE_SCRIPT } from "securebeds:engine-script";
import { WebWorkerRunner } from "./web-worker-runner.js";

export { MemoryKeeper } from "./memory-keeper.js";
export type { WebWorkerRunner } from "./web-worker-runner.js";

/** A runner for `study`, `compare`, `findBeds` and all other experiments that works on all cores of the computer. Close it
 *  when it is not needed any more.
 *  @param options.workers Web Workers, 1 or more; by default one for each core
 *  @throws UsageError for a number of workers that cannot be */
export function webWorkers(options: { readonly workers?: number } = {}): WebWorkerRunner {
  return new WebWorkerRunner({ ...options, engine: ENGINE_SCRIPT });
}
