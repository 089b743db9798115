import { setOutForBed } from "../admission.js";
import { bringHomeAtOnce } from "../beds.js";
import type { World } from "../world.js";

/** Papers and warrant are done. */
export function warrantArrives(world: World, person: number): void {
  setOutForBed(world, person);
  bringHomeAtOnce(world, person);
}
