import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PersonView, RingFence, RingFenceRule, UnitView } from "../../src/policy/index.js";
import { mayTakeBedUnder, ringFenceInWords } from "../../src/policy/index.js";
import { person, unitWith } from "./people.js";

const [PRISON, COURT, RECALL] = [0, 1, 2];

function fence(said: Partial<RingFence> = {}): RingFence {
  return {
    beds: 4,
    groups: [PRISON],
    groupNames: ["prison"],
    units: [0],
    unitsInWords: "moorside",
    borrowing: "never",
    ...said,
  };
}

const of = (group: number) => person({ group });

function mayTakeBed(rule: RingFenceRule, who: PersonView, unit: UnitView): boolean {
  return mayTakeBedUnder(rule)(who, unit);
}

describe("one fence of 4 beds for people from prison in a unit of 10, worked by hand", () => {
  test.each<[string, number, number, boolean]>([
    // prison, court: people in beds; may somebody of the court have one?
    ["an empty unit", 0, 0, true],
    ["6 others have all that is theirs", 0, 6, false],
    ["5 others leave one", 0, 5, true],
    ["a prisoner in a fenced bed leaves others as many as before", 1, 5, true],
    ["and no more", 1, 6, false],
    ["prisoners beyond the fence use beds that are anybody's", 6, 3, true],
    ["a full unit", 6, 4, false],
  ])("%s", (_, prison, court, may) => {
    expect(mayTakeBed([fence()], of(COURT), unitWith(10, [prison, court]))).toBe(may);
  });

  test("those it is kept for may have any free bed", () => {
    expect(mayTakeBed([fence()], of(PRISON), unitWith(10, [4, 5]))).toBe(true);
    expect(mayTakeBed([fence()], of(PRISON), unitWith(10, [0, 9]))).toBe(true);
    expect(mayTakeBed([fence()], of(PRISON), unitWith(10, [4, 6]))).toBe(false);
  });

  test("others may borrow while none of them waits", () => {
    const lent = [fence({ borrowing: "whileNobodyWaits" })];
    expect(mayTakeBed(lent, of(COURT), unitWith(10, [0, 9], [0, 3]))).toBe(true);
    expect(mayTakeBed(lent, of(COURT), unitWith(10, [0, 9], [1, 3]))).toBe(false);
    expect(mayTakeBed(lent, of(COURT), unitWith(10, [0, 5], [1, 3]))).toBe(true);
  });

  test("other units keep nothing", () => {
    expect(mayTakeBed([fence()], of(COURT), unitWith(10, [0, 9], [], { unit: 1 }))).toBe(true);
  });
});

describe("several fences", () => {
  const both = [fence({ beds: 3, groups: [PRISON] }), fence({ beds: 2, groups: [RECALL] })];

  test("each is left alone by all but its own, worked by hand", () => {
    // 10 beds, 4 taken by the court: 6 free, 3 of them kept for prison and 2 for recalls.
    expect(mayTakeBed(both, of(COURT), unitWith(10, [0, 4, 0]))).toBe(true);
    expect(mayTakeBed(both, of(COURT), unitWith(10, [0, 5, 0]))).toBe(false);
    expect(mayTakeBed(both, of(RECALL), unitWith(10, [0, 5, 0]))).toBe(true);
    expect(mayTakeBed(both, of(RECALL), unitWith(10, [0, 5, 2]))).toBe(false);
    expect(mayTakeBed(both, of(PRISON), unitWith(10, [3, 5, 0]))).toBe(false);
    expect(mayTakeBed(both, of(PRISON), unitWith(10, [2, 5, 0]))).toBe(true);
  });
});

describe("whatever comes and goes", () => {
  const BEDS = 12;
  const steps = fc.array(fc.record({ group: fc.integer({ min: 0, max: 2 }), comes: fc.boolean() }), { maxLength: 120 });

  /** Lets people in as the rule says and out as they please; shows the beds of each group after every step. */
  function play(rule: RingFenceRule, story: readonly { group: number; comes: boolean }[]): number[][] {
    const taken = [0, 0, 0];
    return story.map(({ group, comes }) => {
      if (!comes) taken[group] = Math.max(0, taken[group] - 1);
      else if (mayTakeBed(rule, of(group), unitWith(BEDS, taken))) taken[group]++;
      return [...taken];
    });
  }

  test("others never have more than all beds but the fence", () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: BEDS + 3 }), (story, kept) => {
        for (const [, court, recall] of play([fence({ beds: kept })], story))
          expect(court + recall).toBeLessThanOrEqual(Math.max(0, BEDS - kept));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("and are kept out of none that is not needed for it: one more of them is let in until they have that many", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: BEDS }),
        fc.tuple(fc.nat(BEDS), fc.nat(BEDS)).filter(([own, others]) => own + others <= BEDS),
        (kept, [own, others]) => {
          // The definition without the formula: could they come in and leave every fenced bed to those it is kept for?
          const room = own + others < BEDS && others + 1 <= BEDS - Math.max(kept, own);
          expect(mayTakeBed([fence({ beds: kept })], of(COURT), unitWith(BEDS, [own, others]))).toBe(room);
        },
      ),
      { seed: 2, numRuns: 1000 },
    );
  });

  test("with two fences that fit, each group can always fill its own", () => {
    fc.assert(
      fc.property(steps, fc.nat(6), fc.nat(6), (story, first, second) => {
        const rule = [fence({ beds: first }), fence({ beds: second, groups: [RECALL] })];
        for (const taken of play(rule, story)) {
          const free = BEDS - taken[0] - taken[1] - taken[2];
          const owed = Math.max(0, first - taken[PRISON]) + Math.max(0, second - taken[RECALL]);
          expect(free).toBeGreaterThanOrEqual(owed);
        }
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test("a fence of no beds, for everybody or of no unit is no fence", () => {
    fc.assert(
      fc.property(steps, (story) => {
        const open = play([], story);
        expect(play([fence({ beds: 0 })], story)).toEqual(open);
        expect(play([fence({ groups: [0, 1, 2] })], story)).toEqual(open);
        expect(play([fence({ units: [] })], story)).toEqual(open);
        expect(play([fence({ borrowing: "whileNobodyWaits" })], story)).toEqual(open); // nobody waits in this story
      }),
      { seed: 4 },
    );
  });
});

describe("the sentence", () => {
  test.each<[RingFenceRule, string]>([
    [[], "No beds are ring-fenced."],
    [[fence({ beds: 0 })], "No beds are ring-fenced."],
    [[fence()], "In moorside 4 beds are kept for the group prison."],
    [[fence({ beds: 1 })], "In moorside 1 bed is kept for the group prison."],
    [
      [fence({ groupNames: ["remand", "sentenced"], units: [0, 1, 2], unitsInWords: "every unit" })],
      "In every unit 4 beds are kept for the groups remand and sentenced.",
    ],
    [
      [fence({ units: [0, 1], unitsInWords: "moorside and dale", borrowing: "whileNobodyWaits" })],
      "In moorside and dale 4 beds each are kept for the group prison; others may have them while nobody of these waits.",
    ],
    [
      [fence({ beds: 1, borrowing: "whileNobodyWaits" }), fence({ groupNames: ["recall"] })],
      "In moorside 1 bed is kept for the group prison; others may have it while nobody of these waits. In moorside 4 beds are kept for the group recall.",
    ],
  ])("%j", (rule, sentence) => expect(ringFenceInWords(rule)).toBe(sentence));
});
