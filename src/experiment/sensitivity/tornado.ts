import { estimate, type MetricEstimate, pairedDifference, type Side } from "../../observe/index.js";
import type { Setting, UncertainFigure } from "../../scenario/index.js";
import { figureSetting } from "../../scenario/index.js";
import { holm, studentTQuantile, twoSidedP } from "../../stats/index.js";
import { largestFirst } from "./evaluation.js";
import type { Described, TornadoBar, TornadoFinding } from "./result.js";

/** The scenario as it is, then each figure at its lower and at its upper end. */
export function tornadoPoints(figures: readonly UncertainFigure[]): readonly (readonly Setting[])[] {
  const ends = figures.flatMap((figure) => [[figureSetting(figure, figure.from)], [figureSetting(figure, figure.to)]]);
  return [[], ...ends];
}

/** One point of a tornado in every metric. */
export interface TornadoPoint {
  readonly values: readonly MetricEstimate[];
  readonly minusBase: readonly MetricEstimate[];
  /** Of an upper end. */
  readonly minusLower: readonly MetricEstimate[];
}

/** Holds points against the base and against each other as they come in, keeping no more of them than it takes. */
export class TornadoPairs {
  readonly #metrics: readonly string[];
  readonly #level: number;
  #base: Side | undefined;
  #lower: Side | undefined;

  constructor(metrics: readonly string[], level: number) {
    this.#metrics = metrics;
    this.#level = level;
  }

  /** @param position in `tornadoPoints` */
  see(side: Side, position: number): TornadoPoint {
    if (position === 0) this.#base = side;
    const isUpper = position > 0 && position % 2 === 0;
    const point = {
      values: this.#metrics.map((id) => estimate(side.plan, side.outputs, id, this.#level)),
      minusBase: this.#against(this.#base, side),
      minusLower: isUpper ? this.#against(this.#lower, side) : [],
    };
    this.#lower = isUpper ? undefined : side;
    return point;
  }

  #against(one: Side | undefined, other: Side): readonly MetricEstimate[] {
    return one === undefined ? [] : this.#metrics.map((id) => pairedDifference(one, other, id, this.#level));
  }
}

/** What each figure does to each metric, from the points that were finished: a figure counts with both ends. */
export function tornadoFindings(
  figures: readonly UncertainFigure[],
  metrics: readonly Described[],
  points: readonly TornadoPoint[],
  level: number,
): readonly TornadoFinding[] {
  const done = figures.slice(0, Math.floor((points.length - 1) / 2));
  return metrics.map((described, metric) => {
    const bars = done.map(({ path }, i) => barOf(path, points[2 * i + 1], points[2 * i + 2], metric));
    return { ...described, base: points[0].values[metric], bars: judged(bars, level) };
  });
}

type Bare = Omit<TornadoBar, "adjustedP" | "verdict">;

function barOf(path: string, lower: TornadoPoint, upper: TornadoPoint, metric: number): Bare {
  const [below, above] = [lower.minusBase[metric], upper.minusBase[metric]];
  return {
    path,
    atFrom: lower.values[metric],
    atTo: upper.values[metric],
    below,
    above,
    swing: upper.minusLower[metric],
    reach: reachOf([below.estimate, above.estimate]),
  };
}

function reachOf(ends: readonly (number | undefined)[]): number | undefined {
  const known = ends.filter((end) => end !== undefined && Number.isFinite(end)) as number[];
  return known.length < ends.length ? undefined : Math.max(0, ...known) - Math.min(0, ...known);
}

/** Several swings are judged together, so that a figure that does nothing is rarely called clear. */
function judged(bars: readonly Bare[], level: number): readonly TornadoBar[] {
  const known = bars.filter(({ swing }) => pOf(swing) !== undefined);
  const adjusted = holm(known.map(({ swing }) => pOf(swing) ?? 1));
  const found = bars.map((bar) => {
    const position = known.indexOf(bar);
    const adjustedP = position < 0 ? undefined : adjusted[position];
    return { ...bar, adjustedP, verdict: verdictOf(bar, adjustedP, level) };
  });
  return largestFirst(found, ({ reach }) => reach ?? Number.NaN);
}

/** Of Student's t, from the interval. */
function pOf({ estimate: difference, low, high, level, n }: MetricEstimate): number | undefined {
  if (difference === undefined || low === undefined || high === undefined || n < 2) return undefined;
  const error = (high - low) / 2 / studentTQuantile((1 + level) / 2, n - 1);
  if (error === 0) return difference === 0 ? 1 : 0;
  return Number.isFinite(error) ? twoSidedP(difference / error, n - 1) : undefined;
}

function verdictOf({ below, above, swing }: Bare, adjustedP: number | undefined, level: number): TornadoBar["verdict"] {
  if (adjustedP === undefined) return "unknown";
  if ([below, above, swing].every(({ low, high }) => low === 0 && high === 0)) return "none";
  if (sideOf(below) !== 0 && sideOf(below) === sideOf(above)) return "bends";
  return adjustedP <= 1 - level ? "clear" : "unclear";
}

/** Which side of 0 the whole interval is on. */
function sideOf({ low = 0, high = 0 }: MetricEstimate): number {
  return low > 0 ? 1 : high < 0 ? -1 : 0;
}
