import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CatchmentView,
  DEFAULT_PLACEMENT,
  type PlacementRule,
  placementInWords,
  type Standing,
  standingOf,
} from "../../src/policy/index.js";

// North and west are one collaborative, south is alone. From north, south is nearer than west.
const [NORTH, SOUTH, WEST] = [0, 1, 2];
const MAP: readonly CatchmentView[] = [
  { collaborative: 0, nearest: [SOUTH, WEST] },
  { collaborative: -1, nearest: [WEST, NORTH] },
  { collaborative: 0, nearest: [NORTH, SOUTH] },
];
const home = { catchment: NORTH, serviceLine: 0 };
const unitIn = (catchment: number, serviceLines: readonly number[] = [0]) => ({ catchment, serviceLines });

function rule(said: Partial<PlacementRule> = {}): PlacementRule {
  return { ...DEFAULT_PLACEMENT, ...said };
}

describe("how units stand to somebody from the north, worked by hand", () => {
  const at = (after: number, distance: number): Standing => ({ after, distance });

  test.each<[string, Partial<PlacementRule>, ...(Standing | undefined)[]]>([
    ["home only", {}, at(0, 0), undefined, undefined],
    ["the collaborative at once", { collaborative: 0 }, at(0, 0), undefined, at(0, 2)],
    ["anywhere after 28 days", { outOfArea: 28 }, at(0, 0), at(28, 1), at(28, 2)],
    ["both, each in its time", { collaborative: 7, outOfArea: 28 }, at(0, 0), at(28, 1), at(7, 2)],
    [
      "out of area before the collaborative: the sooner",
      { collaborative: 60, outOfArea: 28 },
      at(0, 0),
      at(28, 1),
      at(28, 2),
    ],
    ["a bought bed is no unit", { spotPurchase: { after: 0 } }, at(0, 0), undefined, undefined],
  ])("%s", (_, said, north, south, west) => {
    const standing = (catchment: number) => standingOf(rule(said), unitIn(catchment), home, MAP);
    expect([standing(NORTH), standing(SOUTH), standing(WEST)]).toEqual([north, south, west]);
  });

  test("no wait opens a unit of another service line", () => {
    const all = rule({ collaborative: 0, outOfArea: 0, spotPurchase: { after: 0 } });
    for (const catchment of [NORTH, SOUTH, WEST]) {
      expect(standingOf(all, unitIn(catchment, [1]), home, MAP)).toBeUndefined();
      expect(standingOf(all, unitIn(catchment, [1, 0]), home, MAP)).toBeDefined();
    }
  });

  test("two catchments without a collaborative are not together in one", () => {
    const apart = MAP.map((catchment) => ({ ...catchment, collaborative: -1 }));
    expect(standingOf(rule({ collaborative: 0 }), unitIn(SOUTH), home, apart)).toBeUndefined();
  });
});

describe("in any country", () => {
  const countries = fc.integer({ min: 1, max: 6 }).chain((size) =>
    fc.tuple(
      ...Array.from({ length: size }, (_, own) =>
        fc.record({
          collaborative: fc.integer({ min: -1, max: 1 }),
          nearest: fc.shuffledSubarray(
            Array.from({ length: size }, (_, other) => other).filter((other) => other !== own),
            { minLength: size - 1, maxLength: size - 1 },
          ),
        }),
      ),
    ),
  );
  const wait = fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined });
  const rules = fc
    .tuple(wait, wait)
    .map(([collaborative, outOfArea]) =>
      rule({ ...(collaborative !== undefined && { collaborative }), ...(outOfArea !== undefined && { outOfArea }) }),
    );

  test("home is at once and nearest; elsewhere farther, in the order of preference, and no two alike", () => {
    fc.assert(
      fc.property(rules, countries, (placement, country) => {
        country.forEach(({ nearest }, own) => {
          const standing = (catchment: number) =>
            standingOf(placement, unitIn(catchment), { catchment: own, serviceLine: 0 }, country);
          expect(standing(own)).toEqual({ after: 0, distance: 0 });
          const distances = nearest.map((other) => standing(other)?.distance).filter((each) => each !== undefined);
          expect(distances.every((each, i) => each > (distances[i - 1] ?? 0))).toBe(true);
        });
      }),
      { seed: 1 },
    );
  });

  test("a longer limit never lets anybody in sooner; no limit is the longest", () => {
    fc.assert(
      fc.property(rules, countries, fc.nat(5), fc.nat(5), (placement, country, a, b) => {
        const [unit, own] = [a % country.length, b % country.length];
        const limit = (variant: PlacementRule) =>
          standingOf(variant, unitIn(unit), { catchment: own, serviceLine: 0 }, country)?.after ?? Infinity;
        const { collaborative: _c, ...without } = placement;
        const longer =
          placement.outOfArea === undefined ? placement : { ...placement, outOfArea: placement.outOfArea + 1 };
        expect(limit(without)).toBeGreaterThanOrEqual(limit(placement));
        expect(limit(longer)).toBeGreaterThanOrEqual(limit(placement));
      }),
      { seed: 2 },
    );
  });
});

describe("the sentence", () => {
  const own = "People are placed in a unit of their own catchment and service line";

  test.each<[Partial<PlacementRule>, string]>([
    [{}, `${own}.`],
    [{ collaborative: 0 }, `${own}; elsewhere in their collaborative at once.`],
    [{ outOfArea: 1 }, `${own}; out of area after 1 day on the list.`],
    [
      { collaborative: 7, outOfArea: 28, homeFirst: false },
      `${own}; elsewhere in their collaborative after 7 days on the list; out of area after 28 days on the list. A free bed goes to whoever is next, wherever they belong.`,
    ],
    [{ spotPurchase: { after: 0 } }, `${own}; in a bought bed at once.`],
    [
      { spotPurchase: { after: 56, occupancy: 0.98 }, repatriation: "afterTheList" },
      `${own}; in a bought bed after 56 days on the list or while at least 98 % of the catchment's beds are taken. People placed elsewhere come home when a bed is free that nobody on the list may have.`,
    ],
    [
      { outOfArea: 365.25, repatriation: "beforeTheList" },
      `${own}; out of area after 1 year on the list. People placed elsewhere come home before anybody on the list has the bed.`,
    ],
  ])("%j", (said, sentence) => expect(placementInWords(rule(said))).toBe(sentence));
});
