import type { Command } from "commander";
import type { z as Zod } from "zod";
import { type Calibration, calibrate, METRIC_FACTS, type Unknown } from "../../experiment/index.js";
import { UsageError } from "../../foundation/index.js";
import { calibrationReport, figuresCsv, renderJson, renderMarkdown, renderTerminal } from "../../report/index.js";
import {
  figureAt,
  readPublishedFigures,
  readVariation,
  type ScenarioSource,
  writeFigures,
} from "../../scenario/index.js";
import type { Ends } from "../exit-codes.js";
import { openText, refuseOverwriting } from "../files.js";
import { inputsOf } from "../inputs.js";
import { type FreePath, freePath, words } from "../option-values.js";
import { writeFiles } from "../out-folder.js";
import type { Ready } from "../ready.js";
import { print, teller, terminalLook } from "../streams.js";
import { type StudyOptions, sourceFrom, withExperiments, withStudyOptions } from "../study-options.js";
import { writeWhole } from "../whole-file.js";

interface CalibrateVerbOptions extends StudyOptions {
  readonly to: string;
  readonly free: readonly FreePath[];
  readonly answer?: readonly string[];
  readonly write?: string;
  readonly force?: boolean;
}

/** `calibrate FILE --to targets.yaml --free path…`: which unknowns reproduce these published figures? */
export function addCalibrate(program: Command, _ends: Ends): void {
  const command = program
    .command("calibrate")
    .description("fit unknowns to published figures")
    .argument("<file>", "scenario file");
  withStudyOptions(command)
    .requiredOption("--to <file>", "file of published figures")
    .requiredOption(
      "--free <path[=from..to]>",
      "an unknown and its bounds (default: those of { value, from, to } in the file); may be given several times",
      freePath,
    )
    .option("--answer <ids>", "metrics whose range over fits as good is wanted, such as bedWait.within28", words)
    .option("--write <file>", "write the scenario with the fitted values; comments stay")
    .option("--force", "let --write replace a file")
    .action((file: string, options: CalibrateVerbOptions) => calibrateFile(file, options));
}

/** What a fit is asked besides its scenario: the published figures as they were read, and what is free. */
export const CALIBRATE_QUESTION = (z: typeof Zod) =>
  z.strictObject({
    to: z.strictObject({ name: z.string(), text: z.string() }),
    free: z.array(
      z.strictObject({
        path: z.string(),
        bounds: z.strictObject({ from: z.number(), to: z.number() }).optional(),
      }),
    ),
    answer: z.array(z.string()),
  });

type Question = Zod.infer<ReturnType<typeof CALIBRATE_QUESTION>>;

/** A fit that has been read and can be computed.
 *  @throws ScenarioError with every mistake in the file or in the published figures
 *  @throws UsageError where an unknown has no range */
export function readyCalibration(source: ScenarioSource, { to, free, answer }: Question): Ready<Calibration> {
  const figures = readPublishedFigures({ ...to, metrics: METRIC_FACTS });
  const unknowns = free.map((each) => unknownOf(source, each));
  const answers = answer.map((metric) => ({ metric }));
  return ({ precision: _precision, policies: _policies, ...experiment }) =>
    calibrate(readVariation(source), unknowns, figures, { ...experiment, answers });
}

async function calibrateFile(file: string, options: CalibrateVerbOptions): Promise<void> {
  const { to, free, answer = [], write } = options;
  if (write !== undefined) refuseOverwriting(write, options.force === true);
  const source = sourceFrom(file, options);
  const question = { to: openText(to), free: [...free], answer: [...answer] };
  const ready = readyCalibration(source, question);
  if (options.precision !== undefined)
    throw new UsageError("a fit takes as many replications at every point: give --replications, not --precision");
  const found = await withExperiments(options, ready);
  if (options.out !== undefined) {
    const inputs = inputsOf([source], options, question);
    writeFiles(options.out, { ...filesOf(found), "inputs.json": renderJson(inputs) }, teller(options));
  }
  if (write !== undefined) {
    const fitted = found.fit.parameters.map(({ path, value }) => ({ path, value }));
    writeWhole(write, writeFigures(source.text, fitted));
    teller(options)(`Fitted values written to ${write}.`);
  }
  print(options.json ? renderJson(found) : renderTerminal(calibrationReport(found, "brief"), terminalLook()));
}

function unknownOf(source: ScenarioSource, { path, bounds }: Question["free"][number]): Unknown {
  const figure = figureAt(source, path);
  const { from, to } = bounds ?? figure;
  if (from === undefined || to === undefined)
    throw new UsageError(`--free ${path}: the file states no range there; give one, such as --free "${path}=0.5..1.5"`);
  return { ...figure, from, to };
}

function filesOf(found: Calibration): Readonly<Record<string, string>> {
  const full = calibrationReport(found, "full");
  return {
    "result.json": renderJson(found),
    "report.md": renderMarkdown(full),
    "report.txt": renderTerminal(full),
    "figures.csv": figuresCsv(found),
  };
}
