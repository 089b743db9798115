import { type Comparison, compare, HEADLINE_METRICS, type Result, type Runner, study } from "../../experiment/index.js";
import { CancelledError } from "../../foundation/index.js";
import type { Scenario } from "../../scenario/index.js";

/** The fewest replications that have an interval. */
const FIRST = 2;

/** What is known of a case by now. */
export interface Known {
  readonly scenario: Scenario;
  readonly result: Result;
  /** Against the file as it is, replication by replication with the same people and the same luck. Absent: nothing is
   *  changed, or the file has not been simulated as often yet. */
  readonly comparison?: Comparison;
  readonly replications: number;
  /** So many are to come at most. */
  readonly most: number;
}

export interface Worked {
  readonly runner: Runner;
  readonly signal: AbortSignal;
}

/** A first estimate after as few replications as have an interval, and again after twice as many, until there are as many as
 *  the file asks for. What the changes do is told as soon as the file has been simulated as often; only the first estimate
 *  does not wait for it. Ends without a word when it is told to stop. */
export async function* narrowing(
  base: Scenario,
  scenario: Scenario,
  { runner, signal }: Worked,
): AsyncGenerator<Known> {
  const most = mostFor(scenario);
  const worked = { runner: wholeOrNothing(runner), signal };
  try {
    for (const replications of stagesTo(most)) {
      const result = await study(scenario, { ...worked, replications });
      if (signal.aborted) return;
      if (scenario === base || replications === FIRST) yield { scenario, result, replications, most };
      if (scenario === base) continue;
      const metrics = metricsFor(scenario);
      const comparison = await compare(base, [scenario], { ...worked, replications, metrics });
      if (signal.aborted) return;
      yield { scenario, result, comparison, replications, most };
    }
  } catch (error) {
    if (!(error instanceof CancelledError && signal.aborted)) throw error;
  }
}

/** A study that is stopped sums up what it has. Here nobody would read it, and whoever changed something waits for it. */
function wholeOrNothing(runner: Runner): Runner {
  return {
    get parallel() {
      return runner.parallel;
    },
    run: async (job, onDone, signal) => {
      const outputs = await runner.run(job, onDone, signal);
      if (signal?.aborted) throw new CancelledError("left for another case");
      return outputs;
    },
    close: () => runner.close(),
  };
}

/** As many replications as the file asks for at most. */
export function mostFor({ study: { replications } }: Scenario): number {
  return Math.max(FIRST, replications.kind === "fixed" ? replications.count : replications.atMost);
}

function stagesTo(most: number): readonly number[] {
  const stages: number[] = [];
  for (let replications = FIRST; replications < most; replications *= 2) stages.push(replications);
  return [...stages, most];
}

/** What a comparison is to tell: the headlines, and what the file sets itself as targets. */
export function metricsFor({ study: { targets } }: Scenario): readonly string[] {
  return [...new Set([...targets.map(({ metric }) => metric), ...HEADLINE_METRICS])];
}
