import type { Outputs } from "../observe/index.js";
import type { Job } from "./runner.js";

/** Outputs of a job in order of replication, up to the first that is missing. */
export function unbroken(
  { from, to }: Pick<Job, "from" | "to">,
  done: ReadonlyMap<number, Outputs>,
): readonly Outputs[] {
  const outputs: Outputs[] = [];
  for (let replication = from; replication <= to; replication++) {
    const found = done.get(replication);
    if (found === undefined) break;
    outputs.push(found);
  }
  return outputs;
}
