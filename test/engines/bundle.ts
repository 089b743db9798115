import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "tsup";

const HARNESS = fileURLToPath(new URL("./harness.ts", import.meta.url));

/** The harness and all of the library that it needs as one script, which makes `engineHarness` a global. It is the same
 *  text for every engine, so that what differs can only be the engine. */
export async function bundledHarness(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "securebeds-harness-"));
  try {
    await build({
      config: false,
      entry: { harness: HARNESS },
      outDir: folder,
      format: "iife",
      globalName: "engineHarness",
      platform: "browser",
      target: "es2022",
      noExternal: [/.*/],
      splitting: false,
      silent: true,
      outExtension: () => ({ js: ".js" }),
    });
    return readFileSync(join(folder, "harness.js"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
