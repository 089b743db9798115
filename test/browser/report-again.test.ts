import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { built } from "../cli/built.js";
import { securebeds, TINY } from "../cli/command.js";
import { temporaryFolder } from "../temporary-folder.js";
import { openBrowser } from "./chromium.js";

/* "Run again in this page": the report that the command writes simulates its own scenario again in a real browser. */

const SHIPPED = fileURLToPath(new URL("../../scenarios/", import.meta.url));

let browser: Browser;
let folder: string;
beforeAll(async () => {
  await built();
  folder = temporaryFolder("again");
  const run = ["run", `${SHIPPED}england.yaml`, "--replications", "2", "--seed", "5", "--out", "run", "--quiet"];
  expect(await securebeds(run, { cwd: folder })).toMatchObject({ code: 0 });
  expect(await securebeds(["report", "run", "-o", "board.html"], { cwd: folder })).toMatchObject({ code: 0 });
  browser = await openBrowser();
}, 240_000);
afterAll(() => browser?.close());

const html = () => readFileSync(join(folder, "board.html"), "utf8");

async function runAgain(page: string): Promise<string> {
  const file = join(folder, "again.html");
  writeFileSync(file, page);
  const tab = await browser.newPage();
  const heard: string[] = [];
  tab.on("console", (message) => heard.push(message.text()));
  tab.on("pageerror", (error) => heard.push(String(error)));
  await tab.goto(pathToFileURL(file).href);
  await tab.getByRole("button", { name: "Run again in this page" }).click();
  const said = tab.locator("#again-place [role=status]", { hasText: /same/i });
  await said.waitFor({ timeout: 100_000 });
  const words = (await said.textContent()) ?? "";
  await tab.close();
  expect(heard).toEqual([]);
  return words;
}

test("the same comes out, to the last digit of England's result", { timeout: 200_000 }, async () => {
  expect(await runAgain(html())).toMatch(/^The same to the last digit: 2 simulated runs/);
});

test("a scenario that somebody has changed in the page is noticed", { timeout: 200_000 }, async () => {
  const changed = html().replace("perYear: { value: 376,", "perYear: { value: 377,");
  expect(changed).not.toBe(html());
  expect(await runAgain(changed)).toMatch(/^Not the same/);
});

test("the page stays under 400 KB, allows its own scripts alone, and runs nothing where that is asked for", async () => {
  expect(gzipSync(html(), { level: 9 }).length).toBeLessThan(400_000);
  const hash = "'sha256-[A-Za-z0-9+/]{43}='";
  expect(html()).toMatch(new RegExp(`default-src 'none';[^"]*; script-src ${hash} ${hash}; worker-src blob:"`));
  const plain = await securebeds(["report", "run", "-o", "plain.html", "--no-again", "--quiet"], { cwd: folder });
  expect(plain).toMatchObject({ code: 0, err: "" });
  expect(readFileSync(join(folder, "plain.html"), "utf8")).not.toContain("<script");
});

test("people of a census are in no report, not even where their tables were kept beside the result", async () => {
  const census = ["run", `${SHIPPED}collaborative-census.yaml`, "--set", "study.run=30 days", "--replications", "2"];
  expect(await securebeds([...census, "--out", "kept", "--keep-census"], { cwd: folder })).toMatchObject({ code: 0 });
  expect(await securebeds(["report", "kept", "-o", "kept.html"], { cwd: folder })).toMatchObject({ code: 0 });
  const [, ...people] = readFileSync(`${SHIPPED}collaborative-beds.csv`, "utf8").trim().split("\n");
  const page = readFileSync(join(folder, "kept.html"), "utf8");
  expect(page).not.toContain("<script");
  expect(people.filter((row) => page.includes(row.trim()))).toEqual([]);
  // They were kept, so they could have been found.
  expect(readFileSync(join(folder, "kept/inputs.json"), "utf8")).toContain(people[0].trim());
});

test("nor are those whom a scenario has in its text, though something else was set in their place", async () => {
  const row = "moorside,sentenced,1987-03-14";
  const census = `atStart: { census: { beds: { text: "unit,group,admittedOn\\n${row}" } } }`;
  writeFileSync(join(folder, "inside.yaml"), TINY.replace(/atStart.*/, census));
  const instead = ["--set", "atStart=empty"];
  const run = ["run", "inside.yaml", ...instead, "--out", "inside", "--keep-census", "--quiet"];
  expect(await securebeds(run, { cwd: folder })).toMatchObject({ code: 0 });
  expect(await securebeds(["report", "inside", "-o", "inside.html"], { cwd: folder })).toMatchObject({ code: 0 });
  const page = readFileSync(join(folder, "inside.html"), "utf8");
  expect([page.includes("1987-03-14"), page.includes("<script")]).toEqual([false, false]);
  expect(readFileSync(join(folder, "inside/inputs.json"), "utf8")).toContain("1987-03-14");
  const explored = await securebeds(["explore", "inside.yaml", ...instead, "-o", "page.html"], { cwd: folder });
  expect(explored).toMatchObject({ code: 2, err: expect.stringContaining("--with-census-people") });
});
