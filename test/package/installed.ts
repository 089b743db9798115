import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { built, ROOT } from "../cli/built.js";
import { temporaryFolder } from "../temporary-folder.js";

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
}

/** Packs the package as it would be published and installs it into an empty folder. What it depends on comes from this
 *  checkout, so that no network is needed. Answers the folder. */
export async function installed(): Promise<string> {
  await built();
  const folder = temporaryFolder("installed");
  const packed = npm(["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], ROOT).trim();
  const somebodyElse = { name: "somebody-else", private: true, type: "module", overrides: nested() };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(somebodyElse)}\n`);
  const needed = used()
    .filter((path) => path.lastIndexOf("node_modules/") === 0)
    .map((path) => join(ROOT, path));
  const offline = ["--offline", "--ignore-scripts", "--install-links", "--no-audit", "--no-fund"];
  npm(["install", ...offline, join(folder, packed), ...needed], folder);
  return folder;
}

/** Everything that is installed for people who only use the package. */
function used(): readonly string[] {
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as Lock;
  const entries = Object.entries(lock.packages).filter(([path, { dev }]) => path !== "" && dev !== true);
  return entries.map(([path]) => path);
}

interface Overrides {
  [name: string]: string | Overrides;
}

/** What a dependency has in a version of its own, which no list of names can ask for: it is handed over too. */
function nested(): Overrides {
  const overrides: Overrides = {};
  for (const path of used()) {
    const names = path.replace(/^node_modules\//, "").split("/node_modules/");
    if (names.length > 1) put(overrides, names, `file:${join(ROOT, path)}`);
  }
  return overrides;
}

/** `.` is the package itself, where something is nested below it too. */
function put(overrides: Overrides, [name = "", ...below]: readonly string[], value: string): void {
  const there = overrides[name];
  if (below.length === 0) overrides[name] = typeof there === "object" ? { ...there, ".": value } : value;
  else {
    const inside: Overrides = typeof there === "object" ? there : there === undefined ? {} : { ".": there };
    overrides[name] = inside;
    put(inside, below, value);
  }
}

function npm(words: readonly string[], cwd: string): string {
  return execFileSync("npm", words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
