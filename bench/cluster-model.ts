import { askedAtOnce, mostOut } from "../src/cli/cluster/batch-sizes.js";
import { firstCome, NOBODY, Resource, Simulation, WaitingLine } from "../src/engine/index.js";
import { pointsAtOnce } from "../src/experiment/design-points.js";
import { batchSize } from "../src/experiment/replications.js";

/** What a batch of one replication costs each of those who have to do with it, drawn anew for each. [microseconds] */
export interface Costs {
  /** Of a worker's thread. */
  readonly worker: () => number;
  /** Of the server, for giving it out and bringing it back; it does one thing after the other. */
  readonly redis: () => number;
  /** Of the coordinator, which does one thing after the other too: handing out, reading, keeping, summing up. */
  readonly coordinator: () => number;
  /** Between a worker that asks for a batch and the one that it is given. */
  readonly trip: () => number;
}

/** A sensitivity analysis or a sweep: so many points, so many replications at each. */
export interface Design {
  readonly points: number;
  readonly replications: number;
}

/** How a design went. */
export interface Played {
  readonly seconds: number;
  readonly perSecond: number;
  /** Shares of the time in which each was busy; of the workers on average. */
  readonly busy: { readonly workers: number; readonly redis: number; readonly coordinator: number };
}

/** A cluster as this project's own events: batches go from coordinator to workers, to Redis, and back, under the rules by which
 *  the real one hands them out. The clock's minutes stand for microseconds. */
export function playOnCluster(workers: number, { points, replications }: Design, costs: Costs): Played {
  const simulation = new Simulation({ phases: ["done"] });
  const slots = new Resource("threads", workers);
  const ready = new WaitingLine({ name: "ready", discipline: firstCome() });
  const assignment = new Points(points, replications, askedAtOnce(workers));
  let out = 0;
  let worked = 0;

  const coordinator = new Station(simulation, "coordinator", costs.coordinator, (batch) => {
    out--;
    assignment.collect(batch);
    give();
  });
  const redis = new Station(simulation, "redis", costs.redis, (batch) => coordinator.take(batch));
  const done = simulation.define("batch is done", {
    phase: "done",
    handle: (batch) => {
      slots.release();
      redis.take(batch);
      begin();
    },
  });
  const begin = (): void => {
    while (ready.length > 0 && slots.trySeize()) {
      const takes = Math.round(costs.worker());
      worked += takes;
      simulation.scheduleAfter(done, Math.round(costs.trip()) + takes, ready.takeFirst());
    }
  };
  const give = (): void => {
    for (; out < mostOut(workers); out++) {
      const batch = assignment.next();
      if (batch === NOBODY) break;
      ready.join(batch);
    }
    begin();
  };

  give();
  while (simulation.step());
  const { now } = simulation;
  return {
    seconds: now / 1e6,
    perSecond: (points * replications * 1e6) / now,
    busy: { workers: worked / now / workers, redis: redis.busy / now, coordinator: coordinator.busy / now },
  };
}

/** One that does one thing after the other, first come, first served. */
class Station {
  readonly #simulation: Simulation;
  readonly #line = new WaitingLine({ discipline: firstCome() });
  readonly #draw: () => number;
  readonly #done: ReturnType<Simulation["define"]>;
  #isBusy = false;
  /** So far. [microseconds] */
  busy = 0;

  constructor(simulation: Simulation, name: string, draw: () => number, next: (batch: number) => void) {
    this.#simulation = simulation;
    this.#draw = draw;
    this.#done = simulation.define(`${name} is done`, {
      phase: "done",
      handle: (batch) => {
        this.#isBusy = false;
        next(batch);
        if (!this.#isBusy && this.#line.length > 0) this.#begin(this.#line.takeFirst());
      },
    });
  }

  take(batch: number): void {
    if (this.#isBusy || this.#line.length > 0) this.#line.join(batch);
    else this.#begin(batch);
  }

  #begin(batch: number): void {
    const takes = Math.round(this.#draw());
    this.#isBusy = true;
    this.busy += takes;
    this.#simulation.scheduleAfter(this.#done, takes, batch);
  }
}

/** Which batches may be given out: several points at once, of each a part at a time, points taken in their order. */
class Points {
  readonly #replications: number;
  readonly #part: number;
  readonly #atOnce: number;
  /** By point: given out, and back. */
  readonly #given: Int32Array;
  readonly #back: Int32Array;
  /** The first point that is not done. */
  #first = 0;

  constructor(points: number, replications: number, asked: number) {
    this.#replications = replications;
    this.#part = batchSize(0, asked);
    this.#atOnce = pointsAtOnce(replications, asked);
    this.#given = new Int32Array(points);
    this.#back = new Int32Array(points);
  }

  next(): number {
    const end = Math.min(this.#given.length, this.#first + this.#atOnce);
    for (let point = this.#first; point < end; point++) {
      const part = Math.floor(this.#back[point] / this.#part);
      const last = Math.min(this.#replications, (part + 1) * this.#part);
      if (this.#given[point] < last) return point * this.#replications + this.#given[point]++;
    }
    return NOBODY;
  }

  collect(batch: number): void {
    this.#back[Math.floor(batch / this.#replications)]++;
    while (this.#first < this.#back.length && this.#back[this.#first] === this.#replications) this.#first++;
  }
}
