import { commissionBeds } from "../bed-use.js";
import { buyIfFullAt, serveUnit } from "../beds.js";
import type { World } from "../world.js";

/** Beds open, and the list is served at once; or beds close, each as soon as its patient has left. */
export function bedsChange(world: World, change: number): void {
  const { unit, beds } = world.model.bedChanges[change];
  commissionBeds(world, unit, world.beds[unit].capacity + beds);
  serveUnit(world, unit);
  buyIfFullAt(world, unit);
}
