import type { SensitivityResult } from "../experiment/index.js";
import { csv } from "./csv.js";

type Row = readonly (string | number | undefined)[];

/** What each figure does to each metric, one row each; columns differ from method to method. Times of figures are in days,
 *  shares between 0 and 1, everything else in the metric's own measure. */
export function sensitivityCsv(result: SensitivityResult): string {
  const common = ["metric", "figure", "from", "to"];
  const ends = (path: string): Row => {
    const figure = result.figures.find((each) => each.path === path);
    return [figure?.from, figure?.to];
  };
  const rows = rowsOf(result).map(([metric, path, ...rest]) => [metric, path, ...ends(String(path)), ...rest]);
  return csv([[...common, ...COLUMNS[result.method]], ...rows]);
}

const COLUMNS: Readonly<Record<SensitivityResult["method"], readonly string[]>> = {
  tornado: ["base", "atFrom", "atTo", "swing", "low", "high", "level", "n", "reach", "adjustedP", "verdict"],
  morris: ["mu", "muStar", "low", "high", "level", "n", "sigma"],
  sobol: ["first", "firstLow", "firstHigh", "total", "totalLow", "totalHigh", "level", "n"],
};

function rowsOf(result: SensitivityResult): readonly Row[] {
  if (result.method === "tornado") {
    return result.findings.flatMap(({ metric, base, bars }) =>
      bars.map(({ path, atFrom, atTo, swing: { estimate, low, high, level, n }, reach, adjustedP, verdict }) => [
        ...[metric, path, base.estimate, atFrom.estimate, atTo.estimate],
        ...[estimate, low, high, level, n, reach, adjustedP, verdict],
      ]),
    );
  }
  if (result.method === "morris") {
    return result.findings.flatMap(({ metric, effects }) =>
      effects.map(({ path, mu, muStar: { estimate, low, high, level, n }, sigma }) => [
        ...[metric, path, mu, estimate, low, high, level, n, sigma],
      ]),
    );
  }
  return result.findings.flatMap(({ metric, indices }) =>
    indices.map(({ path, first, total }) => [
      ...[metric, path, first.estimate, first.low, first.high, total.estimate, total.low, total.high],
      ...[first.level, first.n],
    ]),
  );
}
