import { STREAM_VERSION, VERSION } from "../../foundation/index.js";
import { buildDigest } from "../build-digest.js";

/** What coordinator and workers must have in common, so that a replication is the same wherever it is run. */
export interface Release {
  readonly version: string;
  readonly streamVersion: number;
  /** Digest of the compiled program: two builds of one release number may give different figures. */
  readonly build: string;
}

const BUILD_DIGITS = 8;

/** The program that is running. */
export function thisRelease(): Release {
  return { version: VERSION, streamVersion: STREAM_VERSION, build: buildDigest().slice(0, BUILD_DIGITS) };
}

export function sameRelease(one: Release, other: Release): boolean {
  return one.version === other.version && one.streamVersion === other.streamVersion && one.build === other.build;
}

export function inWords({ version, streamVersion, build }: Release): string {
  return `securebeds ${version}, streams ${streamVersion}, build ${build}`;
}
