import type { ExperimentOptions } from "../experiment/index.js";

/** A question that has been read and checked, and waits only for the machine to answer it. */
export type Ready<Answer> = (experiment: ExperimentOptions) => Promise<Answer>;
