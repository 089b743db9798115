import type { MorrisResult, SensitivityResult, SobolResult, TornadoResult } from "../../experiment/index.js";
import { type Bar, drawBars } from "../drawing/bars-drawing.js";
import { drawTornado, type TornadoRow } from "../drawing/tornado-drawing.js";
import { type FigureText, figureList, figureNames, figureRange, figureValue } from "../figures.js";
import { morrisAnswer } from "../morris-report.js";
import { formatNumber, GLUE } from "../numbers.js";
import type { SensitivityStudy } from "../reported.js";
import { sensitivityMethod } from "../sensitivity-report.js";
import { sobolAnswer } from "../sobol-report.js";
import { tornadoAnswer } from "../tornado-report.js";
import type { Entry, Figure, Part, Section } from "./parts.js";
import { toldEnds, toldEstimate, toldShare } from "./told.js";

/** Which assumptions the answer turns on. */
export function sensitivitySection(studies: readonly SensitivityStudy[]): readonly Section[] {
  const parts = studies.flatMap(({ result }, i) => [
    ...figuresOf(result, `${i + 1}`).map((figure): Part => ({ kind: "figure", figure })),
    { kind: "list", items: figureList(result.figures) } as const,
    sensitivityMethod(result),
  ]);
  return parts.length === 0 ? [] : [{ id: "sensitivity", title: "What matters most", parts }];
}

function figuresOf(result: SensitivityResult, suffix: string): readonly Figure[] {
  if (result.method === "tornado") return tornadoFigures(result, suffix);
  return result.method === "morris" ? morrisFigures(result, suffix) : sobolFigures(result, suffix);
}

function tornadoFigures(result: TornadoResult, suffix: string): readonly Figure[] {
  const names = figureNames(result.figures);
  return result.findings.flatMap((finding, i): Figure[] => {
    const { base, bars, measure, title } = finding;
    const rows = bars.flatMap(({ path, atFrom, atTo, verdict }): TornadoRow[] => {
      const figure = figureAt(result, path);
      const ends = [atFrom.estimate, atTo.estimate];
      if (!ends.every(Number.isFinite)) return [];
      const isClear = verdict === "clear" || verdict === "bends";
      const [from, to] = [figureValue(figure.from, figure), figureValue(figure.to, figure)];
      return [{ name: names.get(path) ?? path, atFrom: Number(ends[0]), atTo: Number(ends[1]), from, to, isClear }];
    });
    if (rows.length === 0 || base.estimate === undefined) return [];
    const present = base.estimate;
    return [
      {
        id: `tornado-${suffix}-${i + 1}`,
        title: tornadoAnswer(result, finding),
        description:
          "A bar for each figure from what the metric is at one end of the figure's range to what it is at the other, about the present value; what could be chance is grey.",
        note: `${title}, with each figure at the ends of its range. Grey: the difference could be chance.`,
        draw: (width) => drawTornado(rows, present, measure === "share", width),
        data: {
          columns: [
            { title: "Figure", align: "left" },
            { title: "Range", align: "left" },
            { title: `${title} at the lower end`, align: "right" },
            { title: "At the upper end", align: "right" },
          ],
          rows: bars.map(({ path, atFrom, atTo }): Entry[] => [
            names.get(path) ?? path,
            figureRange(figureAt(result, path)),
            toldEstimate(atFrom),
            toldEstimate(atTo),
          ]),
        },
      },
    ];
  });
}

function morrisFigures(result: MorrisResult, suffix: string): readonly Figure[] {
  const names = figureNames(result.figures);
  return result.findings.flatMap((finding, i): Figure[] => {
    const { effects, measure, title } = finding;
    const scale = measure === "share" ? 100 : 1;
    const unit = measure === "share" ? " points" : "";
    const bars = effects.flatMap(({ path, muStar }): Bar[] => {
      const { estimate, low, high } = muStar;
      if (estimate === undefined) return [];
      const text = `${formatNumber(estimate * scale, 1)}${unit}`;
      return [{ name: names.get(path) ?? path, value: estimate, text, low, high }];
    });
    if (bars.length === 0) return [];
    return [
      {
        id: `screening-${suffix}-${i + 1}`,
        title: morrisAnswer(result, finding),
        description:
          "A bar for each figure: the mean size of what the figure does over its whole range, wherever the others are.",
        note: `What each figure does to “${title}” over its range, with 95 % intervals.`,
        draw: (width) => drawBars(bars, width),
        data: {
          columns: [
            { title: "Figure", align: "left" },
            { title: "Range", align: "left" },
            { title: `Size of the effect on ${title}`, align: "right" },
          ],
          rows: effects.map(({ path, muStar }): Entry[] => [
            names.get(path) ?? path,
            figureRange(figureAt(result, path)),
            toldEstimate({ ...muStar, measure, title }),
          ]),
        },
      },
    ];
  });
}

function sobolFigures(result: SobolResult, suffix: string): readonly Figure[] {
  const names = figureNames(result.figures);
  return result.findings.flatMap((finding, i): Figure[] => {
    const { indices, spread, title } = finding;
    const ofAll = spread?.shareOfIgnorance;
    const bars: readonly Bar[] = [
      ...(ofAll === undefined
        ? []
        : [
            shareBar("Ignorance: not knowing the figures", ofAll),
            shareBar("Chance: who comes and how long they stay", 1 - ofAll, 1),
          ]),
      ...indices.map(({ path, total }) =>
        shareBar(`${names.get(path) ?? path}, of the ignorance`, total.estimate ?? 0),
      ),
    ];
    if (indices.length === 0) return [];
    return [
      {
        id: `variance-${suffix}-${i + 1}`,
        title: sobolAnswer(result, finding),
        description:
          "Bars: how much of the spread of a single future is ignorance and how much chance, and the share of the ignorance in which each figure has a part.",
        draw: (width) => drawBars(bars, width),
        data: {
          columns: [
            { title: `Share of the spread of ${title}`, align: "left" },
            { title: "Range", align: "left" },
            { title: "Alone", align: "right" },
            { title: "With others", align: "right" },
            { title: "95 % from", align: "right" },
            { title: "to", align: "right" },
          ],
          rows: indices.map(({ path, first, total }): Entry[] => [
            names.get(path) ?? path,
            figureRange(figureAt(result, path)),
            toldShare(first.estimate, 0),
            toldShare(total.estimate, 0),
            ...toldEnds({ ...total, measure: "share", title }),
          ]),
        },
      },
    ];
  });
}

function shareBar(name: string, share: number, series = 0): Bar {
  return { name, value: Math.max(0, share), text: `${formatNumber(100 * share, 0)}${GLUE}%`, series };
}

function figureAt({ figures }: SensitivityResult, path: string): FigureText {
  const found = figures.find((figure) => figure.path === path);
  if (found === undefined) throw new RangeError(`the result names a figure that it does not have: ${path}`);
  return found;
}
