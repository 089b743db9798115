import { expect, test } from "vitest";
import { checkScenario } from "../../src/scenario/index.js";
import { SMALL } from "../scenario/small.js";

/** The message about a path of the small scenario with a line more or something exchanged. */
function said(text: string, path: string): string {
  const issue = checkScenario({ name: "a.yaml", text }).issues.find((each) => each.path === path);
  return issue === undefined ? "" : `${issue.expected} | ${issue.received} | ${issue.hint ?? ""}`;
}

const adding = (line: string) => `${SMALL}${line}\n`;
const staying = (duration: string) => SMALL.replace("600 days", duration);

test.each([
  ["the last day of a month", adding("start: 2027-02-30"), "start", "The last day of that month is 2027-02-28."],
  ["a month and a day exchanged", adding("start: 2027-28-02"), "start", "type 2027-02-28 if that is meant"],
  ["no month at all", adding("start: 2027-00-00"), "start", "Months are 01 to 12, and days begin at 01."],
  ["hexadecimal in a duration", staying("0x10"), "stays.rehabilitate", "Type 16, in plain digits."],
  ["infinity in a duration", staying(".inf"), "stays.rehabilitate", "Only finite numbers are used."],
  ["a sign that nobody sees", adding('about: "In good \\u202Eorder"'), "about", "U+202E after “In good ”"],
  ["a key of blanks", adding('study: { " ": 5 }'), 'study." "', 'the unknown key " "'],
  ["a misspelt source", adding('study: { run: 5, sorce: "x" }'), "study.sorce", "Did you mean “source”?"],
  ["of two near keys the one that is not there", adding("start: 2026-04-01\naStart: {}"), "aStart", "“atStart”"],
  ["twice in one line", adding("study: { run: 5, run: 6 }"), "study.run", "in line 6, column 10, already"],
  ["a list as a key", adding("study: { ? [a] : 5 }"), "study", "Take out the brackets, or the question mark"],
  ["long words for a number", SMALL.replace("4 }", `${"a ".repeat(300)}}`), "demand.court.perYear", "people a year"],
])("%s: the message says what to type", (_what, text, path, words) => expect(said(text, path)).toContain(words));

test("a path of a hundred thousand keys is refused", () => {
  const set = [{ path: `${"a.".repeat(100_000)}a`, value: "5" }];
  expect(checkScenario({ name: "a.yaml", text: SMALL, set }).issues[0]?.expected).toContain("at most 64 keys");
});
