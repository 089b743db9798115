import type { SensitivityResult } from "../experiment/index.js";
import { GLUE, givenNumber } from "./numbers.js";
import { shortNames } from "./short-names.js";

export type FigureText = SensitivityResult["figures"][number];

/** A value of a figure: `75 %`, `28 days`, `60`, to as many digits as it has, at most six. */
export function figureValue(value: number | undefined, { kind }: Pick<FigureText, "kind">): string {
  if (value === undefined) return "not given";
  if (kind === "share") return `${givenNumber(value * 100)}${GLUE}%`;
  return kind === "days" ? `${givenNumber(value)}${GLUE}days` : givenNumber(value);
}

/** `60 % to 90 %`. */
export function figureRange(figure: FigureText): string {
  return `${figureValue(figure.from, figure)} to ${figureValue(figure.to, figure)}`;
}

/** What figures are called in sentences and tables, by path. */
export function figureNames(figures: readonly FigureText[]): ReadonlyMap<string, string> {
  const names = shortNames(figures.map(({ path }) => path));
  return new Map(figures.map(({ path }, i) => [path, names[i]]));
}

/** A line for each figure: what it is called, where it stands, its value, its range and where that comes from. */
export function figureList(figures: readonly FigureText[]): readonly string[] {
  const names = figureNames(figures);
  return figures.map((figure) => {
    const name = names.get(figure.path);
    const called = name === figure.path ? figure.path : `“${name}” is ${figure.path}`;
    const source = figure.source ? `; ${figure.label ?? "assumed"}: ${figure.source}` : "";
    return `${called}: ${figureValue(figure.value, figure)}, range ${figureRange(figure)}${source}.`;
  });
}
