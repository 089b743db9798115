import type { Redis } from "ioredis";
import { scenarioKey } from "./keys.js";
import { readStudy, type Study } from "./study-text.js";

/** A sweep has many, some of them at the same time. */
const MOST = 64;

/** Studies that a worker has been at work on, so that each is fetched and read once. */
export class StudyCache {
  readonly #redis: Redis;
  readonly #known = new Map<string, Promise<Study>>();

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  /** @throws UsageError where it is not there or is another one */
  async find(name: string): Promise<Study> {
    const known = this.#known.get(name);
    const found = known ?? this.#load(name);
    this.#known.delete(name);
    this.#known.set(name, found);
    for (const oldest of this.#known.keys()) if (this.#known.size > MOST) this.#known.delete(oldest);
    try {
      return await found;
    } catch (error) {
      this.#known.delete(name);
      throw error;
    }
  }

  async #load(name: string): Promise<Study> {
    return readStudy((await this.#redis.get(scenarioKey(name))) ?? "", name);
  }
}
