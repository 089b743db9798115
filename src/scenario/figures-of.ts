import type { ScenarioSource } from "./assemble.js";
import type { Figure, StatedUncertainty } from "./figure.js";
import type { ScenarioFile } from "./file.js";
import { fileShape } from "./file-shape.js";
import { followKeys } from "./merge.js";
import { parsePath, pathInWords } from "./path.js";
import { Reading } from "./reading.js";
import { applySettings, type Setting } from "./settings.js";
import { VARIED, type Variable, variableOf, variableOfObject } from "./variation.js";

/** The single numbers of a scenario. What is wrong is left out: the variation itself says what. */
export interface Figures {
  /** All of them as they stand after some settings, in order of path. */
  after(settings: readonly Setting[]): readonly Figure[];
  /** The one that a setting writes; undefined where no single number belongs. */
  at(setting: Setting): Figure | undefined;
}

/** Every single number that a file writes, through what it extends and with its `set` applied.
 *  @throws ScenarioError when the file cannot be read */
export function readFigures(source: ScenarioSource): Figures {
  return figuresOf(variableOf(source));
}

/** The same of an object in the shape of a file.
 *  @throws ScenarioError when it is none */
export function resolveFigures(file: ScenarioFile): Figures {
  return figuresOf(variableOfObject(file));
}

function figuresOf({ root }: Variable): Figures {
  const after = (settings: readonly Setting[]) => {
    const reading = new Reading();
    fileShape.read(applySettings(root, settings, reading, VARIED), [], reading);
    return [...reading.figures].sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
  };
  const at = (setting: Setting) => {
    const path = pathInWords(followKeys(root, parsePath(setting.path) ?? []));
    return after([setting]).find((figure) => figure.path === path);
  };
  return { after, at };
}

/** Those of which the file says between which ends they lie. A figure whose ends are the same is certain. */
export function statedUncertainties(figures: readonly Figure[]): readonly StatedUncertainty[] {
  return figures.flatMap(({ from, to, source = "", label = "assumed", ...figure }) =>
    from === undefined || to === undefined || from === to ? [] : [{ ...figure, from, to, source, label }],
  );
}
