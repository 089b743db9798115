import fc from "fast-check";
import { ENGAGEMENTS, LAW, URGENCIES } from "../../src/domain/index.js";
import type { PersonView, UnitView } from "../../src/policy/index.js";

export const DAY = 1440;

export function basis(name: string): (typeof LAW)[number] {
  const found = LAW.find((row) => row.name === name);
  if (found === undefined) throw new Error(`no basis ${name}`);
  return found;
}

/** A sentenced prisoner without anything remarkable, but for what is said. */
export function person(said: Partial<PersonView> = {}): PersonView {
  return {
    legalBasis: basis("s47/49"),
    urgency: "routine",
    engagement: "engaging",
    fromPrison: true,
    group: 0,
    groupName: "sentenced",
    entry: 0,
    listedAt: 0,
    stayed: 0,
    untilRelease: Number.POSITIVE_INFINITY,
    untilCourt: Number.POSITIVE_INFINITY,
    ...said,
  };
}

/** Anybody whom the law knows. */
export function anybody(): fc.Arbitrary<PersonView> {
  const days = (most: number) => fc.integer({ min: 0, max: most * DAY });
  const maybe = fc.oneof(days(4000), fc.constant(Number.POSITIVE_INFINITY));
  return fc.record({
    legalBasis: fc.constantFrom(...LAW),
    urgency: fc.constantFrom(...URGENCIES),
    engagement: fc.constantFrom(...ENGAGEMENTS),
    fromPrison: fc.boolean(),
    group: fc.integer({ min: 0, max: 3 }),
    groupName: fc.constantFrom("a", "b"),
    entry: fc.integer({ min: 0, max: 3 }),
    listedAt: fc.integer({ min: -500 * DAY, max: 3000 * DAY }),
    stayed: days(3000),
    untilRelease: maybe,
    untilCourt: maybe,
  });
}

/** A unit with the people of each group in its beds, and of each group on its lists. */
export function unitWith(
  beds: number,
  taken: readonly number[],
  waiting: readonly number[] = [],
  more: Partial<UnitView> = {},
): UnitView {
  return {
    unit: 0,
    name: "moorside",
    beds,
    free: Math.max(0, beds - taken.reduce((sum, people) => sum + people, 0)),
    takenBy: (group) => taken[group] ?? 0,
    waitingOf: (group) => waiting[group] ?? 0,
    ...more,
  };
}

export const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
