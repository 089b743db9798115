import { isAt, isIn, type NaiveBeds } from "./naive-beds.js";
import type { Episode, Lives, NaivePlan, Stretch } from "./naive-lives.js";

export const CAUSES = [
  "papers",
  "overtaken",
  "ringFenced",
  "bedHeld",
  "delayedDischarge",
  "bedClosed",
  "noBed",
] as const;
export type Cause = (typeof CAUSES)[number];

/** One pool while nothing changes: how many person-minutes were waited for what. */
interface Piece {
  readonly stretch: Stretch;
  readonly catchment: number;
  readonly waiting: Readonly<Record<Cause, number>>;
}

/** Lists and units belong to one pool when, of one catchment, the units take their people from the lists. */
interface Pool {
  readonly catchment: number;
  readonly lines: readonly number[];
  readonly units: readonly number[];
}

/** Why people wait: asked of every pool in every stretch of time in which nothing happens. */
export class NaiveCauses {
  readonly #pieces: readonly Piece[];

  /** @param cuts moments at which time is cut even if nothing happens */
  constructor(plan: NaivePlan, lives: Lives, beds: NaiveBeds, window: Stretch, cuts: readonly number[]) {
    const moments = [...new Set([...beds.moments(window), ...cuts])].sort((one, other) => one - other);
    this.#pieces = moments.slice(1).flatMap((to, before) =>
      poolsOf(plan).map((pool) => ({
        stretch: { from: moments[before], to },
        catchment: pool.catchment,
        waiting: sharedOut(pool, lives, beds, moments[before]),
      })),
    );
  }

  /** Person-minutes of a cause. */
  minutes(cause: Cause, { from, to }: Stretch, catchment: number | undefined): number {
    let sum = 0;
    for (const piece of this.#pieces) {
      if (piece.stretch.from < from || piece.stretch.to > to) continue;
      if (catchment !== undefined && piece.catchment !== catchment) continue;
      sum += piece.waiting[cause] * (piece.stretch.to - piece.stretch.from);
    }
    return sum;
  }
}

/** Two service lines of a catchment are of one pool when a unit there takes both, at once or round several corners. */
function poolsOf({ catchments, serviceLines, units }: NaivePlan): Pool[] {
  return catchments.flatMap((_, catchment) => {
    const there = [...units.keys()].filter((unit) => units[unit].catchment === catchment);
    let pools: number[][] = serviceLines.map((_line, line) => [line]);
    for (const unit of there) {
      const takes = (lines: readonly number[]) => lines.some((line) => units[unit].serviceLines.includes(line));
      pools = [pools.filter(takes).flat(), ...pools.filter((lines) => !takes(lines))];
    }
    return pools.map((lines) => ({
      catchment,
      lines,
      units: there.filter((unit) => units[unit].serviceLines.some((line) => lines.includes(line))),
    }));
  });
}

/** Everybody on the pool's lists has one cause, the first that applies. */
function sharedOut(pool: Pool, lives: Lives, beds: NaiveBeds, time: number): Record<Cause, number> {
  const onList = lives.episodes.filter(
    (e) => e.catchment === pool.catchment && pool.lines.includes(e.serviceLine) && isAt(listedFor(e), time),
  );
  const states = pool.units.map((unit) => beds.unitAt(unit, time));
  const stale = onList.filter((e) => e.stale.some((each) => isAt(each, time)));
  const inTurn = onList.filter((e) => !stale.includes(e));
  const most: Record<Cause, number> = {
    papers: stale.length,
    overtaken: inTurn.filter((e) => isOvertaken(e, lives, time)).length,
    ringFenced: states.reduce((sum, { free }) => sum + free, 0),
    bedHeld: states.reduce((sum, { held }) => sum + held, 0),
    delayedDischarge: pool.units.reduce((sum, unit) => sum + readyIn(unit, lives, time), 0),
    bedClosed: states.reduce((sum, { closed }) => sum + closed, 0),
    noBed: onList.length,
  };
  let rest = onList.length;
  for (const cause of CAUSES) {
    most[cause] = Math.min(most[cause], rest);
    rest -= most[cause];
  }
  return most;
}

/** While the person waits for a bed. */
function listedFor({ listed, offered, admitted, left }: Episode): Stretch {
  return { from: listed, to: Math.min(offered, admitted, left) };
}

/** Since day zero a bed has gone to somebody who joined the same list later. */
function isOvertaken(of: Episode, { episodes }: Lives, time: number): boolean {
  return episodes.some((other) => {
    const served = Math.min(other.offered, other.admitted);
    const sameList = other.catchment === of.catchment && other.serviceLine === of.serviceLine;
    const later = other.listed > of.listed || (other.listed === of.listed && other.turn > of.turn);
    return sameList && later && served >= 0 && served <= time;
  });
}

function readyIn(unit: number, { episodes }: Lives, time: number): number {
  return episodes.filter((e) => isIn(e, unit, time) && e.ready.some((each) => isAt(each, time))).length;
}
