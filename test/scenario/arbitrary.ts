import fc from "fast-check";
import type {
  FileAccess,
  FileAfter,
  FileCatchment,
  FileExits,
  FileGroup,
  FileStudy,
  ScenarioFile,
} from "../../src/scenario/index.js";
import { clocks, laws } from "./arbitrary-law.js";
import { onwardOf, rulesOf, type Spoken } from "./arbitrary-rules.js";
import { days, distributions, orNever, percent, positive, sharesOf, sparse } from "./arbitrary-values.js";

/** Any valid scenario file: one to four units and groups, short horizons, every feature of the grammar now and then. */
export function scenarioFiles(size: Size = USUAL): fc.Arbitrary<ScenarioFile> {
  return worlds(size).chain((world) => fileOf(world));
}

/** How much of the estate and of demand there is in a file; of the rules and of the grammar there is the same in all. */
export interface Size {
  readonly catchments: number;
  readonly units: { readonly minLength: number; readonly maxLength: number };
  readonly groups: number;
}

const USUAL: Size = { catchments: 3, units: { minLength: 3, maxLength: 4 }, groups: 4 };

/** A third of the work of the usual ones: what two rules do to each other shows with one group and two units. */
export const SMALL: Size = { catchments: 2, units: { minLength: 2, maxLength: 2 }, groups: 1 };

/** What must hold together: names, who can be placed where, and what rules may speak of. */
interface World extends Spoken {
  readonly lines: readonly string[];
}

const unitNames = ["moorside", "toString", "St. Anne's", "Ward 4 (east)", "Tŷ Llywelyn", "length"];
const catchmentNames = ["north", "south", "constructor-road", "valueOf"];

const groupNames = ["sentenced", "remand", "court order", "hasOwnProperty"];

function worlds({ catchments, units, groups }: Size): fc.Arbitrary<World> {
  return fc.record({
    catchments: fc.subarray(catchmentNames, { minLength: 1, maxLength: catchments }),
    lines: fc.constantFrom(["men"], ["men", "women"]),
    units: fc.subarray(unitNames, units),
    groups: fc.subarray(groupNames, { minLength: 1, maxLength: groups }),
    buys: fc.boolean(),
    isTogether: fc.boolean(),
    hasOwnLaw: fc.boolean(),
    counted: fc.subarray(["highSecure", "lowSecure", "community"] as const),
  });
}

/** What runs out comes with what puts it right. */
const papers: fc.Arbitrary<FileAccess> = fc.oneof(
  fc.constant({}),
  fc.record({ reportsValid: days(90), renewal: distributions }),
  fc.record({ transport: distributions, warrantValid: days(30), reissue: distributions }),
  fc.record({ transport: distributions }),
);

const usualAccess: fc.Arbitrary<FileAccess> = fc
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
      escalation: orNever,
      recovery: orNever,
      death: orNever,
    },
    sparse,
  )
  .map((block) => ({ ...block, elsewhere: { picu: 10, low: { exponential: { mean: 60 } } } }));

const access = fc.tuple(usualAccess, papers).map(([usual, more]) => ({ ...usual, ...more }));

const exits: fc.Arbitrary<FileExits> = fc.record(
  {
    destinations: sharesOf(["community", "lowSecure", "highSecure", "prison"]),
    prison: distributions,
    lowSecure: distributions,
    community: distributions,
    consent: distributions,
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

function groupOf(world: World): fc.Arbitrary<FileGroup> {
  const from = fc.constantFrom(
    "prison" as const,
    "court" as const,
    "highSecure" as const,
    "lowSecure" as const,
    "community" as const,
  );
  const mix = fc.record(
    {
      catchment: sharesOf(world.catchments),
      serviceLine: sharesOf(world.lines),
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
  return fc.tuple(from, mix, rest, rates, clocks(world.hasOwnLaw)).map(([origin, mixed, others, rate, clock]) => ({
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

/** Catchments as a list of names, or with all that may be said of each. */
function catchmentsOf({ catchments, isTogether }: World): fc.Arbitrary<ScenarioFile["estate"]["catchments"] & {}> {
  const described = catchments.map((name) => {
    const others = catchments.filter((other) => other !== name);
    const neighbours: fc.Arbitrary<FileCatchment> = fc.oneof(
      fc.constant({}),
      fc
        .shuffledSubarray(others, { minLength: Math.min(1, others.length) })
        .map((nearest) => (others.length > 0 ? { nearest } : {})),
      fc
        .tuple(fc.shuffledSubarray(others), days(300))
        .map(([some, far]) => ({ distances: Object.fromEntries(some.map((other, at) => [other, far * at])) })),
    );
    const population = fc.record({ population: positive }, sparse);
    const collaborative = isTogether ? { collaborative: "moors & dales" } : {};
    return fc.tuple(neighbours, population).map((parts) => Object.assign({}, ...parts, collaborative) as FileCatchment);
  });
  const map = fc.tuple(...described).map((all) => Object.fromEntries(all.map((each, at) => [catchments[at]!, each])));
  return isTogether ? map : fc.oneof(fc.constant(catchments), map);
}

function estateOf(world: World): fc.Arbitrary<ScenarioFile["estate"]> {
  const unit = fc.record(
    {
      // Room for two ring fences of one bed each.
      beds: fc.integer({ min: 2, max: 12 }),
      changes: fc.constantFrom([{ on: "2026-08-01", beds: +2 }], [{ on: "2026-06-01", beds: -1 }]),
      bedDayCost: fc.constant(600),
    },
    { requiredKeys: ["beds"] },
  );
  const size = world.units.length;
  const spot = fc.record(
    { atMost: fc.integer({ min: 0, max: 5 }), bedDayCost: fc.constant(700) },
    { requiredKeys: ["atMost"] },
  );
  const units = fc.array(unit, { minLength: size, maxLength: size });
  return fc.tuple(units, catchmentsOf(world), spot).map(([all, catchments, spotPurchase]) => ({
    catchments,
    ...(world.buys && { spotPurchase }),
    // Units take every line and the catchments in turn, so that everybody has somewhere to go.
    units: Object.fromEntries(
      all.map((each, position) => [
        world.units[position]!,
        { ...each, catchment: world.catchments[position % world.catchments.length]!, serviceLines: world.lines },
      ]),
    ),
  }));
}

const atStart = fc.oneof(
  fc.constant("empty" as const),
  fc.record({ occupancy: percent, waiting: fc.integer({ min: 0, max: 5 }) }).map((stationary) => ({ stationary })),
);

const costs = fc.record({ prisonDay: positive, newBed: fc.constant(450_000), breachDay: positive }, sparse);

function groupsOf(world: World): fc.Arbitrary<ScenarioFile["demand"]> {
  return fc
    .tuple(...world.groups.map((name) => groupOf(world).map((group) => [name, group] as const)))
    .map((groups) => Object.fromEntries(groups));
}

function fileOf(world: World): fc.Arbitrary<ScenarioFile> {
  const required = [
    "study",
    "estate",
    "demand",
    "tribunals",
    ...(world.hasOwnLaw ? ["law"] : []),
    ...(world.counted.length > 0 ? ["onward"] : []),
  ];
  return fc
    .record(
      {
        seed: fc.oneof(fc.integer({ min: 0 }), fc.constant("10000000000000001"), fc.constant("a word")),
        about: fc.constantFrom("Words: with a colon, # a hash and “quotes”.", "two\nlines"),
        study,
        atStart,
        estate: estateOf(world),
        demand: groupsOf(world),
        access,
        exits,
        after,
        costs,
        tribunals: fc.oneof(
          fc.constant({}),
          percent.map((dischargedByTribunal) => ({ dischargedByTribunal })),
        ),
        rules: rulesOf(world),
        ...(world.hasOwnLaw && { law: laws }),
        ...(world.counted.length > 0 && { onward: onwardOf(world) }),
      },
      { requiredKeys: required as ["study", "estate", "demand", "tribunals"] },
    )
    .map(({ tribunals, ...rest }) => ({
      format: "securebeds/scenario@1" as const,
      name: "any",
      prisonPopulation: { "2026-01-01": 88000, "2028-03-31": 105800 },
      ...rest,
      stays: {
        stabilise: 5,
        treatAndReturn: "60 days",
        rehabilitate: { lognormal: { median: 120, sigma: 0.9 } },
        ...tribunals,
      },
    }));
}
