import type { AtStart } from "../../scenario/index.js";
import { serveUnit } from "../beds.js";
import type { World } from "../world.js";
import { takeInCensus } from "./census.js";
import { fillBeds } from "./fill-beds.js";
import { fillLists } from "./fill-lists.js";
import { startingLists } from "./lists.js";

/** Sets the scene for day zero: beds as commissioned, and unless it starts empty the people in them and on the lists. */
export function setTheScene(world: World): void {
  const { atStart, estate } = world.model.scenario;
  estate.units.forEach((unit, position) => {
    world.facts.bedsCommissioned(0, position, unit.beds);
  });
  if (atStart.kind === "stationary") fillUp(world, atStart);
  else if (atStart.kind === "census") takeInCensus(world, atStart);
  else return;
  for (const { unit } of world.beds) serveUnit(world, unit);
  world.pressure?.readAll();
}

function fillUp(world: World, atStart: Extract<AtStart, { kind: "stationary" }>): void {
  const { estate } = world.model.scenario;
  const lists = startingLists(world.model, atStart);
  const filled = estate.units.map((unit, position) => Math.round(unit.beds * atStart.unitOccupancy[position]));
  fillBeds(world, filled, lists);
  fillLists(world, lists);
}
