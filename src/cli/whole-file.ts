import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { guarded, withoutComplaint } from "./refusals.js";

/** A file that is written under another name and, once it is whole and on the disk, given its own: until then what was
 *  there before stays as it was. Whatever happens, nobody takes the unfinished one for a result. */
export class WholeFile {
  readonly #path: string;
  readonly #unfinished: string;
  #file: number | undefined;

  /** @throws SystemRefusal */
  constructor(path: string) {
    this.#path = path;
    this.#unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
    this.#file = guarded(path, () => openSync(this.#unfinished, "w"));
  }

  /** @throws SystemRefusal */
  write(piece: string | Uint8Array): void {
    const file = this.#file;
    if (file === undefined) return;
    const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
    guarded(this.#path, () => {
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    });
  }

  /** Sees to it that it is on the disk. Nothing can be written to it any more.
   *  @throws SystemRefusal */
  end(): void {
    const file = this.#file;
    if (file === undefined) return;
    guarded(this.#path, () => fsyncSync(file));
    this.#file = undefined;
    guarded(this.#path, () => closeSync(file));
  }

  /** @throws SystemRefusal */
  giveName(): void {
    guarded(this.#path, () => renameSync(this.#unfinished, this.#path));
  }

  /** Leaves nothing unfinished behind; does nothing to a file that has its name. */
  tidyUp(): void {
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined) withoutComplaint(() => closeSync(file));
    withoutComplaint(() => rmSync(this.#unfinished, { force: true }));
  }
}

/** Writes a file whole or not at all.
 *  @throws SystemRefusal */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const file = new WholeFile(path);
  try {
    file.write(content);
    file.end();
    file.giveName();
  } finally {
    file.tidyUp();
  }
}
