import fc from "fast-check";
import type { FileGroup, ScenarioFile } from "../../src/scenario/index.js";
import { distributions, lengths, percent, sharesOf, sparse } from "./arbitrary-values.js";

type Law = NonNullable<ScenarioFile["law"]>;

/** A small jurisdiction beside that of England and Wales: a sentence, a case before the court, and two orders. */
export const OWN_BASES = { sentence: "treatment direction", open: "remand/order", order: "toString" } as const;

/** The law of a jurisdiction of its own, and changes to rows that are there. */
export const laws: fc.Arbitrary<Law> = fc
  .record({
    sentence: fc.record({
      restricted: fc.constantFrom("yes", "no"),
      consent: fc.constantFrom([], ["prison"] as const),
    }),
    open: fc.record({ longest: lengths, title: fc.constant("before the court") }, sparse),
    order: fc.record(
      { periods: fc.constantFrom(["3 months", "6 months"], [28]), tribunal: fc.constantFrom("discharges", "advises") },
      { requiredKeys: ["periods"] },
    ),
    known: fc.constantFrom<Law>(
      {},
      { "s37/41": { consent: [], periods: ["1 year"] } },
      { s38: { longest: "12 weeks" } },
    ),
    leadsOn: fc.boolean(),
  })
  .map(
    ({ sentence, open, order, known, leadsOn }): Law => ({
      ...known,
      [OWN_BASES.sentence]: {
        ...sentence,
        clock: "release",
        departures: ["lowSecure", "prison"],
        ...(leadsOn && { onRelease: OWN_BASES.order }),
      },
      [OWN_BASES.open]: {
        ...open,
        clock: "court",
        departures: ["prison", "lowSecure", "highSecure"],
        onReadmission: OWN_BASES.order,
        disposals: {
          hospitalOrder: OWN_BASES.order,
          custody: OWN_BASES.sentence,
          returned: OWN_BASES.sentence,
          ...(leadsOn && { interimOrder: OWN_BASES.open }),
        },
      },
      [OWN_BASES.order]: { ...order, departures: ["community", "lowSecure"] as const, onReadmission: OWN_BASES.order },
    }),
  );

const DECISIONS = [
  "hospitalOrder",
  "restrictedHospitalOrder",
  "limitationDirection",
  "interimOrder",
  "unfitToPlead",
  "civilSection",
  "released",
  "returned",
] as const;

/** Custody is always possible, so that a release date always has a meaning. */
const decisions = sharesOf(DECISIONS).map((shares) =>
  Object.fromEntries([
    ...Object.entries(shares).map(([name, share]) => [name, `${Number.parseFloat(share) / 2}%`]),
    ["custody", "50%"],
  ]),
);

/** Under which basis a group is held, and which dates that sets running. */
export function clocks(hasOwnLaw: boolean): fc.Arbitrary<Partial<FileGroup>> {
  const own = hasOwnLaw ? [OWN_BASES.sentence, OWN_BASES.open, OWN_BASES.order] : [];
  const courts = ["s48/49", "s38", "s35", ...own.slice(1, 2)];
  return fc.oneof(
    fc.constantFrom("s37/41", "s37", ...own.slice(2)).map((legalBasis) => ({ legalBasis })),
    fc.record({
      legalBasis: fc.constantFrom("s47/49", "s45A", "s48/53", ...own.slice(0, 1)),
      toRelease: distributions,
      indeterminate: percent,
    }),
    fc
      .record({
        legalBasis: fc.constantFrom(...courts),
        toCourt: distributions,
        toRelease: distributions,
        toNextCourt: distributions,
        disposals: decisions,
      })
      .map(({ toNextCourt, ...rest }) => ({ ...rest, ...("interimOrder" in rest.disposals && { toNextCourt }) })),
  );
}
