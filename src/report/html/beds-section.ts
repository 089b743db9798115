import type { CurvePoint } from "../../experiment/index.js";
import { describeMetric } from "../../observe/index.js";
import { bedsAnswer } from "../beds-answer.js";
import type { BedsStudy } from "../beds-report.js";
import { bedsByUnit, marginalTable } from "../beds-tables.js";
import { bounded } from "../bounds.js";
import { type BedCurves, bedCurveCaption, bedCurvesOf, drawBedCurveChart } from "../drawing/bed-curve-drawing.js";
import { lookOf } from "../estimates.js";
import { SERIES } from "../palette.js";
import { bedsMethod } from "../provenance.js";
import { placesInWords } from "../targets.js";
import type { DataTable, Entry, Figure, Part, Section } from "./parts.js";
import { toldEnds, toldEstimate, toldNumber } from "./told.js";

/** How many beds: the curve of the target with the answer on it, and each answer in full. */
export function bedsSection(studies: readonly BedsStudy[]): readonly Section[] {
  if (studies.length === 0) return [];
  const curves = bedCurvesOf(studies);
  const figure: readonly Part[] = curves === undefined ? [] : [{ kind: "figure", figure: figureOf(curves) }];
  const several = studies.length > 1;
  return [
    {
      id: "beds",
      title: "Beds against the target",
      parts: [...figure, ...studies.flatMap((study) => answerParts(study, several))],
    },
  ];
}

function figureOf(curves: BedCurves): Figure {
  const [title, drawn] = bedCurveCaption(curves);
  const several = curves.results.length > 1;
  return {
    id: "bed-curve",
    title,
    description: `${drawn} A line for each scenario against the number of beds, the target as a dashed level, the answer as a dot.`,
    note: drawn,
    draw: (width) => drawBedCurveChart(curves, width),
    data: curveData(curves),
    ...(several && { legend: curves.results.map(({ scenario: { name } }, i) => ({ name, ...SERIES[i] })) }),
  };
}

function curveData({ results }: BedCurves): DataTable {
  const [{ target }] = results;
  const { title, measure } = describeMetric(target.metric);
  const unit = measure === "share" ? "" : `${lookOf(measure).unit}`;
  const columns = [
    { title: "Scenario", align: "left" },
    { title: "Beds", align: "right" },
    { title: `${title}${unit}`, align: "right" },
    { title: "95 % from", align: "right" },
    { title: "to", align: "right" },
    { title: "Mean wait for a bed [days]", align: "right" },
    { title: "Occupancy", align: "right" },
    { title: "Replications", align: "right" },
  ] as const;
  const row = (name: string, { beds, value, bedWait, occupancy, replications }: CurvePoint): Entry[] => [
    name,
    toldNumber(beds, 0),
    toldEstimate(bounded(target.metric, value)),
    ...toldEnds(bounded(target.metric, value)),
    toldEstimate(bedWait),
    toldEstimate(occupancy),
    toldNumber(replications, 0),
  ];
  return { columns, rows: results.flatMap(({ scenario, curve }) => curve.map((point) => row(scenario.name, point))) };
}

function answerParts(study: BedsStudy, several: boolean): readonly Part[] {
  const { result, governed, scenario } = study;
  const shown = governed ?? result;
  const name = `${scenario.name}${placesInWords(result.where)}`;
  return [
    ...(several ? [{ kind: "heading", text: name } as const] : []),
    { kind: "paragraph", text: bedsAnswer(study) },
    ...bedsByUnit(shown, "brief"),
    ...marginalTable(shown, "brief"),
    bedsMethod(result),
  ];
}
