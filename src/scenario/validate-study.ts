import type { Subject } from "./subject.js";

/** Metrics are known to those who measure; where a reader was told them, a study may name no other. */
export function checkStudy(subject: Subject): void {
  const { metrics, scenario } = subject;
  if (metrics === undefined) return;
  scenario.study.targets.forEach(({ metric }, position) => {
    if (!metrics.includes(metric)) refuse(subject, ["study", "targets", position, "metric"], metric, metrics);
  });
  const { replications } = scenario.study;
  if (replications.kind !== "precision") return;
  replications.of.forEach((metric, position) => {
    if (!metrics.includes(metric)) refuse(subject, ["study", "replications", "of", position], metric, metrics);
  });
}

function refuse(subject: Subject, path: readonly (string | number)[], given: string, metrics: readonly string[]): void {
  const meant = subject.reading.meant(given, metrics);
  const hint = meant === undefined ? {} : { hint: `Did you mean “${meant}”?` };
  const expected = "a metric of the results, such as bedWait.within28 or occupancy.mean";
  subject.reading.refuseTogether(subject.root, path, { expected, received: given, ...hint });
}
