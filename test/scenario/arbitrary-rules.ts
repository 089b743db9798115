import fc from "fast-check";
import type { FileOnward, FilePlaces, FileRules } from "../../src/scenario/index.js";
import { OWN_BASES } from "./arbitrary-law.js";
import { days, distributions, lengths, percent, positive, sharesOf, sparse } from "./arbitrary-values.js";

/** What rules may speak of. */
export interface Spoken {
  readonly units: readonly string[];
  readonly catchments: readonly string[];
  readonly groups: readonly string[];
  readonly buys: boolean;
  readonly isTogether: boolean;
  readonly hasOwnLaw: boolean;
  readonly counted: readonly ("highSecure" | "lowSecure" | "community")[];
}

const byEngagement = fc.record({ engaging: percent, notEngaging: percent, tooHighRisk: percent });

const clock: fc.Arbitrary<FileRules["clock"] & object> = fc.record(
  {
    startsAt: fc.constantFrom("identified", "referred", "assessed", "reported", "listed"),
    standard: lengths,
    stages: fc.record({ assessment: lengths, transfer: lengths }),
    excludes: fc.subarray(["renewedPapers", "readmissions", "secondOpinion"] as const),
    exceptional: percent,
  },
  sparse,
);

const access: fc.Arbitrary<FileRules["access"] & {}> = fc.oneof(
  fc.constant("open" as const),
  fc
    .record(
      {
        accepts: fc.oneof(percent, byEngagement),
        shortSentence: fc.record({ below: lengths, accepts: percent }),
        secondOpinion: fc.constantFrom("allowed", "refused"),
      },
      sparse,
    )
    .map((selective) => ({ selective })),
);

const keys = fc.subarray(
  [
    "urgency",
    "courtDeadline",
    "releaseDeadline",
    "remandFirst",
    "sentencedFirst",
    "prisonFirst",
    "longestWait",
  ] as const,
  { minLength: 1 },
);

const whoIsNext: fc.Arbitrary<FileRules["whoIsNext"] & {}> = fc.oneof(
  keys,
  keys.map((some) => ({ keys: some })),
  fc.record({ keys: fc.constant(["urgency", "longestWait"] as const), ageing: lengths }),
);

function placement({ buys, isTogether }: Spoken): fc.Arbitrary<FileRules["placement"] & {}> {
  return fc.oneof(
    fc.constant("home" as const),
    fc.record(
      {
        ...(isTogether && { collaborative: fc.oneof(fc.constant(0), lengths) }),
        outOfArea: fc.oneof(fc.constant("0 days"), lengths),
        ...(buys && {
          spotPurchase: fc.oneof(
            fc.record({ after: lengths }),
            fc.record({ occupancy: percent }),
            fc.record({ after: lengths, occupancy: percent }),
          ),
        }),
        repatriation: fc.constantFrom("never", "afterTheList", "beforeTheList"),
        order: fc.constantFrom("homeFirst", "whoIsNext"),
      },
      sparse,
    ),
  );
}

/** Two fences of a bed each: no unit has fewer. */
function ringFence({ groups, units, catchments }: Spoken): fc.Arbitrary<FileRules["ringFence"] & {}> {
  const fence = fc.record(
    {
      beds: fc.integer({ min: 0, max: 1 }),
      for: fc.subarray([...groups], { minLength: 1 }),
      in: fc.subarray([...units, ...catchments], { minLength: 1 }),
      borrowing: fc.constantFrom("never", "whileNobodyWaits"),
    },
    { requiredKeys: ["beds", "for"] },
  );
  return fc.array(fence, { maxLength: 2 });
}

function pathway({ hasOwnLaw }: Spoken): fc.Arbitrary<FileRules["pathway"] & {}> {
  const bases = ["s48/49", "s47/49", ...(hasOwnLaw ? [OWN_BASES.sentence] : [])];
  return fc.oneof(
    fc.constantFrom("fullRehabilitation" as const, "treatAndReturn" as const),
    fc
      .record(
        {
          returned: fc.oneof(percent, byEngagement),
          byLegalBasis: fc.dictionary(fc.constantFrom(...bases), percent),
          longSentence: fc.record({ atLeast: lengths, returned: percent }),
        },
        { requiredKeys: ["returned"] },
      )
      .map((discretionary) => ({ discretionary })),
  );
}

const fundedStay: fc.Arbitrary<FileRules["fundedStay"] & {}> = fc.oneof(
  lengths.map((longest) => ({ longest })),
  fc
    .record({
      steps: fc.array(days(90), { minLength: 1, maxLength: 3 }),
      returned: percent,
      more: days(200),
      ends: fc.boolean(),
    })
    .map(({ steps, returned, more, ends }) => {
      const reviews = steps.map((_, position) => steps.slice(0, position + 1).reduce((sum, step) => sum + step));
      return { reviews, returned, ...(ends && { longest: reviews[reviews.length - 1]! + more }) };
    }),
);

const thresholds = fc.oneof(
  fc.record({ occupancy: percent }),
  fc.record({ waiting: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ occupancy: percent, waiting: fc.integer({ min: 0, max: 5 }) }),
);

const pressure: fc.Arbitrary<FileRules["pressure"] & {}> = fc.record(
  {
    of: fc.constantFrom("unit", "catchment", "estate"),
    speeds: fc.array(
      fc.tuple(thresholds, fc.oneof(fc.constant(1), positive)).map(([threshold, times]) => ({ ...threshold, times })),
      { maxLength: 2 },
    ),
    reviews: fc
      .tuple(thresholds, days(60), percent)
      .map(([threshold, every, returned]) => ({ ...threshold, every, returned })),
  },
  sparse,
);

const estate = fc.record({ openingsSlip: lengths, openingsStaffed: percent }, sparse);

function stepDown({ counted }: Spoken): fc.Arbitrary<FileRules["stepDown"] & {}> {
  const delays = fc.constant("delays" as const);
  if (counted.length === 0) return delays;
  return fc.oneof(
    delays,
    fc.subarray([...counted], { minLength: 1 }).map((places) => ({ places })),
  );
}

/** Any of the ten rules, about a given world. */
export function rulesOf(spoken: Spoken): fc.Arbitrary<FileRules> {
  return fc.record(
    {
      clock,
      access,
      whoIsNext,
      placement: placement(spoken),
      ringFence: ringFence(spoken),
      pathway: pathway(spoken),
      fundedStay,
      pressure,
      estate,
      stepDown: stepDown(spoken),
    },
    sparse,
  );
}

/** Places after the estate for some destinations, one pool for all or one for each catchment; they lead outwards, or back to
 *  a bed. */
export function onwardOf({ counted, catchments }: Pick<Spoken, "counted" | "catchments">): fc.Arbitrary<FileOnward> {
  const number = fc.integer({ min: 0, max: 6 });
  const places = fc.oneof(
    number,
    number.map((value) => ({ value, source: "somebody" })),
    fc.record(Object.fromEntries(catchments.map((name) => [name, number]))),
  );
  const leadingTo = (...next: readonly (keyof (FilePlaces["next"] & {}))[]): fc.Arbitrary<FilePlaces> =>
    fc.record({ places, stay: distributions, next: sharesOf(next) }, { requiredKeys: ["places", "stay"] });
  return fc
    .record({
      highSecure: leadingTo("lowSecure", "community", "stepUp"),
      lowSecure: leadingTo("community", "stepUp"),
      community: leadingTo("community", "stepUp"),
    })
    .map((all) => Object.fromEntries(counted.map((kind) => [kind, all[kind]])));
}
