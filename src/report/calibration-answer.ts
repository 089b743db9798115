import type { Calibration } from "../experiment/index.js";
import { counted, formatNumber, listed } from "./numbers.js";

/** How well the scenario reproduces the figures, in a sentence or three. */
export function calibrationAnswer({ fit, validation }: Calibration): string {
  const { figures, parameters, chiSquare, degreesOfFreedom, p, tradeOffs } = fit;
  const near = counted(figures.filter(isNear).length, "figure");
  const chi = `chi-square ${formatNumber(chiSquare, 1)} on ${counted(degreesOfFreedom, "degree")} of freedom`;
  const verdict =
    p === undefined ? "no figure is left to doubt it" : `p ${p < 0.001 ? "below 0.001" : p.toPrecision(2)}`;
  const first = `With ${counted(parameters.length, "fitted unknown")} the scenario gives ${near} of ${figures.length} within two standard errors (${chi}, ${verdict}).`;
  return [first, heldBack(validation), notTold(tradeOffs.length)].filter((part) => part !== "").join(" ");
}

function isNear({ z }: Calibration["validation"][number]): boolean {
  return z !== undefined && Math.abs(z) <= 2;
}

function heldBack(validation: Calibration["validation"]): string {
  if (validation.length === 0) return "";
  return `Of ${counted(validation.length, "figure")} held back, ${validation.filter(isNear).length} ${validation.filter(isNear).length === 1 ? "is" : "are"} met as well.`;
}

function notTold(tradeOffs: number): string {
  if (tradeOffs === 0) return "";
  return "These figures do not tell all of the unknowns apart; see below what they leave open.";
}

/** What the figures leave open, in a sentence. */
export function tradeOffInWords({ kind, paths }: Calibration["fit"]["tradeOffs"][number]): string {
  const named = listed(paths);
  switch (kind) {
    case "alone":
      return `These figures do not tell ${named}; every value that was allowed fits as well.`;
    case "product":
      return `${named} trade off: only their product is known. Find one of them out from somewhere else.`;
    case "ratio":
      return `${named} trade off: only their ratio is known. Find one of them out from somewhere else.`;
    case "mixture":
      return `${named} trade off: a change in one can be made good by the others. Find one of them out from somewhere else.`;
  }
}
