import { isInBed, NOWHERE, type People, STAGE } from "./people.js";
import type { World } from "./world.js";

/* Units and onward places may wait for each other: beds full of people who wait for low secure places, and those full of
 * people who wait for a bed. Then nobody moves again, unless the law or death moves one. A node is a unit or a pool of
 * places. It can move if it has a free place, if somebody in it is not waiting, or if somebody in it waits for a node that
 * can move. What cannot move is deadlocked. */

/** Somebody has begun to wait where they are. Says so when that has closed a circle. */
export function lookForDeadlock(world: World): void {
  if (!world.model.onward.mayDeadlock) return;
  const people = world.places.isStuckSomewhere ? countDeadlocked(world) : 0;
  if (people > world.places.deadlocked) world.facts.deadlocked(world.now, people);
  world.places.deadlocked = people;
}

interface Wait {
  readonly at: number;
  readonly for: readonly number[];
}

function countDeadlocked(world: World): number {
  const waits = waitsOf(world);
  const nodes = [...world.beds, ...world.places.pools];
  const waiting = new Int32Array(nodes.length);
  for (const { at } of waits) waiting[at]++;
  const moves = nodes.map(({ capacity, inUse }, node) => inUse < capacity || inUse > waiting[node]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const wait of waits) {
      if (moves[wait.at] || !wait.for.some((node) => moves[node])) continue;
      moves[wait.at] = true;
      changed = true;
    }
  }
  return waits.filter(({ at }) => !moves[at]).length;
}

function waitsOf(world: World): readonly Wait[] {
  const { people } = world;
  const waits: Wait[] = [];
  for (let person = 0; person < people.room; person++) {
    const at = nodeOf(world, person);
    if (at === NOWHERE) continue;
    const pool = world.places.awaitedBy(person);
    if (pool !== undefined) waits.push({ at, for: [world.beds.length + pool] });
    else if (isListed(people, person)) waits.push({ at, for: unitsFor(world, person) });
  }
  return waits;
}

/** The bed or the onward place that a person has. */
function nodeOf(world: World, person: number): number {
  const { people } = world;
  if (people.stage[person] === STAGE.nowhere) return NOWHERE;
  if (isInBed(world, person)) return people.unit[person];
  return people.place[person] === NOWHERE ? NOWHERE : world.beds.length + people.place[person];
}

function isListed({ stage }: People, person: number): boolean {
  return stage[person] === STAGE.listed;
}

function unitsFor({ model, people }: World, person: number): readonly number[] {
  return model.placing.unitsOf.flatMap((tier) => tier[people.list[person]]);
}
