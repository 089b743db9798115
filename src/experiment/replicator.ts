import type { FactListener } from "../domain/index.js";
import { dateAfter, daysFromMinutes, type LimitName, MINUTES_PER_DAY, minutesFromDays } from "../foundation/index.js";
import { compile, type Replication, Simulator, TooMuchAtOnce } from "../model/index.js";
import { FactRelay, type ObservationPlan, Observer, type Outputs } from "../observe/index.js";
import type { PolicyOverrides, Scenario } from "../scenario/index.js";
import { EVENTS_BETWEEN_LOOKS, type Limits, limitError, USUAL_LIMITS } from "./limits.js";
import { observationOf } from "./observation.js";
import { ofReplication } from "./replication-failed.js";

/** After the window the simulation runs on in stretches this long until every wait that the window measures has ended. */
const STRETCH = 28 * MINUTES_PER_DAY;
/** So many looks at the limits between two steps: some hundredths of a second of work. */
const LOOKS_IN_A_STEP = 20;

export interface ReplicatorOptions {
  /** Answers of the caller's own in place of the scenario's rules. */
  readonly policies?: PolicyOverrides | undefined;
  readonly limits?: Limits | undefined;
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
  readonly #limits: Required<Limits>;

  /** @throws UsageError where a distribution of the scenario cannot be, or a policy is not one */
  constructor(scenario: Scenario, { policies, limits }: ReplicatorOptions = {}) {
    const { followUp, run, warmUp } = scenario.study;
    const plan: ObservationPlan = observationOf(scenario, policies);
    this.#simulator = new Simulator(compile(scenario, policies));
    this.#observer = new Observer(plan);
    this.#scenario = scenario;
    this.#windowEnd = minutesFromDays(warmUp) + minutesFromDays(run);
    this.#lastEnd = this.#windowEnd + minutesFromDays(followUp);
    this.#limits = { ...USUAL_LIMITS, ...limits };
  }

  /** @param replication 1, 2, 3 …
   *  @throws LimitError when it comes to a limit; UsageError when a policy of the caller's own gives an answer that cannot be;
   *  ReplicationFailed when a promise of the program is broken */
  replicate(replication: number, options: ReplicateOptions = {}): Outputs {
    const steps = this.steps(replication, options);
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value;
  }

  /** The same in short steps, so that whoever runs them can look up in between and leave it. What comes out does not depend
   *  on the steps. Another replication may begin when this one is done or left.
   *  @throws as `replicate` */
  *steps(replication: number, options: ReplicateOptions = {}): Generator<undefined, Outputs, undefined> {
    try {
      return yield* this.#steps(replication, options);
    } catch (error) {
      throw ofReplication(error, this.#scenario, replication);
    }
  }

  *#steps(
    replication: number,
    { listener, checked = false }: ReplicateOptions,
  ): Generator<undefined, Outputs, undefined> {
    const observer = this.#observer;
    observer.reset();
    const heard = listener === undefined ? observer : new FactRelay(observer, listener);
    const running = this.#simulator.begin({ replication, listener: heard, checked });
    yield* this.#runTo(running, this.#windowEnd, replication);
    running.check();
    observer.closeWindow();
    while (observer.stillOpen > 0 && running.now < this.#lastEnd) {
      yield* this.#runTo(running, Math.min(running.now + STRETCH, this.#lastEnd), replication);
    }
    running.check();
    observer.finish(running.now);
    return observer.outputs();
  }

  *#runTo(running: Replication, time: number, replication: number): Generator<undefined, void, undefined> {
    for (let looks = 1; !this.#runSome(running, time, replication); looks++) {
      if (looks % LOOKS_IN_A_STEP === 0) yield;
    }
  }

  /** Runs on to `time` or to the next look at the limits, whichever is first; true when it has come to `time`. */
  #runSome(running: Replication, time: number, replication: number): boolean {
    const { events, waiting } = this.#limits;
    const come = (limit: LimitName, most: number, at: number) =>
      limitError({ limit, most, replication, date: dateAfter(this.#scenario.start, Math.floor(daysFromMinutes(at))) });
    try {
      const left = events - running.events;
      const isThere = running.runTo(time, Math.min(left, EVENTS_BETWEEN_LOOKS));
      if (running.waiting > waiting) throw come("waiting", waiting, running.now);
      if (!isThere && running.events >= events) throw come("events", events, running.now);
      return isThere;
    } catch (error) {
      if (error instanceof TooMuchAtOnce) throw come("eventsInOneMinute", error.most, error.time);
      throw error;
    }
  }
}
