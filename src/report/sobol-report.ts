import type { SobolFinding, SobolIndex, SobolResult } from "../experiment/index.js";
import type { Block, Column } from "./document.js";
import { percent, withoutInterval } from "./estimates.js";
import { type FigureText, figureNames, figureRange } from "./figures.js";
import { ABSENT, counted, formatNumber, GLUE } from "./numbers.js";

export function sobolBlocks(result: SobolResult): readonly Block[] {
  return result.findings.flatMap((finding): readonly Block[] => [
    { kind: "answer", text: sobolAnswer(result, finding) },
    ...(finding.indices.length === 0 ? [] : [indexTable(result, finding)]),
    ...(finding.spread === undefined ? [] : [spreadTable(finding, finding.spread)]),
  ]);
}

/** Where the spread comes from and what to measure first. */
export function sobolAnswer({ figures, cost }: SobolResult, finding: SobolFinding): string {
  const { title, indices, unmeasured, spread } = finding;
  if (unmeasured > 0) {
    return `“${title}” had nothing to measure at ${unmeasured} of ${counted(cost.points, "point")}, so its variance cannot be split.`;
  }
  const names = figureNames(figures);
  const [lead, second] = [...indices]
    .filter(({ first }) => first.estimate !== undefined)
    .sort((a, b) => (b.first.estimate ?? 0) - (a.first.estimate ?? 0));
  if (lead === undefined) return `“${title}” does not vary over the ranges of the figures.`;
  const name = names.get(lead.path) ?? lead.path;
  const first = lead.first.estimate ?? 0;
  const known = spread?.shareOfIgnorance;
  const level = percent(lead.first.level);
  const size = `${percentOf(first)} (${level} interval ${interval(lead.first)})`;
  const apart = second === undefined || (lead.first.low ?? 0) > (second.first.high ?? 0);
  const advice = apart
    ? `measure ${name} first`
    : `measure ${name} or ${names.get(second.path)} first, which this analysis cannot tell apart`;
  if (known === undefined)
    return `Of what the figures' uncertainty does to “${title}”, ${size} is that of ${name}: ${advice}.`;
  if (known * first >= 0.5) {
    return `Most of the spread in “${title}” comes from not knowing ${name}: ${advice}. Not knowing the figures brings ${percentOf(known)} of the spread of a single future, and of that ${size} is ${name}; the rest is chance.`;
  }
  if (known >= 0.5) {
    return `Most of the spread in “${title}” (${percentOf(known)}) comes from not knowing the figures, the rest is chance. The largest part of it, ${size}, is that of ${name}: ${advice}.`;
  }
  return `Most of the spread in “${title}” (${percentOf(1 - known)}) is chance, which no knowledge of the figures removes. Of the ${percentOf(known)} that not knowing them brings, ${size} is that of ${name}: ${advice}, if any.`;
}

function percentOf(share: number): string {
  return `${formatNumber(100 * share, 0)}${GLUE}%`;
}

function interval({ low, high }: SobolIndex["first"]): string {
  if (low === undefined || high === undefined) return ABSENT;
  return `${formatNumber(100 * low, 0)} to ${formatNumber(100 * high, 0)}`;
}

function indexTable({ figures }: SobolResult, { indices }: SobolFinding): Block {
  const names = figureNames(figures);
  const columns: Column[] = [
    { title: "Figure", align: "left" },
    { title: "Range", align: "left" },
    { title: "Alone (95 % interval)", align: "right" },
    { title: "With others (95 % interval)", align: "right" },
  ];
  const cell = (index: SobolIndex["first"]) =>
    index.estimate === undefined ? ABSENT : `${percentOf(index.estimate)} (${interval(index)})`;
  const rows = indices.map(({ path, first, total }) => [
    { text: names.get(path) ?? path, bar: Math.min(1, Math.max(0, total.estimate ?? 0)) },
    figureRange(figures.find((each) => each.path === path) as FigureText),
    cell(first),
    cell(total),
  ]);
  return { kind: "table", table: { columns, rows } };
}

function spreadTable({ measure }: SobolFinding, spread: NonNullable<SobolFinding["spread"]>): Block {
  const columns: Column[] = [
    { title: "Spread of a single future", align: "left" },
    { title: "Share of variance", align: "right" },
    { title: "Standard deviation", align: "right" },
  ];
  const row = (title: string, variance: number, bar: number) => [
    { text: title, bar },
    spread.total > 0 ? percentOf(Math.max(0, variance) / spread.total) : ABSENT,
    withoutInterval(Math.sqrt(Math.max(0, variance)), measure),
  ];
  const share = spread.shareOfIgnorance ?? 0;
  return {
    kind: "table",
    table: {
      columns,
      rows: [
        row("Ignorance: not knowing the figures", spread.ignorance, share),
        row("Chance: who comes and how long they stay", spread.chance, 1 - share),
        row("Both", spread.total, 1),
      ],
    },
  };
}

export function sobolMethod({ rows }: SobolResult): readonly string[] {
  return [
    `Sobol indices from ${counted(rows, "row")} of a shifted Sobol sequence: “alone” is the first-order index, the share of the variance that would go if the figure were known (Saltelli et al 2010); “with others” is the total index, the share that would stay if all others were known (Jansen 1999). Intervals by jackknife over rows; estimates may lie a little outside 0 to 100 %.`,
    "Figures enter as independent and uniform between their ends; of whole numbers each is equally likely.",
    "The indices are those of the metric over the replications of a point. As all points share their luck, chance is no part of them: it enters apart, as the variance between replications of one point, and what a figure does is seen with these replications' luck and no other.",
  ];
}
