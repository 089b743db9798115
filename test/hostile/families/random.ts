import { chance, seedOf } from "../chance.js";
import type { Family } from "../family.js";

const ALPHABET = [
  ..."{}[]:,#&*!|>'\"%@`-?~= \n\t\\/0123456789.eE+_£é",
  "\u2028",
  "\u00a0",
  "\ud800",
  "\ufeff",
  "\0",
  "😀",
];

type Slip = (text: string, below: (bound: number) => number) => string;

const SLIPS: readonly Slip[] = [
  (text, below) => spliced(text, below(text.length), 1, ""),
  (text, below) => spliced(text, below(text.length), 0, ALPHABET[below(ALPHABET.length)]!),
  (text, below) => spliced(text, below(text.length), 1, ALPHABET[below(ALPHABET.length)]!),
  (text, below) => spliced(text, below(text.length), below(60), ""),
  (text, below) => {
    const from = below(text.length);
    return spliced(text, below(text.length), 0, text.slice(from, from + below(80)));
  },
  (text, below) => {
    const tokens = text.split(/(?<=[\s:,])/);
    const [a, b] = [below(tokens.length), below(tokens.length)];
    [tokens[a], tokens[b]] = [tokens[b]!, tokens[a]!];
    return tokens.join("");
  },
  (text, below) => {
    const digits = [...text.matchAll(/\d+/g)];
    if (digits.length === 0) return text;
    const { index, 0: found } = digits[below(digits.length)]!;
    return spliced(text, index, found.length, String(below(2) === 0 ? below(1e9) : -below(100)));
  },
];

function spliced(text: string, from: number, length: number, put: string): string {
  return text.slice(0, from) + put + text.slice(from + length);
}

/** Some slips of all kinds at once, without end. */
export function random(text: string): Family {
  return {
    name: "random",
    places: 1_000_000,
    values: 1,
    make(place) {
      const below = chance(seedOf(text) + place);
      let slipped = text;
      for (let left = 1 + below(4); left > 0; left--) slipped = SLIPS[below(SLIPS.length)]!(slipped, below);
      return { what: `random ${place}`, text: slipped };
    },
  };
}
