import { expect, test } from "vitest";
import { allOf, nearest, oneOf } from "../../src/scenario/nearest.js";

test.each<[string, readonly string[], string | undefined]>([
  ["bed", ["red", "beds"], "beds"], // one edit either way: the one that begins alike
  ["aStart", ["start", "atStart"], "atStart"],
  ["ed", ["red", "bed"], "red"], // one edit either way and neither begins alike: the first
  ["moorsdie", ["moor", "moorside"], "moorside"], // neighbours swapped are one edit
  ["ab", ["ba"], "ba"],
  ["ab", ["cd"], undefined], // two edits of two letters
  ["ab", ["ac"], "ac"], // one of two is close enough
  ["warnt", ["warrant"], undefined], // two of five letters are not
  ["warrnt", ["wxyznt"], undefined], // three of six
  ["warant", ["warrants"], "warrants"], // two of six are
  ["BEDS", ["beds"], "beds"],
  ["", ["a"], "a"],
  ["x".repeat(60), ["x".repeat(59)], "x".repeat(59)],
  ["x".repeat(61), ["x".repeat(60)], undefined], // nobody types that by mistake
  ["bed", [...Array.from({ length: 299 }, () => "other"), "beds"], "beds"],
  ["bed", [...Array.from({ length: 300 }, () => "other"), "beds"], undefined], // looked at no further
])("%s", (name, known, meant) => {
  expect(nearest(name, known)).toBe(meant);
});

test("words in a row", () => {
  expect([oneOf([]), oneOf(["a"]), oneOf(["a", "b"]), allOf(["a", "b", "c"])]).toEqual([
    "",
    "a",
    "a or b",
    "a, b and c",
  ]);
});
