import { DESTINATIONS } from "../../domain/index.js";
import type { Chance, Distribution } from "../../random/index.js";
import type { BoundBasis, BoundGroup, Model } from "../compile.js";
import { LUCK, type Purpose } from "../purposes.js";

/** A duration that a stay of some group can be made of. */
export interface StayPart {
  readonly position: number;
  readonly distribution: Distribution;
  /** The same duration as one finds it in somebody who is there. */
  readonly lengthBiased: Chance;
}

/** Worked out once: every unit of every replication asks for the same. */
const KNOWN = new WeakMap<Model, readonly (readonly StayPart[])[]>();

/** Everything that a stay of a group can be made of. Their sum bounds every stay from above, which is what makes the
 *  choice of people for day zero exact: see `fillBeds`. */
export function stayParts(model: Model, group: number): readonly StayPart[] {
  const known = KNOWN.get(model) ?? model.groups.map((_, position) => partsOf(model, position));
  KNOWN.set(model, known);
  return known[group];
}

/** Mean of the longest stay that the luck of a person of a group allows. [days] */
export function meanLongestStay(parts: readonly StayPart[]): number {
  return parts.reduce((sum, { distribution }) => sum + distribution.mean, 0);
}

function partsOf(model: Model, group: number): readonly StayPart[] {
  const bound = model.groups[group];
  const returnable = bound.fromPrison && model.plansReturns;
  const exits = bound.destinations.flatMap(({ positions }) =>
    positions.map((position) => `exit.${DESTINATIONS[position]}` as const),
  );
  const purposes: readonly Purpose[] = [
    "stabilise",
    "rehabilitate",
    ...(returnable ? (["treatAndReturn", "exit.prison"] as const) : []),
    ...exits,
  ];
  return [...new Set(purposes), ...consents(model, group)].flatMap((purpose) => partOf(bound, purpose));
}

/** Consent is waited for at most once under each basis that asks for it, as long as nobody comes back to a basis that was
 *  left: the wait for it may be in a stay as often as that. */
function consents(model: Model, group: number): readonly Purpose[] {
  return basesInOneStay(model, group).flatMap(({ asksConsent }) =>
    asksConsent.includes(true) ? (["consent"] as const) : [],
  );
}

/** The basis that people of the group come with, and every one that courts and release dates may lead to. */
export function basesInOneStay({ law, groups }: Model, group: number): readonly BoundBasis[] {
  const { disposals, group: own } = groups[group];
  const found = new Set([own.legalBasis]);
  for (const position of found) {
    const { clock, onReleasePosition, disposalEffects } = law[position];
    const next =
      clock === "court"
        ? disposals.positions.map((disposal) => disposalEffects[disposal].position)
        : [onReleasePosition];
    for (const basis of next) if (basis >= 0) found.add(basis);
  }
  return [...found].map((position) => law[position]);
}

function partOf(bound: BoundGroup, purpose: Purpose): readonly StayPart[] {
  const distribution = bound.distributions[purpose];
  if (distribution === undefined || distribution.mean === 0) return [];
  return [{ position: LUCK[purpose], distribution, lengthBiased: distribution.lengthBiased() }];
}
