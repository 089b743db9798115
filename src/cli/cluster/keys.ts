import type { Release } from "./release.js";

/** Everything in Redis stands below this. */
export const PREFIX = "securebeds";

/** What nobody has touched for so long goes by itself. [milliseconds] */
export const EXPIRY = 3 * 86_400_000;

/** Jobs of one release wait in a queue of their own, so that a worker of another never takes one. */
export function queueName({ version, streamVersion, build }: Release): string {
  return `jobs-${version}-${streamVersion}-${build}`;
}

/** The scenario of a study with its limits, as text. */
export const scenarioKey = (study: string): string => `${PREFIX}:scenario:${study}`;
/** What workers have done of a study and the coordinator has not fetched yet: a row for each batch. */
export const rowsKey = (study: string): string => `${PREFIX}:rows:${study}`;
/** Batches of a study that were given out and not fetched, so that a coordinator that comes back knows of them. */
export const openKey = (study: string): string => `${PREFIX}:open:${study}`;
/** Who is there: a set of names for each kind, and for each name a key that goes unless it is renewed. */
export const presenceKey = (kind: string, name?: string): string =>
  `${PREFIX}:${kind}${name === undefined ? "s" : `:${name}`}`;
