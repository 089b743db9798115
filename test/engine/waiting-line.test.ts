import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { by, type Discipline, firstCome, LinePlaces, lastCome, NOBODY, WaitingLine } from "../../src/engine/index.js";
import { UsageError } from "../../src/foundation/index.js";

/** Few urgencies, so that most people tie. */
const urgency = (person: number) => (person * 7) % 4;

/** Each discipline, and what it means for a plain array. */
const DISCIPLINES: [string, Discipline, (line: number[], person: number) => number[]][] = [
  ["firstCome", firstCome(), (line, person) => [...line, person]],
  ["lastCome", lastCome(), (line, person) => [person, ...line]],
  [
    "by",
    by((a, b) => urgency(a) - urgency(b)),
    (line, person) => [...line, person].sort((a, b) => urgency(a) - urgency(b)),
  ],
];

describe.each(DISCIPLINES)("a line: %s", (_, discipline, joined) => {
  it("agrees with a plain array, in three lines that share their places", () => {
    const stroke = fc.tuple(fc.constantFrom("join", "join", "withdraw", "take", "reset"), fc.nat(2), fc.nat(99));
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 120 }), (strokes) => {
        const places = new LinePlaces();
        const lines = [0, 1, 2].map(() => new WaitingLine({ discipline, places }));
        const naive: number[][] = [[], [], []];
        for (const [what, which, person] of strokes) {
          const line = lines[which];
          if (what === "join") {
            if (naive.some((people) => people.includes(person))) expect(() => line.join(person)).toThrow(UsageError);
            else {
              line.join(person);
              naive[which] = joined(naive[which], person);
            }
          } else if (what === "withdraw") {
            expect(line.withdraw(person)).toBe(naive[which].includes(person));
            naive[which] = naive[which].filter((other) => other !== person);
          } else if (what === "take") expect(line.takeFirst()).toBe(naive[which].shift() ?? NOBODY);
          else if (person < 20) {
            line.reset();
            naive[which] = [];
          }
          lines.forEach((each, i) => {
            expect([...each]).toEqual(naive[i]);
            expect([each.length, each.first]).toEqual([naive[i].length, naive[i][0] ?? NOBODY]);
            expect(each.has(person)).toBe(naive[i].includes(person));
            for (const [place, someone] of naive[i].entries())
              expect(each.next(someone)).toBe(naive[i][place + 1] ?? NOBODY);
          });
        }
      }),
      { numRuns: 60, seed: 6 },
    );
  });
});

describe("a line", () => {
  it("can be emptied while it is walked", () => {
    const line = new WaitingLine({ discipline: firstCome() });
    for (let person = 0; person < 200; person++) line.join(person);
    for (const person of line) if (person % 3 > 0) line.withdraw(person);
    expect([...line]).toEqual(Array.from({ length: 67 }, (_, i) => 3 * i));
  });

  it("says what is wrong, and is unharmed", () => {
    const places = new LinePlaces();
    const north = new WaitingLine({ name: "north", discipline: firstCome(), places });
    const south = new WaitingLine({ discipline: by(() => Number.NaN), places });
    north.join(4);
    south.join(5);
    expect(() => south.join(4)).toThrow(new UsageError('4 cannot join: already in "north".'));
    expect(() => north.join(5)).toThrow(new UsageError('5 cannot join: already in "line 2".'));
    expect(() => south.join(6)).toThrow(new UsageError("The comparison of 6 with 5 is NaN."));
    expect(() => north.next(5)).toThrow(new UsageError('5 is not in "north".'));
    for (const wrong of [-1, 0.5, Number.NaN, 2 ** 26]) {
      expect(() => north.join(wrong)).toThrow(
        new UsageError(`A waiting line takes subjects from 0 to 67108863; received ${wrong}.`),
      );
      expect([north.has(wrong), north.withdraw(wrong)]).toEqual([false, false]);
    }
    expect([[...north], [...south], north.takeFirst(), north.takeFirst()]).toEqual([[4], [5], 4, NOBODY]);
  });
});
