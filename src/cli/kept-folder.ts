import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { visible } from "../report/index.js";
import {
  checksumOf,
  digest,
  encodeKept,
  type KeptFile,
  type KeptRecord,
  placesIn,
  type RecordPlace,
} from "./kept-file.js";
import { codeOf, systemWords, withoutComplaint } from "./refusals.js";
import { writeWhole } from "./whole-file.js";

const ENDING = ".runs";
/** A file that somebody began to write and did not finish is cleared away after that long. [milliseconds] */
const FORGOTTEN = 3_600_000;

/** The kept replications of one world, in a folder of its own. */
export class KeptFolder {
  readonly world: string;
  readonly #path: string;
  readonly #about: Pick<KeptFile, "world" | "scenario" | "seed">;
  readonly #say: (text: string) => void;
  /** Files that have been looked into. */
  readonly #seen = new Set<string>();
  /** Files that were found damaged, even where they could not be given another name. */
  readonly #aside = new Set<string>();
  readonly #places = new Map<number, { readonly file: string; readonly place: RecordPlace }>();
  readonly #waiting = new Map<number, KeptRecord>();
  #complained = false;

  constructor(path: string, about: Pick<KeptFile, "world" | "scenario" | "seed">, say: (text: string) => void) {
    this.world = about.world;
    this.#path = path;
    this.#about = about;
    this.#say = say;
  }

  /** Looks for files that have come since the last look. */
  look(): void {
    for (const file of this.#names()) {
      if (!file.endsWith(ENDING) || this.#seen.has(file) || this.#aside.has(file)) continue;
      this.#seen.add(file);
      this.#lookInto(file);
    }
  }

  /** The record of a replication, if there is one that has its checksum. */
  read(replication: number): Uint8Array | undefined {
    const waits = this.#waiting.get(replication);
    if (waits !== undefined) return waits.body;
    const found = this.#places.get(replication);
    if (found === undefined) return undefined;
    const body = this.#bodyOf(found.file, found.place);
    if (body !== "damaged") return body;
    this.#setAside(found.file, `what it holds of replication ${replication} does not have its checksum`);
    // Another file may have it too.
    this.#seen.clear();
    this.look();
    return this.read(replication);
  }

  /** Puts a record where it waits to be written. Answers its size. [bytes] */
  add(record: KeptRecord): number {
    this.#waiting.set(record.replication, record);
    return record.body.length;
  }

  /** Writes what waits as one file, which is there whole or not at all.
   *  @throws SystemRefusal, or Error of the system, when it refuses */
  write(release: string): void {
    if (this.#waiting.size === 0) return;
    const records = [...this.#waiting.values()].sort((one, other) => one.replication - other.replication);
    this.#waiting.clear();
    const bytes = encodeKept({ release, ...this.#about, records });
    const name = `${records[0].replication}-${digest(bytes).slice(0, 16)}${ENDING}`;
    mkdirSync(this.#path, { recursive: true });
    writeWhole(join(this.#path, name), bytes);
    withoutComplaint(() => this.#clearAway());
    this.#seen.add(name);
    this.#note(name, bytes);
  }

  #names(): readonly string[] {
    return this.#orComplain(() => readdirSync(this.#path), []);
  }

  #lookInto(file: string): void {
    const bytes = this.#orComplain(() => readFileSync(join(this.#path, file)), undefined);
    const trouble = bytes === undefined ? undefined : this.#note(file, bytes);
    if (trouble !== undefined) this.#setAside(file, trouble);
  }

  /** Remembers where the records of a file are, or says what is wrong with it. */
  #note(file: string, bytes: Uint8Array): string | undefined {
    const places = placesIn(bytes, this.world);
    if (typeof places === "string") return places;
    for (const place of places) this.#places.set(place.replication, { file, place });
    return undefined;
  }

  /** Nothing where the file has gone since: another command may have set it aside. */
  #bodyOf(file: string, { replication, at, length, checksum }: RecordPlace): Uint8Array | undefined | "damaged" {
    const body = this.#orComplain(() => readPart(join(this.#path, file), at, length), undefined);
    if (body === undefined) return undefined;
    return checksumOf(this.world, replication, body) === checksum ? body : "damaged";
  }

  /** Gives a damaged file another name, so that nobody uses it again, and keeps what is sound in it in a new file. */
  #setAside(file: string, why: string): void {
    const others = [...this.#places.values()].filter((each) => each.file === file);
    for (const { place } of others) {
      this.#places.delete(place.replication);
      const body = this.#bodyOf(file, place);
      if (body instanceof Uint8Array) this.add({ ...place, body });
    }
    this.#aside.add(file);
    const path = join(this.#path, file);
    const done = this.#orComplain(() => {
      renameSync(path, `${path}.damaged`);
      return `It was set aside as ${file}.damaged`;
    }, "It is not used");
    this.#say(`securebeds: ${visible(path)} is damaged: ${visible(why)}. ${done}, and what is lost is computed again.`);
  }

  /** What others began to write and never finished. */
  #clearAway(): void {
    for (const name of this.#names()) {
      if (!name.endsWith(".part")) continue;
      const path = join(this.#path, name);
      const since = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - since > FORGOTTEN) rmSync(path, { force: true });
    }
  }

  /** What cannot be read is not there; that a thing is there but cannot be read is said once. */
  #orComplain<T>(work: () => T, otherwise: T): T {
    try {
      return work();
    } catch (error) {
      const code = codeOf(error);
      if (code !== "ENOENT" && !this.#complained) {
        this.#complained = true;
        this.#say(
          `securebeds: ${visible(this.#path)} cannot be used (${systemWords(code) ?? String(error)}); what is in it is computed again.`,
        );
      }
      return otherwise;
    }
  }
}

function readPart(path: string, at: number, length: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    const body = Buffer.alloc(length);
    const read = readSync(file, body, 0, length, at);
    return body.subarray(0, read);
  } finally {
    withoutComplaint(() => closeSync(file));
  }
}
