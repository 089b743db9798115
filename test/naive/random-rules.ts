import fc from "fast-check";
import { type Feature, isLegal, type Lengths, MINUTES_PER_DAY, share } from "./random-parts.js";

/* Random commissioning rules. */

export function rules(tick: number, features: ReadonlySet<Feature>): Lengths {
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

/** Reviews fall on the minutes in which other things happen, and often on the end of treatment. */
function funding(tick: number): fc.Arbitrary<unknown> {
  const when = fc.integer({ min: 1, max: 60 }).map((ticks) => (ticks * tick) / MINUTES_PER_DAY);
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
