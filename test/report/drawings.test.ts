import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { drawBars } from "../../src/report/drawing/bars-drawing.js";
import { drawFlow } from "../../src/report/drawing/flow-drawing.js";
import { drawForest } from "../../src/report/drawing/forest-drawing.js";
import { drawOccupancy } from "../../src/report/drawing/series-drawing.js";
import { drawTornado } from "../../src/report/drawing/tornado-drawing.js";
import { drawWaits } from "../../src/report/drawing/waits-drawing.js";

const WIDE = 760;

function bodyOf(svg: string) {
  return parseHTML(`<html><body>${svg}</body></html>`).document;
}

/** `translate(3,4)` */
function placeOf(element: { getAttribute(name: string): string | null }): readonly [x: number, y: number] {
  const [, x, y] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(element.getAttribute("transform") ?? "") ?? [];
  return [Number(x), Number(y)];
}

/** Reads an axis from the texts of its ticks: where a value lies, found from two of them. */
function axisFrom(svg: string, which: "x" | "y"): (value: number) => number {
  const at = which === "x" ? 0 : 1;
  const ticks = [...bodyOf(svg).querySelectorAll("text")]
    .filter((text) => /^−?[\d,]+( %)?$/.test(text.textContent ?? ""))
    .map((text) => ({
      value: Number((text.textContent ?? "").replace("−", "-").replace(/[ %,]/g, "")),
      place: placeOf(text),
    }));
  const other = 1 - at;
  // The ticks of one axis share the other coordinate.
  const lines = grouped(ticks, other);
  const [first, ...rest] = [...lines.values()].sort((one, two) => two.length - one.length)[0];
  const last = rest.reduce((most, tick) => (tick.value > most.value ? tick : most));
  const slope = (last.place[at] - first.place[at]) / (last.value - first.value);
  return (value) => first.place[at] + slope * (value - first.value);
}

type Tick = { readonly value: number; readonly place: readonly [number, number] };

function grouped(ticks: readonly Tick[], other: number): Map<number, Tick[]> {
  const found = new Map<number, Tick[]>();
  for (const tick of ticks) found.set(tick.place[other], [...(found.get(tick.place[other]) ?? []), tick]);
  return found;
}

/** The points of the line of that colour. */
function lineOf(svg: string, colour: string): readonly (readonly [number, number])[] {
  const group = [...bodyOf(svg).querySelectorAll("g")].find(
    (each) => each.getAttribute("stroke") === colour && each.getAttribute("fill") === "none",
  );
  const d = group?.querySelector("path")?.getAttribute("d") ?? "";
  return [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
}

describe("drawings show the numbers that they were given", () => {
  test("waits: each share stands where the axis says", () => {
    const days = [0, 7, 14, 21, 28, 56, 84];
    const share = [0.1, 0.25, 0.4, 0.5, 0.6, 0.9, 0.99];
    const low = share.map((one) => one - 0.05);
    const high = share.map((one) => Math.min(1, one + 0.1));
    const svg = drawWaits([{ by: "all", name: "everybody", share, low, high }], days, WIDE);
    const height = axisFrom(svg, "y");
    const line = lineOf(svg, "#005eb8");
    expect(line).toHaveLength(days.length);
    line.forEach(([, y], at) => void expect(y).toBeCloseTo(height(100 * share[at]), 0));
    const band = bodyOf(svg).querySelector('g[fill="#005eb8"] path')?.getAttribute("d") ?? "";
    const heights = [...band.matchAll(/-?[\d.]+,(-?[\d.]+)/g)].map(([, y]) => Number(y));
    expect(Math.min(...heights)).toBeCloseTo(height(100 * high[6]), 0);
    expect(Math.max(...heights)).toBeCloseTo(height(100 * low[0]), 0);
    // Four weeks lie a third of the way to twelve.
    expect((line[4][0] - line[0][0]) / (line[6][0] - line[0][0])).toBeCloseTo(1 / 3, 2);
  });

  test("occupancy: occupied and open beds, each on its own height", () => {
    const at = ["2026-04-01", "2026-05-01", "2026-06-01"] as const;
    const band = (mean: readonly number[]) => ({
      mean,
      low: mean.map((one) => one - 5),
      high: mean.map((one) => one + 5),
    });
    const occupied = [80, 84, 90];
    const series = { at, occupied: band(occupied), open: band([100, 100, 110]), waiting: band([1, 2, 3]) };
    const svg = drawOccupancy(series, [{ on: "2026-06-01", beds: 10 }], WIDE);
    const height = axisFrom(svg, "y");
    lineOf(svg, "#005eb8").forEach(([, y], month) => void expect(y).toBeCloseTo(height(occupied[month]), 0));
    expect(svg).toContain(">+10<");
    expect(bodyOf(svg).querySelectorAll("path").length).toBeGreaterThanOrEqual(3);
  });

  test("bars: as long as their values, each with its own text", () => {
    const svg = drawBars(
      [
        { name: "first", value: 40, text: "forty" },
        { name: "second", value: 10, text: "ten" },
      ],
      WIDE,
    );
    const [one, other] = [...bodyOf(svg).querySelectorAll("rect")].map((bar) => Number(bar.getAttribute("width")));
    expect(one / other).toBeCloseTo(4, 2);
    const texts = [...bodyOf(svg).querySelectorAll("text")].map((text) => [placeOf(text)[1], text.textContent]);
    const heightOf = (wanted: string) => texts.find(([, text]) => text === wanted)?.[0];
    expect(heightOf("first")).toBe(heightOf("forty"));
    expect(heightOf("second")).toBe(heightOf("ten"));
  });

  test("flow: bands as wide as the number of people", () => {
    const nodes = [
      { name: "a", column: 0, kind: "way" },
      { name: "b", column: 0, kind: "way" },
      { name: "end", column: 1, kind: "return" },
    ] as const;
    const links = [
      { source: 0, target: 2, value: 30 },
      { source: 1, target: 2, value: 10 },
    ];
    const svg = drawFlow({ nodes, links }, WIDE);
    const [wide, narrow] = [...bodyOf(svg).querySelectorAll("path")].map((band) =>
      Number(band.getAttribute("stroke-width")),
    );
    expect(wide / narrow).toBeCloseTo(3, 1);
    expect(bodyOf(svg).querySelector("svg")?.textContent).toContain("40");
  });

  test("forest: an interval between its ends about the line of no difference, in words and shape beside colour", () => {
    const row = { name: "Wait", text: "-10 days, better", value: -20, low: -30, high: -10, verdict: "better" } as const;
    const svg = drawForest([row], "Difference, % of the base", WIDE);
    const place = axisFrom(svg, "x");
    const interval = [...bodyOf(svg).querySelectorAll("line")].find(
      (line) => line.getAttribute("stroke") === "#00703c",
    );
    const ends = ["x1", "x2"].map((end) => Number(interval?.getAttribute(end))).sort((a, b) => a - b);
    expect(ends[0]).toBeCloseTo(place(-30), 0);
    expect(ends[1]).toBeCloseTo(place(-10), 0);
    expect(svg).toContain("Wait: -10 days, better");
  });

  test("tornado: from one end to the other, the ends of the range beside their own end of the bar", () => {
    const row = { name: "accepted", atFrom: 10, atTo: 30, from: "60 pc", to: "90 pc", isClear: true };
    const svg = drawTornado([row], 20, false, WIDE);
    const place = axisFrom(svg, "x");
    const bar = bodyOf(svg).querySelector("rect");
    const left = Number(bar?.getAttribute("x"));
    expect(left).toBeCloseTo(place(10), 0);
    expect(left + Number(bar?.getAttribute("width"))).toBeCloseTo(place(30), 0);
    const at = (text: string) =>
      placeOf([...bodyOf(svg).querySelectorAll("text")].find((each) => each.textContent === text) as never)[0];
    expect(at("60 pc")).toBeCloseTo(place(10), 0);
    expect(at("90 pc")).toBeCloseTo(place(30), 0);
  });
});
