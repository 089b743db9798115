import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PRESSURE_SCOPES, REPATRIATIONS, type Rules, WHO_IS_NEXT_KEYS } from "../../src/policy/index.js";
import { atLength } from "../at-length.js";
import { balance, Ledger } from "./ledger.js";
import { type Around, COURT, DALE, DOWN, factsOf, MOOR, REMAND, SENTENCED, tell, underRules } from "./ruled.js";

const share = fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10);
const days = (most: number) => fc.integer({ min: 0, max: most });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const each = fc.record({ engaging: share, notEngaging: share, tooHighRisk: share });
/** Any of the keys, with values. */
const optional = <T extends object>(values: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc.record(values, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
const limits = optional<{ occupancy: number; waiting: number }>({
  occupancy: fc.constantFrom(0.8, 0.9, 0.95, 1),
  waiting: days(15),
});

/** Each rule with parameters of any kind. */
const RULES: { readonly [R in keyof Rules]: fc.Arbitrary<Rules[R]> } = {
  clock: fc.constant({ startsAt: "listed", standard: 28, excludes: ["readmissions"], exceptional: 0.1 }),
  access: fc.record({ kind: fc.constant("selective" as const), accepts: each, secondOpinion: fc.boolean() }),
  whoIsNext: fc
    .tuple(fc.shuffledSubarray([...WHO_IS_NEXT_KEYS], { minLength: 1 }), maybe(days(200)))
    .map(([keys, ageing]) => ({ keys, ...(ageing !== undefined && { ageing }) })),
  placement: fc
    .record({
      tiers: optional<{ collaborative: number; outOfArea: number }>({
        collaborative: days(60),
        outOfArea: days(120),
      }),
      spotPurchase: maybe(
        optional<{ after: number; occupancy: number }>({
          after: days(100),
          occupancy: fc.constantFrom(0.9, 1),
        }),
      ),
      repatriation: fc.constantFrom(...REPATRIATIONS),
      homeFirst: fc.boolean(),
    })
    .map(({ tiers, spotPurchase, ...rest }) => ({ ...tiers, ...rest, ...(spotPurchase && { spotPurchase }) })),
  ringFence: fc.array(
    fc.record({
      beds: days(30),
      groups: fc.subarray([COURT, REMAND, SENTENCED], { minLength: 1 }),
      groupNames: fc.constant([]),
      units: fc.subarray([DALE, DOWN, MOOR]),
      unitsInWords: fc.constant(""),
      borrowing: fc.constantFrom("never" as const, "whileNobodyWaits" as const),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  pathway: fc.oneof(
    fc.constantFrom({ kind: "fullRehabilitation" as const }, { kind: "treatAndReturn" as const }),
    fc.record({
      kind: fc.constant("discretionary" as const),
      returned: each,
      byLegalBasis: fc.constant({ "s48/49": 0.5 }),
      longSentence: fc.constant({ atLeast: 700, returned: 0.9 }),
    }),
  ),
  fundedStay: fc
    .tuple(fc.subarray([30, 60, 90, 200, 400]), share, maybe(days(700).map((day) => day + 20)))
    .map(([reviews, returned, longest]) => ({ reviews, returned, ...(longest !== undefined && { longest }) })),
  pressure: fc
    .record({
      of: fc.constantFrom(...PRESSURE_SCOPES),
      speeds: fc.array(
        fc.tuple(limits, fc.constantFrom(0.5, 1, 1.5, 4)).map(([when, times]) => ({ ...when, times })),
        { maxLength: 3 },
      ),
      reviews: maybe(fc.tuple(limits, share).map(([when, returned]) => ({ ...when, every: 28, returned }))),
    })
    .map(({ reviews, ...rest }) => ({ ...rest, ...(reviews && { reviews }) })),
  estate: fc.record({ openingsSlip: days(400), openingsStaffed: share }),
  stepDown: fc.subarray(["lowSecure", "community", "highSecure"] as const).map((places) => ({ places })),
};

const around: fc.Arbitrary<Around> = fc.record({
  together: fc.boolean(),
  empty: fc.boolean(),
  spotPurchase: fc.record({ atMost: days(8), bedDayCost: fc.constant(700) }),
  onward: fc
    .record({
      low: days(25),
      north: days(20),
      south: days(20),
      high: days(3),
      stepUp: fc.constantFrom(0, 0.1, 0.9),
      stay: fc.constantFrom(20, 300),
    })
    .map(({ low, north, south, high, stepUp, stay }) => {
      const next = [
        { name: "community" as const, share: 1 - stepUp },
        { name: "stepUp" as const, share: stepUp },
      ].filter((way) => way.share > 0);
      const fixed = { kind: "fixed" as const, value: stay };
      return [
        { name: "low secure", destination: "lowSecure" as const, places: low, stay: fixed, next },
        { name: "community, north", destination: "community" as const, catchment: 0, places: north, stay: fixed, next },
        { name: "community, south", destination: "community" as const, catchment: 1, places: south, stay: fixed, next },
        {
          name: "high secure",
          destination: "highSecure" as const,
          places: high,
          stay: fixed,
          next: [{ name: "lowSecure" as const, share: 1 }],
        },
      ];
    }),
});

const NAMES = Object.keys(RULES) as (keyof Rules)[];

/** Some of the rules, each with some parameters. */
function chosen(names: readonly (keyof Rules)[]): fc.Arbitrary<Partial<Rules>> {
  return fc.record(Object.fromEntries(names.map((name) => [name, RULES[name]]))) as fc.Arbitrary<Partial<Rules>>;
}

/** Two years and more, every promise checked after every event, and the books kept from the facts. */
function play(rules: Partial<Rules>, world: Around, replication: number): void {
  const scenario = underRules(rules, world);
  const ledger = new Ledger();
  const study = { ...scenario.study, warmUp: 0, run: 800, followUp: 0 };
  tell({ ...scenario, study }, ledger.listener, { replication });
  expect(balance(ledger)).toEqual([]);
}

describe("rules together break no promise, and lose or double nobody", () => {
  const pairs = NAMES.flatMap((one, i) => NAMES.slice(i + 1).map((other) => [one, other] as const));

  test.each(pairs)("%s with %s", (one, other) => {
    fc.assert(fc.property(chosen([one, other]), around, fc.integer({ min: 1, max: 5 }), play), {
      seed: 20260401,
      numRuns: atLength(2, 20),
    });
  });

  test("any number of them", () => {
    const some = fc.subarray(NAMES, { minLength: 3 }).chain(chosen);
    fc.assert(fc.property(some, around, fc.integer({ min: 1, max: 5 }), play), {
      seed: 20260402,
      numRuns: atLength(20, 800),
    });
  }, 120_000);

  test("and the same again is the same again", () => {
    fc.assert(
      fc.property(chosen(NAMES), around, (rules, world) => {
        const scenario = underRules(rules, world);
        const study = { ...scenario.study, warmUp: 0, run: 400, followUp: 0 };
        expect(factsOf({ ...scenario, study })).toEqual(factsOf({ ...scenario, study }));
      }),
      { seed: 20260403, numRuns: 10 },
    );
  });
});
