import { LUCK } from "./purposes.js";
import type { World } from "./world.js";

/* A tribunal sits once in each period of detention, at its end, and where the law lets it may discharge the person. Chance
 * is asked once for the whole stay: with a chance p at each, the n-th tribunal discharges whoever's draw lies between
 * 1 - (1 - p)^(n - 1) and 1 - (1 - p)^n. So it is known when a basis begins which tribunal that will be, and only that one
 * is put on the calendar. */

/** Finds the tribunal that will discharge the person under the present basis, if one will before anybody stops looking. */
export function startTribunals(world: World, person: number): void {
  const { people } = world;
  const { periods, chance } = tribunalsOf(world, person);
  people.tribunalAt[person] = Number.POSITIVE_INFINITY;
  if (chance === 0 || periods.length === 0) return;
  const luck = world.luckOf(person, LUCK.tribunal);
  let kept = people.keptByTribunals[person];
  let at = people.heldSince[person];
  for (let period = 0; at < world.horizon; period++) {
    at += periods[Math.min(period, periods.length - 1)];
    kept *= 1 - chance;
    if (luck < 1 - kept) {
      people.tribunalAt[person] = at;
      return;
    }
  }
}

/** The basis ends at `at`: the tribunals that have sat under it count as chances taken. */
export function rememberTribunals(world: World, person: number, at: number): void {
  const { people } = world;
  const { periods, chance } = tribunalsOf(world, person);
  if (chance === 0 || periods.length === 0) return;
  let end = people.heldSince[person] + periods[0];
  for (let period = 1; end <= at; period++) {
    people.keptByTribunals[person] *= 1 - chance;
    end += periods[Math.min(period, periods.length - 1)];
  }
}

function tribunalsOf(world: World, person: number): { periods: readonly number[]; chance: number } {
  const { tribunalPeriods } = world.basisOf(person);
  return { periods: tribunalPeriods, chance: world.groupOf(person).group.stays.dischargedByTribunal };
}
