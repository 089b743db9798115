import type { Finished, SentError } from "../../experiment/index.js";
import { VERSION } from "../../foundation/index.js";
import { checksumOf, encodeKept, placesIn, recordOf } from "../kept-file.js";
import { squeezed, unsqueezed } from "../squeezed-outputs.js";

/** What became of a batch. */
export interface Row {
  /** What was done, in order of replication. */
  readonly finished: readonly Finished[];
  /** How long that took. [milliseconds] */
  readonly took: number;
  /** What ended it early. */
  readonly failure?: SentError;
}

/** A row as bytes: a line about the batch, then its replications in the way in which they are kept in files, each with its
 *  checksum. */
export function encodeRow(study: string, { finished, ...about }: Row): Buffer {
  const records = finished.map(({ replication, outputs }) => recordOf(study, replication, squeezed(outputs)));
  const kept = encodeKept({ world: study, release: VERSION, scenario: "", seed: "", records });
  return Buffer.concat([Buffer.from(`${JSON.stringify(about)}\n`), kept]);
}

/** The row of these bytes; nothing where they are damaged or not of this study. */
export function decodeRow(study: string, bytes: Buffer): Row | undefined {
  const end = bytes.indexOf(0x0a);
  const about = end < 0 ? undefined : parsed(bytes.subarray(0, end).toString());
  const kept = bytes.subarray(end + 1);
  const places = placesIn(kept, study);
  if (about === undefined || typeof places === "string") return undefined;
  const finished: Finished[] = [];
  for (const { replication, at, length, checksum } of places) {
    const body = kept.subarray(at, at + length);
    const outputs = checksumOf(study, replication, body) === checksum ? unsqueezed(body) : undefined;
    if (outputs === undefined) return undefined;
    finished.push({ replication, outputs });
  }
  return { ...about, finished };
}

function parsed(text: string): Pick<Row, "took" | "failure"> | undefined {
  try {
    const about = JSON.parse(text);
    return typeof about?.took === "number" ? about : undefined;
  } catch {
    return undefined;
  }
}
