import { at, edited, type Family } from "../family.js";
import type { Places, Spot } from "../places.js";

/** What stands for a number that is none, or is none that can be meant. */
export const NUMBERS = [
  "NaN .nan .inf -.inf Infinity 1e999 -1e999 1e308 -1e308 5e-324 -0 0 -1 9007199254740993 18446744073709551616 0x10 0o17",
  "0b11 012 1_000 12:30:00 1:30 1.5.2 1e 1e+ .5 5. +7 --7 1/3 50%% 101% -5% 1e9 1e9% £600 1e-400 ٣ ７ ½ ∞ 1e6 1000000000",
].flatMap((line) => line.split(" "));

const MORE_NUMBERS = [
  '"7"',
  "'7'",
  "1,5",
  "1 000",
  '"1,000"',
  "9".repeat(399),
  "9".repeat(401),
  "9".repeat(20_000),
  `0.${"0".repeat(300)}1`,
  `1${"0".repeat(308)}`,
  "1e9 years",
  "-5 days",
  "5 fortnights",
  "28 days 3",
  "days",
  `28${" ".repeat(5000)}days`,
];

/** Slips whose right spelling is known, with what the message must tell to type. */
const SLIPS: Readonly<Record<string, string>> = {
  "012": "Type|type 12",
  "0x10": "Type 16",
  "1_000": "Type 1000",
  '"1,000"': "Type 1000",
  "1e999": "too large",
  NaN: "finite",
  ".inf": "finite",
};

const isQuantity = (spot: Spot): boolean =>
  /^[+-]?[\d.]+ ?(%|days?|weeks?|months?|years?)?$/.test(spot.value) && !isWording(spot);

/** Where text may be anything. */
const isWording = ({ path }: Spot): boolean =>
  path.some((key) => key === "source" || key === "about" || key === "report" || key === "name" || key === "seed");

/** A number that is none, at every leaf. */
export function numbers(text: string, { leaves }: Places): Family {
  const values = [...NUMBERS, ...MORE_NUMBERS];
  return {
    name: "numbers",
    places: leaves.length,
    values: values.length,
    make(place, value) {
      const leaf = at(leaves, place);
      const put = at(values, value);
      const slip = Object.hasOwn(SLIPS, put) && isQuantity(leaf) ? { says: SLIPS[put]!.split("|").slice(-1) } : {};
      return { what: `${leaf.path.join(".")}: ${put.slice(0, 40)}`, text: putAt(text, leaf, put), ...slip };
    },
  };
}

/** A folded text ends with its line; whatever stands there instead has to as well. */
export function putAt(text: string, spot: Spot, put: string): string {
  const end = text.slice(spot.from, spot.to).endsWith("\n") ? "\n" : "";
  return edited(text, [{ from: spot.from, to: spot.to, text: put + end }]);
}

const KINDS = [
  ..."null ~ true false yes {} [] '' text [1,2] {a:b} [[[]]] {value:} {source:x} {label:published} 2026-02-30 0".split(
    " ",
  ),
  "{ value: [1] }",
  "{ value: 1, from: 2, to: 3 }",
  "{ value: { value: 1 } }",
  "{ lognormal: { median: 1 } }",
  "{ lognormal: [1, 2], gamma: 3 }",
  "{ fixed: { fixed: { fixed: 1 } } }",
  "{ mixture: [{ share: 200%, of: 3 }] }",
  "{ empirical: [] }",
  "{ truncated: { of: { fixed: 5 }, from: 9, to: 1 } }",
  "[null, null]",
  "{ ? [a] : b }",
  "{ 1: 2, 1.0: 3 }",
  "[{}, [], '', null]",
  "",
];

/** Something of another kind, at every value. */
export function kinds(text: string, { spots }: Places): Family {
  return {
    name: "kinds",
    places: spots.length,
    values: KINDS.length,
    make(place, value) {
      const spot = at(spots, place);
      const put = at(KINDS, value);
      return { what: `${spot.path.join(".")}: ${put}`, text: putAt(text, spot, put) };
    },
  };
}

const TEXTS = [
  "=1+1",
  '"=HYPERLINK(\\"http://x\\")"',
  '"@SUM(A1)"',
  "\"+cmd|' /C calc'!A0\"",
  '"\\t=1"',
  '"<script>alert(1)</script>"',
  '"\\"><img src=x onerror=alert(1)>"',
  '"</script>"',
  '"javascript:alert(1)"',
  '"\\e[31mred\\e[0m"',
  '"\\e]0;title\\a"',
  '"\\u202Etxt.exe"',
  '"a\\u2028b\\u0085c"',
  '"\\0"',
  '"\\uD800"',
  '"\\r\\n\\r\\n"',
  '"\\U0001F600"',
  '"e\\u0301"',
  `"${"a ".repeat(6000)}"`,
  "|\n  a\n b\n",
  ">-",
  '"\x24{HOME}"',
  '"$(id)"',
  '"`id`"',
  '"%s%n%x"',
  "../../etc/passwd",
  "toString",
  "__proto__",
];

/** Formulas, scripts, terminal escapes and shells, wherever text may stand. */
export function texts(text: string, { leaves }: Places): Family {
  return {
    name: "texts",
    places: leaves.length,
    values: TEXTS.length,
    make(place, value) {
      const leaf = at(leaves, place);
      const put = at(TEXTS, value);
      return { what: `${leaf.path.join(".")}: ${put.slice(0, 40)}`, text: putAt(text, leaf, put) };
    },
  };
}

/** Right in its form and wrong in its meaning: what may stand there instead, by what stands there. */
const MEANINGS: readonly (readonly [is: RegExp, instead: readonly string[]])[] = [
  [/^[\d.]+ ?%$/, ["0%", "100%", "90%", "99.99999%", "100.0000001%", "1%", "0.5", "1.5"]],
  [
    /^\d{4}-\d\d-\d\d$/,
    ["1899-12-31", "1900-01-01", "2026-02-29", "2099-12-31", "9999-12-31", "0000-01-01", "01/04/2028", "2028-4-1"],
  ],
  [
    /^[\d.]+ (day|week|month|year)s?$/,
    ["0 days", "1 minute", "10000 years", "10001 years", "999 years", "0.0001 days"],
  ],
  [/^[+-]?\d+$/, ["0", "1", "-1", "2", "10", "365", "10000", "100000", "10000000", "1.5"]],
  [/^[+-]?[\d.]+$/, ["0", "1", "-1", "1e-9", "1e6", "1e15", "0.1"]],
  [
    /^[\p{L}]/u,
    ["never", "none", "prison", "men", "nowhere", "sentenced", "s37", "urgency", "s47/49", "community", "north"],
  ],
];

/** A bound passed, an order turned round, a name of something else, at every leaf. */
export function meanings(text: string, { leaves }: Places): Family {
  const meaningful = leaves.filter((leaf) => !isWording(leaf) && MEANINGS.some(([is]) => is.test(leaf.value)));
  return {
    name: "meanings",
    places: meaningful.length,
    values: 11,
    make(place, value) {
      const leaf = at(meaningful, place);
      const put = at(MEANINGS.find(([is]) => is.test(leaf.value))![1], value);
      return { what: `${leaf.path.join(".")}: ${leaf.value} → ${put}`, text: putAt(text, leaf, put) };
    },
  };
}
