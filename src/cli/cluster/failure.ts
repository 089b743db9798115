import { ReplicationFailed } from "../../experiment/index.js";
import { type InvariantError, LimitError, UsageError } from "../../foundation/index.js";
import type { Failure } from "./row.js";

/** An error as plain data, which keeps no class on its way through Redis. */
export function failureOf(error: unknown): Failure {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return {
    ...{ name, message },
    ...(stack !== undefined && { stack }),
    ...(error instanceof LimitError && { reached: error.reached }),
  };
}

/** The error that a worker met, as a local run would throw it. */
export function rebuilt({ name, message, stack, reached }: Failure, seed: string, replication: number): Error {
  if (reached !== undefined) return new LimitError(message, reached);
  if (name === "UsageError") return new UsageError(message);
  const isPromise = name === "InvariantError" || name === "ReplicationFailed";
  const error = isPromise ? new ReplicationFailed(message, { seed, replication }) : new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}

/** A replication during which worker after worker went without a word. */
export function poisoned(name: string, seed: string, replication: number, crashes: number): InvariantError {
  return new ReplicationFailed(
    `replication ${replication} of “${name}”, seed ${seed}: ${crashes} workers in a row crashed on it; all others were run`,
    { seed, replication },
  );
}
