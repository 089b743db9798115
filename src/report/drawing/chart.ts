import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { COLOURS } from "../palette.js";

/** Below this width a drawing is for a telephone: fewer ticks, tighter margins. [pixels] */
const NARROW = 500;

export interface ChartOptions extends Plot.PlotOptions {
  readonly width: number;
  readonly height: number;
}

export function isNarrow(width: number): boolean {
  return width < NARROW;
}

/** A chart as SVG, drawn without a browser, in the letters and colours of all reports. */
export function chart(options: ChartOptions): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const drawn = Plot.plot({
    document,
    marginLeft: 58,
    marginRight: 22,
    marginTop: 14,
    marginBottom: 46,
    ...options,
    style: { fontFamily: "Arial, sans-serif", fontSize: "13px", color: COLOURS.ink, background: "white" },
  });
  drawn.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return lean(drawn.outerHTML);
}

/** Without names for groups, which only a picture as a whole may have, and without digits that nobody can see. */
function lean(svg: string): string {
  return svg
    .replace(/ aria-(label|hidden)="[^"]*"/g, "")
    .replace(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
}

/** `85 %` on an axis of shares. */
export function axisPercent(value: number): string {
  return `${value} %`;
}
