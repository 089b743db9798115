import type PptxGenJS from "pptxgenjs";
import { FONT, GREY, INK, RULE } from "../office/palette.js";
import { shortened } from "../office/shortened.js";
import type { BarsPlan, Box, ChartPlan, MonthsPlan, PointsPlan } from "./plan.js";

type Data = PptxGenJS.OptsChartData;

const HEADING = 0.34;
const AXES = {
  catAxisLabelFontFace: FONT,
  catAxisLabelFontSize: 12,
  catAxisLabelColor: INK,
  valAxisLabelFontFace: FONT,
  valAxisLabelFontSize: 12,
  valAxisLabelColor: INK,
  catAxisLineColor: GREY,
  valAxisLineShow: false,
  valGridLine: { color: RULE, size: 0.75, style: "solid" },
  catGridLine: { style: "none" },
} as const satisfies PptxGenJS.IChartOpts;
const LEGEND = {
  showLegend: true,
  legendPos: "t",
  legendFontFace: FONT,
  legendFontSize: 12,
  legendColor: INK,
} as const;

/** A chart that PowerPoint can edit, with its data behind it. */
export function drawChart(slide: PptxGenJS.Slide, { x, y, w, h }: Box, chart: ChartPlan): void {
  slide.addText(shortened(chart.heading, 120), {
    ...{ x, y, w, h: HEADING, margin: 0, fontFace: FONT, fontSize: 14, bold: true, color: INK, valign: "top" },
  });
  const place = { x: x - 0.1, y: y + HEADING, w: w + 0.1, h: h - HEADING, altText: shortened(chart.description, 500) };
  const scale = { valAxisMinVal: chart.yFrom, valAxisLabelFormatCode: chart.yFormat };
  const all = { ...AXES, ...place, ...scale, ...(chart.yTo !== undefined && { valAxisMaxVal: chart.yTo }) };
  switch (chart.kind) {
    case "points":
      slide.addChart("scatter", pointsData(chart), { ...all, ...LEGEND, ...pointsLook(chart) });
      return;
    case "months":
      slide.addChart("line", monthsData(chart), { ...all, ...LEGEND, ...monthsLook(chart) });
      return;
    case "bars":
      slide.addChart("bar", barsData(chart), { ...all, ...barsLook(chart) });
      return;
  }
}

/** A scatter chart has one column of x for all its lines: each line has rows of its own in it. */
function pointsData({ lines }: PointsPlan): Data[] {
  const xs = lines.flatMap(({ points }) => points.map(([x]) => x));
  let before = 0;
  const ys = lines.map(({ name, points }) => {
    const values = Array.from<number>({ length: xs.length });
    for (const [i, [, y]] of points.entries()) values[before + i] = y;
    before += points.length;
    return { name, values };
  });
  return [{ name: "X", values: xs }, ...ys];
}

function pointsLook({ xTitle, xFrom, xTo, xStep, lines }: PointsPlan): PptxGenJS.IChartOpts {
  return {
    chartColors: lines.map(({ colour }) => colour),
    catAxisMinVal: xFrom,
    catAxisMaxVal: xTo,
    ...(xStep !== undefined && { catAxisMajorUnit: xStep }),
    showCatAxisTitle: true,
    catAxisTitle: xTitle,
    catAxisTitleFontFace: FONT,
    catAxisTitleFontSize: 12,
    catAxisTitleColor: INK,
    catAxisLineShow: true,
    lineSize: 2,
    lineDataSymbolSize: 8,
    displayBlanksAs: "gap",
  };
}

function monthsData({ months, lines }: MonthsPlan): Data[] {
  return lines.map(({ name, values }) => ({ name, labels: months.map(String), values: [...values] }));
}

function monthsLook({ lines, months }: MonthsPlan): PptxGenJS.IChartOpts {
  const years = months.length / 12;
  return {
    chartColors: lines.map(({ colour }) => colour),
    catLabelFormatCode: "yyyy",
    catAxisBaseTimeUnit: "months",
    catAxisMajorTimeUnit: "years",
    catAxisMajorUnit: Math.max(1, Math.ceil(years / 8)),
    catAxisLineShow: true,
    catAxisLabelPos: "low",
    lineSize: 2,
    lineDataSymbol: "none",
  };
}

function barsData({ bars, heading }: BarsPlan): Data[] {
  const name = shortened(heading, 80);
  return [{ name, labels: bars.map((bar) => shortened(bar.name, 60)), values: bars.map(({ value }) => value) }];
}

function barsLook({ bars, colour, yFormat }: BarsPlan): PptxGenJS.IChartOpts {
  return {
    barDir: "bar",
    barGapWidthPct: bars.length < 4 ? 120 : 60,
    catAxisOrientation: "maxMin" as "minMax",
    chartColors: [colour],
    valAxisHidden: true,
    valGridLine: { style: "none" },
    catAxisLineShow: true,
    showValue: true,
    dataLabelFormatCode: yFormat,
    dataLabelFontFace: FONT,
    dataLabelFontSize: 12,
    dataLabelColor: INK,
    dataLabelPosition: "outEnd",
  };
}
