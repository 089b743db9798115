import { LUCK } from "../purposes.js";
import { afterDelay } from "../schedule.js";
import type { World } from "../world.js";
import { warrantIsReissued } from "./warrant-is-reissued.js";

/** The warrant runs out on the way: the journey stops until there is a new one, and the bed stays held. */
export function warrantExpires(world: World, person: number): void {
  world.facts.warrantExpired(world.now, person);
  afterDelay(world, person, world.luckOf(person, LUCK.reissue), world.kinds.warrantIsReissued, warrantIsReissued);
}
