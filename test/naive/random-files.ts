import fc from "fast-check";
import type { ScenarioFile } from "../../src/scenario/index.js";

/* Random small scenarios. All lengths are whole numbers of ticks, and a tick is from one minute to one day: where it is a
 * minute, nearly everything happens in the same minute as something else. */

const MINUTES_PER_DAY = 1440;
const MINUTES_PER_YEAR = 365.25 * MINUTES_PER_DAY;

/** What may be switched on. Everything else is as if it had never been written. */
export const FEATURES = [
  "access",
  "clocks",
  "papers",
  "order",
  "catchments",
  "together",
  "spot",
  "fences",
  "changes",
  "law",
  "returns",
  "funding",
  "pressure",
  "places",
] as const;
export type Feature = (typeof FEATURES)[number];

type Lengths = fc.Arbitrary<Readonly<Record<string, unknown>>>;

/** A duration that differs from person to person, or does not. */
function lengths(tick: number, most: number, least = 0): Lengths {
  const days = (ticks: number) => (ticks * tick) / MINUTES_PER_DAY;
  const some = fc.integer({ min: least, max: most }).map(days);
  return fc.oneof(
    some.map((value) => ({ fixed: value })),
    fc.array(some, { minLength: 2, maxLength: 5 }).map((values) => ({ empirical: { values } })),
    fc.integer({ min: least, max: most }).map((from) => ({ uniform: { from: days(from), to: days(from + 1 + most) } })),
  );
}

const share = fc.constantFrom(0, 0.25, 0.5, 1);
const some = <Key extends string>(first: Key, second: Key) =>
  fc.constantFrom(0, 0.25, 0.5, 1).map((part) => ({ [first]: part, [second]: 1 - part }));

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
  const unit = (catchment: string) =>
    fc.record({
      catchment: fc.constant(catchment),
      serviceLines: many ? fc.constantFrom(["men"], ["men", "women"], ["women"]) : fc.constant(["men"]),
      beds: fc.integer({ min: features.has("fences") ? 2 : 0, max: 4 }),
      changes: features.has("changes") ? changes(tick) : fc.constant([]),
    });
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

/** Openings and closures, never of more beds than there are. */
function changes(tick: number): fc.Arbitrary<unknown[]> {
  const last = Math.floor((300 * tick) / MINUTES_PER_DAY);
  const change = fc.record({ day: fc.integer({ min: 0, max: last }), beds: fc.integer({ min: -3, max: 3 }) });
  return fc.array(change, { maxLength: 4 }).map((all) => {
    const dated = all.filter(({ beds }) => beds !== 0).sort((one, other) => one.day - other.day);
    let closed = 0;
    return dated.map(({ day, beds }) => {
      closed = Math.min(0, closed + beds);
      return {
        on: new Date(Date.UTC(2026, 3, 1 + day)).toISOString().slice(0, 10),
        beds: Math.abs(beds) * (closed < 0 ? 1 : Math.sign(beds)),
      };
    });
  });
}

/** Whether people come from prison, with courts and release dates. */
function isLegal(features: ReadonlySet<Feature>): boolean {
  return (["law", "returns", "funding", "pressure"] as const).some((each) => features.has(each));
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

function rules(tick: number, features: ReadonlySet<Feature>): Lengths {
  const days = (ticks: number) => (ticks * tick) / MINUTES_PER_DAY;
  const wait = fc.integer({ min: 0, max: 30 }).map(days);
  return fc
    .record({
      ...(features.has("order") && { whoIsNext: order(tick) }),
      ...(features.has("catchments") && {
        placement: fc.record(
          {
            ...(features.has("together") && { collaborative: wait }),
            outOfArea: wait,
            order: fc.constantFrom("homeFirst", "whoIsNext"),
            repatriation: fc.constantFrom("never", "afterTheList", "beforeTheList"),
            ...(features.has("spot") && {
              spotPurchase: fc.oneof(
                fc.record({ after: wait }),
                fc.record({ occupancy: fc.constantFrom(0.5, 1) }),
                fc.record({ after: wait, occupancy: fc.constantFrom(0.75, 1) }),
              ),
            }),
          },
          { requiredKeys: ["order", "repatriation"] },
        ),
      }),
      ...(features.has("fences") && { ringFence: fences }),
      ...(features.has("access") && { access: chooses(tick), clock: fc.constantFrom({}, { exceptional: 0.25 }) }),
      ...(isLegal(features) && { pathway: pathway(tick) }),
      ...(features.has("funding") && { fundedStay: funding(tick) }),
      ...(features.has("pressure") && { pressure: pressure(tick) }),
      ...(features.has("places") && {
        stepDown: fc.constantFrom({ places: ["lowSecure"] }, { places: ["lowSecure", "community"] }),
      }),
      ...(features.has("changes") && {
        estate: fc.record({ openingsSlip: fc.constantFrom(0, 1), openingsStaffed: fc.constantFrom(1, 0.5) }),
      }),
    })
    .map((all) => all as Readonly<Record<string, unknown>>);
}

/** Never on the minute of anything else: a review that falls on the end of treatment may come before it or after. */
function funding(tick: number): fc.Arbitrary<unknown> {
  const when = fc.integer({ min: 1, max: 60 }).map((ticks) => (ticks * tick + 0.5) / MINUTES_PER_DAY);
  return fc
    .record({
      reviews: fc.array(when, { maxLength: 4 }),
      returned: share,
      longest: fc.option(when, { nil: undefined }),
    })
    .map(({ reviews, returned, longest }) => {
      const rising = [...new Set(reviews)].sort((one, other) => one - other);
      const last = Math.max(0, ...rising);
      return { reviews: rising, returned, ...(longest !== undefined && { longest: last + longest }) };
    });
}

const threshold = fc.oneof(
  fc.record({ occupancy: fc.constantFrom(0.5, 0.75, 1) }),
  fc.record({ waiting: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ occupancy: fc.constantFrom(0.75, 1), waiting: fc.integer({ min: 2, max: 6 }) }),
);

function pressure(tick: number): fc.Arbitrary<unknown> {
  const speed = fc.record({ at: threshold, times: fc.constantFrom(1.5, 2, 4, 0.5) });
  const review = fc.record({ at: threshold, every: fc.integer({ min: 1, max: 20 }), returned: share });
  return fc
    .record({
      of: fc.constantFrom("unit", "catchment", "estate"),
      speeds: fc.array(speed, { maxLength: 2 }),
      reviews: fc.option(review, { nil: undefined }),
    })
    .map(({ of, speeds, reviews }) => ({
      of,
      speeds: speeds.map(({ at, times }) => ({ ...at, times })),
      ...(reviews && {
        reviews: {
          ...reviews.at,
          returned: reviews.returned,
          every: Math.max(1, (reviews.every * tick) / MINUTES_PER_DAY) + 7 / MINUTES_PER_DAY,
        },
      }),
    }));
}

const KEYS = [
  "urgency",
  "courtDeadline",
  "releaseDeadline",
  "remandFirst",
  "sentencedFirst",
  "prisonFirst",
  "longestWait",
];

function order(tick: number): fc.Arbitrary<unknown> {
  const ageing = fc.integer({ min: 1, max: 20 }).map((ticks) => (ticks * tick) / MINUTES_PER_DAY);
  return fc
    .record({ keys: fc.shuffledSubarray(KEYS, { minLength: 1 }), ageing: fc.option(ageing, { nil: undefined }) })
    .map(({ keys, ageing: step }) => ({
      keys,
      ...(keys.includes("urgency") && step !== undefined && { ageing: step }),
    }));
}

/** One for one or two groups, and perhaps another for a third. */
const fences = fc
  .record({
    beds: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 })),
    borrowing: fc.tuple(borrowing(), borrowing()),
    groups: fc.constantFrom<string[][]>(
      [["second"]],
      [["second"], ["third"]],
      [["first", "second"]],
      [["first", "second"], ["third"]],
    ),
    in: fc.constantFrom({}, { in: ["a"] }, { in: ["east"] }),
  })
  .map(({ beds, borrowing: lent, groups, in: where }) =>
    groups.map((names, position) => ({
      beds: groups.length === 2 ? Math.min(1, beds[position]!) : beds[position],
      for: names,
      borrowing: lent[position],
      ...where,
    })),
  );

function borrowing(): fc.Arbitrary<string> {
  return fc.constantFrom("never", "whileNobodyWaits");
}

function chooses(tick: number): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constant("open"),
    fc.record({
      selective: fc.record({
        accepts: fc.record({ engaging: share, notEngaging: share, tooHighRisk: share }),
        shortSentence: fc.record({ below: fc.constant((40 * tick) / MINUTES_PER_DAY), accepts: share }),
        secondOpinion: fc.constantFrom("allowed", "refused"),
      }),
    }),
  );
}

function pathway(tick: number): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom("treatAndReturn", "fullRehabilitation"),
    fc.record({
      discretionary: fc.record({
        returned: fc.record({ engaging: share, notEngaging: share, tooHighRisk: share }),
        byLegalBasis: fc.constantFrom({}, { "s48/49": 1 }),
        longSentence: fc.record({ atLeast: fc.constant((60 * tick) / MINUTES_PER_DAY), returned: share }),
      }),
    }),
  );
}
