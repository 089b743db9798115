import { describeUrgency, needIsKnown } from "./road.js";
import { minutesOf, type Person, type World } from "./world.js";

/** What becomes of somebody who has left. */
export function isElsewhere(world: World, who: Person): void {
  const { after } = who.group;
  const comesBack = (share: number) => who.luck.share("comesBack") < share;
  if (who.destination === "prison" && comesBack(after.returned.share)) {
    const sooner = who.reason === "notEngaging" || who.reason === "tooHighRisk" ? after.returned.soonerIfNotEngaging : 1;
    const away = Math.round(minutesOf(who, "backFromPrison", after.returned.after) / sooner);
    world.at(world.now + away, "isInNeedAgain", who);
  } else if (who.destination === "community" && comesBack(after.discharged.share)) {
    world.cancelAll(who);
    world.at(world.now + minutesOf(who, "backFromCommunity", after.discharged.after), "isInNeedAgain", who);
  } else vanish(world, who);
}

export function vanish(world: World, who: Person): void {
  world.cancelAll(who);
  who.where = "gone";
  world.tell("gone", who);
}

export function isInNeedAgain(world: World, who: Person): void {
  world.cancel(who, "isInNeedAgain");
  who.entry += 1;
  who.luck = world.luckOf(who.groupNumber, who.number, who.entry);
  who.fromPrison = who.destination === "prison";
  if (!who.fromPrison) {
    who.basis = world.scenario.law.find(({ name }) => name === who.basis.onReadmission)!;
    who.courtAt = Number.POSITIVE_INFINITY;
    who.releaseAt = Number.POSITIVE_INFINITY;
  }
  describeUrgency(world, who);
  needIsKnown(world, who);
}
