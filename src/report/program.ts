import type { Result } from "../experiment/index.js";

/** What computed a result, as reports name it: `securebeds 0.1.0, stream version 1`. The release says which program to get;
 *  the stream version, whether another release gives the same figures. A result read from a file may be older than stream
 *  versions, and then says none. */
export function programOf({ version, streamVersion }: Pick<Result, "version" | "streamVersion">): string {
  return streamVersion === undefined
    ? `securebeds ${version}`
    : `securebeds ${version}, stream version ${streamVersion}`;
}
