import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { ROOT } from "../cli/built.js";
import { isAllowed } from "./allowed.js";

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
}

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly license?: string;
}

const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const locked = Object.entries(lock.packages).filter(([place]) => place !== "");
const used = locked.filter(([, { dev }]) => dev !== true);
const manifestOf = (place: string) => JSON.parse(readFileSync(join(ROOT, place, "package.json"), "utf8")) as Manifest;

describe("packages of others", () => {
  test("that are installed with the command are no more than so many", () => {
    expect(used.length).toBeGreaterThan(15);
    // One more is a decision: say in the same change what it is for.
    expect(used.length).toBeLessThanOrEqual(101);
  });

  test("that are installed with the command run nothing as they are installed", () => {
    expect(used.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
    const running = used.filter(([place]) => {
      const { preinstall, install, postinstall } = manifestOf(place).scripts ?? {};
      // Beside this file npm compiles unasked.
      return (preinstall ?? install ?? postinstall) !== undefined || existsSync(join(ROOT, place, "binding.gyp"));
    });
    expect(running).toEqual([]);
  });

  test("that only developers install run something in two places: esbuild and msgpackr-extract put the program for this machine in its place", () => {
    const scripts = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => place);
    expect(scripts).toEqual(["node_modules/esbuild", "node_modules/msgpackr-extract"]);
  });

  // npm leaves out the checksums of tools for other machines than that on which it wrote the file.
  test("are what they were when they were chosen: each has a checksum that npm holds it to, but developers' tools elsewhere", () => {
    const without = locked.filter(([, { integrity, link }]) => link || !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""));
    const elsewhere = ([place, { dev, optional }]: (typeof locked)[number]) =>
      dev && optional && !existsSync(join(ROOT, place));
    expect(without.filter((each) => !elsewhere(each))).toEqual([]);
  });

  test("are installed as they are locked", () => {
    const different = used.filter(([place, { version }]) => {
      const installed = manifestOf(place) as { readonly version?: string };
      return installed.version !== version;
    });
    expect(different).toEqual([]);
  });

  test("that are installed with the command have licences that anybody may use and pass on", () => {
    const refused = used.filter(([, { license }]) => license === undefined || !isAllowed(license));
    expect(refused.map(([place, { license }]) => `${place}: ${license}`)).toEqual([]);
    // The lock file repeats what the package said when it was locked.
    expect(used.filter(([place, { license }]) => manifestOf(place).license !== license)).toEqual([]);
  });

  test("are listed in licences.md as they are now: npm run licences", () => {
    const script = pathToFileURL(join(ROOT, "test/supply/licences.mjs")).href;
    const words = ["--input-type=module", "-e", `process.stdout.write((await import("${script}")).licencesText())`];
    const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(readFileSync(fileURLToPath(new URL("licences.md", import.meta.url)), "utf8")).toBe(stdout);
  });
});

test.each([
  ["MIT", true],
  ["(MIT OR GPL-3.0-or-later)", true],
  ["(MIT AND Zlib)", true],
  ["(MIT AND GPL-3.0-only)", false],
  ["GPL-3.0-or-later", false],
  ["AGPL-3.0-only OR SSPL-1.0", false],
  ["UNLICENSED", false],
  ["SEE LICENSE IN file", false],
  ["MIT OR (Apache-2.0 AND GPL-2.0)", false],
  ["", false],
])("of the licence %j it is said that it is allowed: %j", (licence, allowed) => {
  expect(isAllowed(licence)).toBe(allowed);
});
