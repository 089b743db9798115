import { VERSION } from "../../foundation/index.js";
import type { Reported } from "../reported.js";
import { blockMarkup, dataMarkup, entryMarkup, escaped } from "./markup.js";
import { openingOf } from "./opening.js";
import type { Figure, LegendEntry, PageScripts, Part, ReportSection, Section, Tile } from "./parts.js";
import { placesSection } from "./places-section.js";
import { sectionsOf } from "./sections.js";
import { STYLE } from "./style.js";

/** Widths that each figure is drawn for: a desk and A4, and a telephone. [pixels] */
const WIDE = 760;
const NARROW = 350;

/** Nothing is fetched and nothing runs: the page is what it says. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Where a reader finds the study again; its script fills the place. */
const AGAIN = `
<section id="again" aria-labelledby="again-title"><h2 id="again-title">Run it again</h2>
<p>This page holds the scenario and the program: it can simulate the study of its first result again on this computer, without the network, and say whether the same comes out. Licences of the program’s parts are in the source of the page.</p>
<div id="again-place"></div></section>`;

/** A page that stands by itself: no network, no script unless it is to run its study again, readable by a screen reader, on a telephone, at a desk and on A4. It
 *  opens with the answer; every figure states its finding, has a text alternative and its numbers in a table. */
export function renderHtml(reported: Reported, again?: PageScripts): string {
  const opening = openingOf(reported);
  const sections = sectionsOf(reported);
  const figures = sections.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === "figure" ? [part.figure] : [])),
  );
  const data: Section = { id: "data", title: "The numbers behind the figures", parts: figures.flatMap(dataOf) };
  const all = figures.length > 0 ? [...sections, data] : sections;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${again === undefined ? POLICY : `${POLICY}; ${again.policy}`}">
<meta name="generator" content="securebeds ${escaped(VERSION)}">
<title>${escaped(opening.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#content">To the report</a>
<header><div>
<p class="kicker">${escaped(opening.kicker)}</p>
<h1>${escaped(opening.title)}</h1>
${opening.parts.map(partMarkup).join("\n")}
</div></header>
<nav aria-label="Contents"><ol>${all.map(({ id, title }) => `<li><a href="#${id}">${escaped(title)}</a></li>`).join("")}</ol></nav>
<main id="content">
${all.map(sectionMarkup).join("\n")}${again === undefined ? "" : AGAIN}
</main>
<footer><p>${escaped(opening.colophon)}</p></footer>
${again === undefined ? "" : `${again.markup}\n`}</body>
</html>
`;
}

/** Every section by itself, with the places that a board's page leaves to the workbook, the numbers behind its figures folded up below them. */
export function sectionsInMarkup(reported: Reported): readonly ReportSection[] {
  return [...sectionsOf(reported), ...placesSection(reported.runs)].map(({ id, title, parts }) => {
    return { id, title, markup: () => parts.map(withNumbers).join("\n") };
  });
}

/** A figure with its numbers folded up beneath it, where no link can lead to them. */
function withNumbers(part: Part): string {
  if (part.kind !== "figure") return partMarkup(part);
  const { title, data } = part.figure;
  const name = `The numbers<span class="unseen"> behind “${escaped(title)}”</span>`;
  return figureMarkup(part.figure, `<details><summary>${name}</summary>${dataMarkup(data, title)}</details>`);
}

function sectionMarkup({ id, title, parts }: Section): string {
  return `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${escaped(title)}</h2>\n${parts.map(partMarkup).join("\n")}</section>`;
}

function partMarkup(part: Part): string {
  switch (part.kind) {
    case "lead":
      return `<p class="lead">${escaped(part.text)}</p>`;
    case "anchor":
      return `<h3 id="${part.id}">${escaped(part.text)}</h3>`;
    case "tiles":
      return `<ul class="tiles">${part.tiles.map(tileMarkup).join("")}</ul>`;
    case "figure":
      return figureMarkup(part.figure);
    case "data":
      return dataMarkup(part.table, part.caption);
    default:
      return blockMarkup(part);
  }
}

function tileMarkup({ label, figure, beside }: Tile): string {
  return `<li><span>${escaped(label)}</span><b>${entryMarkup(figure)}</b><span>${escaped(beside)}</span></li>`;
}

function figureMarkup(figure: Figure, numbers = linkToNumbers(figure)): string {
  const { id, title, description, legend = [], note } = figure;
  const drawn = (width: number, kind: string) =>
    `<div class="drawing ${kind}">${named(figure.draw(width), `${title}. ${description}`)}</div>`;
  const keys = legend.length === 0 ? "" : `<ul class="legend">${legend.map(keyMarkup).join("")}</ul>`;
  const beneath = note === undefined ? "" : `${escaped(note)} `;
  return `<figure id="${id}" aria-labelledby="${id}-title"><h3 id="${id}-title">${escaped(title)}</h3>${keys}${drawn(WIDE, "wide")}${drawn(NARROW, "narrow")}<figcaption>${beneath}${numbers}</figcaption></figure>`;
}

function linkToNumbers({ id, title }: Figure): string {
  return `<a href="#data-${id}">The numbers<span class="unseen"> behind “${escaped(title)}”</span></a>`;
}

/** The drawing is one picture to who cannot see it, with a name. */
function named(svg: string, name: string): string {
  return svg.replace(/^<svg/, `<svg role="img" aria-label="${escaped(name)}"`);
}

function keyMarkup({ name, colour, dash = "none", isArea = false }: LegendEntry): string {
  const mark = isArea
    ? `<rect width="26" height="12" fill="${colour}"/>`
    : `<line x1="0" x2="26" y1="6" y2="6" stroke="${colour}" stroke-width="3" stroke-dasharray="${dash}"/>`;
  return `<li><svg width="26" height="12" aria-hidden="true">${mark}</svg>${escaped(name)}</li>`;
}

function dataOf({ id, title, data }: Figure): readonly Part[] {
  return [
    { kind: "anchor", id: `data-${id}`, text: title },
    { kind: "data", table: data, caption: title },
  ];
}
