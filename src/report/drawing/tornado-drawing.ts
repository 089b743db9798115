import * as Plot from "@observablehq/plot";
import { COLOURS } from "../palette.js";
import { chart, isNarrow } from "./chart.js";
import { fitted } from "./fitted.js";

/** What a metric is with a figure at either end of its range. */
export interface TornadoRow {
  readonly name: string;
  readonly atFrom: number;
  readonly atTo: number;
  /** What the ends of the range are called. */
  readonly from: string;
  readonly to: string;
  /** Whether the difference is more than chance. */
  readonly isClear: boolean;
}

const ROW = 48;

/** A bar for each figure about the present value, the longest first; the ends are named, as colour says nothing. */
export function drawTornado(rows: readonly TornadoRow[], base: number, isShare: boolean, width: number): string {
  const scale = isShare ? 100 : 1;
  const placed = rows.map((row, at) => ({
    ...row,
    at,
    atFrom: row.atFrom * scale,
    atTo: row.atTo * scale,
    fill: row.isClear ? COLOURS.blue : COLOURS.grey,
  }));
  const ends = placed.flatMap(({ atFrom, atTo }) => [atFrom, atTo]);
  const [least, most] = [Math.min(base * scale, ...ends), Math.max(base * scale, ...ends)];
  const room = Math.max(1e-9, most - least) * (isNarrow(width) ? 0.4 : 0.25);
  return chart({
    width,
    height: 50 + ROW * rows.length,
    marginLeft: 8,
    marginRight: 8,
    marginTop: 4,
    x: {
      label: null,
      domain: [least - room, most + room],
      ticks: isNarrow(width) ? 4 : 7,
      ...(isShare && { tickFormat: (value: number) => `${value} %` }),
    },
    y: { axis: null, type: "band", domain: placed.map(({ at }) => at), paddingInner: 0.5, paddingOuter: 0.35 },
    marks: [
      Plot.barX(placed, { x1: "atFrom", x2: "atTo", y: "at", fill: "fill", fillOpacity: 0.85 }),
      Plot.ruleX([base * scale], { stroke: COLOURS.ink }),
      endText(placed, "from", "atFrom", "atTo"),
      endText(placed, "to", "atTo", "atFrom"),
      noEffect(placed),
      Plot.text(placed, {
        x: () => least - room,
        y: "at",
        text: (row: TornadoRow) => fitted(row.name, width - 16),
        textAnchor: "start",
        dy: -21,
      }),
    ],
  });
}

type Placed = TornadoRow & { readonly at: number };

const OUTLINE = { stroke: "white", strokeWidth: 3, fill: COLOURS.ink, paintOrder: "stroke" } as const;

/** Where the figure does nothing there is no bar, and one text for both ends. */
function noEffect(rows: readonly Placed[]): Plot.Markish {
  const none = rows.filter(({ atFrom, atTo }) => atFrom === atTo);
  const text = ({ from, to }: Placed) => `${from} to ${to}: no effect`;
  return Plot.text(none, { x: "atFrom", y: "at", text, textAnchor: "start", dx: 6, ...OUTLINE });
}

/** Beside its own end of the bar, on the side away from the other. */
function endText(
  rows: readonly Placed[],
  text: "from" | "to",
  at: "atFrom" | "atTo",
  other: "atFrom" | "atTo",
): Plot.Markish {
  const onSide = (isRight: boolean) => {
    const own = rows.filter((row) => (isRight ? row[at] > row[other] : row[at] < row[other]));
    const side = isRight ? ({ textAnchor: "start", dx: 5 } as const) : ({ textAnchor: "end", dx: -5 } as const);
    return Plot.text(own, { x: at, y: "at", text, ...side, ...OUTLINE });
  };
  return [onSide(true), onSide(false)];
}
