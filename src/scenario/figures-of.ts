import type { ScenarioSource } from "./assemble.js";
import type { Figure, StatedUncertainty } from "./figure.js";
import type { ScenarioFile } from "./file.js";
import { fileShape } from "./file-shape.js";
import { Reading } from "./reading.js";
import { applySettings, type Setting } from "./settings.js";
import { VARIED, type Variable, variableOf, variableOfObject } from "./variation.js";

/** The figures of a scenario as they stand after some settings, in order of path. What is wrong is left out: the variation
 *  itself says what. */
export type FigureReader = (settings: readonly Setting[]) => readonly Figure[];

/** Every single number that a file writes, through what it extends and with its `set` applied.
 *  @throws ScenarioError when the file cannot be read */
export function readFigures(source: ScenarioSource): FigureReader {
  return figuresOf(variableOf(source));
}

/** The same of an object in the shape of a file.
 *  @throws ScenarioError when it is none */
export function resolveFigures(file: ScenarioFile): FigureReader {
  return figuresOf(variableOfObject(file));
}

function figuresOf({ root }: Variable): FigureReader {
  return (settings) => {
    const reading = new Reading();
    fileShape.read(applySettings(root, settings, reading, VARIED), [], reading);
    return [...reading.figures].sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
  };
}

/** Those of which the file says between which ends they lie. A figure whose ends are the same is certain. */
export function statedUncertainties(figures: readonly Figure[]): readonly StatedUncertainty[] {
  return figures.flatMap(({ from, to, source = "", label = "assumed", ...figure }) =>
    from === undefined || to === undefined || from === to ? [] : [{ ...figure, from, to, source, label }],
  );
}
