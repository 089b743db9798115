import type { Command } from "commander";
import { UsageError } from "../../foundation/index.js";
import { renderTerminal, scenarioDifferences } from "../../report/index.js";
import { changesBetween, readScenario } from "../../scenario/index.js";
import type { Ends } from "../exit-codes.js";
import { openScenario } from "../files.js";
import { print, terminalLook } from "../streams.js";

/** `diff A B`: what does one scenario say that the other does not? The exit code is 0 whether they differ or not. */
export function addDiff(program: Command, _ends: Ends): void {
  program
    .command("diff")
    .description("what differs between two scenario files, in words, and whether it can move a number")
    .argument("<before>", "scenario file, or - for standard input")
    .argument("<after>", "scenario file, or - for standard input")
    .action((before: string, after: string) => diff(before, after));
}

function diff(one: string, other: string): void {
  if (one === "-" && other === "-") throw new UsageError("only one of the two files can be standard input");
  const [base, variant] = [openScenario(one, []), openScenario(other, [])];
  const [before, after] = [readScenario(base), readScenario(variant)];
  const changes = changesBetween(base, variant);
  const called = [base.name, variant.name] as const;
  print(renderTerminal(scenarioDifferences({ called, before, after, changes }), terminalLook()));
}
