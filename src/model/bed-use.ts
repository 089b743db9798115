import type { World } from "./world.js";

/* The only places where a bed changes hands: whoever must know of it is told here. */

/** A bed of the unit is held for, or occupied by, somebody of the person's group. */
export function takeBed(world: World, person: number, unit: number): void {
  world.beds[unit].seizeFor(world.people.group[person]);
  world.pressure?.bedsChanged(unit);
}

/** Somebody of a group has no bed in the unit any more. */
export function giveBed(world: World, group: number, unit: number): void {
  world.beds[unit].releaseFrom(group);
  world.pressure?.bedsChanged(unit);
}

export function commissionBeds(world: World, unit: number, beds: number): void {
  world.beds[unit].setCapacity(beds);
  world.facts.bedsCommissioned(world.now, unit, beds);
  world.pressure?.bedsChanged(unit);
}
