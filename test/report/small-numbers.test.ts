import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { peopleInWords, placesInWords } from "../../src/report/small-numbers.js";

const BELOW = 5;

/** Every way in which people may be at the places, for somebody who reads what is told and knows their sum: fewer than five where
 *  that is said, five or more where nothing is, and there no more than at any place that is told. Found by trying all. */
function possible(told: readonly string[], sum: number, below: number): readonly (readonly number[])[] {
  const shown = told.filter((text) => /^[\d,]+$/.test(text)).map((text) => Number(text.replaceAll(",", "")));
  const most = Math.min(...shown, sum);
  const mayBe = (text: string): readonly number[] => {
    if (text.startsWith("fewer")) return Array.from({ length: below }, (_, number) => number);
    if (text === "not shown")
      return Array.from({ length: Math.max(0, most - below + 1) }, (_, number) => below + number);
    return [Number(text.replaceAll(",", ""))];
  };
  let ways: readonly (readonly number[])[] = [[]];
  for (const text of told) {
    ways = ways.flatMap((way) => mayBe(text).map((number) => [...way, number]));
    ways = ways.filter((way) => way.reduce((all, number) => all + number, 0) <= sum);
  }
  return ways.filter((way) => way.reduce((all, number) => all + number, 0) === sum);
}

describe("numbers of people at places whose sum is told", () => {
  // Seed and number of cases are fixed, so that the test is the same every time; 300 estates of one to five places.
  test("leave every small number open between two at least, whoever works it out", () => {
    let withSmall = 0;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 5 }), (counts) => {
        const sum = counts.reduce((all, count) => all + count, 0);
        const told = placesInWords(counts, BELOW);
        if (told === undefined || sum < BELOW) return;
        const ways = possible(told, sum, BELOW);
        expect(ways).toContainEqual(counts);
        counts.forEach((count, place) => {
          if (count >= BELOW) return;
          withSmall++;
          expect(told[place]).toBe("fewer than 5");
          expect(new Set(ways.map((way) => way[place])).size).toBeGreaterThan(1);
        });
      }),
      { seed: 2021, numRuns: 300 },
    );
    expect(withSmall).toBeGreaterThan(200);
  });

  test("hide no more than it takes, the smaller ones first", () => {
    expect(placesInWords([12, 30, 9], BELOW)).toEqual(["12", "30", "9"]);
    expect(placesInWords([12, 3, 30, 9], BELOW)).toEqual(["12", "fewer than 5", "30", "not shown"]);
    // Two that hide each other: their sum, 4, may be any two numbers.
    expect(placesInWords([2, 2, 40], BELOW)).toEqual(["fewer than 5", "fewer than 5", "40"]);
    // Their sum, 8, can only be 4 and 4.
    expect(placesInWords([4, 4, 40], BELOW)).toEqual(["fewer than 5", "fewer than 5", "not shown"]);
    expect(placesInWords([1234, 40], BELOW)).toEqual(["1,234", "40"]);
  });

  test("are not told at all where the sum would give one away", () => {
    expect(placesInWords([0, 5], BELOW)).toBeUndefined();
    expect(placesInWords([4, 4], BELOW)).toBeUndefined();
  });

  test("are all told where that is asked for", () => {
    expect(placesInWords([0, 1, 2], 0)).toEqual(["0", "1", "2"]);
    expect(placesInWords([0, 1, 2], 1)).toEqual(["0", "1", "2"]);
  });
});

test("a number of people is told, or that it is small", () => {
  const plain = (text: string) => text.replaceAll("\u00a0", " ");
  expect([5, 4, 1, 0].map((people) => plain(peopleInWords(people, BELOW)))).toEqual([
    "5 people",
    ...Array(3).fill("fewer than 5 people"),
  ]);
  expect([1, 0].map((people) => plain(peopleInWords(people, 0)))).toEqual(["1 person", "0 people"]);
  expect(peopleInWords(undefined, 10)).toBe("fewer than 10 people");
});
