import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { AT_LENGTH } from "../at-length.js";
import { built, ROOT } from "../cli/built.js";

beforeAll(built);

const SCRIPT = join("scenarios", "readme", "write.mjs");
const README = readFileSync(join(ROOT, "scenarios", "README.md"), "utf8");

interface Results {
  readonly files: readonly string[];
  readonly comparison: { readonly variants: readonly { readonly scenario: { readonly fingerprint: string } }[] };
}

const RESULTS = JSON.parse(readFileSync(join(ROOT, "scenarios", "readme", "results.json"), "utf8")) as Results;

/** One is enough to see that figures and program belong together: all were written by the same run. */
const SIMULATED_AGAIN = ["close-a-ward.yaml"];

describe("scenarios/README.md", () => {
  test("is what the files, the catalogue of rules and the last figures give", () => {
    const words = [SCRIPT, "--text", "--print"];
    const text = execFileSync(process.execPath, words, { cwd: ROOT, encoding: "utf8" });
    expect(text, "npm run scenarios").toBe(README);
  });

  test("has figures of the scenarios as they are now, whatever was changed since", async () => {
    const { fingerprint, readScenario } = await import("../../src/scenario/index.js");
    const text = (name: string) => readFileSync(join(ROOT, "scenarios", name), "utf8");
    const now = RESULTS.files.map((name) =>
      fingerprint(readScenario({ name, text: text(name), read: (other) => ({ name: other, text: text(other) }) })),
    );
    expect(now, "npm run scenarios").toEqual(RESULTS.comparison.variants.map(({ scenario }) => scenario.fingerprint));
  });

  // A minute of work. That no figure moves unless the stream version does is held by test/engines/goldens.test.ts.
  test.runIf(AT_LENGTH)("has figures that come out again", () => {
    const words = [SCRIPT, "--check", ...SIMULATED_AGAIN];
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: ROOT, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("lists every scenario of the folder", () => {
    const files = readdirSync(join(ROOT, "scenarios")).filter(
      (name) => name.endsWith(".yaml") && !name.endsWith("-targets.yaml"),
    );
    expect(files.filter((name) => !README.includes(`(${name})`))).toEqual([]);
  });
});
