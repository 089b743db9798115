import type { z as Zod } from "zod";
import type { Result } from "../experiment/index.js";
import { UsageError } from "../foundation/index.js";
import type { ScenarioSource } from "../scenario/index.js";
import type { Ready } from "./ready.js";
import { CALIBRATE_QUESTION, readyCalibration } from "./verbs/calibrate.js";
import { readySensitivity, SENSITIVITY_QUESTION } from "./verbs/sensitivity.js";
import { readySweep, SWEEP_QUESTION } from "./verbs/sweep.js";
import { readyWarmUp, WARM_UP_QUESTION } from "./verbs/warmup.js";

/** What all results of many worlds say of themselves. */
export interface Explored {
  readonly format: string;
  readonly version: string;
  readonly stopped?: Result["stopped"];
}

/** Reads the question and makes it ready to be asked again.
 *  @throws UsageError where the question is damaged, ScenarioError for the file */
export type Ask = (source: ScenarioSource, question: unknown) => Promise<Ready<Explored>>;

/** Studies whose result alone does not say all that was asked: by format, how the question that was kept beside the result
 *  is read and asked again. */
export const EXPLORATIONS: ReadonlyMap<string, Ask> = new Map([
  ["securebeds/sweep@1", asked(SWEEP_QUESTION, readySweep)],
  ["securebeds/sensitivity@1", asked(SENSITIVITY_QUESTION, readySensitivity)],
  ["securebeds/calibration@1", asked(CALIBRATE_QUESTION, readyCalibration)],
  ["securebeds/warmup@1", asked(WARM_UP_QUESTION, readyWarmUp)],
]);

function asked<Question>(
  shape: (z: typeof Zod) => Zod.ZodType<Question>,
  ready: (source: ScenarioSource, question: Question) => Ready<Explored>,
): Ask {
  return async (source, question) => {
    const { z } = await import("zod");
    const read = shape(z).safeParse(question);
    if (read.success) return ready(source, read.data);
    throw new UsageError("what was asked is missing from inputs.json or damaged");
  };
}
