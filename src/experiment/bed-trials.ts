import { CancelledError } from "../foundation/index.js";
import {
  describeMetric,
  estimate,
  type MetricEstimate,
  type ObservationPlan,
  type Outputs,
  type Part,
} from "../observe/index.js";
import { type Scenario, withBeds } from "../scenario/index.js";
import { bedsIn } from "./bed-question.js";
import type { BedsTarget, CurvePoint } from "./beds-result.js";
import { observationOf } from "./observation.js";
import type { ExperimentOptions } from "./replications.js";
import type { Runner } from "./runner.js";
import { SerialRunner } from "./serial-runner.js";

/** Replications of the first stage where neither caller nor scenario asks for more. */
const FIRST_STAGE = 10;

/** Replications that are enough where the targets are far away. */
const FIRST_LOOK = 6;

/** What is tried at numbers of beds, and how often. */
export interface TrialOptions {
  readonly scenario: Scenario;
  readonly targets: readonly BedsTarget[];
  /** Units whose beds a point counts. */
  readonly counted: readonly number[];
  /** Level of the intervals. */
  readonly level: number;
  readonly options: ExperimentOptions;
  /** Replications are numbered from the one after this: another number is other luck. */
  readonly after?: number;
}

/** One replication's numbers at one allocation of beds, as many of them as were needed so far. */
interface Trial {
  readonly scenario: Scenario;
  readonly outputs: Outputs[];
}

/** A scenario with any beds in its units, always with the same people and the same luck. Each allocation is simulated once,
 *  however many questions are asked about it, and further replications are added to those that there are. */
export class BedTrials {
  /** Replications after which it is first asked whether the targets are kept; fewer than in the first stage only where the
   *  test chooses how many there are. */
  readonly firstLook: number;
  /** Replications at every allocation that is not decided at the first look, at least. */
  readonly firstStage: number;
  /** Replications at one allocation at most. */
  readonly most: number;
  readonly plan: ObservationPlan;
  readonly #of: TrialOptions;
  readonly #runner: Runner;
  readonly #known: Map<string, Trial>;
  readonly #keepsPeople: boolean;

  /** @param beside trials of the same scenario whose simulations are shared; they must have been told of these targets too */
  constructor(of: TrialOptions, beside?: BedTrials) {
    const { options } = of;
    this.#of = of;
    this.#runner = options.runner ?? new SerialRunner();
    this.plan = observationOf(of.scenario, options.policies);
    [this.firstStage, this.most] = stagesOf(of.scenario, options.replications);
    this.firstLook = this.firstStage < this.most ? FIRST_LOOK : this.firstStage;
    this.#known = beside === undefined ? new Map() : beside.#known;
    const asksPeople = of.targets.some(({ metric }) => describeMetric(metric).method.kind === "quantile");
    this.#keepsPeople = beside === undefined ? asksPeople : beside.#keepsPeople;
  }

  /** The same trials with some of their targets. */
  about(targets: readonly BedsTarget[]): BedTrials {
    return new BedTrials({ ...this.#of, targets }, this);
  }

  get targets(): readonly BedsTarget[] {
    return this.#of.targets;
  }

  /** The replications of an allocation, at least so many. The number does not depend on the runner.
   *  @throws CancelledError when stopped */
  async atLeast(unitBeds: readonly number[], replications: number): Promise<readonly Outputs[]> {
    return this.#upTo(unitBeds, Math.max(replications, this.firstStage));
  }

  /** The first replications of an allocation, exactly so many. */
  async some(unitBeds: readonly number[], replications: number): Promise<readonly Outputs[]> {
    return (await this.#upTo(unitBeds, replications)).slice(0, replications);
  }

  async #upTo(unitBeds: readonly number[], planned: number): Promise<readonly Outputs[]> {
    const { scenario, options, after = 0 } = this.#of;
    const key = unitBeds.join(" ");
    const trial = this.#known.get(key) ?? { scenario: withBeds(scenario, unitBeds), outputs: [] };
    this.#known.set(key, trial);
    const { outputs } = trial;
    if (outputs.length >= planned) return outputs;
    const step = `${scenario.name}, ${bedsIn(unitBeds, this.#of.counted)} beds`;
    let done = outputs.length;
    const onDone = () => options.onProgress?.({ step, done: ++done, planned });
    const { policies, limits } = options;
    const job = { scenario: trial.scenario, policies, limits, from: after + done + 1, to: after + planned };
    outputs.push(...(await this.#runner.run(job, onDone, options.signal)).map((each) => this.#lean(each)));
    if (outputs.length >= planned) return outputs;
    throw new CancelledError(`stopped at ${bedsIn(unitBeds, this.#of.counted)} beds, before there was an answer`);
  }

  /** What was simulated of an allocation so far. */
  outputsOf(unitBeds: readonly number[]): readonly Outputs[] {
    return this.#known.get(unitBeds.join(" "))?.outputs ?? [];
  }

  estimate(unitBeds: readonly number[], metric: string, part?: Part): MetricEstimate {
    return estimate(this.plan, this.outputsOf(unitBeds), metric, this.#of.level, part);
  }

  /** @param shown position of the target whose value the point shows */
  pointOf(unitBeds: readonly number[], shown: number): CurvePoint {
    const values = this.targets.map(({ metric, of: part }) => this.estimate(unitBeds, metric, part));
    return {
      beds: bedsIn(unitBeds, this.#of.counted),
      unitBeds,
      replications: this.outputsOf(unitBeds).length,
      value: values[shown],
      values,
      bedWait: this.estimate(unitBeds, "bedWait.mean"),
      occupancy: this.estimate(unitBeds, "occupancy.mean"),
      occupied: this.estimate(unitBeds, "beds.occupied"),
      cost: this.estimate(unitBeds, "cost.total"),
    };
  }

  /** Whether anybody waits for a bed there, in the part of the estate that a target is about. */
  anyoneWaits(unitBeds: readonly number[], part: Part | undefined): boolean {
    return this.estimate(unitBeds, "bedWait.any", part).estimate !== 0;
  }

  /** A search keeps hundreds of replications; people one by one only where a quantile asks for them. */
  #lean(outputs: Outputs): Outputs {
    if (this.#keepsPeople) return outputs;
    const filing = { group: NONE16, unit: NONE16, catchment: NONE16, year: NONE16 };
    return {
      figures: outputs.figures,
      joiners: { ...filing, urgency: NONE16, bedWait: NONE32, transferTime: NONE32 },
      stays: { ...filing, stay: NONE64 },
      months: outputs.months,
    };
  }
}

/** Fewest and most replications at one allocation; a number that is asked for is both. */
function stagesOf({ study }: Scenario, asked: number | undefined): readonly [first: number, most: number] {
  const { replications } = study;
  if (asked !== undefined) return [asked, asked];
  if (replications.kind === "fixed") return [replications.count, replications.count];
  const first = Math.max(FIRST_STAGE, replications.atLeast);
  return [first, Math.max(first, replications.atMost)];
}

const NONE16 = new Uint16Array();
const NONE32 = new Int32Array();
const NONE64 = new Float64Array();
