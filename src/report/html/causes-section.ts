import type { Metrics } from "../../experiment/index.js";
import { type Bar, drawBars } from "../drawing/bars-drawing.js";
import { type Estimate, estimateText } from "../estimates.js";
import { upperFirst } from "../first-letter.js";
import { formatNumber } from "../numbers.js";
import type { RunStudy } from "../reported.js";
import type { Figure, Part, Section } from "./parts.js";
import { perRun } from "./per-run.js";
import { estimateColumns, estimateRows } from "./told.js";

/** Why people wait: every day on a list under the first cause that applies. */
export function causesSection(runs: readonly RunStudy[]): readonly Section[] {
  const parts = perRun(runs, ({ result: { metrics } }, suffix, name): readonly Part[] => {
    const causes = biggestFirst(metrics, "waitingCause.");
    if (causes.length === 0) return [];
    const whole = causes.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);
    const [first] = causes;
    const figure: Figure = {
      id: `causes-of-waiting${suffix}`,
      title: `${name}${formatNumber((100 * (first.estimate ?? 0)) / whole, 0)}\u00a0% of the days on the list: ${causeText(first)}`,
      description: "A bar for each cause of waiting, in person-days a year, most first, with its 95 % interval.",
      note: "Person-days a year, with 95 % intervals. Every day is counted once, under the first cause that applies.",
      draw: (width) => drawBars(causes.map(barOf), width),
      data: {
        columns: estimateColumns("Cause", first.measure),
        rows: estimateRows(causes.map((cause) => [causeText(cause), cause])),
      },
    };
    return [{ kind: "figure", figure }];
  });
  return parts.length === 0 ? [] : [{ id: "causes", title: "Why people wait", parts }];
}

/** Metrics of a family that are not nothing. */
export function biggestFirst(metrics: Metrics, family: string): readonly Estimate[] {
  return Object.entries(metrics)
    .filter(([id, { estimate }]) => id.startsWith(family) && (estimate ?? 0) > 0)
    .map(([, found]) => found)
    .sort((one, other) => (other.estimate ?? 0) - (one.estimate ?? 0));
}

/** Titles begin with what the family is called. */
export function causeText({ title }: Estimate): string {
  return title.replace(/^[^:]+: /, "");
}

export function barOf(found: Estimate): Bar {
  const { estimate = 0, low, high } = found;
  const name = causeText(found);
  return {
    name: upperFirst(name),
    value: estimate,
    text: estimateText(found),
    low: low === undefined ? undefined : Math.max(0, low),
    high,
  };
}
