import { accessSync, closeSync, constants, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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
  files: Readonly<Record<string, string>>,
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

/** The same for one file that is too large to be held in memory.
 *  @throws UsageError when the system refuses */
export function writeInPieces(
  folder: string,
  name: string,
  work: (write: (text: string) => void) => void,
  tell: (text: string) => void,
): void {
  const path = join(folder, name);
  const temporary = join(folder, `.${name}.${process.pid}.part`);
  try {
    const file = guarded(path, () => openSync(temporary, "w"));
    try {
      work((text) => guarded(path, () => writeFileSync(file, text)));
    } finally {
      closeSync(file);
    }
    guarded(path, () => renameSync(temporary, path));
    tell(`Written to ${visible(folder)}: ${name}.`);
  } finally {
    rmSync(temporary, { force: true });
  }
}
