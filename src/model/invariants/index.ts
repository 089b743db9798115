import type { FactListener } from "../../domain/index.js";
import { invariant } from "../../foundation/index.js";
import type { World } from "../world.js";
import { BedsBefore, checkBeds } from "./beds.js";
import { ClockBefore, checkCalendar } from "./calendar.js";
import { checkLists } from "./lists.js";
import { checkGone, checkPeople } from "./people.js";
import { checkPlaces } from "./places.js";
import { promise } from "./promises.js";
import { Told } from "./told.js";

export { PROMISES, type PromiseName } from "./promises.js";

/** Every promise the model makes about its state between two events. Looks at everybody: after every event that is for
 *  tests, at the end of a stretch it costs next to nothing.
 *  @throws InvariantError with the promise that is broken */
export function checkEverything(world: World): void {
  checkState(world);
  checkNobodyElse(world);
}

/** Places that nobody has are silent. */
function checkNobodyElse(world: World): void {
  for (let place = 0; place < world.people.room; place++) checkGone(world, place);
}

function checkState(world: World): void {
  checkBeds(world);
  checkLists(world);
  checkPlaces(world);
  checkPeople(world);
  checkCalendar(world);
  const fits = world.pressure?.isUpToDate ?? true;
  promise("pressure", fits, () => "beds or lists have changed without its knowledge");
}

/** Watches over one replication: the state after every event, what an event may change, and what is told. */
export class Watch {
  readonly #world: World;
  readonly #clock = new ClockBefore();
  readonly #told: Told;
  #beds: BedsBefore | undefined;

  constructor(world: World) {
    this.#world = world;
    this.#told = new Told(world);
  }

  /** A listener that is told what another is told, and checks it. */
  beside(listener: FactListener): FactListener {
    return this.#told.beside(listener);
  }

  /** The scene is set; from now on events change it. */
  begin(): void {
    invariant(this.#beds === undefined, () => "a watch has begun already");
    this.#beds = new BedsBefore(this.#world);
    checkState(this.#world);
    this.#told.check();
  }

  afterEvent(): void {
    this.#clock.check(this.#world);
    this.#beds?.check(this.#world);
    checkState(this.#world);
    this.#told.check();
    this.#beds?.remember(this.#world);
  }
  /** The story is over. */
  end(): void {
    checkEverything(this.#world);
  }
}
