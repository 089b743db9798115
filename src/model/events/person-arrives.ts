import { admit } from "../admission.js";
import { bringHomeAtOnce } from "../beds.js";
import type { World } from "../world.js";

/** The journey to the held bed is over. */
export function personArrives(world: World, person: number): void {
  admit(world, person);
  bringHomeAtOnce(world, person);
}
