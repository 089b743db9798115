import type { AtStart } from "../at-start.js";
import { fingerprint } from "../fingerprint.js";
import type { Scenario } from "../scenario.js";

type Census = Extract<AtStart, { kind: "census" }>;

/** Numbers of people below this are not told where a file says nothing else. */
const SUPPRESS_BELOW = 5;

/** The number below which a count of people of the census is not told; 0 and 1 hide nothing. */
export function suppressBelow({ report }: Pick<Scenario, "report">): number {
  return report.suppressBelow ?? SUPPRESS_BELOW;
}

/** How many people a census has, in beds and waiting. */
export function censusCounts({ inBeds, bedCounts, waiting, waitingCounts }: Census): {
  readonly inBeds: number;
  readonly waiting: number;
} {
  const sum = (counts: readonly { readonly people: number }[]) => counts.reduce((all, { people }) => all + people, 0);
  return { inBeds: inBeds.length + sum(bedCounts), waiting: waiting.length + sum(waitingCounts) };
}

/** The same scenario to be told of or passed on, without the people of its census: only how many there are, where that is no
 *  small number. Its fingerprint stays that of the whole. It cannot be simulated. */
export function withoutPeople(scenario: Scenario): Scenario {
  const { atStart } = scenario;
  if (atStart.kind !== "census" || atStart.withheld !== undefined) return scenario;
  const below = suppressBelow(scenario);
  const { inBeds, waiting } = censusCounts(atStart);
  const withheld = {
    fingerprint: fingerprint(scenario),
    below,
    ...(inBeds >= below && { inBeds }),
    ...(waiting >= below && { waiting }),
  };
  return { ...scenario, atStart: { ...NOBODY, withheld } };
}

const NOBODY: Census = { kind: "census", inBeds: [], waiting: [], bedCounts: [], waitingCounts: [] };
