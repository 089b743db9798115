import { choose } from "./choices.js";
import { NOWHERE, STAGE } from "./people.js";
import { NEXT_LUCK, ONWARD_LUCK } from "./purposes.js";
import { at } from "./schedule.js";
import type { World } from "./world.js";

/* What it means to be in an onward place. A place that is left is given away in the same minute, by an event of its own:
 * giving it to somebody frees a bed or another place, and so on, as far as the news travels. */

/** In an onward place from now on; the place has been taken already. */
export function enterPlace(world: World, person: number, pool: number): void {
  const { people, facts, kinds, now } = world;
  const { destination } = world.model.onward.pools[pool];
  people.stage[person] = STAGE.onward;
  people.place[person] = pool;
  world.places.staying[pool]++;
  facts.placeTaken(now, person, pool);
  people.stageEvent[person] = at(
    world,
    kinds.placeStayEnds,
    now + world.luckOf(person, ONWARD_LUCK + destination),
    person,
  );
}

/** Where the person is to go from the place, as a position in `ONWARD_NEXT`. */
export function nextFrom(world: World, person: number): number {
  const pool = world.people.place[person];
  const { destination } = world.model.onward.pools[pool];
  return choose(world.model.onwardNext[pool], world.luckOf(person, NEXT_LUCK + destination));
}

/** Out of the place, if the person is in one; whoever waits for it has it in the same minute. */
export function vacatePlace(world: World, person: number): void {
  const { people, facts, kinds, now, places, simulation } = world;
  const pool = people.place[person];
  if (pool === NOWHERE) return;
  people.place[person] = NOWHERE;
  facts.placeLeft(now, person, pool);
  places.pools[pool].release();
  if (places.lines[pool].length === 0) return;
  places.vacated++;
  simulation.schedule(kinds.placeIsVacated, now, pool);
}
