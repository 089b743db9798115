import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build } from "tsup";
import { build as buildWithVite } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { study } from "../../src/experiment/index.js";
import { readScenario } from "../../src/scenario/index.js";
import { built, ROOT } from "../cli/built.js";
import { temporaryFolder } from "../temporary-folder.js";
import { openBrowser } from "./chromium.js";

/* What an embedder does: a page of their own, put together by a bundler that is told nothing of workers. */

const EXAMPLE = join(ROOT, "examples/08-in-a-browser");

let browser: Browser;
beforeAll(async () => {
  await built();
  browser = await openBrowser();
}, 240_000);
afterAll(() => browser?.close());

const LIBRARY = { "securebeds/browser": join(ROOT, "dist/browser.js"), securebeds: join(ROOT, "dist/index.js") };

/** The module and the built library as one script, as esbuild makes it. */
async function bundled(entry: string): Promise<string> {
  const folder = temporaryFolder("embedding");
  await build({
    config: false,
    entry: { page: entry },
    outDir: folder,
    format: "esm",
    platform: "browser",
    target: "es2022",
    noExternal: [/.*/],
    splitting: false,
    silent: true,
    outExtension: () => ({ js: ".js" }),
    esbuildOptions: (options) => {
      options.alias = { ...LIBRARY };
    },
  });
  return readFileSync(join(folder, "page.js"), "utf8");
}

async function opened(html: string) {
  const file = join(temporaryFolder("embedding"), "page.html");
  writeFileSync(file, html);
  const page = await browser.newPage();
  const heard = listenTo(page);
  await page.goto(pathToFileURL(file).href);
  return { page, heard };
}

function listenTo(page: Page): readonly string[] {
  const heard: string[] = [];
  page.on("console", (message) => heard.push(message.text()));
  page.on("pageerror", (error) => heard.push(String(error)));
  return heard;
}

const scriptOf = (code: string) => `<script type="module">${code.replaceAll("</script", "<\\/script")}</script>`;

/** The example page as a file of its own. */
async function openedByEsbuild() {
  const code = await bundled(join(EXAMPLE, "main.js"));
  const html = readFileSync(join(EXAMPLE, "index.html"), "utf8").replace(
    '<script type="module" src="main.js"></script>',
    () => scriptOf(code),
  );
  return opened(html);
}

/** The example page as Vite makes it without a setting: a folder of scripts, for a server. */
async function openedByVite() {
  const folder = temporaryFolder("embedding");
  const root = { root: EXAMPLE, configFile: false, envFile: false, logLevel: "silent" } as const;
  await buildWithVite({ ...root, resolve: { alias: LIBRARY }, build: { outDir: folder, reportCompressedSize: false } });
  const page = await browser.newPage();
  await page.route("http://page.test/**", (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ path: join(folder, pathname === "/" ? "index.html" : pathname) });
  });
  const heard = listenTo(page);
  await page.goto("http://page.test/");
  return { page, heard };
}

test.each([
  ["esbuild", openedByEsbuild],
  ["Vite", openedByVite],
])(
  "the example page tells what Node tells, put together by %s",
  async (_name, open) => {
    const { page, heard } = await open();
    const [, text] = /const text = `([^`]*)`/.exec(readFileSync(join(EXAMPLE, "main.js"), "utf8")) ?? [];
    for (const beds of ["60", "45"]) {
      await page.locator("#beds").fill(beds);
      await page.locator("#beds").press("Enter");
      const set = [{ path: "estate.units.moorside.beds", value: beds }];
      const { metrics } = await study(readScenario({ name: "one-unit.yaml", text, set }));
      const { estimate = 0, low = 0, high = 0 } = metrics["bedWait.within28"];
      const [share, from, to] = [estimate, low, high].map((each) => (100 * each).toFixed(1));
      const said = `${share} % are offered a bed within 28 days (95 % interval ${from} to ${to}).`;
      await expect.poll(() => page.locator("#answer").textContent(), { timeout: 30_000 }).toBe(said);
    }
    expect(heard).toEqual([]);
    await page.close();
  },
  120_000,
);

test("a limit, a stop and a scenario that cannot be are told as in Node, and the runner goes on", async () => {
  const entry = join(temporaryFolder("embedding"), "main.js");
  writeFileSync(entry, RUNS);
  const { page } = await opened(scriptOf(await bundled(entry)));
  const told = (await page.waitForFunction(() => (globalThis as { told?: unknown }).told)).jsonValue();
  expect(await told).toEqual({
    // Both look at the limit after the same events, so it is the same replication.
    limit: ["LimitError", 1, 0],
    stopped: "no more than was done",
    refused: ["UsageError", "workers: expected a whole number, 1 or more, received 0"],
    after: "the same",
  });
  await page.close();
}, 120_000);

const RUNS = `
import { readScenario, SerialRunner, study } from "securebeds";
import { webWorkers } from "securebeds/browser";
const text = \`format: securebeds/scenario@1
name: One unit
study: { run: 2 years, warmUp: 30 days, followUp: 1 year, replications: 6 }
estate: { units: { moorside: { beds: 30, serviceLines: [men] } } }
demand: { sentenced: { from: prison, legalBasis: s47/49, perYear: 40, mix: { serviceLine: { men: 100% } } } }
stays: { rehabilitate: { exponential: { mean: 250 } } }
\`;
const scenario = readScenario({ name: "one-unit.yaml", text });
const runner = webWorkers({ workers: 2 });
const done = [];
const limit = await runner
  .run({ scenario, from: 1, to: 4, limits: { events: 100 } }, ({ replication }) => done.push(replication), undefined)
  .catch((error) => [error.name, error.reached.replication, done.length]);
const work = new AbortController();
const some = await runner.run({ scenario, from: 1, to: 500 }, ({ replication }) => replication > 3 && work.abort(), work.signal);
const first = await new SerialRunner().run({ scenario, from: 1, to: some.length }, () => {}, undefined);
const isPrefix = some.length < 500 && some.every((each, i) => String(each.figures) === String(first[i].figures));
let refused;
try { webWorkers({ workers: 0 }); } catch (error) { refused = [error.name, error.message]; }
const [one, other] = [await study(scenario, { runner }), await study(scenario)].map((result) => JSON.stringify(result));
await runner.close();
globalThis.told = { limit, stopped: isPrefix ? "no more than was done" : some.length, refused, after: one === other ? "the same" : [one, other] };
`;
