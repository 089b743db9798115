import { join } from "node:path";
import type { Keeper, KeptWorld } from "../experiment/index.js";
import { VERSION } from "../foundation/index.js";
import { visible } from "../report/index.js";
import { buildDigest } from "./build-digest.js";
import { digest, recordOf } from "./kept-file.js";
import { KeptFolder } from "./kept-folder.js";
import { codeOf, systemWords } from "./refusals.js";
import { squeezed, unsqueezed } from "./squeezed-outputs.js";

type Outputs = Parameters<Keeper["keep"]>[2];

/** Finished replications wait at least so long until they are written, together. [milliseconds] */
const SHORTEST_WAIT = 100;
/** … and this share of the time that has passed, and this many times what the last writing took: so a broken-off hour loses
 *  a minute at most, leaves some hundred files, and a slow disk does not slow the simulation. */
const SHARE_OF_TIME = 0.02;
const TIMES_WRITING = 20;
/** No more is kept waiting. [bytes] */
const MOST_WAITING = 32_000_000;

/** Keeps replications in files: a folder for each world, in it files that are complete from the moment they are there and
 *  are never changed, so that any number of commands can use one folder at the same time. */
export class FileKeeper implements Keeper {
  readonly #folder: string;
  readonly #say: (text: string) => void;
  readonly #shortestWait: number;
  readonly #began: number;
  readonly #build: string | undefined;
  readonly #worlds = new Map<string, KeptFolder>();
  #waiting = 0;
  #wroteAt: number;
  #writingTook = 0;
  #timer: NodeJS.Timeout | undefined;
  #isBroken = false;

  /** @param say told of what is damaged and of what cannot be written
   *  @param shortestWait of a finished replication until it is written [milliseconds] */
  constructor(folder: string, say: (text: string) => void, shortestWait = SHORTEST_WAIT) {
    this.#folder = folder;
    this.#say = say;
    this.#shortestWait = shortestWait;
    this.#began = this.#wroteAt = performance.now();
    this.#build = this.#buildIfKnown();
  }

  async find(world: KeptWorld, from: number, to: number): Promise<ReadonlyMap<number, Outputs>> {
    const found = new Map<number, Outputs>();
    if (this.#build === undefined) return found;
    const kept = this.#folderOf(world);
    kept.look();
    for (let replication = from; replication <= to; replication++) {
      const body = kept.read(replication);
      const outputs = body === undefined ? undefined : unsqueezed(body);
      if (outputs !== undefined) found.set(replication, outputs);
    }
    return found;
  }

  keep(world: KeptWorld, replication: number, outputs: Outputs): void {
    if (this.#isBroken) return;
    const kept = this.#folderOf(world);
    this.#waiting += kept.add(recordOf(kept.world, replication, squeezed(outputs)));
    const due = this.#wroteAt + this.#patience();
    if (this.#waiting > MOST_WAITING || performance.now() >= due) this.#write();
    else this.#timer ??= setTimeout(() => this.#write(), due - performance.now()).unref();
  }

  async close(): Promise<void> {
    this.#write();
  }

  /** Without it nothing can be kept: another build may give other figures under the same name. */
  #buildIfKnown(): string | undefined {
    try {
      return buildDigest();
    } catch (error) {
      this.#giveUp(error);
      return undefined;
    }
  }

  #patience(): number {
    return Math.max(
      this.#shortestWait,
      SHARE_OF_TIME * (performance.now() - this.#began),
      TIMES_WRITING * this.#writingTook,
    );
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const begun = performance.now();
    try {
      if (!this.#isBroken) for (const kept of this.#worlds.values()) kept.write(VERSION);
    } catch (error) {
      this.#giveUp(error);
    }
    this.#waiting = 0;
    this.#wroteAt = performance.now();
    this.#writingTook = this.#wroteAt - begun;
  }

  /** A disk that refuses once is not asked again: the study is what matters. */
  #giveUp(error: unknown): void {
    this.#isBroken = true;
    const why = systemWords(codeOf(error)) ?? String(error);
    this.#say(
      `securebeds: finished replications cannot be kept in ${visible(this.#folder)} (${visible(why)}); the figures are not affected.`,
    );
  }

  #folderOf({ name, seed, address }: KeptWorld): KeptFolder {
    const known = this.#worlds.get(address);
    if (known !== undefined) return known;
    const world = digest(`build ${this.#build}\n`, address);
    const about = { world, scenario: name, seed };
    const made = new KeptFolder(join(this.#folder, world.slice(0, 32)), about, this.#say);
    this.#worlds.set(address, made);
    return made;
  }
}
