import type { ObservationPlan } from "../../src/observe/index.js";
import type { ClockExclusion, ClockStart } from "../../src/policy/index.js";
import type { Told } from "./told.js";

export const NEVER = Number.POSITIVE_INFINITY;
export const DAY = 1440;

/** A plan with its rule of the clock in words. */
export type NaivePlan = ObservationPlan & {
  readonly rule: { readonly startsAt: ClockStart; readonly excludes: readonly ClockExclusion[] };
};

/** From the first minute up to but not including the last. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A stretch whose end is not known yet while facts are read. */
interface Open {
  readonly from: number;
  to: number;
}

/** One time round the path of one person, as facts tell it. Times in minutes, `NEVER` for "not (yet)". */
export interface Episode {
  readonly group: number;
  readonly entry: number;
  /** Comes from prison this time. */
  readonly prison: boolean;
  /** Has had a bed before. */
  readonly before: boolean;
  /** In which order the facts came; of two people who join in one minute the first told is first. */
  turn: number;
  catchment: number;
  serviceLine: number;
  exempt: boolean;
  identified: number;
  referred: number;
  assessed: number;
  reported: number;
  level: number;
  secondOpinion: Open;
  listed: number;
  stale: Open[];
  offered: number;
  offeredUnit: number | undefined;
  lapsed: number;
  admitted: number;
  /** The units in which the stay is spent, one after the other. */
  inUnits: (Open & { readonly unit: number })[];
  basis: number;
  conversions: { readonly time: number; readonly unit: number }[];
  plan: number | undefined;
  ready: (Open & { readonly destination: number })[];
  moves: { readonly time: number; readonly unit: number }[];
  departed: number;
  destination: number;
  reason: number;
  declined: number;
  placed: number;
  left: number;
  why: number;
}

/** Everything that the facts say, person by person. */
export interface Lives {
  readonly episodes: Episode[];
  /** Time spent in onward places. */
  readonly onward: (Open & { readonly group: number; readonly catchment: number; readonly place: number })[];
  readonly beds: { readonly time: number; readonly unit: number; readonly beds: number }[];
  readonly deadlocks: number[];
}

export function readLives(plan: NaivePlan, facts: readonly Told[]): Lives {
  const lives: Lives = { episodes: [], onward: [], beds: [], deadlocks: [] };
  const present = new Map<number, Episode[]>();
  const inPlace = new Map<number, Lives["onward"][number]>();
  for (const [turn, { fact, numbers }] of facts.entries()) {
    const [time, patient, third, fourth] = numbers;
    const past = present.get(patient) ?? [];
    const latest = past[past.length - 1];
    if (fact === "bedsCommissioned") lives.beds.push({ time, unit: patient, beds: third });
    else if (fact === "deadlocked") lives.deadlocks.push(time);
    else if (fact === "gone") present.delete(patient);
    else if (fact === "identified") {
      const episode = begin(plan, past, numbers, inPlace.has(patient));
      lives.episodes.push(episode);
      present.set(patient, [...past, episode]);
    } else if (fact === "placeTaken") {
      const { group, catchment } = latest;
      inPlace.set(patient, { group, catchment, place: third, from: time, to: NEVER });
      lives.onward.push(inPlace.get(patient) as Lives["onward"][number]);
    } else if (fact === "placeLeft") {
      Object.assign(inPlace.get(patient) as Open, { to: time });
      inPlace.delete(patient);
    } else hear(plan, latest, fact, numbers, fourth);
    if (fact === "listed") latest.turn = turn;
  }
  return lives;
}

/** People come from where their group comes from; the next time from where they went; and who has a sentence to serve
 *  comes from prison, unless it is an onward place that they step up from. */
function comesFromPrison(plan: NaivePlan, past: readonly Episode[], numbers: readonly number[], inPlace: boolean) {
  const [, , group, , entry, basis] = numbers;
  const last = past[past.length - 1];
  if (inPlace) return false;
  if (entry > 0 && plan.law[basis].clock === "release") return true;
  if (last === undefined) return plan.groups[group].from === "prison";
  if (last.departed < NEVER) return last.destination === 0;
  return last.placed < NEVER ? false : last.prison;
}

function begin(plan: NaivePlan, past: readonly Episode[], numbers: readonly number[], inPlace: boolean): Episode {
  const [identified, , group, , entry, basis] = numbers;
  return {
    group,
    entry,
    prison: comesFromPrison(plan, past, numbers, inPlace),
    before: past.some(({ departed }) => departed < NEVER),
    turn: -1,
    catchment: -1,
    serviceLine: -1,
    exempt: false,
    identified,
    referred: NEVER,
    assessed: NEVER,
    reported: NEVER,
    level: 0,
    secondOpinion: { from: NEVER, to: NEVER },
    listed: NEVER,
    stale: [],
    offered: NEVER,
    offeredUnit: undefined,
    lapsed: NEVER,
    admitted: NEVER,
    inUnits: [],
    basis,
    conversions: [],
    plan: undefined,
    ready: [],
    moves: [],
    departed: NEVER,
    destination: -1,
    reason: -1,
    declined: NEVER,
    placed: NEVER,
    left: NEVER,
    why: -1,
  };
}

function hear(plan: NaivePlan, of: Episode, fact: Told["fact"], numbers: readonly number[], fourth: number): void {
  const [time, , third] = numbers;
  switch (fact) {
    case "belongs":
      Object.assign(of, { catchment: third, serviceLine: fourth });
      break;
    case "exempted":
      of.exempt = true;
      break;
    case "referred":
    case "assessed":
      of[fact] = time;
      break;
    case "reported":
      Object.assign(of, { reported: time, level: third });
      break;
    case "secondOpinionAsked":
      of.secondOpinion = { from: time, to: NEVER };
      break;
    case "listed":
    case "declined":
      of[fact] = time;
      of.secondOpinion.to = time;
      break;
    case "papersExpired":
      of.stale.push({ from: time, to: NEVER });
      break;
    case "papersRenewed":
      of.stale[of.stale.length - 1].to = time;
      break;
    case "offered":
      Object.assign(of, { offered: time, offeredUnit: third });
      break;
    case "offerLapsed":
      of.lapsed = time;
      break;
    case "placedElsewhere":
      of.placed = time;
      break;
    case "left":
      Object.assign(of, { left: time, why: third });
      break;
    default:
      hearInBed(plan, of, fact, numbers);
  }
}

function hearInBed(plan: NaivePlan, of: Episode, fact: Told["fact"], numbers: readonly number[]): void {
  const [time, , third, fourth, fifth] = numbers;
  const bed = of.inUnits[of.inUnits.length - 1];
  const ready = of.ready[of.ready.length - 1];
  switch (fact) {
    case "admitted":
      of.admitted = time;
      of.inUnits.push({ unit: third, from: time, to: NEVER });
      break;
    case "moved":
      bed.to = time;
      of.inUnits.push({ unit: fourth, from: time, to: NEVER });
      of.moves.push({ time, unit: fourth });
      break;
    case "basisChanged":
      if (bed !== undefined && plan.law[of.basis].onRelease === plan.law[third].name)
        of.conversions.push({ time, unit: bed.unit });
      of.basis = third;
      break;
    case "planned":
      of.plan = third;
      break;
    case "readyToLeave":
      if (ready !== undefined) ready.to = Math.min(ready.to, time);
      of.ready.push({ destination: third, from: time, to: NEVER });
      break;
    case "stayResumed":
      ready.to = time;
      break;
    case "departed":
      bed.to = time;
      if (ready !== undefined) ready.to = Math.min(ready.to, time);
      Object.assign(of, { departed: time, destination: fourth, reason: fifth });
      break;
    default:
      break;
  }
}

/** When transfer time starts; NaN when it does not, or when the person's is not measured. Moments that were passed over
 *  are those of joining the list, or of being found to need another level of care. */
export function clockOf({ rule }: NaivePlan, of: Episode): number {
  if (of.entry > 0 && rule.excludes.includes("readmissions")) return Number.NaN;
  const instead = of.level > 0 ? of.reported : of.listed;
  const start = Math.min(of[rule.startsAt], instead);
  if (start === NEVER) return Number.NaN;
  const lasted = ({ from, to }: Stretch) => (to < NEVER && from < NEVER ? to - from : 0);
  const opinion = rule.excludes.includes("secondOpinion") && rule.startsAt !== "listed" ? lasted(of.secondOpinion) : 0;
  return start + opinion + leftOutOnList(rule, of);
}

function leftOutOnList(rule: NaivePlan["rule"], { stale }: Episode): number {
  if (!rule.excludes.includes("renewedPapers")) return 0;
  return stale.reduce((sum, { from, to }) => sum + (to < NEVER ? to - from : 0), 0);
}

/** Time between the first assessment and admission that the rule leaves out of transfer time. [minutes] */
export function leftOutAfterAssessment(plan: NaivePlan, of: Episode): number {
  const { startsAt } = plan.rule;
  const start = Math.min(of[startsAt], of.level > 0 ? of.reported : of.listed);
  return clockOf(plan, of) - start;
}
