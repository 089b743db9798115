import { type Scenario, withoutPeople } from "../../scenario/index.js";

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
const SYNTHETIC = "Simulated data: nobody in it exists, and nothing in it was recorded of a real person.";

/** Said instead where the people of a census are in the file. */
const OF_A_CENSUS =
  "Not all of it is simulated: people present at the start come from a census, so that their unit, group, section, and dates of admission, of joining the list, of court and of release may be those of real people. Treat it as data about people.";

const ONE_OF_A_CENSUS = /-start-\d+$/;

/** Whether nothing that is said of a person can be about a real one. Groups may be called anything, so that somebody may be
 *  taken for one of a census who is none, and never the other way round. */
export function isSynthetic({ atStart }: Scenario, person: string | undefined): boolean {
  return atStart.kind !== "census" || person === undefined || !ONE_OF_A_CENSUS.test(person);
}

/** What must be known of a file about single people, or computed from some. */
export function noticeOf(
  { atStart }: Scenario,
  replication?: number,
): {
  readonly synthetic: boolean;
  readonly notice: string;
} {
  const synthetic = replication === undefined || atStart.kind !== "census";
  return { synthetic, notice: synthetic ? SYNTHETIC : OF_A_CENSUS };
}

/** What the columns of that name mean. */
export const SYNTHETIC_COLUMN = `${SYNTHETIC} Not so where it is false: there the person comes from a census, and dates before the start, of court and of release may be real ones.`;

/** What a file is about, as keys and values; people of a census are no part of it. */
export function keysAndValues({
  scenario,
  fingerprint,
  version,
  streamVersion,
  replication,
}: AboutData): readonly { readonly key: string; readonly value: string }[] {
  const { synthetic, notice } = noticeOf(scenario, replication);
  return Object.entries({
    "securebeds.version": version,
    "securebeds.streamVersion": String(streamVersion),
    "securebeds.synthetic": String(synthetic),
    "securebeds.notice": notice,
    "securebeds.scenario.name": scenario.name,
    "securebeds.scenario.fingerprint": fingerprint,
    "securebeds.seed": scenario.seed,
    ...(replication !== undefined && { "securebeds.replication": String(replication) }),
    "securebeds.scenario": JSON.stringify(withoutPeople(scenario)),
  }).map(([key, value]) => ({ key, value }));
}
