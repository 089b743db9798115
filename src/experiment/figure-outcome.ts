import type { MetricEstimate } from "../observe/index.js";
import type { PublishedFigure } from "../scenario/index.js";
import { normalQuantile } from "../stats/index.js";
import type { FigureOutcome } from "./calibration-result.js";
import { errorOf } from "./fit-points.js";

/** A published figure against what the scenario gives. */
export function outcomeOf({ uncertainty, ...figure }: PublishedFigure, simulated: MetricEstimate): FigureOutcome {
  const standardError = errorOfFigure({ uncertainty, ...figure });
  const { title, measure, estimate } = simulated;
  const outcome = { ...figure, title, measure, standardError, simulated };
  if (estimate === undefined || !Number.isFinite(estimate)) return outcome;
  return { ...outcome, z: (estimate - figure.value) / Math.hypot(standardError, errorOf(simulated)) };
}

/** Standard error of a published figure, from however it says how sure it is. */
export function errorOfFigure({ uncertainty, value }: PublishedFigure): number {
  switch (uncertainty.kind) {
    case "standardError":
      return uncertainty.value;
    case "interval":
      return (uncertainty.to - uncertainty.from) / 2 / normalQuantile((1 + uncertainty.level) / 2);
    case "sample": {
      const { n, sd = Math.sqrt(value * (1 - value)) } = uncertainty;
      return sd / Math.sqrt(n);
    }
  }
}
