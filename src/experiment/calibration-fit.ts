import type { PublishedFigure, Scenario } from "../scenario/index.js";
import {
  answerRange,
  EQUALLY_WELL,
  equallyGoodPoints,
  type Fit,
  type FitOptions,
  type FreeParameter,
  fitLeastSquares,
  gammaUpper,
} from "../stats/index.js";
import type { AnswerRange, CalibrationFit, FittedParameter, Unknown } from "./calibration-result.js";
import { errorOfFigure, outcomeOf } from "./figure-outcome.js";
import { errorOf, type FitPoint, type FitPoints, type Wanted } from "./fit-points.js";
import { tradeOffsOf } from "./trade-offs.js";
import { freeParameter, scaleOf } from "./unknown-scale.js";

/** Share of its bounds that an unknown is first moved to see what that does: enough to change many people's luck. */
const FIRST_STEP = 0.1;
const SMALLEST_STEP = 0.01;
/** Improvements of chi-square that end the first search, which only has to come near, and the second. */
const NEARLY = 0.5;
const ENOUGH = 0.01;
const ROUNDS = 12;
/** Digits of a fitted value, which are also those that are written into a file. */
const DIGITS = 6;
const SHORTER = 3;

/** What the fit asks again and again: chi-square at a choice of the unknowns, in fixed standard errors. */
interface Question {
  readonly points: FitPoints;
  readonly unknowns: readonly Unknown[];
  readonly figures: readonly PublishedFigure[];
  /** Standard error of figure and simulation together, by figure. */
  readonly errors: readonly number[];
}

/** Finds the unknowns and says how well the figures tell them. Standard errors of the simulation are those at the start, and in a
 *  second search from where the first ended those there, so that no choice is good for being imprecise. */
export async function fitFigures(
  points: FitPoints,
  unknowns: readonly Unknown[],
  figures: readonly PublishedFigure[],
  answers: readonly Wanted[],
): Promise<{ readonly fit: CalibrationFit; readonly best: Scenario }> {
  const start = unknowns.map(({ value }) => value);
  const first = await questionAt({ points, figures, unknowns }, start);
  const rough = await search(first, freeFrom(unknowns, start, undefined), { enough: NEARLY, differences: "forward" });
  const there = outward(unknowns, rough.optimum);
  const second = await questionAt({ points, figures, unknowns }, there);
  const free = freeFrom(unknowns, there, rough);
  const found = await search(second, free, { enough: ENOUGH });
  const values = unknowns.map((unknown, i) => rounded(scaleOf(unknown).outward(found.optimum[i]), unknown));
  const best = await points.at(values);
  const ranges = await rangesOf(second, found, free, { best, answers });
  return { fit: { ...fitOf(found, values, best, second), answers: ranges }, best: best.scenario };
}

function outward(unknowns: readonly Unknown[], inner: readonly number[]): readonly number[] {
  return unknowns.map((unknown, i) => scaleOf(unknown).outward(inner[i]));
}

async function questionAt(asked: Omit<Question, "errors">, at: readonly number[]): Promise<Question> {
  const { found } = await asked.points.at(at);
  const errors = asked.figures.map((figure, i) => Math.hypot(errorOfFigure(figure), errorOf(found[i])));
  return { ...asked, errors };
}

function pointAt({ points, unknowns }: Question, inner: readonly number[]): Promise<FitPoint> {
  return points.at(outward(unknowns, inner));
}

function search(question: Question, free: readonly FreeParameter[], options: FitOptions): Promise<Fit> {
  const residuals = async (choices: readonly (readonly number[])[]) => {
    const rows: number[][] = [];
    for (const choice of choices) rows.push(residualsOf(question, await pointAt(question, choice)));
    return rows;
  };
  return fitLeastSquares(free, residuals, { rounds: ROUNDS, ...options });
}

/** A choice at which a figure cannot be measured is as far off as can be. */
const FAR = 1e3;

function residualsOf({ figures, errors }: Question, { found }: FitPoint): number[] {
  return figures.map(({ value }, i) => {
    const residual = ((found[i].estimate ?? Number.NaN) - value) / errors[i];
    return Number.isFinite(residual) ? residual : FAR;
  });
}

function chiSquareOf(question: Question, point: FitPoint): number {
  return residualsOf(question, point).reduce((sum, residual) => sum + residual ** 2, 0);
}

/** Once a fit is there, unknowns are moved by a standard error: on that scale slopes are what the covariance is made of. */
function freeFrom(unknowns: readonly Unknown[], start: readonly number[], fit: Fit | undefined): FreeParameter[] {
  return unknowns.map((unknown, i) => {
    const { low, high } = freeParameter(unknown, start[i], FIRST_STEP);
    const error = Math.sqrt(fit?.covariance?.[i][i] ?? Number.POSITIVE_INFINITY) / (high - low);
    return freeParameter(unknown, start[i], Math.min(FIRST_STEP, Math.max(SMALLEST_STEP, error)));
  });
}

function rounded(value: number, { from, to }: Unknown): number {
  return Math.min(to, Math.max(from, Number(value.toPrecision(DIGITS))));
}

function fitOf(
  fit: Fit,
  values: readonly number[],
  best: FitPoint,
  { figures, points, unknowns }: Question,
): Omit<CalibrationFit, "answers"> {
  const parameters = unknowns.map((unknown, i) => parameterOf(unknown, values[i], fit.covariance?.[i][i]));
  const outcomes = figures.map((figure, i) => outcomeOf(figure, best.found[i]));
  const chiSquare = outcomes.reduce((sum, { z = FAR }) => sum + z ** 2, 0);
  const found = Math.min(
    parameters.filter(({ isOnBound }) => !isOnBound).length,
    fit.directions.filter(({ identified }) => identified).length,
  );
  const degreesOfFreedom = Math.max(0, figures.length - found);
  return {
    parameters,
    settings: points.settings(values),
    figures: outcomes,
    chiSquare,
    degreesOfFreedom,
    ...(degreesOfFreedom > 0 && { p: gammaUpper(degreesOfFreedom / 2, chiSquare / 2) }),
    converged: fit.converged,
    points: points.count,
    condition: fit.condition,
    directions: fit.directions,
    tradeOffs: tradeOffsOf(fit.directions, unknowns, values),
  };
}

/** A standard error as wide as half of the bounds says nothing that the bounds do not. */
function parameterOf(unknown: Unknown, value: number, variance?: number): FittedParameter {
  const { path, value: start, from, to } = unknown;
  const error = Math.sqrt(variance ?? Number.POSITIVE_INFINITY) * scaleOf(unknown).slope(value);
  const isKnown = error < (to - from) / 2;
  const isOnBound = value <= from || value >= to;
  return { path, start, value, ...(isKnown && { standardError: error }), low: from, high: to, isOnBound };
}

interface Asked {
  readonly best: FitPoint;
  readonly answers: readonly Wanted[];
}

/** The range of each answer along the directions of the fit, and over every choice tried that fits equally well. */
async function rangesOf(
  question: Question,
  fit: Fit,
  free: readonly FreeParameter[],
  { best, answers }: Asked,
): Promise<readonly AnswerRange[]> {
  if (answers.length === 0) return [];
  const most = chiSquareOf(question, best) + EQUALLY_WELL;
  const pairs: { readonly minus: FitPoint; readonly plus: FitPoint }[] = [];
  for (const { minus, plus } of equallyGoodPoints(fit, free)) {
    const ends = { from: fit.optimum, most };
    pairs.push({ minus: await near(question, minus, ends), plus: await near(question, plus, ends) });
  }
  const alike = question.points.seen().filter((point) => chiSquareOf(question, point) <= most);
  return answers.map((answer, i) => {
    const at = (point: FitPoint) => point.found[question.figures.length + i]?.estimate ?? Number.NaN;
    const along = answerRange(
      at(best),
      pairs.map(({ minus, plus }) => ({ minus: at(minus), plus: at(plus) })),
    );
    const tried = alike.map(at);
    return {
      ...answer,
      best: best.found[question.figures.length + i],
      low: Math.min(along.low, ...tried),
      high: Math.max(along.high, ...tried),
    };
  });
}

/** The choice, or one nearer to the best where chi-square rises faster than its slopes say. */
async function near(
  question: Question,
  to: readonly number[],
  { from, most }: { readonly from: readonly number[]; readonly most: number },
): Promise<FitPoint> {
  let part = 1;
  const choice = () => to.map((end, i) => from[i] + part * (end - from[i]));
  let point = await pointAt(question, choice());
  for (let tries = 0; tries < SHORTER && chiSquareOf(question, point) > most + 1; tries++) {
    const rise = chiSquareOf(question, point) - (most - EQUALLY_WELL);
    part *= Math.min(0.8, Math.sqrt(EQUALLY_WELL / rise));
    point = await pointAt(question, choice());
  }
  return point;
}
