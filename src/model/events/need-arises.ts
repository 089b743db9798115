import { describe, identify } from "../identify.js";
import { startLegalClocks } from "../legal.js";
import { at } from "../schedule.js";
import type { World } from "../world.js";

/** Somebody of a group turns out to need a bed; the next of the group follows in due time. */
export function needArises(world: World, group: number): void {
  scheduleNextNeed(world, group);
  const person = world.nextPerson(group);
  describe(world, person);
  startLegalClocks(world, person, world.now);
  identify(world, person);
}

export function scheduleNextNeed(world: World, group: number): void {
  at(world, world.kinds.needArises, world.nextReferral(group), group);
}
