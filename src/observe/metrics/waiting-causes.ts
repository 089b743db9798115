import { CAUSES, type Cause } from "../figures.js";
import type { Scope } from "../scopes.js";
import { daysPerYear, type Metric } from "./metric.js";

/** Causes are found pool by pool; a pool lies in one catchment and serves all groups. */
const SCOPES: readonly Scope[] = ["all", "catchment", "year"];

const IN_WORDS: Readonly<Record<Cause, string>> = {
  papers: "reports are being renewed",
  overtaken: "a bed went to somebody who joined later",
  ringFenced: "the free beds are kept for others",
  bedHeld: "the bed is held for a warrant",
  delayedDischarge: "the bed is blocked by a delayed discharge",
  bedClosed: "the bed has been closed",
  noBed: "no bed at home",
};

/** Every day on a waiting list has one cause, so these add up to the days on the lists. */
export const WAITING_CAUSES: readonly Metric[] = CAUSES.map((cause) => ({
  id: `waitingCause.${cause}`,
  title: `Days on the list: ${IN_WORDS[cause]}`,
  measure: "person-days/year",
  definition: `Person-days on waiting lists, per year, of which the first cause that applies is this: ${IN_WORDS[cause]}. The causes of a list are asked in the order papers, overtaken, ring-fenced, held, delayed, closed, no bed.`,
  scopes: SCOPES,
  method: daysPerYear(`cause.${cause}`),
}));
