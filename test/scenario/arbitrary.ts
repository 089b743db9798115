import fc from "fast-check";
import type {
  FileAccess,
  FileAfter,
  FileDistribution,
  FileExits,
  FileGroup,
  FileRules,
  FileStudy,
  ScenarioFile,
} from "../../src/scenario/index.js";

/** Any valid scenario file: one to four units and groups, short horizons, every feature of the grammar now and then. */
export function scenarioFiles(): fc.Arbitrary<ScenarioFile> {
  return shapes().chain((shape) => fileOf(shape));
}

/** What must hold together: names, and who can be placed where. */
interface EstateShape {
  readonly catchments: readonly string[];
  readonly lines: readonly string[];
  readonly units: readonly string[];
}

const unitNames = ["moorside", "toString", "St. Anne's", "Ward 4 (east)", "Tŷ Llywelyn", "length"];
const catchmentNames = ["north", "south", "constructor-road", "valueOf"];

function shapes(): fc.Arbitrary<EstateShape> {
  return fc.record({
    catchments: fc.subarray(catchmentNames, { minLength: 1, maxLength: 2 }),
    lines: fc.constantFrom(["men"], ["men", "women"]),
    units: fc.subarray(unitNames, { minLength: 2, maxLength: 4 }),
  });
}

const days = (most: number) => fc.integer({ min: 1, max: most });

const percent = fc.integer({ min: 0, max: 100 }).chain((number) => fc.constantFrom(`${number}%`, number / 100));

/** Lengths in every unit that a file may use. */
const lengths = fc.oneof(
  days(400),
  days(400).map((number) => `${number} days`),
  fc.integer({ min: 1, max: 52 }).map((number) => `${number} weeks`),
  fc.integer({ min: 1, max: 24 }).map((number) => `${number} months`),
  fc.integer({ min: 1, max: 500 }).map((number) => `${number} hours`),
);

const positive = fc.integer({ min: 10, max: 200 }).map((number) => number / 100);

const simple: fc.Arbitrary<FileDistribution> = fc.oneof(
  lengths,
  fc.record({ median: days(400), sigma: positive }).map((lognormal) => ({ lognormal })),
  days(300).map((median) => ({
    lognormal: { median, mean: median + 20 },
    source: "somebody",
    label: "derived" as const,
  })),
  fc.constant({ lognormal: { mean: 85, within: { "28 days": "15%" } } }),
  fc.constant({ lognormal: { quantiles: { "50%": 580, "90%": 1190 } } }),
  fc.record({ mu: positive, sigma: positive }).map((lognormal) => ({ lognormal })),
  fc.record({ shape: positive, scale: days(300) }).map((gamma) => ({ gamma })),
  days(300).map((mean) => ({ gamma: { mean, sd: mean / 2 } })),
  lengths.map((mean) => ({ exponential: { mean } })),
  fc.constant({ exponential: { rate: 0.0031 } }),
  fc.record({ shape: positive, scale: days(300) }).map((weibull) => ({ weibull })),
  days(100).map((from) => ({ uniform: { from, to: from + 30 } })),
  days(100).map((from) => ({ triangular: { from, mode: from + 5, to: from + 30 } })),
  lengths.map((fixed) => ({ fixed })),
  fc.array(days(300), { minLength: 1, maxLength: 5 }).map((empirical) => ({ empirical })),
  fc.constant({ empirical: { values: [1, 2, "3 days"], weights: [1, 0, 2.5] } }),
  fc.constant({ empirical: { quantiles: { "0%": 1, "50%": 30, "100%": 400 } } }),
);

/** Any distribution, one within another now and then. */
export const distributions: fc.Arbitrary<FileDistribution> = fc.oneof(
  { weight: 6, arbitrary: simple },
  fc.tuple(simple, simple).map(([first, second]) => ({
    mixture: [
      { share: "40%", of: first },
      { share: 0.6, of: second },
    ],
  })),
  fc.record({ median: days(400), sigma: positive }).map((lognormal) => ({
    truncated: { of: { lognormal }, from: 1, to: "10 years" },
  })),
  simple.map((of) => ({ capped: { of, to: "2 years" } })),
);

const orNever = fc.oneof(distributions, fc.constant("never" as const));

/** Shares of the names that add up to 100 %. */
function sharesOf<Name extends string>(names: readonly Name[]): fc.Arbitrary<{ [Key in Name]?: string }> {
  return fc.subarray([...names], { minLength: 1 }).map((some) => {
    const each = Math.floor(100 / some.length);
    const shares = some.map((name, position) => [name, `${position === 0 ? 100 - each * (some.length - 1) : each}%`]);
    return Object.fromEntries(shares) as { [Key in Name]?: string };
  });
}

const sparse: { requiredKeys: [] } = { requiredKeys: [] };

const access: fc.Arbitrary<FileAccess> = fc
  .record(
    {
      notice: distributions,
      firstAssessment: distributions,
      secondReport: distributions,
      levels: sharesOf(["medium", "picu", "low"]),
      accepted: fc.oneof(
        percent,
        fc.constant({ value: "75%", from: 0.6, to: "90%", source: "us", label: "assumed" as const }),
      ),
      acceptedOnSecondOpinion: percent,
      secondOpinion: distributions,
      warrant: distributions,
      recovery: orNever,
      death: orNever,
    },
    sparse,
  )
  .map((block) => ({ ...block, elsewhere: { picu: 10, low: { exponential: { mean: 60 } } } }));

const exits: fc.Arbitrary<FileExits> = fc.record(
  {
    destinations: sharesOf(["community", "lowSecure", "highSecure", "prison"]),
    prison: distributions,
    lowSecure: distributions,
    community: distributions,
    source: fc.constant("everyone"),
  },
  sparse,
);

const after: fc.Arbitrary<FileAfter> = fc.record(
  {
    returned: fc.record({ share: percent, after: distributions, soonerIfNotEngaging: positive }),
    discharged: fc.record({ share: percent, after: distributions, accepted: percent }),
  },
  sparse,
);

const rules: fc.Arbitrary<FileRules> = fc.record(
  {
    clock: fc.record(
      { startsAt: fc.constantFrom("identified", "referred", "assessed", "reported", "listed"), standard: lengths },
      sparse,
    ),
    access: fc.constant("open" as const),
    whoIsNext: fc.subarray(["urgency", "remandFirst", "sentencedFirst", "longestWait"] as const, { minLength: 1 }),
    placement: fc.constant("home" as const),
    pathway: fc.oneof(
      fc.constantFrom("fullRehabilitation" as const, "treatAndReturn" as const),
      percent.map((returned) => ({ discretionary: { returned } })),
      fc
        .record({ engaging: percent, notEngaging: percent, tooHighRisk: percent })
        .map((returned) => ({ discretionary: { returned } })),
    ),
  },
  sparse,
);

const study: fc.Arbitrary<FileStudy> = fc.record(
  {
    run: fc.integer({ min: 90, max: 800 }),
    warmUp: fc.integer({ min: 0, max: 400 }),
    followUp: fc.integer({ min: 0, max: 800 }),
    replications: fc.oneof(fc.integer({ min: 2, max: 5 }), fc.constant({ precision: "20%", atLeast: 2, atMost: 4 })),
    targets: fc.constant([
      { metric: "bedWait.within28", atLeast: "85%" },
      { metric: "bedWait.mean", atMost: "4 weeks" },
    ]),
  },
  { requiredKeys: ["run", "warmUp", "followUp", "replications"] },
);

function groupOf(shape: EstateShape): fc.Arbitrary<FileGroup> {
  const from = fc.constantFrom(
    "prison" as const,
    "court" as const,
    "highSecure" as const,
    "lowSecure" as const,
    "community" as const,
  );
  const mix = fc.record(
    {
      catchment: sharesOf(shape.catchments),
      serviceLine: sharesOf(shape.lines),
      urgency: sharesOf(["urgent", "soon", "routine"]),
      engagement: sharesOf(["engaging", "notEngaging", "tooHighRisk"]),
    },
    { requiredKeys: ["serviceLine"] },
  );
  const rest = fc.record(
    {
      growth: fc.constantFrom("1%", -0.02),
      months: fc.constant([1, 1, 1, 2, 1, 1, 1, 0, 1, 1, 1, 1]),
      access,
      exits,
      after,
    },
    sparse,
  );
  return fc.tuple(from, mix, rest, rates, clocks).map(([origin, mixed, others, rate, clock]) => ({
    from: origin,
    mix: mixed,
    ...others,
    ...rate,
    ...clock,
  }));
}

const rates: fc.Arbitrary<Pick<FileGroup, "perYear" | "per1000Prisoners" | "changes">> = fc.oneof(
  fc.integer({ min: 0, max: 30 }).map((perYear) => ({ perYear })),
  fc.constant({ perYear: { value: 12.5, from: 10, to: 15 }, changes: [{ on: "2026-09-01", perYear: 20 }] }),
  fc.constant({ per1000Prisoners: 0.2 }),
);

const clocks: fc.Arbitrary<Partial<FileGroup>> = fc.oneof(
  fc.constant({ legalBasis: "s37/41" }),
  fc.record({ legalBasis: fc.constantFrom("s47/49", "s45A"), toRelease: distributions, indeterminate: percent }),
  fc.record({
    legalBasis: fc.constantFrom("s48/49", "s38"),
    toCourt: distributions,
    toRelease: distributions,
    disposals: sharesOf(["hospitalOrder", "restrictedHospitalOrder", "released", "returned"]).map((shares) =>
      // Custody is always possible, so that a release date always has a meaning.
      Object.fromEntries([...Object.entries(shares).map(([name, share]) => [name, halved(share)]), ["custody", "50%"]]),
    ),
  }),
);

function halved(share: string): string {
  return `${Number.parseFloat(share) / 2}%`;
}

function estateOf(shape: EstateShape): fc.Arbitrary<ScenarioFile["estate"]> {
  const unit = fc.record(
    {
      beds: fc.integer({ min: 1, max: 12 }),
      changes: fc.constantFrom([{ on: "2026-08-01", beds: +2 }], [{ on: "2026-06-01", beds: -1 }]),
      bedDayCost: fc.constant(600),
    },
    { requiredKeys: ["beds"] },
  );
  const size = shape.units.length;
  return fc.array(unit, { minLength: size, maxLength: size }).map((units) => ({
    catchments: shape.catchments,
    // Units take every line and the catchments in turn, so that everybody has somewhere to go.
    units: Object.fromEntries(
      units.map((each, position) => [
        shape.units[position]!,
        { ...each, catchment: shape.catchments[position % shape.catchments.length]!, serviceLines: shape.lines },
      ]),
    ),
  }));
}

const atStart = fc.oneof(
  fc.constant("empty" as const),
  fc.record({ occupancy: percent, waiting: fc.integer({ min: 0, max: 5 }) }).map((stationary) => ({ stationary })),
);

function fileOf(shape: EstateShape): fc.Arbitrary<ScenarioFile> {
  const names = fc.subarray(["sentenced", "remand", "court order", "hasOwnProperty"], { minLength: 1 });
  return fc
    .record(
      {
        seed: fc.oneof(fc.integer({ min: 0 }), fc.constant("10000000000000001"), fc.constant("a word")),
        about: fc.constantFrom("Words: with a colon, # a hash and “quotes”.", "two\nlines"),
        study,
        atStart,
        estate: estateOf(shape),
        groups: names.chain((some) =>
          fc.tuple(...some.map((name) => groupOf(shape).map((group) => [name, group] as const))),
        ),
        access,
        exits,
        after,
        rules,
      },
      { requiredKeys: ["study", "estate", "groups"] },
    )
    .map(({ groups, ...rest }) => ({
      format: "securebeds/scenario@1" as const,
      name: "any",
      prisonPopulation: { "2026-01-01": 88000, "2028-03-31": 105800 },
      ...rest,
      demand: Object.fromEntries(groups),
      stays: { stabilise: 5, treatAndReturn: "60 days", rehabilitate: { lognormal: { median: 120, sigma: 0.9 } } },
    }));
}
