import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What tests read. */
const COPIED = ["src", "test", "scenarios", "examples", "package.json", "tsconfig.json", "vitest.config.ts"];

/** A copy of the tree in a temporary folder, free to be spoiled: nothing that is done to it reaches the tree. Packages are those
 *  of the tree, one link each, so that translated sources have a place of their own among them.
 *  @returns the folder, and how to be rid of it */
export function treeCopy(root: string): { readonly folder: string; readonly remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "securebeds-mutation-")));
  for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true });
  const packages = join(folder, "node_modules");
  mkdirSync(packages);
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (!name.startsWith(".")) symlinkSync(join(root, "node_modules", name), join(packages, name));
  }
  symlinkSync(join(root, "node_modules", ".bin"), join(packages, ".bin"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  return { folder, remove };
}

/** Whoever is told to stop leaves no copy behind. */
export function endOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
}
