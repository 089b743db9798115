import { Replicator } from "../../src/experiment/index.js";
import { LimitError } from "../../src/foundation/index.js";
import type { Scenario } from "../../src/scenario/index.js";

/** The least limit of events that the first replications keep, found with nothing but whether it is come to. */
export function eventsOfFirst(scenario: Scenario, replications: number): number {
  let [tooFew, enough] = [1, 100_000];
  while (enough - tooFew > 1) {
    const middle = (tooFew + enough) >> 1;
    if (firstBeyond(scenario, middle, 1, replications) === undefined) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/** The first replication that has more events. */
export function firstBeyond(scenario: Scenario, events: number, from: number, to: number): number | undefined {
  const replicator = new Replicator(scenario, { limits: { events } });
  for (let replication = from; replication <= to; replication++) {
    try {
      replicator.replicate(replication);
    } catch (error) {
      if (!(error instanceof LimitError)) throw error;
      return replication;
    }
  }
  return undefined;
}
