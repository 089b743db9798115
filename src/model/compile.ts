import {
  DESTINATIONS,
  DISPOSAL_EFFECTS,
  DISPOSALS,
  type Disposal,
  type DisposalEffect,
  ENGAGEMENTS,
  LEVELS,
  type LegalBasis,
  URGENCIES,
} from "../domain/index.js";
import { minutesFromDays } from "../foundation/index.js";
import { heedsLists, mayPlanReturn, type Policies, type PolicyOverrides } from "../policy/index.js";
import {
  buildRate,
  type Distribution,
  type DistributionSpec,
  distribution,
  type ReferralRate,
} from "../random/index.js";
import type { Group, Scenario } from "../scenario/index.js";
import { type BedChangeOfUnit, bindBedChanges } from "./bed-changes.js";
import { type Choices, choices, runningTotal } from "./choices.js";
import { bindOnward, ONWARD_NEXT, type Onward } from "./onward.js";
import { bindPlacing, type Placing } from "./placing.js";
import { policiesFor } from "./policies-for.js";
import {
  type Asked,
  DURATION_PURPOSES,
  type DurationPurpose,
  durationsOf,
  isSettled,
  LUCK,
  PURPOSES,
  type Purpose,
  SHARE_PURPOSES,
} from "./purposes.js";
import { type Reviews, reviewsOf } from "./review-days.js";

/** A scenario made ready to run: names turned into positions, distributions bound, every table looked up once. */
export interface Model {
  readonly scenario: Scenario;
  readonly policies: Policies;
  readonly law: readonly BoundBasis[];
  readonly groups: readonly BoundGroup[];
  readonly serviceLines: number;
  readonly placing: Placing;
  readonly onward: Onward;
  /** Where people go from each pool of onward places. */
  readonly onwardNext: readonly Choices[];
  readonly reviews: Reviews;
  /** Somebody may be treated and returned to prison. */
  readonly plansReturns: boolean;
  /** Treatment may pass faster under pressure. */
  readonly hurries: boolean;
  /** It may pass more slowly, too. */
  readonly slowsTreatment: boolean;
  /** What presses may be people on lists, not beds alone. */
  readonly pressesByList: boolean;
  /** Units that are in each catchment. */
  readonly unitsOfCatchment: readonly (readonly number[])[];
  readonly bedChanges: readonly BedChangeOfUnit[];
}

export interface BoundBasis extends LegalBasis {
  readonly position: number;
  /** -1: the person leaves when the release date strikes. */
  readonly onReleasePosition: number;
  readonly onReadmissionPosition: number;
  readonly allowsReturn: boolean;
  /** How long it may last in a bed before the court must decide; Infinity: no limit. [minutes] */
  readonly longestMinutes: number;
  /** Periods after which a tribunal may discharge, the last one repeating; none where it cannot. [minutes] */
  readonly tribunalPeriods: readonly number[];
  /** By position of destination: whether somebody's consent is waited for. */
  readonly asksConsent: readonly boolean[];
  /** By position of destination. */
  readonly allows: readonly boolean[];
  /** By position of disposal. */
  readonly disposalEffects: readonly BoundEffect[];
}

/** A court's decision; `position` is that of the new basis, -1 for none. */
export interface BoundEffect extends DisposalEffect {
  readonly position: number;
  /** Whether somebody who is in prison already stays there: a sentence, not an order for hospital. */
  readonly keepsInPrison: boolean;
}

export interface BoundGroup {
  readonly group: Group;
  readonly fromPrison: boolean;
  readonly rate: ReferralRate;
  /** The luck of a person about whom nothing is left to chance: one number per purpose. */
  readonly settledLuck: Float64Array;
  /** What chance decides, in order of purpose; `undefined` distribution: a share in [0, 1). */
  readonly draws: readonly Draw[];
  readonly distributions: Readonly<Partial<Record<Purpose, Distribution>>>;
  readonly catchments: Float64Array;
  readonly serviceLines: Float64Array;
  /** How long reports last; Infinity: for ever. [minutes] */
  readonly reportsValid: number;
  /** How long a warrant lasts; Infinity: for ever. [minutes] */
  readonly warrantValid: number;
  readonly urgencies: Choices;
  readonly engagements: Choices;
  readonly levels: Choices;
  readonly disposals: Choices;
  /** Share of court decisions that send a patient back to prison; nobody else can be sent. */
  readonly returnedByCourt: number;
  /** Where people go after rehabilitation, by position of legal basis: only what that basis allows. */
  readonly destinations: readonly Choices[];
}

export interface Draw {
  readonly purpose: Purpose;
  readonly position: number;
  readonly distribution: Distribution | undefined;
}

/** @param overrides answers of an embedder's own in place of the scenario's rules
 *  @throws UsageError where a distribution cannot be, or an override is not one */
export function compile(scenario: Scenario, overrides: PolicyOverrides = {}): Model {
  const { estate } = scenario;
  const policies = policiesFor(scenario, overrides);
  const law = bindLaw(scenario.law);
  const onward = bindOnward(scenario, policies);
  const asked = askedBy(scenario, policies, onward);
  return {
    scenario,
    policies,
    law,
    groups: scenario.groups.map((group) => bindGroup(scenario, group, law, onward, asked)),
    serviceLines: estate.serviceLines.length,
    placing: bindPlacing(scenario, policies, overrides),
    onward,
    onwardNext: onward.pools.map(({ next }) => choices(ONWARD_NEXT, next)),
    reviews: reviewsOf(scenario, policies, overrides),
    plansReturns: overrides.pathway !== undefined || mayPlanReturn(scenario.rules.pathway),
    hurries: overrides.treatmentSpeed !== undefined || scenario.rules.pressure.speeds.length > 0,
    slowsTreatment:
      overrides.treatmentSpeed !== undefined || scenario.rules.pressure.speeds.some(({ times }) => times < 1),
    pressesByList: pressesByList(scenario, overrides),
    unitsOfCatchment: estate.catchments.map((_, catchment) =>
      estate.units.flatMap((unit, position) => (unit.catchment === catchment ? [position] : [])),
    ),
    bedChanges: bindBedChanges(scenario, policies),
  };
}

function pressesByList({ rules }: Scenario, { treatmentSpeed, pressedReturn }: PolicyOverrides): boolean {
  return treatmentSpeed !== undefined || pressedReturn !== undefined || heedsLists(rules.pressure);
}

function bindLaw(table: readonly LegalBasis[]): readonly BoundBasis[] {
  const positionOf = (name: string) => table.findIndex((basis) => basis.name === name);
  return table.map((basis, position) => ({
    ...basis,
    position,
    onReleasePosition: basis.onRelease === undefined ? -1 : positionOf(basis.onRelease),
    onReadmissionPosition: positionOf(basis.onReadmission),
    disposalEffects: DISPOSALS.map((disposal) => bindEffect(table, basis, disposal)),
    allowsReturn: basis.departures.includes("prison"),
    longestMinutes: basis.clock === "court" ? lasting(basis.longest) : Number.POSITIVE_INFINITY,
    tribunalPeriods: basis.tribunalDischarges ? basis.periods.map(lasting) : [],
    asksConsent: DESTINATIONS.map((destination) => basis.consent.includes(destination)),
    allows: DESTINATIONS.map((destination) => basis.departures.includes(destination)),
  }));
}

function bindEffect(table: readonly LegalBasis[], basis: LegalBasis, disposal: Disposal): BoundEffect {
  const effect = basis.disposals[disposal] ?? DISPOSAL_EFFECTS[disposal];
  const position = table.findIndex(({ name }) => name === effect.basis);
  const sentence = disposal === "custody" || disposal === "returned";
  return { ...effect, position, keepsInPrison: sentence && table[position]?.departures.includes("prison") === true };
}

/** In whole minutes, at least one; Infinity for what has no end. */
function lasting(days: number | undefined): number {
  return days === undefined ? Number.POSITIVE_INFINITY : Math.max(1, minutesFromDays(days));
}

function askedBy({ rules }: Scenario, { reviewDays, pressureReviewEvery }: Policies, { forks }: Onward): Asked {
  return {
    next: forks,
    exempt: rules.clock.exceptional > 0,
    fundedStay: reviewDays.length > 0,
    pressed: pressureReviewEvery !== undefined,
  };
}

function bindGroup(
  scenario: Scenario,
  group: Group,
  law: readonly BoundBasis[],
  onward: Onward,
  asked: Asked,
): BoundGroup {
  const durations = durationsOf(group, onward.stays);
  const distributions: Partial<Record<Purpose, Distribution>> = {};
  for (const [purpose, spec] of Object.entries(durations)) {
    if (spec !== undefined) distributions[purpose as DurationPurpose] = bound(spec);
  }
  // `returned` comes last, so that leaving it out leaves every other decision where it was.
  const disposals = [...group.disposals].sort(
    (one, other) => DISPOSALS.indexOf(one.name) - DISPOSALS.indexOf(other.name),
  );
  return {
    group,
    fromPrison: group.from === "prison",
    rate: rateOf(scenario, group),
    settledLuck: settledLuck(distributions),
    draws: drawsOf(group, distributions, asked),
    distributions,
    reportsValid: lasting(group.access.reportsValid),
    warrantValid: lasting(group.access.warrantValid),
    catchments: runningTotal(group.mix.catchment),
    serviceLines: runningTotal(group.mix.serviceLine),
    urgencies: choices(URGENCIES, group.mix.urgency),
    engagements: choices(ENGAGEMENTS, group.mix.engagement),
    levels: choices(LEVELS, group.access.levels),
    disposals: choices(DISPOSALS, disposals),
    returnedByCourt: disposals.find(({ name }) => name === "returned")?.share ?? 0,
    destinations: law.map((basis) => destinationsUnder(basis, group)),
  };
}

/** Fitting parameters to published figures takes longer than a short replication. The groups of a file, and the scenarios of
 *  a search, share most of their distributions, which are never changed. */
const BOUND = new WeakMap<DistributionSpec, Distribution>();

function bound(spec: DistributionSpec): Distribution {
  const known = BOUND.get(spec) ?? distribution(spec);
  BOUND.set(spec, known);
  return known;
}

function rateOf(scenario: Scenario, group: Group): ReferralRate {
  const { study, start } = scenario;
  const { changes, growth, months, perYear, per1000Prisoners, population } = group.referrals;
  return buildRate({
    start,
    horizonDays: study.warmUp + study.run + study.followUp,
    growth,
    changes,
    ...(months && { months }),
    ...(perYear !== undefined && { perYear }),
    ...(per1000Prisoners !== undefined && { per1000Prisoners }),
    ...(population && { population }),
  });
}

function isFixed(bound: Distribution): boolean {
  return bound.spec.kind === "fixed";
}

/** What never is drawn lasts for ever; what is fixed lasts as long as the file says. [minutes] */
function settledLuck(distributions: Readonly<Partial<Record<Purpose, Distribution>>>): Float64Array {
  const row = new Float64Array(PURPOSES.length);
  for (const purpose of DURATION_PURPOSES) {
    const bound = distributions[purpose];
    row[LUCK[purpose]] =
      bound === undefined ? Number.POSITIVE_INFINITY : isFixed(bound) ? minutesFromDays(bound.mean) : 0;
  }
  return row;
}

function drawsOf(
  group: Group,
  distributions: Readonly<Partial<Record<Purpose, Distribution>>>,
  asked: Asked,
): readonly Draw[] {
  const shares = SHARE_PURPOSES.filter((purpose) => !isSettled(group, purpose, asked)).map((purpose) => ({
    purpose,
    position: LUCK[purpose],
    distribution: undefined,
  }));
  const durations = DURATION_PURPOSES.flatMap((purpose) => {
    const bound = distributions[purpose];
    return bound === undefined || isFixed(bound) ? [] : [{ purpose, position: LUCK[purpose], distribution: bound }];
  });
  return [...shares, ...durations].sort((one, other) => one.position - other.position);
}

/** The destinations that a legal basis leaves open, in their own proportions; when it leaves none, prison if it may,
 *  else the community. */
function destinationsUnder(basis: BoundBasis, group: Group): Choices {
  const open = group.exits.destinations.filter(({ name, share }) => share > 0 && basis.departures.includes(name));
  if (open.length > 0) return choices(DESTINATIONS, open);
  return choices(DESTINATIONS, [{ name: basis.allowsReturn ? "prison" : "community", share: 1 }]);
}
