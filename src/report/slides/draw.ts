import type PptxGenJS from "pptxgenjs";
import { BLUE, FONT, GREY, INK, PALE, RULE, WHITE } from "../office/palette.js";
import { shortened } from "../office/shortened.js";
import { steadyPackage } from "../office/steady-package.js";
import { drawChart } from "./draw-chart.js";
import { fitted, heightOf, linesOf } from "./fit.js";
import { mended } from "./mend-slides.js";
import type { Box, ChartPlan, KeyFigure, Piece, SlidePlan, TablePlan } from "./plan.js";
import { SLIDE } from "./plan.js";

type Slide = PptxGenJS.Slide;

const MASTER = "FINDING";
const TITLE = { x: SLIDE.left, y: 0.42, w: SLIDE.right - SLIDE.left, h: 1.15 } as const;
/** Nothing stands off from the edges of its box, so that everything lines up. */
const FLUSH = { margin: 0, fontFace: FONT, fit: "none" } as const;

/** The slides as the bytes of a PowerPoint file; the same plans give the same bytes. */
export async function drawn(plans: readonly SlidePlan[]): Promise<Uint8Array> {
  const { default: Presentation } = await import("pptxgenjs");
  const deck = new Presentation();
  deck.layout = "LAYOUT_WIDE";
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
  deck.author = "securebeds";
  deck.company = "securebeds";
  deck.title = shortened(plans[0]?.title ?? "Nothing was found", 200);
  defineMaster(deck);
  for (const plan of plans) drawSlide(deck.addSlide({ masterName: MASTER }), plan);
  const bytes = await deck.write({ outputType: "uint8array" });
  if (!(bytes instanceof Uint8Array)) throw new TypeError("expected bytes of a presentation");
  const charts = plans.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => (piece.kind === "chart" ? [piece.chart] : [])),
  );
  return steadyPackage(bytes, (path, xml) => mended(path, xml, charts satisfies readonly ChartPlan[]));
}

function defineMaster(deck: PptxGenJS): void {
  deck.defineSlideMaster({
    title: MASTER,
    background: { color: WHITE },
    objects: [
      { rect: { x: 0, y: 0, w: SLIDE.width, h: 0.14, fill: { color: BLUE } } },
      { line: { x: SLIDE.left, y: 6.98, w: TITLE.w, h: 0, line: { color: RULE, width: 1 } } },
      {
        placeholder: {
          options: {
            name: "title",
            type: "title",
            ...TITLE,
            ...FLUSH,
            bold: true,
            color: INK,
            align: "left",
            valign: "top",
          },
          text: "",
        },
      },
    ],
    slideNumber: { x: 12.2, y: 7.04, w: 0.533, h: 0.25, fontFace: FONT, fontSize: 10, color: GREY, align: "right" },
  });
}

function drawSlide(slide: Slide, { title, pieces, notes, foot }: SlidePlan): void {
  const { text, size } = fitted(title, TITLE, [28, 24, 20, 18]);
  slide.addText(text, { placeholder: "title", fontSize: size, fontFace: FONT, bold: true, color: INK });
  for (const piece of pieces) drawPiece(slide, piece);
  const place = { x: SLIDE.left, y: 7.04, w: 11.4, h: 0.25 };
  slide.addText(fitted(foot, place, [10]).text, { ...place, ...FLUSH, fontSize: 10, color: GREY, valign: "top" });
  slide.addNotes(notes.map((line) => shortened(line, 4_000)).join("\n"));
}

function drawPiece(slide: Slide, piece: Piece): void {
  switch (piece.kind) {
    case "figures":
      drawFigures(slide, piece.box, piece.figures);
      return;
    case "paragraph": {
      const isLarge = piece.size === "large";
      const { text, size } = fitted(piece.text, piece.box, isLarge ? [18, 16, 14, 12] : [12]);
      const color = isLarge ? INK : GREY;
      slide.addText(text, { ...piece.box, ...FLUSH, fontSize: size, color, valign: "top" });
      return;
    }
    case "list":
      drawList(slide, piece.box, piece.heading, piece.items);
      return;
    case "table":
      drawTable(slide, piece.box, piece.table);
      return;
    case "chart":
      drawChart(slide, piece.box, piece.chart);
      return;
  }
}

const CARDS = 3;
const GAP = 0.35;

/** Large numbers over what they are and how sure they are; what stands side by side has one size. */
function drawFigures(slide: Slide, { x, y, w, h }: Box, figures: readonly KeyFigure[]): void {
  const width = (w - (CARDS - 1) * GAP) / CARDS;
  const inside = { w: width - 0.5 };
  const parts = [
    { of: "value", top: 0.08, share: 0.34, sizes: [48, 40, 32, 28, 24, 20], look: { color: BLUE, bold: true } },
    { of: "label", top: 0.44, share: 0.27, sizes: [16, 14, 12], look: { color: INK, bold: true } },
    { of: "detail", top: 0.71, share: 0.25, sizes: [14, 13, 12, 11], look: { color: GREY } },
  ] as const;
  figures.forEach((_figure, i) => {
    const left = x + i * (width + GAP);
    slide.addShape("rect", { x: left, y, w: width, h, fill: { color: PALE }, line: { color: PALE } });
    slide.addShape("rect", { x: left, y, w: 0.07, h, fill: { color: BLUE }, line: { color: BLUE } });
  });
  for (const { of, top, share, sizes, look } of parts) {
    const room = { ...inside, h: share * h };
    const size = Math.min(...figures.map((figure) => fitted(figure[of], room, sizes).size));
    figures.forEach((figure, i) => {
      const place = { ...room, x: x + i * (width + GAP) + 0.3, y: y + top * h };
      const { text } = fitted(figure[of], room, [size]);
      slide.addText(text, { ...place, ...FLUSH, ...look, fontSize: size, valign: "top" });
    });
  }
}

/** As many items as fit, the rest counted. */
function drawList(slide: Slide, { x, y, w, h }: Box, heading: string, items: readonly string[]): void {
  slide.addText(heading, { x, y, w, h: 0.35, ...FLUSH, fontSize: 16, bold: true, color: BLUE, valign: "top" });
  const size = 13;
  const room = { x, y: y + 0.42, w, h: h - 0.42 };
  const shown: string[] = [];
  let used = 0;
  const most = items.length <= 1 ? 1 : items.length <= 3 ? 0.48 : 0.3;
  const each = Math.max(heightOf(3, size), most * room.h);
  for (const item of items) {
    const text = fitted(item, { w: w - 0.3, h: each }, [size]).text;
    used += heightOf(linesOf(text, w - 0.3, size), size) + 0.11;
    if (used > room.h - (shown.length < items.length - 1 ? 0.33 : 0)) break;
    shown.push(text);
  }
  const left = items.length - shown.length;
  const lines = left > 0 ? [...shown, `and ${left} more, in the full report`] : shown;
  const runs = lines.map((text) => ({
    text,
    options: { bullet: { indent: 14 }, breakLine: true, paraSpaceAfter: 7, fontSize: size, color: INK, fontFace: FONT },
  }));
  if (runs.length > 0) slide.addText(runs, { ...room, ...FLUSH, valign: "top" });
}

function drawTable(slide: Slide, { x, y, w, h }: Box, { columns, rows }: TablePlan): void {
  const size = rows.length > 9 ? 12 : 14;
  const widths = columns.map(({ share }) => share * w);
  const inLines = (text: string, column: number, lines: number) =>
    fitted(text, { w: widths[column] - 0.2, h: heightOf(lines, size) + 0.01 }, [size]).text;
  const border = [
    { type: "none" as const },
    { type: "none" as const },
    { type: "solid" as const, color: RULE, pt: 1 },
    { type: "none" as const },
  ] as [PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps];
  const look = { fontFace: FONT, fontSize: size, valign: "middle" as const, border };
  const heading = columns.map(({ title, align }, c) => ({
    text: inLines(title, c, 3),
    options: { ...look, bold: true, color: WHITE, fill: { color: BLUE }, align },
  }));
  const body = rows.map((row) =>
    row.map((text, c) => ({
      text: inLines(text, c, 2),
      options: { ...look, color: INK, align: columns[c].align, bold: c === 0 },
    })),
  );
  const rowHeight = Math.min(0.55, h / (rows.length + 1));
  slide.addTable([heading, ...body], { x, y, w, colW: widths, rowH: rowHeight, margin: [0.03, 0.1, 0.03, 0.1] });
}
