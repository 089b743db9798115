import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { study } from "../../src/experiment/index.js";
import { htmlReport } from "../../src/report/index.js";
import { readScenario } from "../../src/scenario/index.js";
import { smallStudies } from "../report/small-studies.js";
import { temporaryFolder } from "../temporary-folder.js";
import { openBrowser } from "./chromium.js";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const LAYOUT = fileURLToPath(new URL("./layout-faults.js", import.meta.url));
const ENGLAND = new URL("../../scenarios/england.yaml", import.meta.url);

let browser: Browser;
const files = new Map<string, string>();

beforeAll(async () => {
  const folder = temporaryFolder("page");
  const scenario = readScenario({ name: "england.yaml", text: readFileSync(ENGLAND, "utf8") });
  const england = { scenario, result: await study(scenario, { replications: 2 }) };
  const pages = {
    england: await htmlReport({ runs: [england], beds: [], comparisons: [], sensitivities: [] }),
    small: await htmlReport(await smallStudies()),
    long: await htmlReport(
      await smallStudies({ file: "Long names ".repeat(15), unit: "u".repeat(90), group: "g".repeat(80) }),
    ),
  };
  for (const [name, html] of Object.entries(pages)) {
    files.set(name, join(folder, `${name}.html`));
    writeFileSync(join(folder, `${name}.html`), html);
  }
  browser = await openBrowser();
}, 240_000);
afterAll(() => browser?.close());

/** The page as somebody opens it from a mail attachment, with everything that it asks for or complains of. */
async function open(name: string, width: number): Promise<{ readonly page: Page; readonly heard: readonly string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: true });
  const heard: string[] = [];
  page.on("console", (message) => heard.push(message.text()));
  page.on("pageerror", (error) => heard.push(String(error)));
  const url = pathToFileURL(files.get(name) ?? "").href;
  page.on("request", (request) => void (request.url() === url || heard.push(request.url())));
  await page.goto(url);
  return { page, heard };
}

/** What the rules of axe find; on paper nobody uses a screen reader. */
async function faultsByAxe(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
    return (await axe.run()).violations.map(({ id }) => id);
  });
}

const WIDTHS = { phone: 375, desk: 1280, A4: 794 };
const CASES = ["england", "small", "long"].flatMap((name) =>
  Object.entries(WIDTHS).map(([what, width]) => [name, what, width] as const),
);

describe("the page in a browser", () => {
  test.each(CASES)(
    "%s on %s asks for nothing, says nothing, has no fault that axe knows, and room for everything",
    async (name, what, width) => {
      const { page, heard } = await open(name, width);
      const faults = what === "A4" ? [] : await faultsByAxe(page);
      if (what === "A4") await page.emulateMedia({ media: "print" });
      await page.addScriptTag({ path: LAYOUT });
      const layout = await page.evaluate("faultsOfLayout()");
      expect({ heard, faults, layout }).toEqual({ heard: [], faults: [], layout: [] });
      await page.close();
    },
  );

  test("England's takes less than 400 kB when compressed, and nothing in it moves by a script", () => {
    const html = readFileSync(files.get("england") ?? "");
    expect(gzipSync(html).length).toBeLessThan(400_000);
    expect(html.length).toBeGreaterThan(50_000);
  });
});
