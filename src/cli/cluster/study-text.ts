import { type Limits, worldOf } from "../../experiment/index.js";
import { UsageError } from "../../foundation/index.js";
import type { Scenario } from "../../scenario/index.js";
import { digest } from "../kept-file.js";
import { readPlain, writePlain } from "./plain-text.js";

/** What every batch of a study has in common. */
export interface Study {
  readonly scenario: Scenario;
  readonly limits?: Limits | undefined;
}

const DIGITS = 32;

/** A study as it is sent to workers. */
export interface WrittenStudy {
  /** A digest of the text, and of everything else that can move a number of a replication: the world with its seed (a design
   *  point's settings are in its scenario), releases, figures and the machine's order of bytes. */
  readonly name: string;
  /** The scenario and the limits. What is only said about the scenario, sources and words of differences, stays at home. */
  readonly text: string;
}

export function writeStudy({ scenario, limits }: Study): WrittenStudy {
  const bare: Scenario = { ...scenario, about: "", sources: [], differences: [] };
  const text = writePlain({ scenario: bare, limits });
  return { name: nameOf(scenario, text), text };
}

/** The study of a text.
 *  @throws UsageError where it is not the one of that name */
export function readStudy(text: string, name: string): Study {
  const study = parsed(text);
  if (study === undefined || nameOf(study.scenario, text) !== name)
    throw new UsageError("the scenario that came is not the one that the job is about");
  return study;
}

function nameOf(scenario: Scenario, text: string): string {
  return digest(worldOf(scenario).address, "\n", text).slice(0, DIGITS);
}

/** Whoever can write to the cluster's Redis could write anything; that it is a scenario is known by its digest alone. */
function parsed(text: string): Study | undefined {
  try {
    const study = readPlain(text) as Study | null;
    return typeof study?.scenario === "object" ? study : undefined;
  } catch {
    return undefined;
  }
}
