import { type Issue, ScenarioError } from "./issue.js";
import { parsePath, pathsTouch } from "./path.js";
import { type Complaint, issueAt } from "./reading.js";
import type { Setting } from "./settings.js";
import { valuesOf } from "./steps.js";
import type { Variation } from "./variation.js";

/** A parameter with the values it is to take. */
export interface Axis {
  readonly path: string;
  /** Each as a scenario file would write it. */
  readonly values: readonly string[];
}

/** A parameter with the ends between which it lies. */
export interface Range {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** What was understood, and every mistake in the rest. */
export interface Understood<Part> {
  readonly found: readonly Part[];
  readonly issues: readonly Issue[];
}

/** The most values of one parameter, and the most combinations, that a sweep simulates. */
export const MOST_POINTS = 1000;

const VALUES = "values with commas between them, or from..to step by, such as 50..70 step 5";

/** Reads `path=from..to step by` and `path=value,value`. */
export function readAxes(texts: readonly string[]): Understood<Axis> {
  return readEach<Axis>(texts, (path, text) => {
    const [, from, to, step] = RANGE.exec(text) ?? [];
    const parts = separated(text);
    if (from === undefined || to === undefined || parts.length > 1) return listOf(path, parts);
    if (step === undefined) {
      return {
        expected: VALUES,
        received: text,
        hint: "Say how long the steps are: write “step” and a number behind it.",
      };
    }
    const values = valuesOf({ from, to, step }, MOST_POINTS);
    return "expected" in values ? values : { path, values };
  });
}

/** Reads `path=from..to`. */
export function readRanges(texts: readonly string[]): Understood<Range> {
  return readEach<Range>(texts, (path, text) => {
    const [, from, to, step] = RANGE.exec(text) ?? [];
    const expected = "the two ends between which the figure lies, such as 60%..90%";
    if (from === undefined || to === undefined) return { expected, received: text === "" ? "nothing" : text };
    return step === undefined ? { path, from, to } : { expected, received: text, hint: "Leave out the step." };
  });
}

const RANGE =
  /^([^\s.](?:[^.]|\.(?!\.)){0,99}?)\s{0,9}\.\.\s{0,9}((?:[^.]|\.(?!\.)){1,99}?)(?:\s{1,9}step\s{1,9}(\S.{0,99}?))?$/;

function readEach<Part extends { readonly path: string }>(
  texts: readonly string[],
  read: (path: string, text: string) => Part | Complaint,
): Understood<Part> {
  const found: Part[] = [];
  const issues: Issue[] = [];
  for (const text of texts) {
    const equals = Math.max(0, text.indexOf("="));
    const path = text.slice(0, equals).trim();
    const part = parsePath(path) === undefined ? WITHOUT_PATH(text) : read(path, text.slice(equals + 1).trim());
    const twice = "expected" in part ? undefined : found.find((other) => touch(other.path, path));
    if ("expected" in part) issues.push(issueAt(placeOf(text), path, part));
    else if (twice === undefined) found.push(part);
    else
      issues.push(issueAt(placeOf(text), path, { expected: "each parameter once", received: `${twice.path} before` }));
  }
  return { found, issues };
}

const placeOf = (text: string) => ({ file: `--vary ${text}` });

const WITHOUT_PATH = (text: string): Complaint => ({
  expected: "path=values, such as estate.units.moorside.beds=50..70 step 5",
  received: text === "" ? "nothing" : text,
});

function touch(one: string, other: string): boolean {
  return pathsTouch(parsePath(one) ?? [], parsePath(other) ?? []);
}

function listOf(path: string, values: readonly string[]): Axis | Complaint {
  if (values.includes("")) return { expected: VALUES, received: "nothing in the place of a value" };
  if (values.length > MOST_POINTS) {
    return { expected: `at most ${MOST_POINTS.toLocaleString("en-GB")} values`, received: `${values.length} of them` };
  }
  const twice = values.find((value, position) => values.indexOf(value) < position);
  return twice === undefined ? { path, values } : { expected: "each value once", received: `${twice} a second time` };
}

/** The parts between commas that are in no brackets and no quotation marks. */
function separated(text: string): readonly string[] {
  const parts = [""];
  let depth = 0;
  let quote = "";
  for (const character of text) {
    if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === '"' || character === "'") quote = character;
    else if ("{[(".includes(character)) depth++;
    else if ("}])".includes(character)) depth--;
    if (character === "," && depth === 0 && quote === "") parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}

/** How many combinations of their values there are. */
export function combinationCount(axes: readonly Axis[]): number {
  return axes.reduce((product, { values }) => product * values.length, 1);
}

/** Every combination of the values, the last parameter changing fastest. */
export function combinations(axes: readonly Axis[]): readonly (readonly Setting[])[] {
  return axes.reduce<readonly (readonly Setting[])[]>(
    (before, { path, values }) => before.flatMap((settings) => values.map((value) => [...settings, { path, value }])),
    [[]],
  );
}

/** Makes sure that every version of a scenario that is to be simulated can be.
 *  @throws ScenarioError with every mistake in any of them, each once */
export function refuseImpossible(
  variation: Variation,
  points: readonly (readonly Setting[])[],
  before: readonly Issue[] = [],
): void {
  const issues = new Map(before.map((issue) => [keyOf(issue), issue]));
  for (const settings of points) {
    for (const issue of mistakesIn(variation, settings)) if (!issues.has(keyOf(issue))) issues.set(keyOf(issue), issue);
  }
  if (issues.size > 0) throw new ScenarioError([...issues.values()]);
}

/** The same mistake may show in many combinations. */
function keyOf({ path, expected, received }: Issue): string {
  return JSON.stringify([path, expected, received]);
}

function mistakesIn(variation: Variation, settings: readonly Setting[]): readonly Issue[] {
  try {
    variation(settings);
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return error.issues.map((issue) => withSettings(issue, settings));
    throw error;
  }
}

/** A mistake that stands in the file shows only together with what was set. */
function withSettings(issue: Issue, settings: readonly Setting[]): Issue {
  const texts = settings.map(({ path, value }) => `${path}=${value}`);
  if (texts.length === 0 || texts.includes(issue.file)) return issue;
  const shows = `It shows with ${texts.join(", ")}.`;
  return { ...issue, hint: issue.hint === undefined ? shows : `${issue.hint} ${shows}` };
}
