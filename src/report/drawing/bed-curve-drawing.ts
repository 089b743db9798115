import * as Plot from "@observablehq/plot";
import type { BedsResult, CurvePoint } from "../../experiment/index.js";
import { describeMetric } from "../../observe/index.js";
import type { BedsFinding } from "../beds-answer.js";
import { bounded } from "../bounds.js";
import { inMarkup } from "../in-markup.js";
import { counted, formatNumber } from "../numbers.js";
import { COLOURS, SERIES } from "../palette.js";
import { boundInWords } from "../targets.js";
import { axisPercent, chart, isNarrow } from "./chart.js";

const { grey: GREY, ink: INK } = COLOURS;

interface Row {
  readonly beds: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The curves that can be drawn together; `undefined` when the scenarios do not share a metric or have no curve. */
export interface BedCurves {
  readonly results: readonly BedsResult[];
  readonly rows: readonly (readonly Row[])[];
}

export function bedCurvesOf(findings: readonly BedsFinding[]): BedCurves | undefined {
  const results = findings.map(({ result, governed }) => governed ?? result);
  const [first] = results;
  const shared = results.every(({ target }) => target.metric === first?.target.metric);
  if (first === undefined || !shared || results.length > SERIES.length) return undefined;
  const rows = results.map(rowsOf);
  return rows.some((curve) => curve.length < 2) ? undefined : { results, rows };
}

/** The picture with heading and legend; see `bedCurveFigure`. */
export function drawBedCurves(findings: readonly BedsFinding[]): string | undefined {
  const curves = bedCurvesOf(findings);
  if (curves === undefined) return undefined;
  const caption = bedCurveCaption(curves);
  const extras = `<g text-anchor="start">${heading(caption)}${legend(curves.results)}</g>`;
  const drawn = drawBedCurveChart(curves, 760, { height: 440, marginTop: 84 });
  return drawn
    .replace(/^<svg/, `<svg role="img" aria-label="${inMarkup(caption.join(" "))}"`)
    .replace(/<\/svg>\s*$/, `${extras}</svg>\n`);
}

/** The part of a curve worth drawing: a search also looks far out, where everybody has a bed. */
function rowsOf({ answer, curve, now, target }: BedsResult): readonly Row[] {
  const most = 1.12 * Math.max(now, answer.kind === "found" ? answer.beds : now);
  const near = curve.filter(({ beds }) => beds <= most);
  return (near.length > 1 ? near : curve).flatMap(({ beds, value }: CurvePoint) => {
    const { estimate, low, high } = bounded(target.metric, value);
    if (estimate === undefined || low === undefined || high === undefined || !Number.isFinite(high)) return [];
    return [{ beds, value: estimate, low, high }];
  });
}

/** The curves alone, for a page that has its own heading. */
export function drawBedCurveChart(
  { results, rows }: BedCurves,
  width: number,
  frame: { readonly height: number; readonly marginTop: number } = {
    height: isNarrow(width) ? 280 : 380,
    marginTop: 14,
  },
): string {
  const [first] = results;
  const share = describeMetric(first.target.metric).measure === "share";
  return chart({
    width,
    ...frame,
    x: {
      label: "Beds",
      labelAnchor: "center",
      tickFormat: ",d",
      ticks: isNarrow(width) ? 4 : 8,
      nice: !isNarrow(width),
    },
    y: {
      label: null,
      percent: share,
      grid: true,
      ...(share && { domain: [0, 100] }),
      tickFormat: share ? axisPercent : ",d",
    },
    marks: [
      ...targetMarks(first, rows),
      ...results.flatMap((_, i) => curveMarks(rows[i], i)),
      ...results.flatMap(answerMarks),
    ],
  });
}

function targetMarks({ target, now }: BedsResult, rows: BedCurves["rows"]): Plot.Markish[] {
  const drawn = rows.flat().map(({ beds }) => beds);
  const isRight = now > (Math.min(...drawn) + Math.max(...drawn)) / 2;
  return [
    Plot.ruleY([target.value], { stroke: INK, strokeDasharray: "3 3" }),
    Plot.ruleX([now], { stroke: GREY, strokeWidth: 1 }),
    Plot.text([now], {
      x: (beds: number) => beds,
      frameAnchor: "bottom",
      text: () => `now ${formatNumber(now, 0)}`,
      dx: isRight ? -5 : 5,
      dy: -6,
      textAnchor: isRight ? "end" : "start",
      fill: GREY,
    }),
  ];
}

function curveMarks(rows: readonly Row[], i: number): Plot.Markish[] {
  const { colour, dash } = SERIES[i];
  return [
    Plot.areaY(rows, { x: "beds", y1: "low", y2: "high", fill: colour, fillOpacity: 0.15 }),
    Plot.line(rows, { x: "beds", y: "value", stroke: colour, strokeWidth: 2.5, strokeDasharray: dash }),
  ];
}

/** A dot on the curve where the answer is: what so many beds do, not what they were asked to do. Named on the side away from the
 *  other curves. */
function answerMarks({ answer, curve, target }: BedsResult, i: number): Plot.Markish[] {
  if (answer.kind !== "found") return [];
  const onCurve = curve.find(({ beds }) => beds === answer.beds)?.value.estimate;
  const fill = SERIES[i].colour;
  const at = [{ beds: answer.beds, value: onCurve ?? target.value }];
  const place =
    i === 0
      ? { dx: -8, dy: -12, textAnchor: "end" as const }
      : { dx: 10, dy: 2 + 16 * i, textAnchor: "start" as const };
  const text = () => counted(answer.beds, "bed");
  return [
    Plot.dot(at, { x: "beds", y: "value", r: 5, fill, stroke: "white" }),
    Plot.text(at, { x: "beds", y: "value", text, fill, fontWeight: "bold", stroke: "white", strokeWidth: 4, ...place }),
  ];
}

/** What the picture shows: a finding, and what is drawn. */
export function bedCurveCaption({ results }: BedCurves): readonly [string, string] {
  const found = results.flatMap(({ answer }) => (answer.kind === "found" ? [counted(answer.beds, "bed")] : []));
  const { target, now } = results[0];
  const takes = found.length === 0 ? "No number of beds found" : `It takes about ${found.join(" or ")}`;
  const { measure, title } = describeMetric(target.metric);
  return [
    `${takes}; now funded ${formatNumber(now, 0)}`,
    `${title}; target ${boundInWords(target, measure)}. Bands: 95 % intervals.`,
  ];
}

function heading([finding, detail]: readonly [string, string]): string {
  return `<text x="16" y="24" font-size="17" font-weight="bold" fill="${INK}">${inMarkup(finding)}</text><text x="16" y="44" font-size="13" fill="${GREY}">${inMarkup(detail)}</text>`;
}

function legend(results: readonly BedsResult[]): string {
  let x = 16;
  return results
    .map(({ scenario }, i) => {
      const name = scenario.name.length > 48 ? `${scenario.name.slice(0, 47)}…` : scenario.name;
      const from = x;
      x += 46 + name.length * 7;
      const line = `<line x1="${from}" x2="${from + 26}" y1="62" y2="62" stroke="${SERIES[i].colour}" stroke-width="2.5" stroke-dasharray="${SERIES[i].dash}"/>`;
      return `${line}<text x="${from + 32}" y="66" font-size="13" fill="${INK}">${inMarkup(name)}</text>`;
    })
    .join("");
}
