import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { openBrowser } from "../browser/chromium.js";
import type { Asked, Hashes } from "./harness.js";

const HERE = fileURLToPath(new URL("./", import.meta.url));
const PLATFORM = `${process.platform}-${process.arch}`;

/** The Node versions that are supported, by their first number. */
export const NODES = ["20", "22", "24"];

/** Who computed, in its own words, and what came out. */
export interface Computed {
  readonly engine: string;
  readonly hashes: readonly Hashes[];
}

/** Other Nodes than this one, from a package of their own beside this file, which is installed here when it is not.
 *  @returns paths of binaries by first number of version, and why one that was to be there is not */
export function otherNodes(): { readonly found: ReadonlyMap<string, string>; readonly missing: readonly string[] } {
  const wanted = NODES.filter((major) => major !== process.versions.node.split(".")[0]);
  const offered = JSON.parse(readFileSync(join(HERE, "package.json"), "utf8")).optionalDependencies;
  const there = wanted.filter((major) => `node${major}-${PLATFORM}` in offered);
  const trouble = there.every((major) => existsSync(binaryOf(major))) ? "" : install();
  const found = new Map(there.filter((major) => existsSync(binaryOf(major))).map((major) => [major, binaryOf(major)]));
  const why = (major: string) => (there.includes(major) ? trouble : `nobody offers a package of it for ${PLATFORM}`);
  return { found, missing: wanted.filter((major) => !found.has(major)).map((major) => `Node ${major}: ${why(major)}`) };
}

function binaryOf(major: string): string {
  const file = process.platform === "win32" ? "node.exe" : "node";
  return join(HERE, "node_modules", `node${major}-${PLATFORM}`, "bin", file);
}

/** @returns what went wrong, in a line, or that nothing seemed to */
function install(): string {
  try {
    const isWindows = process.platform === "win32";
    execFileSync("npm", ["ci", "--ignore-scripts", "--prefer-offline"], {
      cwd: HERE,
      shell: isWindows,
      stdio: "pipe",
      timeout: 240_000,
    });
    return "the package was installed, and has no binary";
  } catch (error) {
    return `npm ci in test/engines failed: ${String(error).split("\n").slice(0, 3).join(" ")}`;
  }
}

/** Runs the harness in a Node, as a process of its own. */
export async function inNode(binary: string, harness: string, asked: Asked): Promise<Computed> {
  const folder = mkdtempSync(join(tmpdir(), "securebeds-engine-"));
  try {
    const files = [join(folder, "harness.js"), join(folder, "asked.json")];
    writeFileSync(files[0], harness);
    writeFileSync(files[1], JSON.stringify(asked));
    const run = promisify(execFile)(binary, [join(HERE, "run-in-node.mjs"), ...files], { maxBuffer: 2 ** 28 });
    return JSON.parse((await run).stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the harness in a page of headless Chromium. */
export async function inChromium(harness: string, asked: Asked): Promise<Computed> {
  const folder = mkdtempSync(join(tmpdir(), "securebeds-engine-"));
  const browser = await openBrowser();
  try {
    // Browsers hash only for pages that come from somewhere.
    writeFileSync(join(folder, "page.html"), "<!doctype html><meta charset=utf-8><title>engine</title>");
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, "page.html")).href);
    await page.addScriptTag({ content: harness });
    page.setDefaultTimeout(0);
    const hashes = await page.evaluate((of) => {
      const { engineHarness } = globalThis as unknown as { engineHarness: typeof import("./harness.js") };
      return engineHarness.hashWorlds(of);
    }, asked);
    return { engine: `Chromium ${browser.version()}`, hashes };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
