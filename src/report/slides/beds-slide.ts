import type { BedsResult } from "../../experiment/index.js";
import { describeMetric } from "../../observe/index.js";
import { bounded } from "../bounds.js";
import { estimateText, lookOf, percent } from "../estimates.js";
import { counted } from "../numbers.js";
import { GREY, INK, LINES } from "../office/palette.js";
import { shortened } from "../office/shortened.js";
import type { Reported } from "../reported.js";
import { boundInWords } from "../targets.js";
import { footOf } from "./foot.js";
import { niceRange } from "./nice-range.js";
import { bedsNotes } from "./notes.js";
import { box, type Line, type PointsPlan, SLIDE, type SlidePlan } from "./plan.js";
import { called, governing } from "./titles.js";

type PointLine = PointsPlan["lines"][number];
type Point = readonly [x: number, y: number];

interface Curve {
  readonly result: BedsResult;
  readonly value: readonly Point[];
  readonly low: readonly Point[];
  readonly high: readonly Point[];
}

const DASHES = ["solid", "dash", "lgDash", "lgDashDot"] as const;
const SYMBOLS = ["circle", "square", "triangle", "diamond"] as const;
/** Lines of a chart that a room can tell apart. */
const MOST_CURVES = LINES.length;

/** What the number of beds does to the target. */
export function bedsSlide({ beds }: Reported): readonly SlidePlan[] {
  const results = beds.map(governing).slice(0, MOST_CURVES);
  const [first] = results;
  if (first === undefined) return [];
  const curves = results.filter(({ target }) => target.metric === first.target.metric).map(curveOf);
  if (curves.some(({ value }) => value.length < 2)) return [];
  const place = box(SLIDE.left, SLIDE.top, SLIDE.right - SLIDE.left, SLIDE.bottom - SLIDE.top);
  const notes = results.flatMap(bedsNotes);
  const chart = chartOf(curves, first);
  return [
    {
      title: titleOf(results),
      pieces: [{ kind: "chart", box: place, chart }],
      notes: [...new Set(notes)],
      foot: footOf(first),
    },
  ];
}

/** The part worth drawing: a search also looks far out, where everybody has a bed. */
function curveOf(result: BedsResult): Curve {
  const { answer, curve, now, target } = result;
  const most = 1.15 * Math.max(now, answer.kind === "found" ? answer.beds : now);
  const near = curve.filter(({ beds }) => beds <= most);
  const points = (near.length > 1 ? near : curve).flatMap(({ beds, value }) => {
    const { estimate, low, high } = bounded(target.metric, value);
    if (estimate === undefined || !Number.isFinite(estimate)) return [];
    const ends = low === undefined || high === undefined || !Number.isFinite(high) ? [estimate, estimate] : [low, high];
    return [{ beds, estimate, low: ends[0], high: ends[1] }];
  });
  return {
    result,
    value: points.map(({ beds, estimate }) => [beds, estimate]),
    low: points.map(({ beds, low }) => [beds, low]),
    high: points.map(({ beds, high }) => [beds, high]),
  };
}

function titleOf(results: readonly BedsResult[]): string {
  const [{ today, target, now }] = results;
  const found = results.flatMap(({ answer }) => (answer.kind === "found" ? [counted(answer.beds, "bed")] : []));
  const { measure, title } = describeMetric(target.metric);
  const value = `${estimateText(bounded(target.metric, today.value))}${lookOf(measure).unit}`;
  const bound = boundInWords(target, measure);
  const reached = found.length > 0 ? `; ${bound} takes about ${found.join(" or ")}` : `; wanted ${bound}`;
  return `With today's ${counted(now, "bed")}, ${title.slice(0, 1).toLowerCase()}${title.slice(1)}: ${value}${reached}`;
}

function chartOf(curves: readonly Curve[], first: BedsResult): PointsPlan {
  const { target, now } = first;
  const { measure, title } = describeMetric(target.metric);
  const isShare = measure === "share";
  const xs = curves.flatMap(({ value }) => value.map(([x]) => x));
  const lows = curves.flatMap(({ low }) => low.map(([, y]) => y));
  const ys = curves.flatMap(({ high }) => high.map(([, y]) => y));
  const scale = niceRange(Math.min(...xs, now), Math.max(...xs, now));
  const top = isShare ? 1 : niceRange(0, Math.max(...ys, target.value)).to;
  const bottom = isShare ? Math.max(0, Math.floor(Math.min(...lows, target.value) * 10 - 0.5) / 10) : 0;
  const from = bottom > 0 ? ` (the axis begins at ${percent(bottom)})` : "";
  const one = curves.length === 1;
  return {
    kind: "points",
    heading: isShare ? `${title}${from}` : `${title} [${measure}]`,
    description: `${title} against the number of beds, with the target and today's beds.`,
    xTitle: "Beds",
    xFrom: scale.from,
    xTo: scale.to,
    xStep: scale.step,
    yFormat: isShare ? "0%" : "#,##0",
    yFrom: bottom,
    yTo: top,
    lines: [
      ...curves.flatMap((curve, i) => linesOf(curve, i, one)),
      ...answers(curves),
      straight(
        `Target: ${boundInWords(target, measure)}`,
        INK,
        "sysDot",
        [scale.from, target.value],
        [scale.to, target.value],
      ),
      straight(`Now: ${counted(now, "bed")}`, GREY, "lgDashDot", [now, bottom], [now, top]),
    ],
  };
}

function linesOf({ result, value, low, high }: Curve, i: number, one: boolean): readonly PointLine[] {
  const colour = LINES[i];
  const name = one ? "Estimate" : shortened(result.scenario.name, 40);
  const main: PointLine = { name, colour, dash: DASHES[i], width: 2.5, symbol: SYMBOLS[i], points: value };
  if (!one) return [main];
  const end = { colour, dash: "dash", width: 1, symbol: "none" } as const;
  return [main, { ...end, name: "95 % interval, lower end", points: low }, { ...end, name: "upper end", points: high }];
}

/** Where the answers are on their curves, those with a number of beds that was tried. */
function answers(curves: readonly Curve[]): readonly PointLine[] {
  return curves.flatMap(({ result: { answer, scenario }, value }, i) => {
    const point = answer.kind === "found" ? value.find(([beds]) => beds === answer.beds) : undefined;
    if (point === undefined) return [];
    const whose = curves.length === 1 ? "Answer" : `Answer, ${called(scenario.name)}`;
    const name = `${whose}: ${counted(point[0], "bed")}`;
    return [
      {
        name,
        colour: curves.length === 1 ? LINES[1] : LINES[i],
        dash: "none",
        width: 1,
        symbol: "diamond",
        symbolSize: 15,
        points: [point],
      },
    ];
  });
}

function straight(name: string, colour: string, dash: Line["dash"], from: Point, to: Point): PointLine {
  return { name, colour, dash, width: 1.5, symbol: "none", points: [from, to] };
}
