import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import { invariant } from "../foundation/index.js";
import { visible } from "../report/index.js";
import { guarded, SystemRefusal } from "./refusals.js";
import { WholeFile } from "./whole-file.js";

/** Makes sure before a long study that its results can be written.
 *  @throws SystemRefusal when they cannot */
export function prepareFolder(folder: string): void {
  guarded(folder, () => {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  });
}

/** Writes files whole or not at all: each under another name first, and only when all are there are they given theirs.
 *  Then tells where they are.
 *  @throws SystemRefusal */
export function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  tell: (text: string) => void,
): void {
  const open = new Map<string, WholeFile>();
  try {
    for (const [name, content] of Object.entries(files)) {
      const file = new WholeFile(join(folder, name));
      open.set(name, file);
      file.write(content);
      file.end();
    }
    giveNames(folder, open, tell);
  } finally {
    for (const file of open.values()) file.tidyUp();
  }
}

/** The same for files that are too large to be held in memory; `work` writes them piece by piece, in whatever order.
 *  @throws SystemRefusal */
export async function writeInPieces(
  folder: string,
  names: readonly string[],
  work: (write: (name: string, piece: string | Uint8Array) => void) => Promise<void>,
  tell: (text: string) => void,
): Promise<void> {
  const open = new Map<string, WholeFile>();
  try {
    for (const name of names) open.set(name, new WholeFile(join(folder, name)));
    await work((name, piece) => {
      const file = open.get(name);
      invariant(file !== undefined, () => `${name} was not announced`);
      file.write(piece);
    });
    for (const file of open.values()) file.end();
    giveNames(folder, open, tell);
  } finally {
    for (const file of open.values()) file.tidyUp();
  }
}

/** All of them, one after the other. Where the system stops in the middle, files of two results lie side by side, and
 *  whoever reads them has to know. */
function giveNames(folder: string, files: ReadonlyMap<string, WholeFile>, tell: (text: string) => void): void {
  const named: string[] = [];
  for (const [name, file] of files) {
    try {
      file.giveName();
    } catch (error) {
      if (!(error instanceof SystemRefusal) || named.length === 0) throw error;
      throw new SystemRefusal(
        `${error.message} Until then only ${named.join(", ")} in ${folder} are of this result; the other files are as they were.`,
      );
    }
    named.push(name);
  }
  tell(`Written to ${visible(folder)}: ${named.join(", ")}.`);
}
