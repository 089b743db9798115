import { invariant } from "../../foundation/index.js";
import type { World } from "../world.js";
import { seatInBed } from "./census-beds.js";
import { type Census, CensusCrowd } from "./census-crowd.js";
import { findWaiter } from "./census-lists.js";

/** Puts the people of a census into beds and on lists, each with the luck of their own row. People of whom only the number is
 *  known come after those of whom more is. */
export function takeInCensus(world: World, census: Census): void {
  invariant(census.withheld === undefined, () => "a census without its people cannot be simulated");
  const crowd = new CensusCrowd(world, census);
  census.inBeds.forEach((person, row) => {
    seatInBed(world, crowd, person, world.streamOf("census", "bed", row));
  });
  census.bedCounts.forEach(({ people, ...where }, row) => {
    for (let one = 0; one < people; one++) {
      seatInBed(world, crowd, where, world.streamOf("census", "one of a unit", row, one));
    }
  });
  waitersOf(world, crowd, census)
    .sort((one, other) => one.listedAt - other.listedAt)
    .forEach((waiter) => {
      waiter.seat();
    });
}

function waitersOf(world: World, crowd: CensusCrowd, { waiting, waitingCounts }: Census) {
  const known = waiting.map((person, row) =>
    findWaiter(world, crowd, person, world.streamOf("census", "waiting", row)),
  );
  const counted = waitingCounts.flatMap(({ people, ...list }, row) =>
    Array.from({ length: people }, (_, one) =>
      findWaiter(world, crowd, list, world.streamOf("census", "one of a list", row, one)),
    ),
  );
  return [...known, ...counted];
}
