import { type FactListener, SILENCE } from "../domain/index.js";
import { EventFailed, LimitReached } from "../engine/index.js";
import { UsageError } from "../foundation/index.js";
import { type CensusNow, censusNow } from "./census-now.js";
import type { Model } from "./compile.js";
import { defineEvents } from "./events/index.js";
import { scheduleNextNeed } from "./events/need-arises.js";
import { checkInvariants } from "./invariants.js";
import { at } from "./schedule.js";
import { setTheScene } from "./start/index.js";
import { World } from "./world.js";

export interface ReplicationOptions {
  /** 1, 2, 3 …; a replication is the same alone or among others. */
  readonly replication: number;
  readonly listener?: FactListener;
  /** Checks every invariant after every event. Slow, for tests. */
  readonly checked?: boolean;
}

/** One replication that can be run on in stretches. */
export interface Replication {
  /** [minutes] */
  readonly now: number;
  /** Events handled so far. */
  readonly events: number;
  /** People on waiting lists now. */
  readonly waiting: number;
  /** Handles every event before `time` and moves the clock there; false when it let go after `most` events. [minutes]
   *  @throws TooMuchAtOnce, UsageError when a policy of the caller's own gives an impossible answer */
  runTo(time: number, most?: number): boolean;
  /** Who is in which bed, and who is waiting, now. */
  census(): CensusNow;
}

/** So many events in one minute that it would never end. */
export class TooMuchAtOnce extends Error {
  /** [minutes] */
  readonly time: number;

  constructor(cause: LimitReached) {
    super(cause.message, { cause });
    this.time = cause.time;
  }
}

/** Runs replications of one model, one after the other, in one world that is cleared in between. */
export class Simulator {
  readonly #world: World;

  constructor(model: Model) {
    this.#world = new World(model);
    const kinds = defineEvents(this.#world);
    this.#world.kinds = kinds;
    if (this.#world.pressure !== undefined) this.#world.pressure.treatmentEnds = kinds.treatmentEndsUnderPressure;
  }

  /** Clears the world, sets the scene for day zero and hands over the new replication; the one before it is over. */
  begin({ replication, listener = SILENCE, checked = false }: ReplicationOptions): Replication {
    const world = this.#world;
    world.reset(replication, listener);
    world.simulation.afterEach(checked ? () => checkInvariants(world) : undefined);
    world.model.bedChanges.forEach((change, position) => {
      at(world, world.kinds.bedsChange, change.at, position);
    });
    setTheScene(world);
    world.model.groups.forEach((_, group) => {
      scheduleNextNeed(world, group);
    });
    const { simulation } = world;
    return {
      get now() {
        return simulation.now;
      },
      get events() {
        return simulation.counts.handled;
      },
      get waiting() {
        return world.lines.waiting;
      },
      runTo: (time, most) => blamingTheCaller(() => simulation.run(time, most)),
      census: () => censusNow(world),
    };
  }
}

/** A policy of the caller's own that gives an impossible answer in the middle of an event is the caller's mistake, not ours. */
function blamingTheCaller<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof LimitReached) throw new TooMuchAtOnce(error);
    if (error instanceof EventFailed && error.cause instanceof UsageError)
      throw new UsageError(error.cause.message, { cause: error });
    throw error;
  }
}
