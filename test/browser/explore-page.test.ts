import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compare, findBeds, HEADLINE_METRICS, study } from "../../src/experiment/index.js";
import { bedsAnswer, renderJson, wasAndNow } from "../../src/report/index.js";
import { fingerprint, readScenario, type Setting } from "../../src/scenario/index.js";
import { atLength } from "../at-length.js";
import { securebeds } from "../cli/command.js";
import { temporaryFolder } from "../temporary-folder.js";
import { openBrowser } from "./chromium.js";

/* The what-if page as somebody opens it from a mail attachment: the file that the command writes, in a real browser. */

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const LAYOUT = fileURLToPath(new URL("./layout-faults.js", import.meta.url));
const SHIPPED = fileURLToPath(new URL("../../scenarios/", import.meta.url));

/** Two catchments, people from prison and from court, places to go to, and beds that may be bought: every kind of lever. */
const SMALL = `format: securebeds/scenario@1
name: Two places </script><!-- & "quotes"
start: 2026-04-01
seed: 7
study: { run: 400 days, warmUp: 100 days, followUp: 200 days, replications: 4, targets: [{ metric: bedWait.within28, atLeast: 70% }] }
atStart: { stationary: { occupancy: 90%, waiting: 4 } }
estate:
  catchments: [east, west]
  units:
    fell: { catchment: east, serviceLines: [men], beds: 12, bedDayCost: 600 }
    moor: { catchment: east, serviceLines: [men], beds: 8, bedDayCost: 600 }
    dale: { catchment: west, serviceLines: [men], beds: 16, bedDayCost: 600 }
onward:
  lowSecure: { places: 14, stay: { exponential: { mean: 300 } }, next: { community: 100% } }
demand:
  sentenced:
    from: prison
    legalBasis: s47/49
    perYear: { value: 60, source: "made up", label: assumed }
    mix: { serviceLine: { men: 100% } }
    toRelease: { lognormal: { median: 400, sigma: 1 } }
    exits: { destinations: { lowSecure: 50%, community: 50% } }
  courtOrder: { from: court, legalBasis: s37/41, perYear: 10, mix: { serviceLine: { men: 100% }, urgency: { urgent: 100% } } }
access: { warrant: 5, accepted: 90% }
stays: { treatAndReturn: { lognormal: { median: 120, sigma: 0.8 } }, rehabilitate: { lognormal: { median: 250, sigma: 0.9 } } }
rules:
  whoIsNext: [urgency, longestWait]
  pathway: { discretionary: { returned: 60% } }
  stepDown: { places: [lowSecure] }
`;

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = temporaryFolder("explore");
  writeFileSync(join(folder, "small.yaml"), SMALL);
  const made = await securebeds(["explore", "small.yaml", "-o", "small.html"], { cwd: folder });
  expect(made).toMatchObject({ code: 0, out: "" });
  expect(made.err).toContain("nothing leaves the computer");
  browser = await openBrowser();
}, 240_000);
afterAll(() => browser?.close());

interface Opened {
  readonly page: Page;
  /** Everything that it asks for or complains of. */
  readonly heard: readonly string[];
}

async function open(hash = "", { width = 1280, dark = false } = {}): Promise<Opened> {
  const look = { viewport: { width, height: 900 }, colorScheme: dark ? ("dark" as const) : ("light" as const) };
  const page = await browser.newPage({ ...look, acceptDownloads: true });
  const heard: string[] = [];
  page.on("console", (message) => heard.push(message.text()));
  page.on("pageerror", (error) => heard.push(String(error)));
  const url = pathToFileURL(join(folder, "small.html")).href;
  page.on(
    "request",
    (request) => void (request.url().startsWith(url) || request.url().startsWith("blob:") || heard.push(request.url())),
  );
  await page.goto(url + hash);
  return { page, heard };
}

/** Until as many runs are done as the file asks for, and nothing older is shown. */
async function settled(page: Page): Promise<void> {
  // What is done on the page changes its address, and the page hears of that a moment later.
  await page.locator("main").waitFor();
  await expect.poll(async () => [await page.locator("main").getAttribute("data-address")]).toEqual([hashOf(page)]);
  await page.locator(".answer .progress", { hasText: "as many as the file asks for" }).waitFor();
}

const hashOf = (page: Page) => new URL(page.url()).hash.replace(/^#/, "");

async function downloaded(page: Page, label: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: label }).click(),
  ]);
  return readFileSync(await download.path());
}

/** The scenario of the page as the command would read it. */
const scenarioWith = (set: readonly Setting[]) => readScenario({ name: "small.yaml", text: SMALL, set });
const WHAT_IF = { path: "name", value: JSON.stringify(`${scenarioWith([]).name}, what if`) };

async function resultOfNode(set: readonly Setting[]): Promise<string> {
  return renderJson(await study(scenarioWith(set), { replications: 4 }));
}

describe("the file", () => {
  const html = () => readFileSync(join(folder, "small.html"), "utf8");

  test("allows its own scripts and styles by their hashes, workers made of them, and nothing else", () => {
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(html()) ?? [];
    const hash = "'sha256-[A-Za-z0-9+/]{43}='";
    expect(policy).toMatch(
      new RegExp(
        `^default-src 'none'; script-src ${hash} ${hash}; style-src ${hash}; worker-src blob:; base-uri 'none'; form-action 'none'$`,
      ),
    );
  });

  test("is the same bytes for the same command, and under 400 KB compressed with the England scenario in it", async () => {
    const one = await securebeds(["explore", `${SHIPPED}england.yaml`, "-o", "one.html", "--quiet"], { cwd: folder });
    const other = await securebeds(["explore", `${SHIPPED}england.yaml`, "-o", "other.html", "--quiet"], {
      cwd: folder,
    });
    expect([one, other].map(({ code, err }) => [code, err])).toEqual([
      [0, ""],
      [0, ""],
    ]);
    const [first, second] = ["one.html", "other.html"].map((name) => readFileSync(join(folder, name)));
    expect(first.equals(second)).toBe(true);
    expect(gzipSync(first, { level: 9 }).length).toBeLessThan(400_000);
  });

  test("has the notices of the packages in it", () => {
    const [, text = ""] = /id="notices">([\s\S]*?)<\/script>/.exec(html()) ?? [];
    for (const name of ["preact", "yaml", "@observablehq/plot", "d3-scale", "seedrandom", "fflate", "write-excel-file"])
      expect(text, name).toMatch(new RegExp(`^${name} [\\d.]+ \\((MIT|ISC)\\)\n\n[\\s\\S]{0,200}Copyright`, "m"));
  });

  test("is not written over another, nor with the people of a census, unless asked to", async () => {
    const again = await securebeds(["explore", "small.yaml", "-o", "small.html"], { cwd: folder });
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining("--force") });
    const census = await securebeds(["explore", `${SHIPPED}collaborative-census.yaml`, "-o", "census.html"], {
      cwd: folder,
    });
    expect(census).toMatchObject({ code: 2, err: expect.stringContaining("--with-census-people") });
    const wrong = await securebeds(["explore", "small.yaml", "-o", "page.txt"], { cwd: folder });
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining(".html") });
  });
});

describe("figures", () => {
  test("are those of Node to the last bit, without a request and without a word on the console", async () => {
    const { page, heard } = await open();
    await settled(page);
    expect((await downloaded(page, "Result (JSON)")).toString()).toBe(await resultOfNode([]));
    await page.getByLabel("east", { exact: true }).fill("23");
    await page.getByLabel("east", { exact: true }).press("Enter");
    await settled(page);
    const variant = (await downloaded(page, "Scenario (YAML)")).toString();
    const read = () => ({ name: "small.yaml", text: SMALL });
    const changed = readScenario({ name: "variant.yaml", text: variant, read });
    // 23 beds over units of 12 and 8: 13.8 and 9.2, so 14 and 9.
    expect(changed.estate.units.map(({ name, changes }) => [name, changes])).toEqual([
      ["dale", []],
      ["fell", [{ day: 0, beds: 2 }]],
      ["moor", [{ day: 0, beds: 1 }]],
    ]);
    const changes = (beds: number) =>
      `[{ on: 2026-04-01, beds: ${beds}, source: changed on the what-if page, label: assumed }]`;
    const set = [
      { path: "estate.units.fell.changes", value: changes(2) },
      { path: "estate.units.moor.changes", value: changes(1) },
      WHAT_IF,
    ];
    const { differences: _, ...result } = JSON.parse((await downloaded(page, "Result (JSON)")).toString()).scenario;
    expect(result).toEqual({ name: changed.name, fingerprint: fingerprint(scenarioWith(set)) });
    const [here, there] = [(await downloaded(page, "Result (JSON)")).toString(), await resultOfNode(set)].map(
      (text) => ({
        ...JSON.parse(text),
        scenario: undefined,
      }),
    );
    expect(here).toEqual(there);
    // And so is what the change does, pair by pair.
    const [base, more] = [scenarioWith([]), scenarioWith(set)];
    const metrics = [...new Set([...base.study.targets.map(({ metric }) => metric), ...HEADLINE_METRICS])];
    const comparison = await compare(base, [more], { replications: 4, metrics });
    const now = await study(more, { replications: 4 });
    for (const each of wasAndNow(["bedWait.mean", "returns", "cost.total"], now.metrics, comparison)) {
      const told = (await page.locator(`.tiles [data-metric="${each.metric}"]`).textContent()) ?? "";
      for (const words of [each.was, each.now, each.interval, `${each.change}: ${each.verdict}`])
        expect(told.replace(/\s+/g, " ")).toContain((words ?? "nothing").replace(/\s+/g, " "));
    }
    expect(heard).toEqual([]);
    await page.close();
  });

  test("of a search are those of the command", async () => {
    const { page, heard } = await open();
    await settled(page);
    await page.getByRole("tab", { name: "Find the beds" }).click();
    await page.getByRole("button", { name: "Find the beds for me" }).click();
    const answer = page.locator("#panel .lead");
    await answer.waitFor({ timeout: 60_000 });
    const scenario = scenarioWith([]);
    const result = await findBeds(scenario, scenario.study.targets[0], { noMarginal: true });
    expect(await answer.textContent()).toBe(
      bedsAnswer(result.governed ? { result, governed: result.governed } : { result }),
    );
    if (result.answer.kind !== "found") throw new Error("the search should find something to put on the page");
    await page.getByRole("button", { name: "Put these beds on the page" }).click();
    await settled(page);
    const now = decodeURIComponent(new URL(page.url()).hash);
    for (const [at, name] of ["dale", "fell", "moor"].entries())
      expect(now).toContain(`${name === "dale" ? "catchment.west" : `unit.${name}`}=${result.answer.unitBeds[at]}`);
    expect(heard).toEqual([]);
    await page.close();
  });
});

describe("levers", () => {
  test("each changes the scenario, and the rule's sentence says so", async () => {
    const { page, heard } = await open();
    await settled(page);
    const base = fingerprint(scenarioWith([]));
    const groups = await page.locator("details.group").count();
    const sentences: [string, string][] = [];
    for (let at = 0; at < groups; at++) {
      const group = page.locator("details.group").nth(at);
      if ((await group.getAttribute("open")) === null) await group.locator("> summary").click();
      const rule = group.locator(".rule");
      const before = (await rule.count()) > 0 ? await rule.textContent() : undefined;
      const title = (await group.locator("> summary").textContent()) ?? "";
      const select = group.locator("select").first();
      if ((await select.count()) > 0) await select.selectOption({ index: 2 });
      else await group.locator(".number").first().locator("button").last().click();
      await settled(page);
      const variant = (await downloaded(page, "Scenario (YAML)")).toString();
      const read = () => ({ name: "small.yaml", text: SMALL });
      expect(fingerprint(readScenario({ name: "variant.yaml", text: variant, read })), title).not.toBe(base);
      if (before !== undefined) sentences.push([before ?? "", (await rule.textContent()) ?? ""]);
      await page.getByRole("button", { name: /^Undo all/ }).click();
      await settled(page);
    }
    expect(groups).toBe(8);
    // Those of who is next, pathway, pressure and placement change; step-down places are counted elsewhere.
    expect(sentences.filter(([before, after]) => before !== after)).toHaveLength(4);
    expect(heard).toEqual([]);
    await page.close();
  });

  test("are kept by the address: reload, back and forward", async () => {
    const { page, heard } = await open("#referrals.prison=120");
    await settled(page);
    const west = page.getByLabel("west", { exact: true });
    await west.fill("18");
    await west.press("Enter");
    await settled(page);
    const there = page.url();
    expect(new URL(there).hash).toBe("#beds.catchment.west=18&referrals.prison=120");
    await page.reload();
    await settled(page);
    expect([page.url(), await west.inputValue()]).toEqual([there, "18"]);
    await page.goBack();
    await settled(page);
    expect(await west.inputValue()).toBe("16");
    await page.goForward();
    await settled(page);
    expect(await west.inputValue()).toBe("18");
    expect(heard).toEqual([]);
    await page.close();
  });

  test("that do not go together are told, with what stood there before", async () => {
    const { page, heard } = await open("#beds.from=1066-10-14&beds.catchment.west=10");
    await page.getByRole("alert").first().waitFor();
    expect(await page.getByRole("alert").first().textContent()).toContain("1066-10-14");
    expect(heard).toEqual([]);
    await page.close();
  });

  test("more beds than anybody asks for, and none, are said in words before they are drawn", async () => {
    const { page, heard } = await open("#beds.catchment.west=0");
    await page.locator(".warning").first().waitFor();
    expect(await page.locator(".warning").first().textContent()).toContain(
      "More beds are asked for than there are: west",
    );
    await settled(page);
    expect(heard).toEqual([]);
    await page.close();
  });
});

describe("for everybody", () => {
  const faultsByAxe = async (page: Page): Promise<readonly string[]> => {
    await page.addScriptTag({ path: AXE });
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
    });
  };

  const WAYS = [
    { what: "phone", width: 375, dark: false },
    { what: "desk in the dark", width: 1280, dark: true },
    { what: "tablet in the dark", width: 820, dark: true },
    { what: "desk", width: 1280, dark: false },
  ];

  test.each(WAYS.slice(0, atLength(2, 4)))(
    "on a $what every tab has no fault that axe knows, and room for everything",
    async ({ width, dark }) => {
      // The policy of the page would not let the tester's own script in.
      const context = await browser.newContext({
        bypassCSP: true,
        viewport: { width, height: 900 },
        colorScheme: dark ? "dark" : "light",
      });
      const page = await context.newPage();
      const address = `${pathToFileURL(join(folder, "small.html")).href}#next=longestWait&case=referrals.prison%3D120`;
      await page.goto(address);
      await settled(page);
      for (const group of await page.locator("details.group").all())
        if ((await group.getAttribute("open")) === null) await group.locator("> summary").click();
      await page.addScriptTag({ path: LAYOUT });
      for (const tab of await page.getByRole("tab").all()) {
        await tab.click();
        await page.waitForTimeout(150);
        const name = await tab.textContent();
        expect({ name, axe: await faultsByAxe(page), layout: await page.evaluate("faultsOfLayout()") }).toEqual({
          name,
          axe: [],
          layout: [],
        });
      }
      await context.close();
    },
  );

  const NAME_OF_FOCUS = `document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent`;

  test("with the keyboard alone: a lever, a tab, a pinned case", async () => {
    const { page, heard } = await open();
    await settled(page);
    const until = async (wanted: string) => {
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press("Tab");
        const name: string = await page.evaluate(NAME_OF_FOCUS);
        if (name.trim() === wanted) return;
      }
      throw new Error(`${wanted} was not reached`);
    };
    await until("To the results");
    await until("east: 1 more");
    await page.keyboard.press("Enter");
    await settled(page);
    expect(new URL(page.url()).hash).toBe("#beds.catchment.east=21");
    await until("Waiting");
    for (const title of ["Beds over time", "Units", "Flow", "Returns and the two classes", "Compare"]) {
      await page.keyboard.press("ArrowRight");
      expect(await page.evaluate("document.activeElement.textContent")).toBe(title);
      await page.keyboard.press("Enter");
    }
    await until("Pin the case on the page");
    await page.keyboard.press("Space");
    await page.getByText("Case 1", { exact: true }).waitFor();
    expect(heard).toEqual([]);
    await page.close();
  });
});

describe("over a long time", () => {
  const DIFFERENT = 12;

  test(`${atLength(25, 200)} changes leave no memory behind, within a tenth of what there is`, async () => {
    const { page, heard } = await open();
    await settled(page);
    const client = await page.context().newCDPSession(page);
    const change = (at: number) => page.evaluate(`location.hash = "beds.catchment.west=${10 + (at % DIFFERENT)}"`);
    const memory = async (): Promise<number> => {
      await settled(page);
      await client.send("HeapProfiler.collectGarbage");
      return ((await client.send("Runtime.getHeapUsage")) as { usedSize: number }).usedSize;
    };
    const changes = async (many: number): Promise<void> => {
      for (let at = 0; at < many; at++) {
        await change(at);
        await page.waitForTimeout(5);
      }
    };
    // What is computed is kept, so that going back to a case costs nothing.
    for (let at = 0; at < DIFFERENT; at++) {
      await change(at);
      await settled(page);
    }
    // And what runs often is compiled, which takes memory too.
    await changes(atLength(25, 100));
    const early = await memory();
    await changes(atLength(25, 200));
    expect((await memory()) / early).toBeLessThan(1.1);
    expect(heard).toEqual([]);
    await page.close();
  });
});
