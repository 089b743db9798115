import { DESTINATIONS, type Destination, LEVELS } from "../domain/index.js";
import type { DistributionSpec } from "../random/index.js";
import type { Group } from "../scenario/index.js";
import type { Onward } from "./onward.js";

/** What a person may draw as a share: one uniform number in [0, 1), held against a probability later on. */
export const SHARES = [
  "catchment",
  "serviceLine",
  "urgency",
  "engagement",
  "level",
  "acceptance",
  "secondAcceptance",
  "disposal",
  "indeterminate",
  "plan",
  "destination",
  "comesBack",
] as const;

export const DURATIONS = [
  "notice",
  "firstAssessment",
  "secondReport",
  "secondOpinion",
  "warrant",
  "recovery",
  "deathWaiting",
  "toCourt",
  "toRelease",
  "stabilise",
  "treatAndReturn",
  "rehabilitate",
  "deathInBed",
  "backFromPrison",
  "backFromCommunity",
] as const;

/** Shares held against what rules and tribunals answer later on. The row of luck grows at its end, so that what people draw
 *  who come back stays what it was. */
export const ANSWERS = ["exempt", "fundedStay", "pressed", "tribunal"] as const;

/** Durations of paperwork, of getting worse, and of the court's next date. */
export const PAPERWORK = ["transport", "reissue", "renewal", "escalation", "consent", "toNextCourt"] as const;

const ELSEWHERE = LEVELS.map((level) => `elsewhere.${level}` as const);
const EXITS = DESTINATIONS.map((destination) => `exit.${destination}` as const);

const ONWARD = DESTINATIONS.map((destination) => `onward.${destination}` as const);
const NEXT = DESTINATIONS.map((destination) => `next.${destination}` as const);

export type SharePurpose = (typeof SHARES)[number] | (typeof ANSWERS)[number] | (typeof NEXT)[number];
export type DurationPurpose =
  | (typeof DURATIONS)[number]
  | (typeof ELSEWHERE)[number]
  | (typeof EXITS)[number]
  | (typeof PAPERWORK)[number]
  | (typeof ONWARD)[number];
export type Purpose = SharePurpose | DurationPurpose;

/** Everything that chance decides about a person, drawn when the person is identified, each from a stream of its own,
 *  so that the same person has the same luck whatever the rules do to others. The name is the stream's address. */
export const PURPOSES: readonly Purpose[] = [
  ...SHARES,
  ...DURATIONS,
  ...ELSEWHERE,
  ...EXITS,
  ...ANSWERS,
  ...PAPERWORK,
  ...ONWARD,
  ...NEXT,
];

export const SHARE_PURPOSES: readonly SharePurpose[] = [...SHARES, ...ANSWERS, ...NEXT];
export const DURATION_PURPOSES: readonly DurationPurpose[] = [
  ...DURATIONS,
  ...ELSEWHERE,
  ...EXITS,
  ...PAPERWORK,
  ...ONWARD,
];

/** Position of a purpose in a person's row of luck. */
export const LUCK = Object.fromEntries(PURPOSES.map((purpose, position) => [purpose, position])) as Readonly<
  Record<Purpose, number>
>;

/** What people draw only because a rule asks for it. */
export const ASKED_BY_RULES: readonly Purpose[] = ["exempt", "fundedStay", "pressed", ...ONWARD, ...NEXT];

/** Where the families start in a row: add a level or a destination. */
export const ELSEWHERE_LUCK = LUCK["elsewhere.medium"];
export const EXIT_LUCK = LUCK["exit.prison"];
/** Time in an onward place, and where people go from there. */
export const ONWARD_LUCK = LUCK["onward.prison"];
export const NEXT_LUCK = LUCK["next.prison"];

/** The distribution of every duration of a group; `undefined` never happens.
 *  @param onward time in the onward places of each destination, where they are counted */
export function durationsOf(
  group: Group,
  onward: Onward["stays"],
): Readonly<Record<DurationPurpose, DistributionSpec | undefined>> {
  const { access, stays, exits, after } = group;
  return {
    notice: access.notice,
    firstAssessment: access.firstAssessment,
    secondReport: access.secondReport,
    secondOpinion: access.secondOpinion,
    warrant: access.warrant,
    recovery: access.recovery,
    deathWaiting: access.death,
    toCourt: group.toCourt,
    toRelease: group.toRelease,
    stabilise: stays.stabilise,
    treatAndReturn: stays.byPlan.treatAndReturn,
    rehabilitate: stays.byPlan.rehabilitate,
    deathInBed: stays.death,
    backFromPrison: after.returned.after,
    backFromCommunity: after.discharged.after,
    transport: access.transport,
    reissue: access.reissue,
    renewal: access.renewal,
    escalation: access.escalation,
    consent: exits.consent,
    toNextCourt: group.toNextCourt,
    ...(Object.fromEntries(DESTINATIONS.map((destination) => [`onward.${destination}`, onward[destination]])) as Record<
      (typeof ONWARD)[number],
      DistributionSpec | undefined
    >),
    ...(Object.fromEntries(LEVELS.map((level) => [`elsewhere.${level}`, access.elsewhere[level]])) as Record<
      (typeof ELSEWHERE)[number],
      DistributionSpec | undefined
    >),
    ...(Object.fromEntries(
      DESTINATIONS.map((destination) => [`exit.${destination}`, exits.delay[destination]]),
    ) as Record<(typeof EXITS)[number], DistributionSpec>),
  };
}

/** Whether somebody of the group may ever be admitted from prison: at first, or after a court or a release sent them there. */
function canComeFromPrison(group: Group): boolean {
  return group.from === "prison" || group.after.returned.share > 0;
}

/** Which of the rules that decide by chance are asked at all. */
export interface Asked {
  readonly exempt: boolean;
  readonly fundedStay: boolean;
  readonly pressed: boolean;
  /** Destinations whose onward places lead to more than one next. */
  readonly next: ReadonlySet<Destination>;
}

/** Whether a group leaves nothing to chance here, so that no number need be drawn. Each purpose has a stream of its
 *  own, which either everybody of the group draws from or nobody: leaving it out shifts no other draw. */
export function isSettled(group: Group, purpose: SharePurpose, asked: Asked): boolean {
  const { mix, access, after, exits, stays, disposals } = group;
  const one = (shares: readonly number[]) => shares.filter((share) => share > 0).length <= 1;
  const oneOf = (shares: readonly { share: number }[]) => one(shares.map(({ share }) => share));
  const settled: Readonly<Record<SharePurpose, boolean>> = {
    catchment: one(mix.catchment),
    serviceLine: one(mix.serviceLine),
    urgency: oneOf(mix.urgency),
    engagement: oneOf(mix.engagement),
    level: oneOf(access.levels),
    acceptance: false,
    secondAcceptance: access.acceptedOnSecondOpinion === 0,
    disposal: group.toCourt === undefined && oneOf(disposals),
    indeterminate: group.indeterminate === 0,
    plan: !canComeFromPrison(group),
    destination: oneOf(exits.destinations),
    comesBack: after.returned.share === 0 && after.discharged.share === 0,
    exempt: !asked.exempt,
    fundedStay: !asked.fundedStay || !canComeFromPrison(group),
    pressed: !asked.pressed || !canComeFromPrison(group),
    tribunal: stays.dischargedByTribunal === 0,
    ...(Object.fromEntries(
      DESTINATIONS.map((destination) => [`next.${destination}`, !asked.next.has(destination)]),
    ) as Record<(typeof NEXT)[number], boolean>),
  };
  return settled[purpose];
}
