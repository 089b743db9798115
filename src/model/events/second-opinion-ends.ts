import { sayFarewell } from "../farewell.js";
import { LUCK } from "../purposes.js";
import { joinList } from "../waiting.js";
import type { World } from "../world.js";

/** A second opinion accepts the person after all, or the person stays where they are. */
export function secondOpinionEnds(world: World, person: number): void {
  const { acceptedOnSecondOpinion } = world.groupOf(person).group.access;
  if (world.luckOf(person, LUCK.secondAcceptance) < acceptedOnSecondOpinion) joinList(world, person);
  else decline(world, person);
}

/** No, and no way to ask again: the person stays where they are. */
export function decline(world: World, person: number): void {
  world.facts.declined(world.now, person);
  sayFarewell(world, person);
}
