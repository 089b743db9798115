import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { VERSION } from "../foundation/index.js";
import type { PageScripts, RunStudy } from "../report/index.js";
import { isCensusInside } from "../scenario/index.js";
import { readWritten } from "./files.js";
import type { Inputs } from "./inputs.js";
import { sourcesIn } from "./inputs-read.js";
import { builtForPages, inScript, noticesInPage, policyHash } from "./page-scripts.js";
import { resultFile } from "./results.js";

/** What lets a reader of a report run its study again, in the page: of the first result of `run` among those that are reported.
 *  Absent where there is none, where it was computed by another release, and where it starts from a census or has one in its text: a
 *  report holds none of its people, whether their tables were kept beside the result or not. */
export function againFor(reported: readonly string[], [run]: readonly RunStudy[]): PageScripts | undefined {
  const file = reported.map(resultFile).find((path) => formatOf(readWritten(path)) === "securebeds/result@1");
  if (run === undefined || file === undefined || !canBeRepeated(run)) return undefined;
  const { result } = run;
  const kept = readWritten(join(dirname(file), "inputs.json"));
  const inputs = JSON.parse(kept) as Inputs;
  const [input] = inputs.scenarios;
  const [source] = sourcesIn(kept, file).sources;
  if (input === undefined || source === undefined || isCensusInside(source)) return undefined;
  const { replications, precision } = inputs;
  const { name, text, set, files } = input;
  const asked = { ...(replications !== undefined && { replications }), ...(precision !== undefined && { precision }) };
  const sha256 = createHash("sha256").update(JSON.stringify(result)).digest("hex");
  return scriptsWith({ source: { name, text, set, files }, asked, sha256 });
}

/** What ended by the clock, by somebody or by a decision cannot be asked for again in the same words. */
function canBeRepeated({ scenario, result: { stopped, version } }: RunStudy): boolean {
  if (version !== VERSION || scenario.atStart.kind === "census") return false;
  return stopped === "fixed number" || stopped === "precise enough" || stopped === "at most so many";
}

function scriptsWith(data: object): PageScripts {
  const [engine, again] = [builtForPages("engine.js"), builtForPages("again.js")];
  return {
    policy: `script-src ${policyHash(engine)} ${policyHash(again)}; worker-src blob:`,
    markup: [
      `<script type="application/json" id="again-data">${inScript(data)}</script>`,
      noticesInPage(),
      `<script id="engine">${engine}</script>`,
      `<script>${again}</script>`,
    ].join("\n"),
  };
}

function formatOf(text: string): unknown {
  const data: unknown = JSON.parse(text);
  return typeof data === "object" && data !== null && "format" in data ? data.format : undefined;
}
