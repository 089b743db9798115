import { NOBODY } from "../engine/index.js";
import { warrantArrives } from "./events/warrant-arrives.js";
import { STAGE } from "./people.js";
import { LUCK } from "./purposes.js";
import { afterDelay, cancelHealthClocks } from "./schedule.js";
import type { World } from "./world.js";

/** Offers the free beds of a unit until there are none or nobody waits for them. */
export function serveUnit(world: World, unit: number): void {
  while (world.beds[unit].free > 0) {
    const person = nextForUnit(world, unit);
    if (person === NOBODY) return;
    offer(world, person, unit);
  }
}

/** Offers the first of a list a bed in the unit that has most of them free. */
export function serveList(world: World, list: number): void {
  const unit = freestUnit(world, list);
  const person = world.lists[list].first;
  if (unit !== undefined && person !== NOBODY) offer(world, person, unit);
}

/** Of the first on each list that the unit takes people from, the one whom the rule puts first. */
function nextForUnit(world: World, unit: number): number {
  let next: number = NOBODY;
  for (const list of world.model.listsOfUnit[unit]) {
    const { first } = world.lists[list];
    if (first !== NOBODY && (next === NOBODY || world.comesBefore(first, next) < 0)) next = first;
  }
  return next;
}

function freestUnit(world: World, list: number): number | undefined {
  let freest: number | undefined;
  let most = 0;
  for (const unit of world.model.unitsOfList[list]) {
    const { free } = world.beds[unit];
    if (free <= most) continue;
    most = free;
    freest = unit;
  }
  return freest;
}

/** Holds a bed for the person while the warrant is obtained; recovery no longer takes the place away. */
function offer(world: World, person: number, unit: number): void {
  const { people, facts, kinds, now } = world;
  world.lists[people.list[person]].withdraw(person);
  cancelHealthClocks(world, person);
  world.beds[unit].seize();
  people.stage[person] = STAGE.offered;
  people.unit[person] = unit;
  facts.offered(now, person, unit);
  afterDelay(world, person, world.luckOf(person, LUCK.warrant), kinds.warrantArrives, warrantArrives);
}
