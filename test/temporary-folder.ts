import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const made = new Set<string>();

/** A new empty folder in the system's temporary folder. It is removed after the file of tests that asked for it.
 *  @param what goes into its name, for whoever finds it meanwhile */
export function temporaryFolder(what = "test"): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `securebeds-${what}-`)));
  made.add(folder);
  return folder;
}

/** Removes every folder that was made since the last time. */
export function removeTemporaryFolders(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  made.clear();
}
