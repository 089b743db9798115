import type { Result } from "../../experiment/index.js";
import { type Curve, drawWaitPanels, drawWaits, horizonOf } from "../drawing/waits-drawing.js";
import { estimateText } from "../estimates.js";
import { formatNumber } from "../numbers.js";
import { SERIES } from "../palette.js";
import type { RunStudy } from "../reported.js";
import { spoken } from "../spoken.js";
import type { DataTable, Entry, Figure, Part, Section } from "./parts.js";
import { perRun } from "./per-run.js";
import { toldShare } from "./told.js";

type Waits = Result["waits"];

/** How long people wait: the estate as a whole, then each group and priority beside all others. */
export function waitingSection(runs: readonly RunStudy[]): readonly Section[] {
  const parts = perRun(runs, ({ result }, suffix, name) => {
    const { waits } = result;
    return [...wholeFigure(result, suffix, name), ...panelFigure(waits, suffix, name)];
  });
  return parts.length === 0 ? [] : [{ id: "waiting", title: "How long people wait", parts }];
}

const CALLED = [
  "From joining the list to the offer of a bed",
  "Prison transfers: from the start of the clock to admission",
];

function wholeFigure({ waits, metrics }: Result, suffix: string, name: string): readonly Part[] {
  const curves = [waits.bedWait, waits.transferTime].flatMap((all, i) =>
    all.filter(({ by }) => by === "all").map((curve) => ({ ...curve, name: CALLED[i] })),
  );
  if (curves.length === 0) return [];
  const [offered, transferred] = [metrics["bedWait.within28"], metrics["transferTime.within28"]];
  const both =
    transferred?.estimate === undefined
      ? ""
      : `; of prison transfers, ${estimateText(transferred)} arrive within 28 days of day zero`;
  const figure: Figure = {
    id: `waits${suffix}`,
    title: `${name}${estimateText(offered)} of people are offered a bed within 28 days of joining the list${both}`,
    description:
      "The share of people who have waited so many days at most, with 95 % intervals, and a mark at 28 days.",
    legend: curves.map((curve, i) => ({ name: curve.name, ...SERIES[i] })),
    note: "Bands: 95 % intervals. Waits that had not ended count as longer.",
    draw: (width) => drawWaits(curves, waits.days, width),
    data: curveData(curves, waits.days),
  };
  return [{ kind: "figure", figure }];
}

function panelFigure({ bedWait, days }: Waits, suffix: string, name: string): readonly Part[] {
  const curves = bedWait.filter(({ by }) => by !== "all").map((curve) => ({ ...curve, name: spoken(curve.name) }));
  if (curves.length < 2) return [];
  const at = days.indexOf(28);
  const sorted = [...curves].sort((one, other) => one.share[at] - other.share[at]);
  const [last, first] = [sorted[0], sorted[sorted.length - 1]];
  const share = (curve: Curve) => `${formatNumber(100 * curve.share[at], 0)}\u00a0%`;
  const figure: Figure = {
    id: `waits-by-group${suffix}`,
    title: `${name}“${last.name}” wait longest for an offer, ${share(last)} for 28 days at most; “${first.name}” shortest, ${share(first)}`,
    description:
      "A panel for each group and each priority: the share offered a bed within so many days, the others in grey.",
    note: "By group, then by priority as the wait begins. Others in grey.",
    draw: (width) => drawWaitPanels(curves, days, width),
    data: panelData(curves, days),
  };
  return [{ kind: "figure", figure }];
}

/** What a reader of many curves asks about. [days] */
const ASKED = [0, 7, 14, 28, 56, 84, 168];

/** Curves down, some days across. */
function panelData(curves: readonly Curve[], days: readonly number[]): DataTable {
  const shown = ASKED.filter((day) => days.includes(day));
  return {
    columns: [
      { title: "Of whom", align: "left" },
      ...shown.map((day) => ({ title: `${day} days or less`, align: "right" as const })),
    ],
    rows: curves.map(({ name, share }) => [name, ...shown.map((day) => toldShare(share[days.indexOf(day)]))]),
  };
}

/** Days down, curves across. */
function curveData(curves: readonly Curve[], days: readonly number[]): DataTable {
  const horizon = horizonOf(curves, days);
  const rows = days.flatMap((day, at): Entry[][] => {
    if (day > horizon) return [];
    return [
      [`${day}`, ...curves.flatMap(({ share, low, high }) => [toldShare(share[at]), between(low?.[at], high?.[at])])],
    ];
  });
  const columns = [
    { title: "Days at most", align: "right" as const },
    ...curves.flatMap(({ name }) => [
      { title: name, align: "right" as const },
      { title: "95 % interval", align: "right" as const },
    ]),
  ];
  return { columns, rows };
}

function between(low: number | undefined, high: number | undefined): string {
  if (low === undefined || high === undefined) return "–";
  return `${formatNumber(100 * low, 1)} to ${formatNumber(100 * high, 1)}`;
}
