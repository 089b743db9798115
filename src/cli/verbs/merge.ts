import type { Command } from "commander";
import type { Ends } from "../exit-codes.js";
import { runFile, withRunOptions } from "./run.js";

/** `merge FILE`: the result of a study whose shards are done. */
export function addMerge(program: Command, ends: Ends): void {
  const command = program
    .command("merge")
    .description("what run tells, from the replications of its shards; nothing is simulated")
    .argument("<file>", "the scenario file of the shards, or - for standard input");
  withRunOptions(command).action((file, options) => runFile(file, { ...options, workers: 1, onlyKept: true }, ends));
}
