import type { Metrics, Result } from "../../experiment/index.js";
import type { WaitCurve } from "../../observe/index.js";
import { bounded } from "../bounds.js";
import { estimateText, intervalText } from "../estimates.js";
import { INK, LINES } from "../office/palette.js";
import { shortened } from "../office/shortened.js";
import type { Reported } from "../reported.js";
import { footOf } from "./foot.js";
import { runNotes } from "./notes.js";
import { type BarsPlan, box, type Piece, type PointsPlan, SLIDE, type SlidePlan } from "./plan.js";

type PointLine = PointsPlan["lines"][number];

/** The days within which the law will ask for a transfer. */
const WITHIN = 28;
/** Half a year: what comes later nobody can tell from what is drawn. [days] */
const LAST_DAY = 182;
const MOST_GROUPS = 8;
const LOOKS = [
  { colour: LINES[0], dash: "solid", symbol: "none" },
  { colour: LINES[1], dash: "dash", symbol: "none" },
  { colour: LINES[2], dash: "lgDash", symbol: "none" },
  { colour: LINES[3], dash: "lgDashDot", symbol: "none" },
] as const;

/** Who has waited how long at most, and who is offered a bed within 28 days. */
export function waitingSlide({ runs }: Reported): readonly SlidePlan[] {
  const [first] = runs;
  if (first === undefined) return [];
  const { result } = first;
  const lines = runs.length > 1 ? linesOfRuns(runs) : linesOfWaits(result);
  if (lines.length === 0) return [];
  const bars = barsOf(result.groups);
  const whole = SLIDE.right - SLIDE.left;
  const h = SLIDE.bottom - SLIDE.top;
  const w = bars === undefined ? whole : 0.58 * whole;
  const pieces: Piece[] = [
    { kind: "chart", box: box(SLIDE.left, SLIDE.top, w, h), chart: chartOf(lines, runs.length > 1) },
  ];
  if (bars !== undefined) {
    pieces.push({ kind: "chart", box: box(SLIDE.left + w + 0.4, SLIDE.top, whole - w - 0.4, h), chart: bars });
  }
  return [{ title: titleOf(result.metrics), pieces, notes: runNotes(result), foot: footOf(result) }];
}

function titleOf(metrics: Metrics): string {
  const [transfer, offer] = [metrics[`transferTime.within${WITHIN}`], metrics[`bedWait.within${WITHIN}`]];
  const of = (share: Metrics[string]) => estimateText(share);
  const parts = [
    transfer?.estimate === undefined
      ? undefined
      : `${of(transfer)} of prison transfers are in hospital within ${WITHIN} days of the clock start`,
    offer?.estimate === undefined
      ? undefined
      : `${of(offer)} of those on the list are offered a bed within ${WITHIN} days`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? "How long people wait" : parts.join("; ");
}

function everybody(curves: readonly WaitCurve[]): WaitCurve | undefined {
  return curves.find(({ by }) => by === "all");
}

function linesOfWaits({ waits }: Result): readonly PointLine[] {
  const named = [
    [everybody(waits.transferTime), "Prison transfers: clock start to admission"],
    [everybody(waits.bedWait), "Everybody: joining the list to an offer"],
  ] as const;
  return named.flatMap(([curve, name], i) => (curve === undefined ? [] : [line(name, waits.days, curve, i)]));
}

/** The same wait in each of several scenarios: that of transfers, or of everybody where nobody is transferred. */
function linesOfRuns(runs: Reported["runs"]): readonly PointLine[] {
  return runs.slice(0, LOOKS.length).flatMap(({ result: { scenario, waits } }, i) => {
    const curve = everybody(waits.bedWait);
    return curve === undefined ? [] : [line(shortened(scenario.name, 40), waits.days, curve, i)];
  });
}

function line(name: string, days: readonly number[], { share }: WaitCurve, i: number): PointLine {
  const points = days.flatMap((day, at) => (day <= LAST_DAY ? [[day, share[at]] as const] : []));
  return { name, ...LOOKS[i], width: 2.5, points };
}

function chartOf(lines: readonly PointLine[], several: boolean): PointsPlan {
  const mark = { name: `${WITHIN} days`, colour: INK, dash: "sysDot", width: 1.5, symbol: "none" } as const;
  return {
    kind: "points",
    heading: several
      ? "Share offered a bed within so many days of joining the list"
      : "Share whose wait is over within so many days",
    description: `Share of people whose wait is over, against days from its start, with a line at ${WITHIN} days.`,
    xTitle: "Days",
    xFrom: 0,
    xTo: LAST_DAY,
    xStep: WITHIN,
    yFormat: "0%",
    yFrom: 0,
    yTo: 1,
    lines: [...lines, { ...mark, points: [[WITHIN, 0] as const, [WITHIN, 1] as const] }],
  };
}

/** Groups that anybody is offered a bed in, with their intervals in words; nothing where there is only one. */
function barsOf(groups: Result["groups"]): BarsPlan | undefined {
  const id = `bedWait.within${WITHIN}`;
  const bars = Object.entries(groups).flatMap(([group, { metrics }]) => {
    const estimate = metrics[id];
    if (estimate?.estimate === undefined) return [];
    return [{ name: `${shortened(group, 22)} (${intervalText(bounded(id, estimate))})`, value: estimate.estimate }];
  });
  if (bars.length < 2) return undefined;
  return {
    kind: "bars",
    heading: `Offered a bed within ${WITHIN} days, by group`,
    description: `Share of each group that is offered a bed within ${WITHIN} days of joining the list.`,
    yFormat: "0%",
    yFrom: 0,
    yTo: 1,
    colour: LINES[1],
    bars: bars.slice(0, MOST_GROUPS),
  };
}
