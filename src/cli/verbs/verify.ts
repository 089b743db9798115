import { dirname, join } from "node:path";
import type { Command } from "commander";
import {
  asVerifiable,
  heldAgainst,
  VERIFIABLE,
  type Verifiable,
  type Verification,
  verify,
} from "../../experiment/index.js";
import { UsageError } from "../../foundation/index.js";
import { renderJson, renderTerminal, verificationReport, visible } from "../../report/index.js";
import { type Ends, EXIT } from "../exit-codes.js";
import { type Ask, EXPLORATIONS, type Explored } from "../explorations.js";
import { readWritten } from "../files.js";
import { sourcesIn } from "../inputs-read.js";
import { folder } from "../option-values.js";
import type { Ready } from "../ready.js";
import { resultFile, scenariosFrom } from "../results.js";
import { print, terminalLook } from "../streams.js";
import { type StudyOptions, withExperiments, withMachineOptions } from "../study-options.js";

interface VerifyOptions extends StudyOptions {
  readonly census?: string;
}

/** `verify RESULT`: does the same come out again? */
export function addVerify(program: Command, ends: Ends): void {
  const command = program
    .command("verify")
    .description("compute a result again, and say whether it is the same")
    .argument("<result>", "result.json, or the folder that --out wrote");
  withMachineOptions(command)
    .option(
      "--census <dir>",
      "the folder with the tables of a census that were not kept (default: where they were)",
      folder,
    )
    .action((argument: string, options: VerifyOptions) => verifyFile(argument, options, ends));
}

async function verifyFile(argument: string, options: VerifyOptions, ends: Ends): Promise<void> {
  const file = resultFile(argument);
  const stored = resultIn(file);
  const beside = join(dirname(file), "inputs.json");
  const inputs = sourcesIn(readWritten(beside), beside, options.census);
  const ask = EXPLORATIONS.get(stored.format);
  const computed =
    ask === undefined ? computedAgain(stored as Verifiable, inputs) : await exploredAgain(stored, ask, inputs);
  // Nothing kept is used: the point is to compute it again.
  const found = await withExperiments({ ...options, ...inputs.asked, keep: false }, computed);
  print(options.json ? renderJson(found) : renderTerminal(verificationReport(found, file), terminalLook()));
  if (!found.identical) ends(EXIT.notConfirmed);
}

/** @throws UsageError for what is no result that can be computed again */
function resultIn(file: string): Verifiable | Explored {
  const text = readWritten(file);
  try {
    return verifiable(JSON.parse(text));
  } catch (error) {
    const why = error instanceof UsageError ? error.message : "it is not JSON";
    throw new UsageError(`${visible(file)} is no result that can be verified: ${why}`);
  }
}

/** @throws UsageError */
function verifiable(stored: unknown): Verifiable | Explored {
  const format = typeof stored === "object" && stored !== null && "format" in stored ? String(stored.format) : "";
  if (VERIFIABLE.includes(format)) return asVerifiable(stored);
  if (!EXPLORATIONS.has(format)) {
    const verbs = "run, compare, beds, sweep, sensitivity, calibrate or warmup";
    throw new UsageError(`expected a result of ${verbs}, received ${format || "no format"}`);
  }
  const explored = stored as Explored;
  if (explored.stopped !== "cancelled") return explored;
  // Half a grid does not say which half of the question it answers.
  throw new UsageError("it was cancelled; give its command again, which goes on where it stopped");
}

type InputsRead = ReturnType<typeof sourcesIn>;

async function exploredAgain(
  stored: Explored,
  ask: Ask,
  { sources, question }: InputsRead,
): Promise<Ready<Verification>> {
  const ready = await ask(sources[0], question);
  return async (experiment) => heldAgainst(stored, await ready(experiment));
}

function computedAgain(stored: Verifiable, { sources }: InputsRead): Ready<Verification> {
  const scenarios = scenariosFrom(sources, stored);
  return (experiment) => verify(stored, scenarios, experiment);
}
