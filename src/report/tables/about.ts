import type { Scenario } from "../../scenario/index.js";

/** Which world a file of data is about, so that the file says it itself. */
export interface AboutData {
  readonly scenario: Scenario;
  readonly fingerprint: string;
  /** The release that computed it. */
  readonly version: string;
  readonly streamVersion: number;
  /** Which replication it tells of; absent: it is about several. */
  readonly replication?: number;
}

/** Said in every file about single people, which might be taken for something else. */
export const SYNTHETIC = "Simulated data: nobody in it exists, and nothing in it was recorded of a real person.";

/** What a file is about, as keys and values. */
export function keysAndValues({
  scenario,
  fingerprint,
  version,
  streamVersion,
  replication,
}: AboutData): readonly { readonly key: string; readonly value: string }[] {
  return Object.entries({
    "securebeds.version": version,
    "securebeds.streamVersion": String(streamVersion),
    "securebeds.synthetic": "true",
    "securebeds.notice": SYNTHETIC,
    "securebeds.scenario.name": scenario.name,
    "securebeds.scenario.fingerprint": fingerprint,
    "securebeds.seed": scenario.seed,
    ...(replication !== undefined && { "securebeds.replication": String(replication) }),
    "securebeds.scenario": JSON.stringify(scenario),
  }).map(([key, value]) => ({ key, value }));
}
