import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Command } from "commander";
import { asVerifiable, type Verifiable, verify } from "../../experiment/index.js";
import { UsageError } from "../../foundation/index.js";
import { renderJson, renderTerminal, verificationReport, visible } from "../../report/index.js";
import { differencesBetween, readScenario, type Scenario, type ScenarioSource } from "../../scenario/index.js";
import { type Ends, EXIT } from "../exit-codes.js";
import { readWritten } from "../files.js";
import { sourcesIn } from "../inputs.js";
import { print, terminalLook } from "../streams.js";
import { type StudyOptions, withExperiments, withMachineOptions } from "../study-options.js";

/** `verify RESULT`: does the same come out again? */
export function addVerify(program: Command, ends: Ends): void {
  const command = program
    .command("verify")
    .description("compute a result of run, compare or beds again, and say whether it is the same")
    .argument("<result>", "result.json, or the folder that --out wrote");
  withMachineOptions(command).action((argument: string, options: StudyOptions) => verifyFile(argument, options, ends));
}

async function verifyFile(argument: string, options: StudyOptions, ends: Ends): Promise<void> {
  const file = statSync(argument, { throwIfNoEntry: false })?.isDirectory() ? join(argument, "result.json") : argument;
  const stored = resultIn(file);
  const beside = join(dirname(file), "inputs.json");
  const { sources, asked } = sourcesIn(readWritten(beside), beside);
  const scenarios = scenariosOf(sources, stored);
  // Nothing kept is used: the point is to compute it again.
  const found = await withExperiments({ ...options, ...asked, keep: false }, (experiment) =>
    verify(stored, scenarios, experiment),
  );
  print(options.json ? renderJson(found) : renderTerminal(verificationReport(found, file), terminalLook()));
  if (!found.identical) ends(EXIT.notConfirmed);
}

function resultIn(file: string): Verifiable {
  const text = readWritten(file);
  try {
    return asVerifiable(JSON.parse(text));
  } catch (error) {
    const why = error instanceof UsageError ? error.message : "it is not JSON";
    throw new UsageError(`${visible(file)} is no result that can be verified: ${why}`);
  }
}

/** What a variant changes is said against the base, as `compare` does. */
function scenariosOf([base, ...others]: readonly ScenarioSource[], stored: Verifiable): readonly Scenario[] {
  const first = readScenario(base);
  const isComparison = stored.format === "securebeds/comparison@1";
  return [
    first,
    ...others.map((source) => {
      const scenario = readScenario(source);
      return isComparison ? { ...scenario, differences: differencesBetween(base, source) } : scenario;
    }),
  ];
}
