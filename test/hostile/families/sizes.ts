import { at, edited, type Family } from "../family.js";
import type { Places } from "../places.js";

/** Large things, in the place of a value or beside it. */
const LARGE: readonly (readonly [name: string, put: () => string])[] = [
  ["a thousand brackets", () => "[".repeat(1000)],
  ["sixty lists in one another", () => "[".repeat(60) + "]".repeat(60)],
  ["seventy lists in one another", () => "[".repeat(70) + "]".repeat(70)],
  ["ten thousand items", () => `[${"1,".repeat(10_000)}1]`],
  ["ten thousand keys", () => `{${Array.from({ length: 10_000 }, (_, i) => `k${i}: 1`).join(", ")}}`],
  ["a word of a hundred thousand letters", () => "w".repeat(100_000)],
  ["spaces in quotation marks", () => `"${" ".repeat(50_000)}x"`],
  [
    "nine levels of nine aliases",
    () => Array.from({ length: 9 }, (_, i) => `&a${i} [${`*a${i - 1},`.repeat(9)}]`).join(" "),
  ],
  ["a merge of merges", () => "{<<: [{<<: [{<<: {a: 1}}]}, {__proto__: {polluted: 1}}]}"],
  ["a hundred maps in one another", () => `${"{a: ".repeat(100)}1${"}".repeat(100)}`],
  ["quotation marks", () => `${'"'.repeat(2001)}`],
  ["question marks", () => "? ".repeat(500)],
];

export function sizes(text: string, { spots }: Places): Family {
  return {
    name: "sizes",
    places: spots.length,
    values: LARGE.length,
    make(place, value) {
      const spot = at(spots, place);
      const [name, put] = at(LARGE, value);
      return {
        what: `${name} at ${spot.path.join(".")}`,
        text: edited(text, [{ from: spot.from, to: spot.to, text: `${put()}\n` }]),
      };
    },
  };
}
