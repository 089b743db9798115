import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { EXPIRY, openKey, PREFIX, rowsKey, scenarioKey } from "./keys.js";
import { whoIsThere } from "./presence.js";

const KEYS_AT_A_TIME = 500;

/** Leaves nothing of these studies behind. */
export async function clearStudies(redis: Redis, studies: Iterable<string>): Promise<void> {
  const keys = [...studies].flatMap((study) => [scenarioKey(study), rowsKey(study), openKey(study)]);
  for (let at = 0; at < keys.length; at += KEYS_AT_A_TIME) await redis.del(keys.slice(at, at + KEYS_AT_A_TIME));
}

/** Keys of BullMQ that live for moments, and mean something by being gone: without this one's end nobody would ever look
 *  for workers that went without a word. */
const SHORT_LIVED: ReadonlySet<string> = new Set(["stalled-check", "limiter"]);

/** BullMQ's other keys do not expire by themselves. */
export async function expireLater(redis: Redis, queue: Pick<Queue, "keys">): Promise<void> {
  const asked = redis.pipeline();
  for (const [name, key] of Object.entries(queue.keys)) if (!SHORT_LIVED.has(name)) asked.pexpire(key, EXPIRY);
  await asked.exec();
}

/** Removes everything below the prefix, unless somebody else is at work there. Answers whether it did, and how much. */
export async function sweepUp(redis: Redis): Promise<number | "somebody is at work"> {
  const others = await whoIsThere(redis, "coordinator");
  if (others.length > 0) return "somebody is at work";
  let removed = 0;
  let cursor = "0";
  do {
    const [next, keys] = await redis.scan(cursor, "MATCH", `${PREFIX}:*`, "COUNT", KEYS_AT_A_TIME);
    if (keys.length > 0) removed += await redis.unlink(keys);
    cursor = next;
  } while (cursor !== "0");
  return removed;
}
