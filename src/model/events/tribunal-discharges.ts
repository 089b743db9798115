import { depart } from "../departure.js";
import type { World } from "../world.js";

/** At the end of a period of detention a tribunal sits, and finds that the person need not be detained. Those that find
 *  otherwise change nothing and are not on the calendar. */
export function tribunalDischarges(world: World, person: number): void {
  depart(world, person, "community", "tribunal");
}
