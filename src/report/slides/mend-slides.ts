import { BLUE, GREY, INK, LINES, VIOLET } from "../office/palette.js";
import type { ChartPlan, Line } from "./plan.js";

/** What the writer of presentations has no words for, or writes against the format's rules, put right in its XML. */
export function mended(path: string, xml: string, charts: readonly ChartPlan[]): string {
  const british = xml.replaceAll('lang="en-US"', 'lang="en-GB"');
  const [, chart] = /^ppt\/charts\/chart(\d+)\.xml$/.exec(path) ?? [];
  if (chart !== undefined) return mendedChart(british, charts[Number(chart) - 1]);
  if (path.startsWith("ppt/notesSlides/")) return paragraphs(british);
  if (path.startsWith("ppt/theme/")) return coloured(british);
  // Empty cells in the data of a chart are no cells.
  return path.startsWith("xl/worksheets/") ? british.replace(/<c r="[A-Z]+\d+"><v><\/v><\/c>/g, "") : british;
}

function mendedChart(xml: string, chart: ChartPlan): string {
  const filled = xml
    .replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, "")
    .replace('<c:roundedCorners val="1"/>', '<c:roundedCorners val="0"/>');
  if (chart.kind === "bars") return filled;
  return axes(lines(filled, chart.lines), chart);
}

/** Dash, width and symbol of each line, which the writer knows for all lines together only. */
function lines(xml: string, wanted: readonly Line[]): string {
  let position = 0;
  return xml.replace(/<c:ser>.*?<\/c:ser>/gs, (series) => {
    const { dash, width, symbol, symbolSize } = wanted[position++];
    const line = dash === "none" ? '<a:ln w="12700"><a:noFill/></a:ln>' : undefined;
    return series
      .replace(/<c:invertIfNegative [^>]*>/, "")
      .replace(/<c:dLbls>.*?<\/c:dLbls>/s, "")
      .replace(/(<c:spPr>.*?)(<a:ln .*?<\/a:ln>)/s, (_whole, before: string, drawn: string) => {
        const dashed = drawn
          .replace(/ w="\d+"/, ` w="${Math.round(width * 12_700)}"`)
          .replace(/<a:prstDash val="[^"]*"/, `<a:prstDash val="${dash}"`);
        return `${before.replace(/<a:solidFill>.*?<\/a:solidFill>/s, "")}${line ?? dashed}`;
      })
      .replace(/<c:symbol val="[^"]*"/, `<c:symbol val="${symbol}"`)
      .replace(/<c:size val="\d+"/, (size) => (symbolSize === undefined ? size : `<c:size val="${symbolSize}"`));
  });
}

/** The first axis of a scatter chart has numbers of its own; none of its axes has what only categories have. */
function axes(xml: string, { kind }: ChartPlan): string {
  if (kind !== "points") return xml;
  return xml
    .replace(/<c:numFmt formatCode="[^"]*" sourceLinked="1"\/>/, '<c:numFmt formatCode="#,##0" sourceLinked="0"/>')
    .replace(/<c:(auto|lblAlgn|noMultiLvlLbl) val="[^"]*"\/>/g, "");
}

/** Lines of notes as paragraphs. */
function paragraphs(xml: string): string {
  const next = '</a:t></a:r></a:p><a:p><a:r><a:rPr lang="en-GB" dirty="0"/><a:t>';
  return xml.replace(/<a:t>[^<]*\n[^<]*<\/a:t>/g, (text) => text.replaceAll("\n", next));
}

/** Colours of what somebody adds later. */
function coloured(xml: string): string {
  const accents = [...LINES, GREY, INK];
  return xml
    .replace(/<a:accent(\d)><a:srgbClr val="[^"]*"\/>/g, (_whole, digit: string) => {
      return `<a:accent${digit}><a:srgbClr val="${accents[Number(digit) - 1]}"/>`;
    })
    .replace(/<a:(hlink)><a:srgbClr val="[^"]*"\/>/g, `<a:$1><a:srgbClr val="${BLUE}"/>`)
    .replace(/<a:(folHlink)><a:srgbClr val="[^"]*"\/>/g, `<a:$1><a:srgbClr val="${VIOLET}"/>`);
}
