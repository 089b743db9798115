import { DESTINATIONS, type Disposal, type DisposalEffect, LAW, type LegalBasis } from "../domain/index.js";
import type { BasisRead } from "./law-shape.js";
import { inOrderOf, writtenParts } from "./written-parts.js";

/** A basis of which nothing is said: civil detention without a clock. */
const PLAIN: Omit<LegalBasis, "name" | "title"> = {
  restricted: false,
  clock: "none",
  departures: ["lowSecure", "community", "died"],
  consent: [],
  onReadmission: "s3",
  periods: [],
  tribunalDischarges: false,
  disposals: {},
};

/** The table of law: that of England and Wales with what the scenario says otherwise, then the scenario's own rows. */
export function resolveLaw(own: ReadonlyMap<string, BasisRead> | undefined): readonly LegalBasis[] {
  if (own === undefined || own.size === 0) return LAW;
  const changed = LAW.map((basis) => resolveBasis(basis, own.get(basis.name)));
  const added = [...own].filter(([name]) => !LAW.some((basis) => basis.name === name));
  return [...changed, ...added.map(([name, read]) => resolveBasis({ ...PLAIN, name, title: name }, read))];
}

function resolveBasis(base: LegalBasis, read: BasisRead | undefined): LegalBasis {
  if (read === undefined) return base;
  const { tribunal, disposals, departures, consent, ...rest } = read;
  return {
    ...base,
    ...writtenParts(rest),
    departures: departures === undefined ? base.departures : inOrderOf(DESTINATIONS, [...departures, "died"]),
    consent: consent === undefined ? base.consent : inOrderOf(DESTINATIONS, consent),
    tribunalDischarges: tribunal === undefined ? base.tribunalDischarges : tribunal === "discharges",
    disposals: { ...base.disposals, ...effectsOf(disposals) },
  };
}

/** A decision leads to the basis it names and keeps people where they are, but for `returned`, which sends them back. */
function effectsOf(disposals: BasisRead["disposals"]): Partial<Record<Disposal, DisposalEffect>> {
  const named = Object.entries(writtenParts(disposals)).map(([disposal, basis]) => {
    const effect: DisposalEffect = disposal === "returned" ? { basis, leavesFor: "prison" } : { basis };
    return [disposal, effect] as const;
  });
  return Object.fromEntries(named);
}
