import { serveUnit } from "../beds.js";
import type { World } from "../world.js";

/** Beds open, and the list is served at once; or beds close, each as soon as its patient has left. */
export function bedsChange(world: World, change: number): void {
  const { unit, beds } = world.model.bedChanges[change];
  const commissioned = world.beds[unit].capacity + beds;
  world.beds[unit].setCapacity(commissioned);
  world.facts.bedsCommissioned(world.now, unit, commissioned);
  serveUnit(world, unit);
}
