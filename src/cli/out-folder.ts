import { accessSync, closeSync, constants, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { invariant } from "../foundation/index.js";
import { visible } from "../report/index.js";
import { guarded } from "./files.js";

/** Makes sure before a long study that its results can be written.
 *  @throws UsageError when they cannot */
export function prepareFolder(folder: string): void {
  guarded(folder, () => {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  });
}

/** Writes files whole or not at all: each under another name first, and only when all are there are they given theirs.
 *  Then tells where they are.
 *  @throws UsageError when the system refuses */
export function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  tell: (text: string) => void,
): void {
  const names = Object.keys(files);
  const temporary = (name: string) => join(folder, `.${name}.${process.pid}.part`);
  try {
    for (const name of names) guarded(join(folder, name), () => writeFileSync(temporary(name), files[name]));
    for (const name of names) guarded(join(folder, name), () => renameSync(temporary(name), join(folder, name)));
    tell(`Written to ${visible(folder)}: ${names.join(", ")}.`);
  } finally {
    for (const name of names) rmSync(temporary(name), { force: true });
  }
}

/** The same for files that are too large to be held in memory; `work` writes them piece by piece, in whatever order.
 *  @throws UsageError when the system refuses */
export async function writeInPieces(
  folder: string,
  names: readonly string[],
  work: (write: (name: string, piece: string | Uint8Array) => void) => Promise<void>,
  tell: (text: string) => void,
): Promise<void> {
  const temporary = (name: string) => join(folder, `.${name}.${process.pid}.part`);
  const open = new Map<string, number>();
  const closeAll = () => {
    for (const file of open.values()) closeSync(file);
    open.clear();
  };
  try {
    for (const name of names)
      open.set(
        name,
        guarded(join(folder, name), () => openSync(temporary(name), "w")),
      );
    await work((name, piece) => {
      const file = open.get(name);
      invariant(file !== undefined, () => `${name} was not announced`);
      guarded(join(folder, name), () => writeFileSync(file, piece));
    });
    closeAll();
    for (const name of names) guarded(join(folder, name), () => renameSync(temporary(name), join(folder, name)));
    tell(`Written to ${visible(folder)}: ${names.join(", ")}.`);
  } finally {
    closeAll();
    for (const name of names) rmSync(temporary(name), { force: true });
  }
}
