import type { Redis } from "ioredis";
import { presenceKey } from "./keys.js";
import type { Release } from "./release.js";

/** Who is at work on a cluster. */
export interface Present {
  readonly name: string;
  readonly release: Release;
  /** Of a worker: how many batches it runs at the same time. */
  readonly slots: number;
}

export type Kind = "worker" | "coordinator";

/** How often one says that one is still there, and how long that is believed. [milliseconds] */
const BETWEEN_SIGNS = 3_000;
const BELIEVED = 15_000;

/** Says that somebody is there, until it is told to stop. */
export class Presence {
  readonly #redis: Redis;
  readonly #kind: Kind;
  readonly #who: Present;
  readonly #timer: NodeJS.Timeout;

  constructor(redis: Redis, kind: Kind, who: Present) {
    this.#redis = redis;
    this.#kind = kind;
    this.#who = who;
    this.#sign();
    this.#timer = setInterval(() => this.#sign(), BETWEEN_SIGNS);
  }

  /** Says nothing any more, and so is soon forgotten. */
  fade(): void {
    clearInterval(this.#timer);
  }

  /** Says good-bye. */
  async end(): Promise<void> {
    this.fade();
    const { name } = this.#who;
    await this.#redis
      .multi()
      .del(presenceKey(this.#kind, name))
      .srem(presenceKey(this.#kind), name)
      .exec()
      .catch(() => undefined);
  }

  /** While the server is away signs would only heap up. */
  #sign(): void {
    if (this.#redis.status !== "ready") return;
    const { name } = this.#who;
    this.#redis
      .multi()
      .set(presenceKey(this.#kind, name), JSON.stringify(this.#who), "PX", BELIEVED)
      .sadd(presenceKey(this.#kind), name)
      .exec()
      .catch(() => undefined);
  }
}

/** Everybody of a kind who is there. */
export async function whoIsThere(redis: Redis, kind: Kind): Promise<readonly Present[]> {
  const names = await redis.smembers(presenceKey(kind));
  if (names.length === 0) return [];
  const signs = await redis.mget(names.map((name) => presenceKey(kind, name)));
  const gone = names.filter((_, place) => signs[place] === null);
  if (gone.length > 0) await redis.srem(presenceKey(kind), ...gone);
  return signs.flatMap((sign) => (sign === null ? [] : [JSON.parse(sign) as Present]));
}
