import { UsageError, VERSION } from "../foundation/index.js";
import { inMarkup } from "../report/index.js";
import type { Scenario } from "../scenario/index.js";
import type { OpenedScenario } from "./files.js";
import { builtForPages, inScript, noticesInPage, policyHash } from "./page-scripts.js";

/** Largest page that opens without a long wait on somebody's telephone; the scripts alone take a third. [characters] */
const LARGEST = 12_000_000;

/** One file with a scenario, the engine and the page around them. It fetches nothing and sends nothing: its policy allows these
 *  very scripts and styles, workers made of them, and no address at all.
 *  @throws UsageError where the scenario is too large for a page */
export function explorePage(source: OpenedScenario, { name }: Scenario): string {
  const [engine, page, style] = [builtForPages("engine.js"), builtForPages("explore.js"), builtForPages("style.css")];
  const html = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy([engine, page], style)}">
<meta name="generator" content="securebeds ${inMarkup(VERSION)}">
<title>${inMarkup(`What if? ${name}`)}</title>
<style>${style}</style>
</head>
<body>
<noscript><p>This page simulates on your own computer, and needs JavaScript for it.</p></noscript>
<div id="page"></div>
<script type="application/json" id="scenario">${inScript(dataOf(source))}</script>
${noticesInPage()}
<script id="engine">${engine}</script>
<script>${page}</script>
</body>
</html>
`;
  if (html.length <= LARGEST) return html;
  throw new UsageError(
    `the page would have ${(html.length / 1e6).toFixed(0)} MB, more than anybody opens; shorten the files that the scenario names`,
  );
}

/** The scenario as it was read, with all that it names and the changes asked for. */
function dataOf({ name, text, set = [], fetched }: OpenedScenario): object {
  const files = [...fetched].map(([reference, file]) => ({ reference, name: file.name, text: file.text }));
  return { name, text, set, files };
}

function policy(scripts: readonly string[], style: string): string {
  const allowed = scripts.map(policyHash).join(" ");
  return `default-src 'none'; script-src ${allowed}; style-src ${policyHash(style)}; worker-src blob:; base-uri 'none'; form-action 'none'`;
}
