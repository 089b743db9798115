import { LimitError, type ReachedLimit, UsageError } from "../foundation/index.js";
import type { Scenario } from "../scenario/index.js";
import { ReplicationFailed } from "./replication-failed.js";

/** What went wrong in a replication elsewhere, as plain data: messages between threads do not keep the class of an error. */
export interface SentError {
  readonly replication: number;
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly reached?: ReachedLimit;
}

export function sentError(error: unknown, replication: number): SentError {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const reached = error instanceof LimitError ? { reached: error.reached } : {};
  return { replication, name, message, stack: stack ?? message, ...reached };
}

/** The error again, as the replication would have thrown it here. */
export function rebuiltError(sent: SentError, { seed }: Pick<Scenario, "seed">): Error {
  const { name, message, stack, replication, reached } = sent;
  if (reached !== undefined) return new LimitError(message, reached);
  if (name === "UsageError") return new UsageError(message);
  const text = message.startsWith(`replication ${replication} `) ? message : `replication ${replication}: ${message}`;
  const error = name === "InvariantError" ? new ReplicationFailed(text, { seed, replication }) : new Error(text);
  if (name !== error.name) Object.defineProperty(error, "name", { value: name });
  error.stack = `${name}: ${text}\n${stack}`;
  return error;
}
