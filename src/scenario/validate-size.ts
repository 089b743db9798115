import { DAYS_PER_YEAR } from "../foundation/index.js";
import type { Referrals } from "./scenario.js";
import type { Subject } from "./subject.js";

const MOST_PEOPLE = 20_000_000;

/** What is too large to be simulated is said before it is tried. */
export function checkSize(subject: Subject): void {
  const { study, groups } = subject.scenario;
  checkReplications(subject);
  const years = (study.warmUp + study.run + study.followUp) / DAYS_PER_YEAR;
  const people = groups.reduce((sum, group) => sum + peopleOver(group.referrals, years), 0);
  if (people <= MOST_PEOPLE) return;
  const expected = "at most 20 million people in one replication";
  const received = `${people > 1e12 ? "more than a million million" : `about ${Math.round(people).toLocaleString("en-GB")}`} in ${Math.round(years)} years`;
  const hint = "Shorten the run, or lower “perYear” or “growth”.";
  subject.reading.refuseTogether(subject.root, ["demand"], { expected, received, hint }, [["demand"], ["study"]]);
}

/** An upper figure: the largest rate that is named, growing all the way. */
function peopleOver(referrals: Referrals, years: number): number {
  const prisoners = Math.max(0, ...(referrals.population ?? []).map(({ people }) => people));
  const byPrisoners = ((referrals.per1000Prisoners ?? 0) * prisoners) / 1000;
  const rate = Math.max(referrals.perYear ?? 0, byPrisoners, ...referrals.changes.map(({ perYear }) => perYear));
  if (rate === 0) return 0;
  const logarithm = Math.log1p(referrals.growth);
  return logarithm === 0 ? rate * years : (rate * Math.expm1(logarithm * years)) / logarithm;
}

function checkReplications(subject: Subject): void {
  const { replications } = subject.scenario.study;
  if (replications.kind === "fixed" || replications.atLeast <= replications.atMost) return;
  const received = `atLeast ${replications.atLeast}, atMost ${replications.atMost}`;
  const path = ["study", "replications"];
  subject.reading.refuseTogether(subject.root, path, { expected: "“atLeast” not above “atMost”", received });
}
