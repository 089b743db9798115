import { DISPOSAL_EFFECTS, type LegalBasis } from "../domain/index.js";
import { standingOf } from "../policy/index.js";
import { oneOf } from "./nearest.js";
import type { Path } from "./path.js";
import type { Complaint } from "./reading.js";
import type { Subject } from "./subject.js";
import { refuseName } from "./validate-estate.js";

/** Checks the rules against the estate, the groups and the law that they speak of. */
export function checkRules(subject: Subject): void {
  checkFences(subject);
  checkPlacement(subject);
  checkStepDown(subject);
  checkFundedStay(subject);
  checkPressure(subject);
  checkPathwayNames(subject);
}

function refuse(subject: Subject, path: Path, complaint: Complaint): void {
  subject.reading.refuseTogether(subject.root, path, complaint);
}

function checkFences({ file, scenario, ...rest }: Subject): void {
  const subject = { file, scenario, ...rest };
  const { units, catchments } = scenario.estate;
  const groups = scenario.groups.map(({ name }) => name);
  const places = [...units, ...catchments].map(({ name }) => name);
  file.rules?.ringFence?.forEach((fence, position) => {
    const path = ["rules", "ringFence", position];
    fence.for?.forEach((name, at) => {
      if (!groups.includes(name)) refuseName(subject, [...path, "for", at], "a demand group", name, groups);
    });
    fence.in?.forEach((name, at) => {
      if (!places.includes(name)) refuseName(subject, [...path, "in", at], "a unit or a catchment", name, places);
    });
  });
  for (const { units: fenced, beds } of scenario.rules.ringFence) {
    const small = fenced.map((unit) => units[unit]!).find((unit) => unit.beds < beds);
    if (small === undefined) continue;
    const received = `${beds} beds kept in ${small.name}, which has ${small.beds}`;
    refuse(subject, ["rules", "ringFence"], { expected: "no more beds kept than a unit has", received });
  }
}

function checkPlacement(subject: Subject): void {
  const read = subject.file.rules?.placement;
  const path = ["rules", "placement"];
  if (read?.spotPurchase !== undefined) {
    if (subject.file.estate?.spotPurchase === undefined) {
      const hint = "For example: estate: { spotPurchase: { atMost: 40, bedDayCost: 700 } }";
      const expected = "“spotPurchase” in the estate: how many beds may be bought, and at what price";
      refuse(subject, [...path, "spotPurchase"], { expected, received: "a rule without it", hint });
    }
    if (read.spotPurchase.after === undefined && read.spotPurchase.occupancy === undefined) {
      refuse(subject, [...path, "spotPurchase"], { expected: "when beds are bought: “after”, “occupancy” or both" });
    }
  }
  const together = subject.scenario.estate.catchments.some(({ collaborative }) => collaborative >= 0);
  if (read?.collaborative === undefined || together) return;
  const hint = "For example: catchments: { north: { collaborative: moors }, south: { collaborative: moors } }";
  refuse(subject, [...path, "collaborative"], {
    expected: "catchments that say which collaborative they are in",
    hint,
  });
}

function checkStepDown(subject: Subject): void {
  subject.file.rules?.stepDown?.places?.forEach((destination, position) => {
    if (subject.file.onward?.[destination] !== undefined) return;
    const expected = `places for it: “onward: { ${destination}: … }”`;
    const hint = `For example: onward: { ${destination}: { places: 40, stay: { exponential: { mean: 2 years } } } }`;
    refuse(subject, ["rules", "stepDown", "places", position], { expected, hint });
  });
  const names = subject.scenario.estate.catchments.map(({ name }) => name);
  for (const destination of ["highSecure", "lowSecure", "community"] as const) {
    const places = subject.file.onward?.[destination]?.places;
    if (!(places instanceof Map)) continue;
    for (const name of (places as ReadonlyMap<string, number>).keys()) {
      const path = ["onward", destination, "places", name];
      if (!names.includes(name)) refuseName(subject, path, "a catchment of the estate", name, names);
    }
  }
}

function checkFundedStay(subject: Subject): void {
  const { reviews = [], longest } = subject.file.rules?.fundedStay ?? {};
  const path = ["rules", "fundedStay"];
  const rising = reviews.every((day, position) => position === 0 || day > reviews[position - 1]!);
  if (!rising) refuse(subject, [...path, "reviews"], { expected: "reviews in rising order" });
  const last = reviews[reviews.length - 1];
  if (longest !== undefined && last !== undefined && last > longest) {
    refuse(subject, [...path, "reviews"], { expected: "no review after the longest funded stay" });
  }
}

function checkPressure(subject: Subject): void {
  const { speeds = [], reviews } = subject.file.rules?.pressure ?? {};
  const path = ["rules", "pressure"];
  const expected = "when there is pressure: “occupancy”, “waiting” or both";
  speeds.forEach(({ occupancy, waiting }, position) => {
    if (occupancy === undefined && waiting === undefined) refuse(subject, [...path, "speeds", position], { expected });
  });
  if (reviews !== undefined && reviews.occupancy === undefined && reviews.waiting === undefined)
    refuse(subject, [...path, "reviews"], { expected });
}

function checkPathwayNames(subject: Subject): void {
  const { pathway } = subject.scenario.rules;
  if (pathway.kind !== "discretionary") return;
  const path = ["rules", "pathway", "discretionary", "byLegalBasis"];
  for (const name of Object.keys(pathway.byLegalBasis)) refuseBasis(subject, [...path, name], name);
}

/** Checks that every row of the table of law leads to rows that are there. */
export function checkLaw(subject: Subject): void {
  for (const [name, { onRelease, onReadmission, disposals }] of subject.file.law ?? []) {
    const path = ["law", name];
    if (onRelease !== undefined) refuseBasis(subject, [...path, "onRelease"], onRelease);
    if (onReadmission !== undefined) refuseBasis(subject, [...path, "onReadmission"], onReadmission);
    for (const [disposal, basis] of Object.entries(disposals ?? {}))
      if (basis !== undefined) refuseBasis(subject, [...path, "disposals", disposal], basis);
  }
}

function refuseBasis(subject: Subject, path: Path, given: string): void {
  const names = subject.scenario.law.map(({ name }) => name);
  if (names.includes(given)) return;
  const meant = subject.reading.meant(given, names);
  const hint = meant === undefined ? {} : { hint: `Did you mean “${meant}”?` };
  refuse(subject, path, { expected: `a legal basis: ${oneOf(names)}`, received: given, ...hint });
}

/** Whether a basis may lead, through a court, to one on which a release date strikes. */
export function mayBeSentencedFrom(
  law: readonly LegalBasis[],
  basis: LegalBasis,
  decisions: readonly (keyof typeof DISPOSAL_EFFECTS)[],
): boolean {
  return decisions.some((decision) => {
    const effect = basis.disposals[decision] ?? DISPOSAL_EFFECTS[decision];
    return law.find(({ name }) => name === effect.basis)?.clock === "release";
  });
}

/** Whether some unit takes people of a catchment and service line, at home or under the placement rule. */
export function hasPlace({ scenario }: Subject, catchment: number, serviceLine: number): boolean {
  const { units, catchments } = scenario.estate;
  return units.some(
    (unit) => standingOf(scenario.rules.placement, unit, { catchment, serviceLine }, catchments) !== undefined,
  );
}
