import type { FactListener } from "../domain/index.js";
import { MINUTES_PER_DAY, minutesFromDays } from "../foundation/index.js";
import { compile, type Replication, Simulator } from "../model/index.js";
import { FactRelay, type ObservationPlan, Observer, type Outputs } from "../observe/index.js";
import type { PolicyOverrides, Scenario } from "../scenario/index.js";
import { observationOf } from "./observation.js";
import { asReplication } from "./replication-failed.js";

/** After the window the simulation runs on in stretches this long until every wait that the window measures has ended. */
const STRETCH = 28 * MINUTES_PER_DAY;

export interface ReplicatorOptions {
  /** Answers of the caller's own in place of the scenario's rules. */
  readonly policies?: PolicyOverrides | undefined;
}

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
  readonly #scenario: Scenario;
  readonly #windowEnd: number;
  readonly #lastEnd: number;

  /** @throws UsageError where a distribution of the scenario cannot be, or a policy is not one */
  constructor(scenario: Scenario, { policies }: ReplicatorOptions = {}) {
    const { followUp, run, warmUp } = scenario.study;
    const plan: ObservationPlan = observationOf(scenario, policies);
    this.#simulator = new Simulator(compile(scenario, policies));
    this.#observer = new Observer(plan);
    this.#scenario = scenario;
    this.#windowEnd = minutesFromDays(warmUp) + minutesFromDays(run);
    this.#lastEnd = this.#windowEnd + minutesFromDays(followUp);
  }

  /** @param replication 1, 2, 3 …
   *  @throws UsageError when a policy of the caller's own gives an answer that cannot be; ReplicationFailed when a promise
   *  of the program is broken */
  replicate(replication: number, options: ReplicateOptions = {}): Outputs {
    return asReplication(this.#scenario, replication, () => this.#replicate(replication, options));
  }

  #replicate(replication: number, { listener, checked = false }: ReplicateOptions): Outputs {
    const observer = this.#observer;
    observer.reset();
    const heard = listener === undefined ? observer : new FactRelay(observer, listener);
    const running = this.#simulator.begin({ replication, listener: heard, checked });
    running.runTo(this.#windowEnd);
    running.check();
    observer.closeWindow();
    this.#followUp(running);
    running.check();
    observer.finish(running.now);
    return observer.outputs();
  }

  #followUp(running: Replication): void {
    while (this.#observer.stillOpen > 0 && running.now < this.#lastEnd) {
      running.runTo(Math.min(running.now + STRETCH, this.#lastEnd));
    }
  }
}
