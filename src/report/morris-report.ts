import type { MorrisEffect, MorrisFinding, MorrisResult } from "../experiment/index.js";
import { differenceInTable } from "./differences.js";
import type { Block, Column } from "./document.js";
import { type Estimate, lookOf, measureInWords } from "./estimates.js";
import { type FigureText, figureNames, figureRange } from "./figures.js";
import { ABSENT, counted } from "./numbers.js";

export function morrisBlocks(result: MorrisResult): readonly Block[] {
  return result.findings.flatMap((finding): readonly Block[] => {
    const answered: Block = { kind: "answer", text: morrisAnswer(result, finding) };
    return finding.effects.length === 0 ? [answered] : [answered, table(result, finding)];
  });
}

export function morrisAnswer({ figures, cost }: MorrisResult, finding: MorrisFinding): string {
  const { title, effects, unmeasured } = finding;
  if (unmeasured > 0) {
    return `“${title}” had nothing to measure at ${unmeasured} of ${counted(cost.points, "point")}, so there are no effects to tell of.`;
  }
  const names = figureNames(figures);
  const moving = effects.filter(({ muStar }) => (muStar.estimate ?? 0) > 0);
  const [first, second] = moving;
  if (first === undefined) return `No figure moves “${title}” at all.`;
  const say = (effect: MorrisEffect) =>
    `${names.get(effect.path)} (${size(finding, effect)}${lookOf(finding.measure).unit}${finding.measure === "share" ? " points" : ""})`;
  const next = second === undefined ? "" : `, then ${say(second)}`;
  const still = effects.length - moving.length;
  const rest = still === 0 ? "" : ` ${counted(still, "figure")} did nothing and can be left as they are.`;
  return `“${title}” is moved most by ${say(first)}${next}, for a change over the whole range.${rest}`;
}

function size(finding: MorrisFinding, { muStar }: MorrisEffect): string {
  return inMeasure(finding, { ...muStar, low: undefined, high: undefined });
}

/** In the metric's measure, as sizes are printed: without a sign in front of what is above 0. */
function inMeasure({ title, measure }: MorrisFinding, value: Omit<Estimate, "title" | "measure">): string {
  return differenceInTable({ ...value, title, measure, verdict: "higher" }).replace(/^\+/, "");
}

function table({ figures, levels: _levels }: MorrisResult, finding: MorrisFinding): Block {
  const names = figureNames(figures);
  const unit = finding.measure === "share" ? "points" : measureInWords(finding.measure);
  const widest = Math.max(...finding.effects.map(({ muStar }) => muStar.estimate ?? 0));
  const columns: Column[] = [
    { title: "Figure", align: "left" },
    { title: "Range", align: "left" },
    { title: `mu* [${unit}] (95 % interval)`, align: "right" },
    { title: "mu", align: "right" },
    { title: "sigma", align: "right" },
    { title: "How it acts", align: "left" },
  ];
  const rows = finding.effects.map((effect) => {
    const { path, mu, muStar, sigma } = effect;
    const bare = (value: number | undefined) =>
      value === undefined ? ABSENT : inMeasure(finding, { ...muStar, estimate: value }).replace(/ \(.*/, "");
    return [
      { text: names.get(path) ?? path, bar: widest > 0 ? (muStar.estimate ?? 0) / widest : 0 },
      figureRange(figures.find((each) => each.path === path) as FigureText),
      inMeasure(finding, muStar),
      bare(mu),
      bare(sigma),
      wayOf(effect),
    ];
  });
  return { kind: "table", table: { columns, rows } };
}

/** Garcia Sanchez et al, Energy and Buildings 2014;68:741. */
function wayOf({ muStar: { estimate = 0 }, sigma }: MorrisEffect): string {
  if (estimate === 0) return "not at all";
  if (sigma === undefined) return ABSENT;
  const ratio = sigma / estimate;
  if (ratio < 0.1) return "evenly";
  return ratio < 0.5 ? "in one direction" : "unevenly or with others";
}

export function morrisMethod({ trajectories, levels }: MorrisResult): readonly string[] {
  return [
    `Morris screening: ${counted(trajectories, "random walk")} through the ranges on ${levels} levels, one figure moved at a time. mu* is the mean size of what a figure's whole range does, wherever the others are; sigma says how much that differs from place to place (Morris 1991; Campolongo et al 2007). It ranks figures and leaves out those that do nothing; it gives no shares.`,
    "Figures enter as independent and uniform between their ends; whole numbers are rounded and the steps counted as taken.",
  ];
}
