import { type Disposal, type DisposalEffect, LAW, type LegalBasis } from "../domain/index.js";
import type { BasisRead } from "./law-shape.js";

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
  const { tribunal, disposals, ...rest } = read;
  const written = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...base,
    ...(written as Partial<LegalBasis>),
    tribunalDischarges: tribunal === undefined ? base.tribunalDischarges : tribunal === "discharges",
    disposals: { ...base.disposals, ...effectsOf(disposals) },
  };
}

/** A decision keeps people in hospital under the basis it names. */
function effectsOf(disposals: BasisRead["disposals"]): Partial<Record<Disposal, DisposalEffect>> {
  const named = Object.entries(disposals ?? {}).flatMap(([disposal, basis]) =>
    basis === undefined ? [] : [[disposal, { basis }] as const],
  );
  return Object.fromEntries(named);
}
