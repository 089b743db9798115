import type { FactListener } from "../domain/index.js";
import { MINUTES_PER_DAY, minutesFromDays } from "../foundation/index.js";
import { compile, type Replication, Simulator } from "../model/index.js";
import { FactRelay, type ObservationPlan, Observer, type Outputs } from "../observe/index.js";
import type { Scenario } from "../scenario/index.js";
import { observationOf } from "./observation.js";

/** After the window the simulation runs on in stretches this long until every wait that the window measures has ended. */
const STRETCH = 28 * MINUTES_PER_DAY;

export interface ReplicateOptions {
  /** Hears every fact beside the observer; never changes what happens. */
  readonly listener?: FactListener;
  /** Checks every invariant after every event. */
  readonly checked?: boolean;
}

/** Runs single replications of one scenario, each the same whether it runs alone or among others. */
export class Replicator {
  readonly #simulator: Simulator;
  readonly #observer: Observer;
  readonly #windowEnd: number;
  readonly #lastEnd: number;

  /** @throws UsageError where a distribution of the scenario cannot be */
  constructor(scenario: Scenario) {
    const { followUp, run, warmUp } = scenario.study;
    const plan: ObservationPlan = observationOf(scenario);
    this.#simulator = new Simulator(compile(scenario));
    this.#observer = new Observer(plan);
    this.#windowEnd = minutesFromDays(warmUp) + minutesFromDays(run);
    this.#lastEnd = this.#windowEnd + minutesFromDays(followUp);
  }

  /** @param replication 1, 2, 3 … */
  replicate(replication: number, { listener, checked = false }: ReplicateOptions = {}): Outputs {
    const observer = this.#observer;
    observer.reset();
    const heard = listener === undefined ? observer : new FactRelay(observer, listener);
    const running = this.#simulator.begin({ replication, listener: heard, checked });
    running.runTo(this.#windowEnd);
    observer.closeWindow();
    this.#followUp(running);
    observer.finish(running.now);
    return observer.outputs();
  }

  #followUp(running: Replication): void {
    while (this.#observer.stillOpen > 0 && running.now < this.#lastEnd) {
      running.runTo(Math.min(running.now + STRETCH, this.#lastEnd));
    }
  }
}
