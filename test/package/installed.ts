import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { built, ROOT } from "../cli/built.js";

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
}

/** Packs the package as it would be published and installs it into an empty folder. What it depends on comes from this
 *  checkout, so that no network is needed. Answers the folder. */
export async function installed(): Promise<string> {
  await built();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "securebeds-installed-")));
  const packed = npm(["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], ROOT).trim();
  writeFileSync(join(folder, "package.json"), '{ "name": "somebody-else", "private": true, "type": "module" }\n');
  const needed = dependencies().map((path) => join(ROOT, path));
  const offline = ["--offline", "--ignore-scripts", "--install-links", "--no-audit", "--no-fund"];
  npm(["install", ...offline, join(folder, packed), ...needed], folder);
  return folder;
}

/** Everything that is installed for people who only use the package. */
function dependencies(): readonly string[] {
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as Lock;
  const used = Object.entries(lock.packages).filter(([path, { dev }]) => path !== "" && dev !== true);
  return used.map(([path]) => path).filter((path) => path.lastIndexOf("node_modules/") === 0);
}

function npm(words: readonly string[], cwd: string): string {
  return execFileSync("npm", words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
