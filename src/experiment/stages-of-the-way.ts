import { type FactListener, SILENCE } from "../domain/index.js";
import { MINUTES_PER_DAY, minutesFromDays } from "../foundation/index.js";
import { type PolicyOverrides, type Scenario, withBeds } from "../scenario/index.js";
import type { StageTime } from "./beds-result.js";
import { observationOf } from "./observation.js";
import { Replicator } from "./replicator.js";

const STAGES: readonly StageTime["stage"][] = [
  "before the referral",
  "assessments",
  "acceptance",
  "the wait for a bed",
  "warrant and transport",
];

/** Where stages begin: the need, the referral, the second report, the list, the offer. */
type Moments = [identified: number, referred: number, reported: number, listed: number, offered: number];

interface Traveller {
  readonly entry: number;
  assessed: number;
  readonly moments: Moments;
}

/** Where the time between the start of the transfer clock and admission goes, for people from prison who are admitted in
 *  the window of the first replication; the longest stage first, and none when nobody is. Time that the rule of the clock
 *  leaves out is in it.
 *  @param unitBeds beds of each unit */
export function stagesOfTheWay(
  scenario: Scenario,
  unitBeds: readonly number[],
  policies?: PolicyOverrides,
): readonly StageTime[] {
  const sums = STAGES.map(() => 0);
  const listener = wayListener(scenario, policies, (moments, start, admitted) => {
    [...moments.slice(1), admitted].forEach((end, stage) => {
      sums[stage] += Math.max(0, end - Math.max(start, moments[stage]));
    });
  });
  new Replicator(withBeds(scenario, unitBeds), { policies }).replicate(1, { listener });
  const whole = sums.reduce((sum, minutes) => sum + minutes, 0);
  if (whole === 0) return [];
  return STAGES.map((stage, i) => ({
    stage,
    days: sums[i] / MINUTES_PER_DAY / listener.admissions(),
    share: sums[i] / whole,
  })).sort((one, other) => other.days - one.days);
}

/** Follows people from prison to their admission in the window. */
function wayListener(
  scenario: Scenario,
  policies: PolicyOverrides | undefined,
  tell: (moments: Moments, start: number, admitted: number) => void,
): FactListener & { admissions(): number } {
  const { clock, groups, run, warmUp } = observationOf(scenario, policies);
  const [opens, closes] = [minutesFromDays(warmUp), minutesFromDays(warmUp) + minutesFromDays(run)];
  const people = new Map<number, Traveller>();
  let admissions = 0;
  const mark = (place: number) => (time: number, patient: number) => {
    const person = people.get(patient);
    if (person !== undefined) person.moments[place] = time;
  };
  return {
    ...SILENCE,
    identified(time, patient, group, _number, entry) {
      people.delete(patient);
      if (time < 0 || groups[group].from !== "prison") return;
      people.set(patient, { entry, assessed: Number.NaN, moments: [time, time, time, time, time] });
    },
    referred: mark(1),
    assessed(time, patient) {
      const person = people.get(patient);
      if (person !== undefined) person.assessed = time;
    },
    reported: mark(2),
    listed: mark(3),
    offered: mark(4),
    admitted(time, patient) {
      const person = people.get(patient);
      people.delete(patient);
      if (person === undefined || time < opens || time >= closes) return;
      const [identified, referred, reported, listed] = person.moments;
      const { assessed, entry } = person;
      const start = clock({
        identified,
        referred,
        assessed,
        reported,
        listed,
        entry,
        secondOpinion: 0,
        renewedPapers: 0,
      });
      if (start === undefined || Number.isNaN(start)) return;
      admissions++;
      tell(person.moments, start, time);
    },
    gone(_time, patient) {
      people.delete(patient);
    },
    admissions: () => admissions,
  };
}
