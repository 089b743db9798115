import { ReplicationFailed } from "../experiment/index.js";
import { CancelledError, LimitError, UsageError, VERSION } from "../foundation/index.js";
import { visible } from "../report/index.js";
import { ScenarioError } from "../scenario/index.js";
import { withoutSecrets } from "./cluster/address.js";
import { EXIT, type ExitCode } from "./exit-codes.js";
import { SystemRefusal } from "./refusals.js";

export interface Explained {
  readonly code: ExitCode;
  readonly message: string;
}

/** Whose mistake an error is, and what to tell. */
export function explain(error: unknown, words: readonly string[]): Explained {
  if (error instanceof ScenarioError) return { code: EXIT.invalidScenario, message: mistakes(error) };
  if (error instanceof SystemRefusal) return { code: EXIT.usage, message: `securebeds: ${visible(error.message)}` };
  if (error instanceof UsageError) {
    return {
      code: EXIT.usage,
      message: `securebeds: ${visible(error.message)}\nTry: securebeds ${verbOf(words)}--help`,
    };
  }
  if (error instanceof CancelledError) {
    return { code: EXIT.cancelled, message: `securebeds: cancelled, ${error.message}. No result was written.` };
  }
  if (error instanceof LimitError) {
    return { code: EXIT.limitReached, message: `securebeds: ${visible(error.message)} No result was written.` };
  }
  return { code: EXIT.ourFault, message: ours(error, words) };
}

/** How many mistakes, after all of them. */
export function mistakes({ issues, message }: ScenarioError): string {
  const count = issues.length === 1 ? "1 mistake" : `${issues.length.toLocaleString("en-GB")} mistakes`;
  return `${message}\n\n${count}; nothing was simulated.`;
}

function ours(error: unknown, words: readonly string[]): string {
  const told = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  return [
    "securebeds: this is a mistake in the program, not in your scenario.",
    told.split("\n").map(visible).join("\n"),
    `To reproduce it: ${commandOf(words)}`,
    ...(error instanceof ReplicationFailed ? closerLook(error, words) : []),
    `(securebeds ${VERSION}, Node ${process.versions.node}, ${process.platform} ${process.arch})`,
  ].join("\n");
}

/** The one replication, looked at after every event; of verbs that simulate the file as it is. */
function closerLook({ seed, replication }: ReplicationFailed, [verb, ...words]: readonly string[]): readonly string[] {
  if (verb !== "run" && verb !== "trace") return [];
  const file = words.find((word) => /\.(ya?ml|json)$/.test(word));
  if (file === undefined) return [];
  const settings = words.flatMap((word, place) => (word === "--set" ? [word, words[place + 1] ?? ""] : []));
  const look = ["trace", file, ...settings, "--seed", seed, "--replication", String(replication), "--checked"];
  return [`Only that replication, looked at after every event: ${commandOf([...look, "--out", "broken"])}`];
}

/** The command as it can be typed again; a password is not repeated. */
export function commandOf(words: readonly string[]): string {
  return ["securebeds", ...words.map(withoutSecrets).map(quoted)].join(" ");
}

function quoted(word: string): string {
  return /^[\w./:=%+,@-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function verbOf([verb = ""]: readonly string[]): string {
  return /^[a-z]+$/.test(verb) ? `${verb} ` : "";
}
