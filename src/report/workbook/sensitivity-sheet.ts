import type { SensitivityResult } from "../../experiment/index.js";
import { measureInWords } from "../estimates.js";
import { figureNames } from "../figures.js";
import type { Reported } from "../reported.js";
import { differenceWithInterval, inMeasure, name, number, text, withInterval } from "./cells.js";
import { column, type Sheet, type SheetCell } from "./sheet.js";

type Cells = readonly SheetCell[];

/** Which figures the results turn on, whatever the method: a row for each figure and metric. */
export function sensitivitySheet({ sensitivities }: Reported): Sheet {
  return {
    name: "Sensitivity",
    frozen: 3,
    columns: [
      column("Scenario", 26),
      column("Metric", 34),
      column("Figure", 30),
      column("Range from", 12),
      column("Range to", 12),
      column("What is told", 46),
      ...["Estimate", "Low", "High"].map((title) => column(title, 12)),
      column("Metric at range from", 14),
      column("Metric at range to", 14),
      column("Measure", 16),
      column("Verdict", 12),
      column("Where in the file", 44),
    ],
    rows: sensitivities.flatMap(({ result }) => rowsOf(result)),
  };
}

function rowsOf(result: SensitivityResult): readonly Cells[] {
  const row = rowMaker(result);
  switch (result.method) {
    case "tornado":
      return result.findings.flatMap(({ title, measure, bars }) =>
        bars.map(({ path, swing, atFrom, atTo, verdict }) => {
          const ends = [inMeasure(atFrom.estimate, measure), inMeasure(atTo.estimate, measure)];
          const said = "Swing: the metric at the upper end less that at the lower";
          const tail = [...ends, text(measureInWords(measure)), text(verdict)];
          return row(title, path, said, [...differenceWithInterval(swing), ...tail]);
        }),
      );
    case "morris":
      return result.findings.flatMap(({ title, measure, effects }) =>
        effects.map(({ path, muStar }) => {
          const numbers = withInterval({ ...muStar, title, measure });
          return row(title, path, "Mean size of the effect over the range (Morris, mu*)", [
            ...numbers,
            ...[undefined, undefined, text(measureInWords(measure))],
          ]);
        }),
      );
    case "sobol":
      return result.findings.flatMap(({ title, indices }) =>
        indices.flatMap(({ path, first, total }) => [
          row(title, path, "Share of the variance by itself (Sobol, first order)", shareOf(first)),
          row(title, path, "Share of the variance with all it acts with (Sobol, total)", shareOf(total)),
        ]),
      );
  }
}

function shareOf(index: { estimate: number | undefined; low: number | undefined; high: number | undefined }): Cells {
  const numbers = [index.estimate, index.low, index.high].map((value) => number(value, "0%"));
  return [...numbers, undefined, undefined, text("share")];
}

/** The cells that every row begins with, and the path it ends with. */
function rowMaker({ scenario, figures }: SensitivityResult) {
  const names = figureNames(figures);
  return (title: string, path: string, said: string, cells: Cells): Cells => {
    const figure = figures.find((each) => each.path === path);
    const ends = [number(figure?.from, "General"), number(figure?.to, "General")];
    const lead = [name(scenario.name), text(title), name(names.get(path) ?? path), ...ends, text(said)];
    const filled = [...cells, ...Array.from({ length: 7 - cells.length }, () => undefined)];
    return [...lead, ...filled, name(path)];
  };
}
