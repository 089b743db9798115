import { LEVELS, URGENCIES } from "../../src/domain/index.js";
import { scheduleLegalClock, startLegalClocks } from "./law.js";
import { chanceOfYes } from "./rules.js";
import { falls, fallsOn, minutesOf, type Person, type World } from "./world.js";

/** From an identified need to the waiting list. */
export function identify(world: World, group: number, number: number): void {
  const luck = world.luckOf(group, number, 0);
  const of = world.scenario.groups[group]!;
  const who: Person = {
    group: of,
    groupNumber: group,
    number,
    entry: 0,
    luck,
    fromPrison: of.from === "prison",
    catchment: 0,
    serviceLine: 0,
    urgency: 0,
    firstUrgency: 0,
    engagement: "engaging",
    basis: world.scenario.law[of.legalBasis]!,
    where: "assessed",
    identifiedAt: world.now,
    courtAt: Number.POSITIVE_INFINITY,
    decideBy: Number.POSITIVE_INFINITY,
    verdict: 0,
    needAgainAt: 0,
    wayLeft: 0,
    releaseAt: Number.POSITIVE_INFINITY,
    reportedAt: 0,
    listedAt: 0,
    joined: 0,
    reach: 0,
    stale: false,
    unit: -1,
    admittedAt: 0,
    admission: 0,
    bed: "stabilising",
    plan: undefined,
    plannedAt: 0,
    destination: "community",
    reason: "",
    waitsFor: -1,
    waitsSince: 0,
    place: -1,
    workLeft: 0,
    workSince: 0,
    speed: 1,
    usualEnd: 0,
    hurried: false,
    sentBack: undefined,
    keptByFunding: 1,
    keptUnderPressure: 1,
  };
  world.people.push(who);
  describe(who);
  startLegalClocks(world, who);
  needIsKnown(world, who);
}

/** Who somebody is, as chance has decided. */
function describe(who: Person): void {
  const { mix } = who.group;
  who.catchment = falls(mix.catchment, who.luck.share("catchment"));
  who.serviceLine = falls(mix.serviceLine, who.luck.share("serviceLine"));
  who.engagement = fallsOn(mix.engagement, who.luck.share("engagement"));
  who.firstUrgency = URGENCIES.indexOf(fallsOn(mix.urgency, who.luck.share("urgency")));
  who.urgency = who.firstUrgency;
}

export function needIsKnown(world: World, who: Person): void {
  who.where = "assessed";
  isKnown(world, who);
  world.after(minutesOf(who, "notice", who.group.access.notice), "isReferred", who);
}

export function isKnown(world: World, who: Person): void {
  who.identifiedAt = world.now;
  who.verdict = who.luck.share("disposal");
  world.tell("identified", who, who.entry, world.scenario.law.indexOf(who.basis));
  world.tell("belongs", who, who.catchment, who.serviceLine);
  if (who.luck.share("exempt") < world.scenario.rules.clock.exceptional) world.tell("exempted", who);
  scheduleLegalClock(world, who);
}

export function isReferred(world: World, who: Person): void {
  world.tell("referred", who);
  world.after(minutesOf(who, "firstAssessment", who.group.access.firstAssessment), "isAssessed", who);
}

export function isAssessed(world: World, who: Person): void {
  world.tell("assessed", who);
  world.after(minutesOf(who, "secondReport", who.group.access.secondReport), "isReportedOn", who);
}

export function isReportedOn(world: World, who: Person): void {
  const { access } = who.group;
  const level = fallsOn(access.levels, who.luck.share("level"));
  world.tell("reported", who, LEVELS.indexOf(level));
  who.reportedAt = world.now;
  if (level !== "medium") {
    world.cancelAll(who);
    world.after(minutesOf(who, `elsewhere.${level}`, access.elsewhere[level]), "goesElsewhere", who);
    return;
  }
  if (who.luck.share("acceptance") < chanceOfYes(world, who, rateOf(who))) {
    world.does("joinsList", who);
    return;
  }
  const rule = world.scenario.rules.access;
  const mayAsk = rule.kind === "open" || rule.secondOpinion;
  if (!mayAsk) decline(world, who);
  else {
    world.tell("secondOpinionAsked", who);
    world.after(minutesOf(who, "secondOpinion", access.secondOpinion), "hearsSecondOpinion", who);
  }
}

/** People who come back are accepted at a rate of their own. */
function rateOf(who: Person): number {
  const { access, after } = who.group;
  if (who.entry === 0) return access.accepted;
  return who.fromPrison ? after.returned.accepted : after.discharged.accepted;
}

export function hearsSecondOpinion(world: World, who: Person): void {
  if (who.luck.share("secondAcceptance") < who.group.access.acceptedOnSecondOpinion) world.does("joinsList", who);
  else decline(world, who);
}

function decline(world: World, who: Person): void {
  world.tell("declined", who);
  world.isGone(who);
}

export function goesElsewhere(world: World, who: Person): void {
  const level = fallsOn(who.group.access.levels, who.luck.share("level"));
  world.tell("placedElsewhere", who, LEVELS.indexOf(level));
  world.isGone(who);
}
