import type { BedsResult, Result } from "../experiment/index.js";
import type { Scenario } from "../scenario/index.js";
import type { Block, Detail } from "./document.js";
import { percent } from "./estimates.js";
import { counted, formatNumber, givenNumber, listed } from "./numbers.js";
import { programOf } from "./program.js";

export const STOPPED_BECAUSE: Readonly<Record<Result["stopped"], string>> = {
  "fixed number": "as many as were asked for",
  "precise enough": "stopped when the intervals were precise enough and stayed so",
  decided: "stopped when every target was known to be met or missed",
  "time is up": "stopped when the time that was given was up",
  "at most so many": "stopped at the most that were allowed, before the intervals were as precise as was wished",
  "a limit was reached": "stopped where a replication came to a limit, so that this is a part of what was asked for",
  cancelled: "stopped early, because somebody cancelled the study",
};

/** How the figures of a run were found. */
export function runMethod(result: Result): Block {
  return {
    kind: "list",
    items: [
      `${counted(result.replications, "replication")}: ${STOPPED_BECAUSE[result.stopped]}. Intervals are for the expected value over replications; they do not cover doubts about the assumptions.`,
      ...origin(result),
    ],
  };
}

/** How a number of beds was found. */
export function bedsMethod(result: BedsResult): Block {
  const { how, where } = result;
  const times = [...result.curve, ...(result.governed?.curve ?? [])].map(({ replications }) => replications);
  const [least, most] = [Math.min(...times), Math.max(...times)];
  const so =
    most > least ? `${formatNumber(least, 0)} to ${counted(most, "replication")}` : counted(most, "replication");
  const others = where === "all" ? "" : " Units elsewhere keep the beds they have.";
  const shared =
    how === "allocation"
      ? "Beds were added, a step at a time, where a bed wins most of what is missed of the targets, and taken away again where they are not needed, on luck of its own; the result was then tested on other luck."
      : "Beds are added to units in proportion to those they have.";
  return {
    kind: "list",
    items: [
      `${so} at every number of beds, as many as each decision took, with the same people and the same luck at each, so that only the beds differ. ${shared}${others}`,
      how === "allocation"
        ? "Each test is a sequential test of the sign of the mean margin; their errors together are what the confidence leaves."
        : "Each number of beds on the way is decided by a sequential test of the sign of the mean margin; their errors together are what the confidence leaves. The interval is where the ends of the metric's own interval keep the target. Neither covers doubts about the assumptions.",
      ...origin(result),
    ],
  };
}

function origin({ window, seed, scenario, ...program }: Result | BedsResult): readonly string[] {
  return [
    `Measured from ${window.from} to ${window.to}; seed ${seed}.`,
    `Scenario “${scenario.name}”, fingerprint ${scenario.fingerprint}; ${programOf(program)}.`,
  ];
}

/** The rules in force and what the scenario changes in the one it extends. */
export function rulesAndDifferences({ rules, scenario }: Result | BedsResult, detail: Detail): readonly Block[] {
  const differences = scenario.differences;
  const shown = detail === "full" ? differences : differences.slice(0, 10);
  const more = differences.length - shown.length;
  return [
    ...titled("Rules", rules),
    ...titled("What this scenario changes in the one it extends", [
      ...shown,
      ...(more > 0 ? [`and ${counted(more, "other difference")}`] : []),
    ]),
  ];
}

/** Where the figures of the scenario come from: how many are published, derived and assumed; in full, which are assumed. */
export function sourcesOf({ sources }: Scenario, detail: Detail): readonly Block[] {
  if (sources.length === 0) return [];
  const labels = ["published", "derived", "assumed"] as const;
  const counts = labels.map((label) => `${sources.filter((source) => source.label === label).length} ${label}`);
  const total = counted(sources.length, "figure");
  const text = `Of ${total} that the scenario gives a source for: ${listed(counts)}.`;
  if (detail === "brief") return [{ kind: "paragraph", text }];
  const assumed = sources.filter(({ label }) => label === "assumed").map(inOneLine);
  return [
    { kind: "heading", text: "Where the figures come from" },
    { kind: "paragraph", text },
    ...titled("Assumptions", assumed),
  ];
}

function inOneLine(figure: Scenario["sources"][number]): string {
  const { path, written, source } = figure;
  const stated = rangeInWords(figure);
  const range = stated === undefined ? "" : ` (${stated})`;
  return `${path}: ${written}${range}${source === "" ? "" : ` – ${source}`}`;
}

/** `between 60 % and 90 %`, in the manner in which the figure is written; undefined where no range is stated. */
export function rangeInWords({ from, to, written }: Scenario["sources"][number]): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  const say = (end: number) => (/%\s*$/.test(written) ? percent(end) : givenNumber(end));
  return `between ${say(from)} and ${say(to)}`;
}

/** Warnings last, where a reader ends. */
export function caveats(warnings: readonly string[]): readonly Block[] {
  return warnings.length === 0
    ? []
    : [
        { kind: "heading", text: "Before you use these figures" },
        { kind: "caveats", items: warnings },
      ];
}

export function titled(heading: string, items: readonly string[]): readonly Block[] {
  return items.length === 0
    ? []
    : [
        { kind: "heading", text: heading },
        { kind: "list", items },
      ];
}
