import { courtDate, scheduleLegalClock } from "./law.js";
import { needIsKnown } from "./road.js";
import { minutesOf, type Person, type World } from "./world.js";

/** What becomes of somebody who has left. */
export function isElsewhere(world: World, who: Person): void {
  who.needAgainAt = world.now + timeAway(who);
  if (who.destination === "prison") {
    who.fromPrison = true;
    world.cancelAll(who);
    stayInPrison(world, who);
  } else if (who.needAgainAt < world.horizon) stayInTouch(world, who);
  else vanish(world, who);
}

/** In the story while a relapse before the release date or a court may still bring somebody back. */
export function stayInPrison(world: World, who: Person): void {
  const relapses = who.needAgainAt < Math.min(who.releaseAt, world.horizon);
  if (!relapses && courtDate(who) >= world.horizon) {
    vanish(world, who);
    return;
  }
  world.at(who.needAgainAt, "isInNeedAgain", who);
  scheduleLegalClock(world, who);
}

/** In the community, to come back under the section that the law has for it. */
function stayInTouch(world: World, who: Person): void {
  world.cancelAll(who);
  who.fromPrison = false;
  who.basis = world.scenario.law.find(({ name }) => name === who.basis.onReadmission)!;
  who.courtAt = Number.POSITIVE_INFINITY;
  who.releaseAt = Number.POSITIVE_INFINITY;
  world.at(who.needAgainAt, "isInNeedAgain", who);
}

/** How long somebody is away who may come back. [minutes] */
function timeAway(who: Person): number {
  const { returned, discharged } = who.group.after;
  const luck = who.luck.share("comesBack");
  if (who.destination === "prison" && luck < returned.share) {
    const sooner = who.reason === "notEngaging" || who.reason === "tooHighRisk" ? returned.soonerIfNotEngaging : 1;
    return Math.round(minutesOf(who, "backFromPrison", returned.after) / sooner);
  }
  if (who.destination === "community" && luck < discharged.share)
    return minutesOf(who, "backFromCommunity", discharged.after);
  return Number.POSITIVE_INFINITY;
}

export function vanish(world: World, who: Person): void {
  world.isGone(who);
}

export function isInNeedAgain(world: World, who: Person): void {
  world.cancelAll(who);
  who.entry += 1;
  who.luck = world.luckOf(who.groupNumber, who.number, who.entry);
  who.urgency = who.firstUrgency;
  needIsKnown(world, who);
}
