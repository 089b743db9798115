import type { DistributionSpec } from "../../src/random/index.js";
import type { Scenario } from "../../src/scenario/index.js";
import { addressText, alea } from "./alea.js";

const MINUTES_PER_DAY = 1440;

/** What chance has decided about one person; the same question has the same answer whenever it is asked. */
export interface Luck {
  /** A number in [0, 1), to be held against a probability. */
  share(purpose: string): number;
  /** [minutes] */
  minutes(purpose: string, spec: DistributionSpec): number;
}

/** Chance for everybody of one replication. `number` counts the people of a group from 1; `entry` how often they came back. */
export type LuckOf = (group: number, number: number, entry: number) => Luck;

/** What a stream of a person who has come back has two numbers for, in this order. It is the order of version 1 of the
 *  streams, and must not change without it. */
const IN_ORDER = [
  "catchment serviceLine urgency engagement level acceptance secondAcceptance disposal indeterminate plan destination",
  "comesBack notice firstAssessment secondReport secondOpinion warrant recovery deathWaiting toCourt toRelease stabilise",
  "treatAndReturn rehabilitate deathInBed backFromPrison backFromCommunity elsewhere.medium elsewhere.picu elsewhere.low",
  "elsewhere.high elsewhere.other exit.prison exit.highSecure exit.lowSecure exit.community exit.died exempt fundedStay",
  "pressed tribunal transport reissue renewal escalation consent toNextCourt onward.prison onward.highSecure",
  "onward.lowSecure onward.community onward.died next.prison next.highSecure next.lowSecure next.community next.died",
].flatMap((line) => line.split(" "));

/** The luck of the program under test: the k-th person of a group has the k-th number of each of the group's streams, and
 *  whoever comes back has a stream of their own. */
export function addressedLuck({ seed, groups }: Scenario, replication: number): LuckOf {
  const streams = new Map<string, { next: () => number; drawn: number[] }>();
  const drawn = (position: number, ...parts: readonly (string | number)[]): number => {
    const address = addressText(seed, replication, ...parts);
    const stream = streams.get(address) ?? { next: alea(address), drawn: [] };
    streams.set(address, stream);
    while (stream.drawn.length <= position) stream.drawn.push(stream.next());
    return stream.drawn[position]!;
  };
  return (group, number, entry) => {
    const { name } = groups[group]!;
    const share = (purpose: string) =>
      entry === 0
        ? drawn(number - 1, name, purpose)
        : drawn(2 * IN_ORDER.indexOf(purpose), name, "again", number, entry);
    return { share, minutes: (purpose, spec) => Math.round(daysAt(spec, () => share(purpose)) * MINUTES_PER_DAY) };
  };
}

/** Durations that one number decides by plain arithmetic. */
function daysAt(spec: DistributionSpec, uniform: () => number): number {
  if (spec.kind === "fixed") return spec.value;
  if (spec.kind === "uniform") return uniform() * (spec.to - spec.from) + spec.from;
  if (spec.kind !== "empirical" || spec.weights !== undefined) throw new Error(`no ${spec.kind} here`);
  const rising = [...spec.values].sort((one, other) => one - other);
  return rising[Math.floor(uniform() * rising.length)]!;
}
