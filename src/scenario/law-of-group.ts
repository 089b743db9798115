import { DISPOSAL_EFFECTS, type LegalBasis, type LegalClock } from "../domain/index.js";
import type { Group, Scenario } from "./scenario.js";

type Law = Pick<Scenario, "law" | "onward" | "rules">;

/** Every basis that a person of the group may be held under: the group's own, what courts and release dates lead to, and, where
 *  people come back after a discharge or step up again, what they come back under. Positions in the table of law. */
export function basesOfGroup(scenario: Law, group: Group): ReadonlySet<number> {
  const { law } = scenario;
  const stepsUp = mayStepUp(scenario);
  const found = new Set([group.legalBasis]);
  for (const position of found) {
    const basis = law[position];
    if (basis === undefined) continue;
    for (const name of [...afterClock(basis, group), ...onReadmission(basis, group, stepsUp)]) {
      const next = law.findIndex((each) => each.name === name);
      if (next >= 0) found.add(next);
    }
  }
  return found;
}

function afterClock(basis: LegalBasis, { disposals }: Group): readonly (string | undefined)[] {
  if (basis.clock === "release") return [basis.onRelease];
  if (basis.clock === "none") return [];
  return disposals.map(({ name }) => (basis.disposals[name] ?? DISPOSAL_EFFECTS[name]).basis);
}

/** Somebody who steps up to a bed again comes back as from a discharge if the clock ran out meanwhile and led to nothing else. */
function onReadmission(basis: LegalBasis, { after }: Group, stepsUp: boolean): readonly string[] {
  const ranOut = basis.clock === "court" || (basis.clock === "release" && basis.onRelease === undefined);
  return after.discharged.share > 0 || (stepsUp && ranOut) ? [basis.onReadmission] : [];
}

/** Whether somebody may come back to a bed out of an onward place that the step-down rule counts. */
function mayStepUp({ onward, rules }: Law): boolean {
  const counted = onward.filter(({ destination }) => rules.stepDown.places.some((counts) => counts === destination));
  return counted.some(({ next }) => next.some(({ name, share }) => name === "stepUp" && share > 0));
}

/** Whether the person, under the basis that is known or under any that the group may have, waits for such a date. */
export function mayHaveClock(scenario: Law, group: Group, basis: number | undefined, clock: LegalClock): boolean {
  const bases = basis === undefined ? [...basesOfGroup(scenario, group)] : [basis];
  return bases.some((position) => scenario.law[position]?.clock === clock);
}
