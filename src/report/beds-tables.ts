import type { BedsResult, CurvePoint, MarginalBeds } from "../experiment/index.js";
import { describeMetric, type MetricEstimate } from "../observe/index.js";
import { bounded } from "./bounds.js";
import { differenceInTable } from "./differences.js";
import type { Block, Cell, Column, Detail } from "./document.js";
import { estimateText, estimateWithInterval, measureInWords } from "./estimates.js";
import { ABSENT, counted, decimalsForTwoDigits, formatNumber, GLUE } from "./numbers.js";
import { partInWords } from "./targets.js";

type Target = BedsResult["target"];

/** Places whose next bed a screen tells of, those where it wins most. */
const PLACES_ON_A_SCREEN = 5;

/** The targets' metrics, the mean wait and what it costs against the number of beds. */
export function curveTable(result: BedsResult, detail: Detail): Block {
  const { targets, now } = result;
  const curve = detail === "full" ? result.curve : pointsThatTell(result);
  const first = shownIn(result);
  const order = [first, ...targets.keys()].filter((t, i, all) => all.indexOf(t) === i);
  const costs = hasPrices(curve);
  const columns: Column[] = [
    { title: "Beds", align: "right" },
    ...order.map((t): Column => ({ title: columnOf(targets[t]), align: "right" })),
    { title: "Mean wait for a bed [days]", align: "right" },
    { title: "Occupancy", align: "right" },
    ...(costs ? [{ title: "Cost [£m a year]", align: "right" } as const] : []),
    { title: "One more bed buys", align: "right" },
  ];
  const rows = curve.map((point, position): Cell[] => [
    `${point.beds === now ? "now " : ""}${formatNumber(point.beds, 0)}`,
    ...order.map((t) => estimateWithInterval(bounded(targets[t].metric, point.values[t]))),
    estimateText(point.bedWait),
    estimateText(point.occupancy),
    ...(costs ? [millions(point.cost.estimate)] : []),
    buys(point, curve[position + 1]),
  ]);
  return { kind: "table", table: { columns, rows } };
}

/** Which of the targets the tables are about; a result read from a file has copies of it. */
function shownIn({ target, targets }: BedsResult): number {
  const same = (one: Target) =>
    one.metric === target.metric &&
    one.bound === target.bound &&
    one.value === target.value &&
    one.of?.scope === target.of?.scope &&
    one.of?.name === target.of?.name;
  return Math.max(0, targets.findIndex(same));
}

function columnOf({ metric, of: part }: Target): string {
  const { title, measure } = describeMetric(metric);
  const where = part === undefined ? "" : ` ${partInWords(part)}`;
  return measure === "share" ? `${title}${where}` : `${title}${where} [${measureInWords(measure)}]`;
}

function hasPrices(curve: readonly CurvePoint[]): boolean {
  return curve.some(({ cost }) => (cost.estimate ?? 0) > 0);
}

/** Three digits at least, as costs of neighbouring numbers of beds differ little. */
function millions(pounds: number | undefined): string {
  if (pounds === undefined) return ABSENT;
  return formatNumber(pounds / 1e6, pounds < 1e8 ? 2 : 1);
}

/** A screen shows today, the answer, and of the others those that lie one in a hundred apart and not far beyond it. */
function pointsThatTell({ curve, answer, now }: BedsResult): readonly CurvePoint[] {
  if (answer.kind !== "found") return curve;
  const shown = curve.map(({ beds }) => beds).filter((beds) => beds === now || beds === answer.beds);
  for (const { beds } of curve) {
    const apart = shown.every((other) => Math.abs(other - beds) > 0.01 * answer.beds);
    if (apart && beds < 1.5 * answer.beds) shown.push(beds);
  }
  return curve.filter(({ beds }) => shown.includes(beds));
}

/** Change of the metric for each bed on the way to the next point. */
function buys(point: CurvePoint, next: CurvePoint | undefined): string {
  const [from, to] = [point.value.estimate, next?.value.estimate];
  if (next === undefined || from === undefined || to === undefined || next.beds === point.beds) return ABSENT;
  if (!Number.isFinite(from) || !Number.isFinite(to)) return ABSENT;
  const share = point.value.measure === "share";
  const change = ((to - from) / (next.beds - point.beds)) * (share ? 100 : 1);
  const text = formatNumber(change, decimalsForTwoDigits(change, 3));
  return `${change > 0 && !/^0(\.0+)?$/.test(text) ? "+" : ""}${text}${GLUE}${share ? "points" : point.value.measure}`;
}

/** Who gets how many beds: always for an allocation, else in a full report. */
export function bedsByUnit({ answer, how, units, today }: BedsResult, detail: Detail): readonly Block[] {
  if (answer.kind !== "found" || units.length < 2 || (how !== "allocation" && detail === "brief")) return [];
  const rows = units.flatMap((name, unit): Cell[][] => {
    const [now, then] = [today.unitBeds[unit], answer.unitBeds[unit]];
    if (how === "allocation" && detail === "brief" && now === then) return [];
    return [
      [name, formatNumber(now, 0), formatNumber(then, 0), `${then > now ? "+" : ""}${formatNumber(then - now, 0)}`],
    ];
  });
  const columns: Column[] = [
    { title: "Unit", align: "left" },
    { title: "Beds now", align: "right" },
    { title: "Beds in the answer", align: "right" },
    { title: "Difference", align: "right" },
  ];
  return [
    { kind: "heading", text: "The beds of the answer" },
    { kind: "table", table: { columns, rows } },
  ];
}

/** What the next bed would do, place by place. */
export function marginalTable(result: BedsResult, detail: Detail): readonly Block[] {
  const { target, marginal } = result;
  if (marginal.length === 0) return [];
  const shown = shownIn(result);
  const { measure } = describeMetric(target.metric);
  const sign = target.bound === "atLeast" ? -1 : 1;
  const gain = ({ values }: MarginalBeds) => sign * (values[shown].estimate ?? Number.POSITIVE_INFINITY);
  const sorted = [...marginal].sort((one, other) => gain(one) - gain(other));
  const rows = detail === "full" ? sorted : sorted.slice(0, PLACES_ON_A_SCREEN);
  const costs = marginal.some(({ cost }) => (cost.estimate ?? 0) !== 0);
  const unit = measure === "share" ? "points" : measureInWords(measure);
  const columns: Column[] = [
    { title: "One more bed today in", align: "left" },
    { title: `${describeMetric(target.metric).title} [${unit}]`, align: "right" },
    { title: "Mean wait [days]", align: "right" },
    ...(costs ? [{ title: "Cost [£ a year]", align: "right" } as const] : []),
  ];
  const cells = rows.map(({ place, values, bedWait, cost }): Cell[] => [
    place.name,
    cell(values[shown]),
    cell(bedWait),
    ...(costs ? [cell(cost)] : []),
  ]);
  return [
    { kind: "heading", text: "What the next bed would change" },
    { kind: "table", table: { columns, rows: cells } },
    { kind: "paragraph", text: howMarginal(result, rows.length) },
  ];
}

function cell(value: MetricEstimate): string {
  return differenceInTable({ ...value, verdict: "higher" });
}

function howMarginal({ marginal }: BedsResult, shown: number): string {
  const [{ replications }] = marginal;
  const most = Math.max(...marginal.map(({ added }) => added));
  const added = most === 1 ? "one bed" : "one bed, or one in a hundred of those there,";
  const rest = marginal.length - shown;
  const more = rest > 0 ? ` ${counted(rest, "other place")} won less.` : "";
  return `For ${added} more in one place, the others as they are: difference for each bed, with its interval, under the same luck (${counted(replications, "replication")}).${more}`;
}
