import type { ScenarioFile } from "../../../src/scenario/index.js";
import { COUNTS, RARE } from "../chain-study.js";
import { blocking } from "../exact/erlang.js";
import { DAYS_PER_YEAR, queueFile, type Row, type TheoryCase } from "../theory-case.js";

type Group = ScenarioFile["demand"][string];

/** A bed that is taken for a time that the law, a rule or papers make up: blocking depends on the mean of it alone. */
export interface LossWith {
  readonly name: string;
  readonly beds: number;
  readonly perDay: number;
  /** Mean days that a bed is taken, and the part of them in which nobody is in it yet. */
  readonly taken: number;
  readonly held?: number;
  /** Everything but the number of referrals and that nobody waits. */
  readonly group: (stretch: number) => Partial<Group>;
  readonly more?: object;
  /** Further truths, from the people admitted a day. */
  readonly rows?: (admitted: number) => readonly Row[];
}

const REPLICATIONS = 40;
const PEOPLE = 100_000;

export function lossWith({ name, beds, perDay, taken, held = 0, group, more = {}, rows }: LossWith): TheoryCase {
  const lost = blocking(beds, perDay * taken);
  const admitted = perDay * (1 - lost);
  const run = Math.ceil(PEOPLE / perDay / REPLICATIONS);
  return {
    name,
    replications: REPLICATIONS,
    file: (stretch) => {
      const { access, ...written } = group(stretch);
      const all = { perYear: perDay * DAYS_PER_YEAR, access: { ...access, recovery: 0 }, ...written } as Group;
      const warmUp = Math.ceil(10 * taken);
      return queueFile({ name, beds, warmUp, run, demand: { all }, more: more as Partial<ScenarioFile> });
    },
    rows: [
      { metric: "beds.occupied", exact: admitted * (taken - held) },
      { metric: "stay.mean", exact: taken - held, atMost: 0.02, why: "stays differ much" },
      { metric: "listed.admitted", exact: admitted / perDay, atMost: 0.02, why: RARE },
      ...(held === 0 ? [] : [{ metric: "beds.held", exact: admitted * held, atMost: 0.02, why: COUNTS }]),
      ...(rows?.(admitted) ?? []),
    ],
  };
}

/** A flow, a year. */
export function flow(metric: string, perDay: number): Row {
  return { metric, exact: perDay * DAYS_PER_YEAR, atMost: 0.05, why: COUNTS };
}
