import alea from "seedrandom/lib/alea.js";
import { describe, expect, it } from "vitest";
import { by, type EventId, NO_EVENT, NOBODY, Resource, Simulation, WaitingLine } from "../../src/engine/index.js";

/** Queues through the public API against exact birth-death chains.
 *
 *  Each replication starts in the stationary law, which the test computes by itself, so the time average of the number present
 *  has exactly the stationary mean: no warm-up, no bias but the rounding to minutes (1e-6 of a service).
 *  Seed fixed below. Each of 8 cases asks |z| < 4.5 with 400 replications: false alarm 7e-6 each (normal) and under 1e-4 for the
 *  family even with Student's tails. A case must also be precise: standard error under 2% of the truth, so that it can fail. */
const REPLICATIONS = 400;
const SERVICE = 1e6;

interface Queue {
  readonly load: number;
  readonly servers: number;
  /** Rate of giving up, in services; 0 is never. */
  readonly impatience: number;
  /** [services] */
  readonly length: number;
}

/** Stationary probabilities of the number present. */
function law({ load, servers, impatience }: Queue): number[] {
  const weights = [1];
  for (let n = 1; n < servers + 3000; n++) {
    const leaving = Math.min(n, servers) + Math.max(0, n - servers) * impatience;
    weights.push((weights[n - 1] * load * servers) / leaving);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

class Model {
  private readonly simulation = new Simulation({ phases: ["service", "patience", "arrival"] });
  private readonly servers: Resource;
  private readonly line = new WaitingLine({ discipline: by(() => 0) });
  private readonly patience = new Float64Array(1 << 17).fill(NO_EVENT);
  private customers = 0;
  private present = 0;
  private since = 0;
  private area = 0;

  constructor(
    private readonly queue: Queue,
    private readonly uniform: () => number,
  ) {
    this.servers = new Resource("servers", queue.servers);
  }

  private readonly served = this.simulation.define("served", {
    phase: "service",
    handle: () => {
      this.change(-1);
      this.servers.release();
      const next = this.line.takeFirst();
      if (next === NOBODY) return;
      this.simulation.cancel(this.patience[next] as EventId);
      this.serve(next);
    },
  });

  private readonly givesUp = this.simulation.define("givesUp", {
    phase: "patience",
    handle: (customer) => {
      if (!this.line.withdraw(customer)) throw new Error("gave up after being served");
      this.change(-1);
    },
  });

  private readonly arrives = this.simulation.define("arrives", {
    phase: "arrival",
    handle: () => {
      this.nextArrival();
      this.change(1);
      this.enter();
    },
  });

  /** Time average of the number present over one replication that starts with `present` of them. */
  average(present: number): number {
    this.simulation.reset();
    this.servers.reset();
    this.line.reset();
    this.customers = 0;
    this.area = 0;
    this.since = 0;
    this.present = present;
    for (let i = 0; i < present; i++) this.enter();
    this.nextArrival();
    this.simulation.run(this.queue.length * SERVICE);
    this.change(0);
    return this.area / this.simulation.now;
  }

  private after(rate: number): number {
    return Math.round((-Math.log(1 - this.uniform()) / rate) * SERVICE);
  }

  private nextArrival(): void {
    this.simulation.scheduleAfter(this.arrives, this.after(this.queue.load * this.queue.servers), 0);
  }

  private enter(): void {
    const customer = this.customers++;
    if (this.servers.free > 0) {
      this.serve(customer);
      return;
    }
    this.line.join(customer);
    const { impatience } = this.queue;
    if (impatience > 0)
      this.patience[customer] = this.simulation.scheduleAfter(this.givesUp, this.after(impatience), customer);
  }

  private serve(customer: number): void {
    this.servers.seize();
    this.simulation.scheduleAfter(this.served, this.after(1), customer);
  }

  private change(by: number): void {
    this.area += this.present * (this.simulation.now - this.since);
    this.since = this.simulation.now;
    this.present += by;
  }
}

function drawn(probabilities: number[], luck: number): number {
  let n = 0;
  for (let left = luck; n < probabilities.length - 1 && left >= probabilities[n]; n++) left -= probabilities[n];
  return n;
}

describe("queues agree with theory", () => {
  it.each<[string, Queue]>([
    ["M/M/1 at 0.5", { load: 0.5, servers: 1, impatience: 0, length: 400 }],
    ["M/M/1 at 0.8", { load: 0.8, servers: 1, impatience: 0, length: 1500 }],
    ["M/M/2", { load: 0.7, servers: 2, impatience: 0, length: 300 }],
    ["M/M/10", { load: 0.8, servers: 10, impatience: 0, length: 60 }],
    ["M/M/100", { load: 0.9, servers: 100, impatience: 0, length: 12 }],
    ["M/M/1 with patience, overloaded", { load: 1.5, servers: 1, impatience: 0.5, length: 200 }],
    ["M/M/10 with patience", { load: 1, servers: 10, impatience: 1, length: 40 }],
    ["M/M/40 with little patience", { load: 1.2, servers: 40, impatience: 3, length: 20 }],
  ])("%s", (name, queue) => {
    const probabilities = law(queue);
    const truth = probabilities.reduce((sum, probability, n) => sum + n * probability, 0);
    const uniform: () => number = alea(`queues/${name}`);
    const model = new Model(queue, uniform);
    const averages = Array.from({ length: REPLICATIONS }, () => model.average(drawn(probabilities, uniform())));
    const mean = averages.reduce((sum, average) => sum + average, 0) / REPLICATIONS;
    const squares = averages.reduce((sum, average) => sum + (average - mean) ** 2, 0);
    const error = Math.sqrt(squares / (REPLICATIONS - 1) / REPLICATIONS);
    expect(error / truth).toBeLessThan(0.02);
    expect(Math.abs(mean - truth) / error).toBeLessThan(4.5);
  });

  it("computes the truth it compares with: M/M/1 has load ÷ (1 - load) present", () => {
    const present = law({ load: 0.8, servers: 1, impatience: 0, length: 1 }).reduce((sum, p, n) => sum + n * p, 0);
    expect(present).toBeCloseTo(4, 10);
  });
});
