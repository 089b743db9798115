import { type Figure, type StatedUncertainty, writtenFigure } from "./figure.js";
import { type Figures, statedUncertainties } from "./figures-of.js";
import type { Issue } from "./issue.js";
import { issueAt } from "./reading.js";
import type { Setting } from "./settings.js";
import type { Range, Understood } from "./vary.js";

/** A figure that is not known better than that it lies between two ends. */
export interface UncertainFigure extends Omit<Figure, "value"> {
  readonly from: number;
  readonly to: number;
  /** What the scenario has; absent where the file does not write the figure. */
  readonly value?: number;
}

/** The figures whose uncertainty is to be studied: those of which the file states one, or those that are given.
 *  Mistakes are told of ranges whose ends the scenario would take. */
export function uncertainFigures(figures: Figures, ranges?: readonly Range[]): Understood<UncertainFigure> {
  const known = figures.after([]);
  if (ranges === undefined) return { found: statedUncertainties(known), issues: [] };
  const found: UncertainFigure[] = [];
  const issues: Issue[] = [];
  for (const range of ranges) {
    const [low, high] = [range.from, range.to].map((value) => figures.at({ path: range.path, value }));
    const at = { file: `--vary ${range.path}=${range.from}..${range.to}` };
    const received = `${range.from} and ${range.to}`;
    if (low === undefined || high === undefined) {
      const hint =
        "Lists, words, dates and distributions can be swept; of a distribution vary a parameter, such as stays.rehabilitate.lognormal.median.";
      issues.push(
        issueAt(at, range.path, { expected: "a number, a share or a duration at both ends", received, hint }),
      );
    } else if (!(low.value < high.value)) {
      issues.push(issueAt(at, range.path, { expected: "the lower end first, and two ends that differ", received }));
    } else found.push(between(low, high, known));
  }
  return { found, issues };
}

function between(
  { path, kind, value: from }: Figure,
  { value: to }: Figure,
  known: readonly Figure[],
): UncertainFigure {
  const written: (Figure & Partial<StatedUncertainty>) | undefined = known.find((figure) => figure.path === path);
  return {
    path,
    kind,
    from,
    to,
    ...(written && { value: written.value }),
    ...(written?.source !== undefined && { source: written.source }),
    ...(written?.label !== undefined && { label: written.label }),
  };
}

/** The setting that gives a figure a value. */
export function figureSetting({ path, kind }: Pick<UncertainFigure, "path" | "kind">, value: number): Setting {
  return { path, value: writtenFigure(value, kind) };
}
