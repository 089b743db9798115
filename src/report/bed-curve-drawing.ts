import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { BedsResult, CurvePoint } from "../experiment/index.js";
import { describeMetric } from "../observe/index.js";
import type { BedsFinding } from "./beds-answer.js";
import { bounded } from "./bounds.js";
import { counted, formatNumber } from "./numbers.js";
import { boundInWords } from "./targets.js";

/** Blue, orange, green and violet that people with any colour vision can tell apart on white; lines also differ in dashes. */
const COLOURS = ["#005eb8", "#b35900", "#00703c", "#6f3096"];
const DASHES = ["none", "8 4", "2 4", "10 3 2 3"];
const GREY = "#4c6272";
const INK = "#212b32";

interface Row {
  readonly beds: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Draws the picture; see `bedCurveFigure`. */
export function drawBedCurves(findings: readonly BedsFinding[]): string | undefined {
  const results = findings.map(({ result, governed }) => governed ?? result);
  const [first] = results;
  const shared = results.every(({ target }) => target.metric === first?.target.metric);
  if (first === undefined || !shared || results.length > COLOURS.length) return undefined;
  const rows = results.map(rowsOf);
  if (rows.some((curve) => curve.length < 2)) return undefined;
  return draw(results, rows, first);
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

function draw(results: readonly BedsResult[], rows: readonly (readonly Row[])[], first: BedsResult): string {
  const { title, measure } = describeMetric(first.target.metric);
  const share = measure === "share";
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const chart = Plot.plot({
    document,
    width: 760,
    height: 440,
    marginLeft: 56,
    marginRight: 24,
    marginTop: 84,
    marginBottom: 46,
    style: { fontFamily: "Arial, sans-serif", fontSize: "13px", color: INK, background: "white" },
    x: { label: "Beds", labelAnchor: "center", tickFormat: ",d", ticks: 8, nice: true },
    y: {
      label: null,
      percent: share,
      grid: true,
      ...(share && { domain: [0, 100] }),
      tickFormat: share ? axisPercent : ",d",
    },
    marks: [
      ...targetMarks(first),
      ...results.flatMap((_, i) => curveMarks(rows[i], i)),
      ...results.flatMap(answerMarks),
    ],
  });
  chart.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  chart.setAttribute("role", "img");
  const caption = headline(results, title);
  chart.setAttribute("aria-label", caption.join(" "));
  const extras = `<g text-anchor="start">${heading(caption)}${legend(results)}</g>`;
  return `${chart.outerHTML.replace(/<\/svg>\s*$/, "")}${extras}</svg>\n`;
}

function axisPercent(value: number): string {
  return `${value} %`;
}

function targetMarks({ target, now }: BedsResult): Plot.Markish[] {
  return [
    Plot.ruleY([target.value], { stroke: INK, strokeDasharray: "3 3" }),
    Plot.ruleX([now], { stroke: GREY, strokeWidth: 1 }),
    Plot.text([now], {
      x: (beds: number) => beds,
      frameAnchor: "bottom",
      text: () => `now ${formatNumber(now, 0)}`,
      dx: 5,
      dy: -6,
      textAnchor: "start",
      fill: GREY,
    }),
  ];
}

function curveMarks(rows: readonly Row[], i: number): Plot.Markish[] {
  const colour = COLOURS[i];
  return [
    Plot.areaY(rows, { x: "beds", y1: "low", y2: "high", fill: colour, fillOpacity: 0.15 }),
    Plot.line(rows, { x: "beds", y: "value", stroke: colour, strokeWidth: 2.5, strokeDasharray: DASHES[i] }),
  ];
}

/** A dot on the curve where the answer is: what so many beds do, not what they were asked to do. Named on the side away from the
 *  other curves. */
function answerMarks({ answer, curve, target }: BedsResult, i: number): Plot.Markish[] {
  if (answer.kind !== "found") return [];
  const onCurve = curve.find(({ beds }) => beds === answer.beds)?.value.estimate;
  const fill = COLOURS[i];
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

/** What the picture shows, as a finding. */
function headline(results: readonly BedsResult[], title: string): readonly [string, string] {
  const found = results.flatMap(({ answer }) => (answer.kind === "found" ? [counted(answer.beds, "bed")] : []));
  const { target, now } = results[0];
  const takes = found.length === 0 ? "No number of beds found" : `It takes about ${found.join(" or ")}`;
  const { measure } = describeMetric(target.metric);
  return [
    `${takes}; now funded ${formatNumber(now, 0)}`,
    `${title}; target ${boundInWords(target, measure)}. Bands: 95 % intervals.`,
  ];
}

function heading([finding, detail]: readonly [string, string]): string {
  return `<text x="16" y="24" font-size="17" font-weight="bold" fill="${INK}">${escaped(finding)}</text><text x="16" y="44" font-size="13" fill="${GREY}">${escaped(detail)}</text>`;
}

function legend(results: readonly BedsResult[]): string {
  let x = 16;
  return results
    .map(({ scenario }, i) => {
      const name = scenario.name.length > 48 ? `${scenario.name.slice(0, 47)}…` : scenario.name;
      const from = x;
      x += 46 + name.length * 7;
      const line = `<line x1="${from}" x2="${from + 26}" y1="62" y2="62" stroke="${COLOURS[i]}" stroke-width="2.5" stroke-dasharray="${DASHES[i]}"/>`;
      return `${line}<text x="${from + 32}" y="66" font-size="13" fill="${INK}">${escaped(name)}</text>`;
    })
    .join("");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]);
}
