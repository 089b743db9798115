import fc from "fast-check";
import type { ScenarioFile } from "../../src/scenario/index.js";
import { type Feature, isLegal, type Lengths, lengths, MINUTES_PER_DAY, share, some } from "./random-parts.js";
import { rules } from "./random-rules.js";

/* Random small scenarios. All lengths are whole numbers of ticks, and a tick is from one minute to one day: where it is a
 * minute, nearly everything happens in the same minute as something else. */

const MINUTES_PER_YEAR = 365.25 * MINUTES_PER_DAY;

export interface RandomFile {
  readonly file: ScenarioFile;
  /** [minutes] */
  readonly end: number;
}

/** A scenario file with some features, and how long it is to run. */
export function randomFile(features: ReadonlySet<Feature>): fc.Arbitrary<RandomFile> {
  return fc.constantFrom(1, 4, 60, 1440).chain((tick) => {
    const end = tick * 200;
    return fc
      .record({
        seed: fc.nat(1_000_000),
        estate: estate(tick, features),
        demand: demand(tick, features),
        rules: rules(tick, features),
        onward: onward(tick, features),
        after: features.has("returns") ? after(tick) : fc.constant({}),
      })
      .map(({ seed, estate: places, demand: groups, rules: ten, after: back, onward: next }) => ({
        end,
        file: {
          format: "securebeds/scenario@1",
          name: "random",
          start: "2026-04-01",
          seed,
          study: { run: Math.ceil(end / MINUTES_PER_DAY), warmUp: 0, followUp: 1, replications: 1 },
          atStart: "empty",
          estate: places,
          demand: groups,
          after: back,
          ...(features.has("places") && { onward: next }),
          rules: ten,
        } as unknown as ScenarioFile,
      }));
  });
}

function estate(tick: number, features: ReadonlySet<Feature>): Lengths {
  const many = features.has("catchments");
  const unit = (catchment: string): Lengths =>
    fc
      .record({
        serviceLines: many ? fc.constantFrom(["men"], ["men", "women"], ["women"]) : fc.constant(["men"]),
        beds: fc.integer({ min: features.has("fences") ? 2 : 0, max: 4 }),
        changes: features.has("changes") ? changes(tick) : fc.constant([]),
      })
      .map((each) => ({ ...each, catchment, changes: planned(each.beds, each.changes) }));
  const whole = fc.record({
    catchments: fc.constant(many ? ["east", "north", "west"] : ["east"]),
    units: many
      ? fc.record({
          a: forAll(unit("east")),
          b: unit("north"),
          c: forAll(unit("west")),
          d: forAll(unit("north")),
          e: unit("east"),
        })
      : fc.record({ a: unit("east"), ...(features.has("fences") && { b: unit("east") }) }),
    atMost: fc.integer({ min: 0, max: 3 }),
  });
  return whole.map(({ catchments, units, atMost }) => ({
    catchments: Object.fromEntries(
      catchments.map((name) => [name, features.has("together") && name !== "west" ? { collaborative: "both" } : {}]),
    ),
    units,
    ...(features.has("spot") && { spotPurchase: { atMost } }),
  }));
}

/** Every service line has a unit. */
function forAll(unit: Lengths): Lengths {
  return unit.map((each) => ({ ...each, serviceLines: ["men", "women"] }));
}

/** Openings and closures as people plan them: never of more beds than there would be. */
function changes(tick: number): fc.Arbitrary<readonly Change[]> {
  const last = Math.floor((150 * tick) / MINUTES_PER_DAY);
  const change = fc.record({ day: fc.integer({ min: 0, max: last }), beds: fc.constantFrom(-3, -2, -1, 1, 2, 3) });
  return fc.array(change, { maxLength: 5 });
}

interface Change {
  readonly day: number;
  readonly beds: number;
}

function planned(beds: number, all: readonly Change[]) {
  let left = beds;
  return [...all]
    .sort((one, other) => one.day - other.day)
    .flatMap(({ day, beds: change }) => {
      const by = Math.max(-left, change);
      left += by;
      const on = new Date(Date.UTC(2026, 3, 1 + day)).toISOString().slice(0, 10);
      return by === 0 ? [] : [{ on, beds: by }];
    });
}

function demand(tick: number, features: ReadonlySet<Feature>): Lengths {
  const prison = group(
    tick,
    features,
    fc.constantFrom("prison"),
    fc.constantFrom("s47/49", "s48/49", "s45A", "s48/53"),
  );
  const court = group(
    tick,
    features,
    fc.constantFrom("court", "community"),
    fc.constantFrom("s37", "s37/41", "s3", "s35", "s38"),
  );
  const plain = group(tick, features, fc.constantFrom("prison", "court"), fc.constant("s37"));
  return isLegal(features)
    ? fc.record({ first: prison, second: court, third: prison })
    : fc.record(
        { first: plain, second: plain, third: plain },
        { requiredKeys: features.has("fences") ? ["first", "second", "third"] : ["second"] },
      );
}

function group(
  tick: number,
  features: ReadonlySet<Feature>,
  from: fc.Arbitrary<string>,
  legalBasis: fc.Arbitrary<string>,
): Lengths {
  const perYear = fc.integer({ min: 4, max: 20 }).map((gap) => Math.round(MINUTES_PER_YEAR / (gap * tick)));
  return fc
    .record({
      from,
      legalBasis,
      perYear,
      mix: mix(features),
      access: access(tick, features),
      stays: stays(tick, features),
      exits: exits(tick, features),
    })
    .chain((all) => fc.record({ all: fc.constant(all), legal: legal(tick, all.legalBasis, features) }))
    .map(({ all, legal: clocks }) => ({ ...all, ...clocks }));
}

function mix(features: ReadonlySet<Feature>): Lengths {
  return fc.record({
    ...(features.has("catchments") && {
      catchment: fc.constantFrom({ east: 1 }, { north: 1 }, { east: 0.5, north: 0.25, west: 0.25 }),
      serviceLine: some("men", "women"),
    }),
    urgency: fc.constantFrom({ routine: 1 }, { urgent: 0.25, soon: 0.25, routine: 0.5 }),
    engagement: fc.constantFrom({ engaging: 1 }, { engaging: 0.5, notEngaging: 0.25, tooHighRisk: 0.25 }),
  });
}

function access(tick: number, features: ReadonlySet<Feature>): Lengths {
  const on = features.has("access");
  return fc.record({
    warrant: lengths(tick, 6),
    ...(on && {
      notice: lengths(tick, 5),
      firstAssessment: lengths(tick, 5),
      secondReport: lengths(tick, 5),
      levels: fc.constantFrom({ medium: 1 }, { medium: 0.75, low: 0.25 }),
      elsewhere: fc.record({ low: lengths(tick, 10) }),
      accepted: share,
      acceptedOnSecondOpinion: share,
      secondOpinion: lengths(tick, 5),
    }),
    ...(features.has("clocks") && { recovery: lengths(tick, 40), death: lengths(tick, 80) }),
    ...(features.has("papers") && {
      escalation: lengths(tick, 30),
      transport: lengths(tick, 6),
      warrantValid: fc.constantFrom(1, 2, 5),
      reissue: lengths(tick, 4),
      reportsValid: fc.constantFrom(1, 3, 20),
      renewal: lengths(tick, 10),
    }),
  });
}

function stays(tick: number, features: ReadonlySet<Feature>): Lengths {
  return fc.record({
    stabilise: lengths(tick, 5),
    rehabilitate: lengths(tick, 80),
    treatAndReturn: lengths(tick, 30),
    ...(features.has("clocks") && { death: lengths(tick, 120) }),
  });
}

function exits(tick: number, features: ReadonlySet<Feature>): Lengths {
  return fc.record({
    destinations: fc.constantFrom(
      { community: 1 },
      { lowSecure: 0.5, community: 0.5 },
      { highSecure: 0.25, lowSecure: 0.25, community: 0.5 },
    ),
    prison: lengths(tick, 10),
    lowSecure: lengths(tick, 20),
    community: lengths(tick, 20),
    ...(features.has("law") && { consent: lengths(tick, 10) }),
  });
}

function legal(tick: number, basis: string, features: ReadonlySet<Feature>): Lengths {
  if (!isLegal(features)) return fc.constant({});
  const isBefore = ["s48/49", "s35", "s38"].includes(basis);
  const ends = ["s47/49", "s45A", "s48/53"].includes(basis);
  return fc.record({
    ...(isBefore && {
      toCourt: lengths(tick, 80),
      disposals: fc.constantFrom(
        { hospitalOrder: 0.5, custody: 0.5 },
        { restrictedHospitalOrder: 0.25, custody: 0.25, released: 0.25, returned: 0.25 },
        { custody: 1 },
      ),
      toRelease: lengths(tick, 120),
      indeterminate: share,
    }),
    ...(ends && { toRelease: lengths(tick, 120), indeterminate: share }),
  });
}

function onward(tick: number, features: ReadonlySet<Feature>): Lengths {
  const places = fc.integer({ min: 0, max: 3 });
  const each = features.has("catchments")
    ? fc.oneof(places, fc.record({ east: places, north: places, west: places }))
    : places;
  return fc.record({
    lowSecure: fc.record({
      places: each,
      stay: lengths(tick, 40),
      next: fc.constantFrom<Readonly<Record<string, number>>>(
        { community: 1 },
        { community: 0.5, highSecure: 0.5 },
        { stepUp: 0.25, community: 0.75 },
      ),
    }),
    community: fc.record({ places: each, stay: lengths(tick, 40) }),
  });
}

function after(tick: number): Lengths {
  const back = fc.record({ share, after: lengths(tick, 40), accepted: share });
  return fc.record({ returned: back, discharged: back });
}
