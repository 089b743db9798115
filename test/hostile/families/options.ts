import { at } from "../family.js";

/** Something somebody types behind an option. */
export interface Typed {
  readonly option: "set" | "vary" | "between" | "target" | "where" | "free";
  readonly text: string;
}

const ENDS = [
  ..."0 1 -1 1e9 1e308 1e-308 -1e9 5e-324 9007199254740993 NaN Infinity 0x10 1_000 50% 100% -5% .5 5. 1e999".split(" "),
  ..."2026-04-01 9999-12-31 0000-01-01 1900-02-29 2026-02-30 28days 99999999999999999999 a . .. ... [ { \" '".split(
    " ",
  ),
  "10000 years",
  "6 weeks",
  "1 months",
  "",
  "9".repeat(99),
  " ".repeat(99),
];
const STEPS = [
  ..."1 0 -1 1e-9 1e-300 5e-324 1e9 1e308 NaN 1% 0x1 1e999 day".split(" "),
  "1 day",
  "999999 days",
  "1000 years",
  "999999 years",
  "999999 months",
  "1 fortnight",
  "0 weeks",
  "",
];
const PATHS = [
  "estate.units.moorside.beds",
  "study.run",
  "start",
  "seed",
  "demand.court",
  "stays.rehabilitate",
  "estate",
  "estate.units.__proto__.beds",
  "constructor.prototype.polluted",
  "__proto__",
  "toString",
  "estate.units.then.beds",
  "a.b.c.d.e.f.g",
  "estate[0]",
  "study.targets[999999]",
  "demand..court",
  ".",
  "..",
  "[",
  "[0]",
  '"',
  '"a',
  '"a".b',
  "estate.units.moorside.beds.beds",
  "x".repeat(10_000),
  "a.".repeat(5000),
  "[0]".repeat(5000),
  `${"a.".repeat(60_000)}a`,
  " ",
  "",
  "extends",
  "format",
  "\u001b[2J",
  "name\u202e",
];
const VALUES = [
  ...[
    "",
    " ",
    "~",
    "null",
    "{}",
    "[]",
    "{",
    "[",
    "}",
    '"',
    "'",
    "- ",
    "? ",
    "a: b",
    "a: b: c",
    "&a b",
    "*a",
    "!t b",
    "<<: {}",
  ],
  ...[
    "---",
    "...",
    "# x",
    "|",
    ">",
    "%",
    "@",
    "`",
    "5",
    "-5",
    "1e999",
    "NaN",
    "never",
    "\u001b[31m",
    "\u202e",
    "\0",
    "\ud800",
  ],
  "[".repeat(5000),
  "{a: ".repeat(100),
  `"${"x".repeat(50_000)}"`,
  "{ value: 5, from: 6, to: 7 }",
  "{ __proto__: { polluted: 1 } }",
  "{ census: { beds: ../../etc/passwd } }",
  "a\nb: c\n",
  "[{ metric: occupancy.mean, atMost: 5 }]",
];
const SENTENCES = [
  ...[
    "bedWait.mean",
    "x",
    "__proto__",
    "toString",
    "bedWait.mean of unit ",
    "bedWait.mean of unit = x",
    "a of group b of c",
  ],
  ...["", " ", ".", "x".repeat(5000), " ".repeat(50_000), "unit:", "catchment:", "unit:a,", "all", "unit:\u001b[2J"],
];
const SIGNS = [">=", "<=", "≥", "=", ">", "", ">=>=", ">= <=", " >= ", ">=".repeat(1000)];
const BOUNDS = [
  "85%",
  "-1",
  "1e999",
  "NaN",
  "5 fortnights",
  "3 toString",
  "3 __proto__",
  "",
  " ",
  "9".repeat(300),
  "1..2",
  "３",
];

/** Everything that is typed, one after the other and always the same: every end with every end and every step, every path with
 *  every value, every sentence with every sign and bound. */
export function* typed(): Generator<Typed> {
  for (const from of ENDS)
    for (const [i, to] of ENDS.entries())
      for (const step of [at(STEPS, i), at(STEPS, i * 7 + 3), at(STEPS, from.length + i)])
        yield { option: "vary", text: `a.b=${from}..${to} step ${step}` };
  for (const [i, path] of PATHS.entries()) {
    for (const value of VALUES) yield { option: "set", text: `${path}=${value}` };
    for (const end of ENDS) yield { option: "between", text: `${path}=${end}..${at(ENDS, end.length + i)}` };
    for (const end of ENDS) yield { option: "free", text: `${path}=${end}..${at(ENDS, end.length + i)}` };
    yield { option: "vary", text: path };
    yield { option: "vary", text: `${path}=${VALUES.join(",")}` };
  }
  for (const sentence of SENTENCES) {
    yield { option: "where", text: sentence };
    for (const sign of SIGNS)
      for (const bound of BOUNDS) yield { option: "target", text: `${sentence}${sign}${bound}` };
  }
  yield { option: "vary", text: `a=${"1,".repeat(100_000)}2` };
  yield { option: "vary", text: `a=${"{".repeat(50_000)}` };
  yield { option: "vary", text: `a=${" ".repeat(50_000)}..${" ".repeat(50_000)}step` };
}
