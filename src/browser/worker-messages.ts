import type { Limits, SentError } from "../experiment/index.js";
import type { Outputs } from "../observe/index.js";
import type { Scenario } from "../scenario/index.js";

/** What the page says to a worker: what to work on, one replication to run, or to leave the one it is running. */
export type ToWorker =
  | { readonly kind: "scenario"; readonly scenario: Scenario; readonly limits: Limits | undefined }
  | { readonly kind: "replicate"; readonly replication: number }
  | { readonly kind: "leave" };

/** What a worker answers to each `replicate`, once. */
export type FromWorker =
  | { readonly kind: "done"; readonly replication: number; readonly outputs: Outputs }
  | { readonly kind: "left"; readonly replication: number }
  | { readonly kind: "failed"; readonly error: SentError };

/** The worker's side of the line. */
export interface Line {
  onmessage: ((event: { readonly data: ToWorker }) => void) | null;
  postMessage(message: FromWorker): void;
}
