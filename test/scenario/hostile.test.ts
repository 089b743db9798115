import { describe, expect, test } from "vitest";
import { checkScenario, formatIssues } from "../../src/scenario/index.js";
import { SMALL } from "./small.js";

/** Processor time within which a file must be answered: ten times what the slowest takes, however busy the machine is. [µs] */
const PATIENCE = 10_000_000;

const repeated = (text: string, times: number) => text.repeat(times);

function units(number: number): string {
  return Array.from({ length: number }, (_, position) => `    u${position}: { beds: x }\n`).join("");
}

const files: readonly (readonly [name: string, text: string, says: RegExp])[] = [
  ["a hundred thousand opening brackets", repeated("[", 100_000), /levels of nesting/],
  ["a hundred thousand dashes", repeated("- ", 100_000), /levels of nesting/],
  ["a hundred thousand question marks", repeated("? ", 100_000), /levels of nesting/],
  ["a staircase", Array.from({ length: 3000 }, (_, step) => `${" ".repeat(step)}a:`).join("\n"), /levels of nesting/],
  ["three hundred thousand keys", Array.from({ length: 300_000 }, (_, key) => `k${key}: 1`).join("\n"), /at most/],
  ["too many values below the limit of signs", `${SMALL}about: [${repeated("a,", 100_001)}]`, /100,000 values/],
  ["a million lines", repeated("\n", 1_000_000), /5 MB and 200,000 lines/],
  ["twenty million letters", repeated("a", 20_000_000), /5 MB/],
  ["five million spaces", repeated(" ", 4_999_999), /an empty file/],
  [
    "a line of spaces and a word",
    `${SMALL}about: ${repeated(" ", 50_000)}x${repeated(" ", 50_000)}y`,
    /10,000 characters/,
  ],
  [
    "a number of a hundred thousand digits",
    SMALL.replace("perYear: 4", `perYear: ${repeated("9", 100_000)}`),
    /400 digits/,
  ],
  ["a duration of spaces", SMALL.replace("600 days", `"600${repeated(" ", 50_000)}days"`), /duration/],
  ["a date of digits", `${SMALL}start: ${repeated("2", 50_000)}`, /date/],
  ["a name of letters", SMALL.replace("moorside", repeated("m", 900)), /a name of letters/],
  ["an alias bomb", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b,*b,*b]\n", /values written out in full/],
  ["an alias to itself", "a: &a {b: *a}\n", /values written out in full/],
  ["a tag of another language", 'a: !!js/function "x"\n', /a plain value/],
  ["a merge key", "<<: {__proto__: {polluted: 1}}\n", /values written out in full/],
  [
    "four thousand broken units",
    SMALL.replace("{ units: { moorside: { beds: 10 } } }", `\n  units:\n${units(4000)}`),
    /and 3900 more/,
  ],
  [
    "fifty thousand unknown keys",
    `${SMALL}${Array.from({ length: 50_000 }, (_, key) => `k${key}: 1\n`).join("")}`,
    /and 9900 more/,
  ],
  ["fifty thousand anchors", repeated("&a ", 50_000), /./],
  ["fifty thousand quotation marks", `[${repeated('"a" ', 50_000)}`, /./],
  ["fifty thousand colons", repeated("a: ", 50_000), /./],
  ["an ELF program", "\x7fELF\x02\x01\x01\0\0\0", /a text file/],
  ["a lone surrogate", SMALL.replace("name: small", "name: sm\uD800all"), /U\+D800/],
];

describe("a file never hangs the program, and says what is wrong with it", () => {
  test.each(files)("%s", (_name, text, says) => {
    const before = process.cpuUsage();
    const { scenario, issues } = checkScenario({ name: "hostile.yaml", text });
    const words = formatIssues(issues);
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(PATIENCE);
    expect(scenario).toBeUndefined();
    expect(words).toMatch(says);
    expect(words.length).toBeLessThan(200_000);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("reserved names are refused, wherever they come from", () => {
    for (const name of ["__proto__", "constructor", "prototype"]) {
      const text = SMALL.replace("moorside", name);
      expect(formatIssues(checkScenario({ name: "a", text }).issues)).toMatch(/not reserved/);
      const set = [{ path: `estate.units.${name}.beds`, value: "5" }];
      expect(checkScenario({ name: "a", text: SMALL, set }).issues.length).toBeGreaterThan(0);
    }
    expect(({} as Record<string, unknown>).beds).toBeUndefined();
  });

  test("what a terminal would obey is shown escaped", () => {
    const text = SMALL.replace("beds: 10", 'beds: "\\e[31m10\\u202E"');
    const words = formatIssues(checkScenario({ name: "a\u001b[2J.yaml", text }).issues);
    expect(words).not.toMatch(/[^\P{Cc}\n]|\u202E/u);
    expect(words).toContain("\\u{1b}[2J");
  });
});
