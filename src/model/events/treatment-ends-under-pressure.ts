import type { World } from "../world.js";
import { treatmentEnds } from "./treatment-ends.js";

/** On the clock that runs faster under pressure, the first to be done is done. */
export function treatmentEndsUnderPressure(world: World, scope: number): void {
  const { pressure } = world;
  if (pressure === undefined) return;
  const person = pressure.doneIn(scope);
  pressure.letGo(person);
  treatmentEnds(world, person);
}
