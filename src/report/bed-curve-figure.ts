import type { BedsFinding } from "./beds-answer.js";

/** The target's metric against the number of beds, a line for each scenario, with its interval, the target and the answers,
 *  as a picture that stands by itself (SVG). `undefined` when the scenarios do not share a metric or have no curve.
 *  The drawing library takes a fifth of a second to load, so it is loaded when there is something to draw. */
export async function bedCurveFigure(findings: readonly BedsFinding[]): Promise<string | undefined> {
  const { drawBedCurves } = await import("./drawing/bed-curve-drawing.js");
  return drawBedCurves(findings);
}
