import { type FactListener, SILENCE } from "../domain/index.js";
import { type CensusNow, censusNow } from "./census-now.js";
import type { Model } from "./compile.js";
import { defineEvents } from "./events/index.js";
import { scheduleNextNeed } from "./events/need-arises.js";
import { checkEverything, Watch } from "./invariants/index.js";
import { placed } from "./placed.js";
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
  /** Holds the present state against every promise of the model. @throws InvariantError */
  check(): void;
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
    const watch = checked ? new Watch(world) : undefined;
    world.reset(replication, watch?.beside(listener) ?? listener);
    world.simulation.afterEach(watch === undefined ? undefined : () => watch.afterEvent());
    world.model.bedChanges.forEach((change, position) => {
      at(world, world.kinds.bedsChange, change.at, position);
    });
    setTheScene(world);
    world.model.groups.forEach((_, group) => {
      scheduleNextNeed(world, group);
    });
    placed(world, () => watch?.begin());
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
      runTo: (time, most) => placed(world, () => simulation.run(time, most)),
      census: () => censusNow(world),
      check: () => placed(world, () => checkEverything(world)),
    };
  }
}
