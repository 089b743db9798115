import { type SankeyLink, type SankeyNode, sankey, sankeyLinkHorizontal } from "d3-sankey";
import { inMarkup } from "../in-markup.js";
import { formatNumber } from "../numbers.js";
import { COLOURS } from "../palette.js";
import { fitted, widthOf } from "./fitted.js";

/** Where people come from or go to; its column is its place on the way. */
export interface FlowNode {
  readonly name: string;
  readonly column: number;
  /** A way that leads to treatment, or one that ends without it. */
  readonly kind: "way" | "loss" | "return";
}

/** People a year from one node to another, by position. */
export interface FlowLink {
  readonly source: number;
  readonly target: number;
  readonly value: number;
}

export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

type Node = SankeyNode<FlowNode, FlowLink>;
type Link = SankeyLink<FlowNode, FlowLink>;

const HEIGHT = 460;
const FILL: Readonly<Record<FlowNode["kind"], string>> = {
  way: COLOURS.blue,
  loss: COLOURS.grey,
  return: COLOURS.orange,
};
/** Room for the names of the first and the last column. [pixels] */
const LEFT = 225;
const RIGHT = 250;

/** Bands as wide as the number of people who go along them, from left to right. */
export function drawFlow({ nodes, links }: Flow, width: number): string {
  const graph = sankey<FlowNode, FlowLink>()
    .nodeWidth(12)
    .nodePadding(22)
    .nodeAlign(({ column }) => column)
    .extent([
      [LEFT, 22],
      [width - RIGHT, HEIGHT - 24],
    ])({ nodes: nodes.map((node) => ({ ...node })), links: links.map((link) => ({ ...link })) });
  const last = Math.max(...nodes.map(({ column }) => column));
  const bands = graph.links.map(band).join("");
  const bars = graph.nodes.map(bar).join("");
  const names = graph.nodes.map((node) => label(node, last)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" font-family="Arial, sans-serif" font-size="13" fill="${COLOURS.ink}">${bands}${bars}${names}</svg>`;
}

const path = sankeyLinkHorizontal<FlowNode, FlowLink>();

function band(link: Link): string {
  const { kind } = link.target as Node;
  const wide = Math.max(1, link.width ?? 0);
  return `<path d="${rounded(path(link) ?? "")}" fill="none" stroke="${FILL[kind]}" stroke-opacity="0.35" stroke-width="${wide.toFixed(1)}"/>`;
}

function bar({ kind, x0 = 0, x1 = 0, y0 = 0, y1 = 0 }: Node): string {
  const high = Math.max(1, y1 - y0);
  return `<rect x="${x0.toFixed(1)}" y="${y0.toFixed(1)}" width="${(x1 - x0).toFixed(1)}" height="${high.toFixed(1)}" fill="${FILL[kind]}"/>`;
}

/** Outside the drawing at both ends; in between above one bar and below the next, as they may stand close together. */
function label(node: Node, last: number): string {
  const { name, column, value = 0, x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node;
  const people = formatNumber(value, 0);
  const middle = (y0 + y1) / 2;
  if (column > 0 && column < last) {
    const text = `<tspan font-weight="bold">${inMarkup(name)}</tspan> ${people}`;
    return outlined((x0 + x1) / 2, column % 2 === 1 ? y0 - 6 : y1 + 16, "middle", text);
  }
  const [x, anchor] = column === 0 ? [x0 - 6, "end"] : [x1 + 6, "start"];
  const room = (column === 0 ? LEFT : RIGHT) - widthOf(` ${people}`, true) - 10;
  return outlined(x, middle + 4, anchor, `${inMarkup(fitted(name, room))} <tspan font-weight="bold">${people}</tspan>`);
}

function outlined(x: number, y: number, anchor: string, text: string): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" paint-order="stroke" stroke="white" stroke-width="3" stroke-linejoin="round">${text}</text>`;
}

/** A tenth of a pixel is more than can be seen. */
function rounded(text: string): string {
  return text.replace(/\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(1))));
}
