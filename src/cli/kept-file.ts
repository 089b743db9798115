import { createHash } from "node:crypto";

/** A file of kept replications, written once and never changed:
 *
 *  1. a line that says what it is, for people too: `securebeds/runs@1` and, as JSON, whose replications these are, and of
 *     each its number, its length in bytes and its checksum;
 *  2. the checksum of that line, on a line of its own;
 *  3. the records, one after the other.
 *
 *  The checksum of a record covers the world and the number of the replication too, so that a record in a wrong place is
 *  as bad as a broken one. SHA-256, in hexadecimal digits. */
export interface KeptFile {
  /** Digest of the world's address. */
  readonly world: string;
  readonly release: string;
  readonly scenario: string;
  readonly seed: string;
  readonly records: readonly KeptRecord[];
}

export interface KeptRecord {
  readonly replication: number;
  readonly body: Uint8Array;
  readonly checksum: string;
}

/** Where in a file a record is. */
export interface RecordPlace {
  readonly replication: number;
  readonly at: number;
  readonly length: number;
  readonly checksum: string;
}

const FORMAT = "securebeds/runs@1";
const DIGITS = 64;

export function digest(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

export function recordOf(world: string, replication: number, body: Uint8Array): KeptRecord {
  return { replication, body, checksum: checksumOf(world, replication, body) };
}

export function checksumOf(world: string, replication: number, body: Uint8Array): string {
  return digest(`${world} ${replication}\n`, body);
}

export function encodeKept({ records, ...about }: KeptFile): Buffer {
  const list = records.map(({ replication, body, checksum }) => [replication, body.length, checksum]);
  const head = `${FORMAT} ${JSON.stringify({ ...about, records: list })}`;
  return Buffer.concat([Buffer.from(`${head}\n${digest(head)}\n`), ...records.map(({ body }) => body)]);
}

/** Where the records of a file are, or why none of it is to be believed, in words. Does not look into the records. */
export function placesIn(file: Uint8Array, world: string): readonly RecordPlace[] | string {
  const end = file.indexOf(0x0a);
  const from = end + 1 + DIGITS + 1;
  if (end < 0 || from > file.length) return file.length === 0 ? "it is empty" : "it does not begin as it should";
  const head = file.subarray(0, end);
  if (Buffer.from(file.subarray(end + 1, from)).toString("latin1") !== `${digest(head)}\n`)
    return "its first line does not have its checksum";
  const about = aboutOf(Buffer.from(head).toString());
  if (about === undefined) return "it is written in a way that this release does not know";
  if (about.world !== world) return `it belongs to another place: ${about.scenario}, seed ${about.seed}`;
  return laidOut(about.records, from, file.length);
}

interface About {
  readonly world: string;
  readonly scenario: string;
  readonly seed: string;
  readonly records: readonly (readonly [replication: number, length: number, checksum: string])[];
}

/** The first line has its checksum, so that it says what was written, which may be what another release writes. */
function aboutOf(head: string): About | undefined {
  if (!head.startsWith(`${FORMAT} {`)) return undefined;
  try {
    const about = JSON.parse(head.slice(FORMAT.length + 1));
    return Array.isArray(about.records) && about.records.every(isRecord) ? about : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(record: unknown): boolean {
  if (!Array.isArray(record)) return false;
  const [replication, length, checksum] = record;
  return (
    [replication, length].every((each) => Number.isSafeInteger(each) && each >= 0) && /^[0-9a-f]{64}$/.test(checksum)
  );
}

function laidOut(records: About["records"], from: number, size: number): readonly RecordPlace[] | string {
  let at = from;
  const places = records.map(([replication, length, checksum]) => {
    at += length;
    return { replication, at: at - length, length, checksum };
  });
  return at === size ? places : `it should have ${at} bytes and has ${size}`;
}
