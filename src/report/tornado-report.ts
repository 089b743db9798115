import type { TornadoBar, TornadoFinding, TornadoResult, TornadoVerdict } from "../experiment/index.js";
import { bounded } from "./bounds.js";
import { besideDifference, differenceInTable } from "./differences.js";
import type { Block, Column } from "./document.js";
import { type Estimate, estimateInWords, estimateText, lookOf, measureInWords } from "./estimates.js";
import { type FigureText, figureNames, figureRange, figureValue } from "./figures.js";
import { counted, listed } from "./numbers.js";

const VERDICTS: Readonly<Record<TornadoVerdict, string>> = {
  clear: "matters",
  bends: "bends",
  unclear: "unclear",
  none: "no effect",
  unknown: "–",
};

export function tornadoBlocks(result: TornadoResult): readonly Block[] {
  return result.findings.flatMap((finding): readonly Block[] => [
    { kind: "answer", text: tornadoAnswer(result, finding) },
    table(result, finding),
  ]);
}

/** `“Occupied beds” turns most on accepted: …`. */
export function tornadoAnswer({ figures }: TornadoResult, { title, base, bars, metric }: TornadoFinding): string {
  const clear = bars.filter(({ verdict }) => verdict === "clear" || verdict === "bends");
  const now = `“${title}” is ${estimateInWords(bounded(metric, base))} as things are`;
  if (base.estimate === undefined) return `Nothing was there to measure for “${title}”.`;
  const known = bars.filter(({ verdict }) => verdict !== "unknown");
  if (known.length === 0) return `${now}. One replication at each point cannot say what matters: ask for more.`;
  const none = known.length - clear.length;
  const rest = none === 0 ? "" : ` For ${counted(none, "figure")} the difference could be chance.`;
  if (clear.length === 0) return `${now}, and no figure alone moves it by more than chance.`;
  const names = figureNames(figures);
  const [first, second] = clear;
  const next = second === undefined ? "" : ` Next comes ${names.get(second.path)}, ${ends(figures, second)}.`;
  return `${now}, and turns most on ${names.get(first.path)}: ${ends(figures, first)}.${next}${rest}`;
}

function ends(figures: readonly FigureText[], { path, atFrom, atTo, swing }: TornadoBar): string {
  const figure = figures.find((each) => each.path === path) as FigureText;
  const [low, high] = [atFrom, atTo].map(
    (end) => `${estimateText(besideDifference(end, asDifference(swing)))}${unit(end)}`,
  );
  return `${low} at ${figureValue(figure.from, figure)}, ${high} at ${figureValue(figure.to, figure)}`;
}

function unit({ measure }: Estimate): string {
  return lookOf(measure).unit;
}

function table({ figures }: TornadoResult, { bars, measure }: TornadoFinding): Block {
  const names = figureNames(figures);
  const widest = Math.max(0, ...bars.map(({ reach }) => reach ?? 0));
  const columns: Column[] = [
    { title: "Figure", align: "left" },
    { title: "Range", align: "left" },
    { title: "At its ends", align: "right" },
    {
      title: `Difference [${measure === "share" ? "points" : measureInWords(measure)}] (95 % interval)`,
      align: "right",
    },
    { title: "Verdict", align: "left" },
  ];
  const rows = bars.map(({ path, atFrom, atTo, swing, reach, verdict }) => [
    { text: names.get(path) ?? path, bar: widest > 0 ? (reach ?? 0) / widest : 0 },
    figureRange(figures.find((each) => each.path === path) as FigureText),
    [atFrom, atTo].map((end) => estimateText(besideDifference(end, asDifference(swing)))).join(" → "),
    differenceInTable(asDifference(swing)),
    VERDICTS[verdict],
  ]);
  return { kind: "table", table: { columns, rows } };
}

/** A swing as what a comparison prints. */
function asDifference(swing: Estimate): Parameters<typeof differenceInTable>[0] {
  return { ...swing, verdict: swing.low === 0 && swing.high === 0 ? "same" : "higher" };
}

export function tornadoMethod(): readonly string[] {
  const verdicts = listed([
    "“matters” means that the difference between the ends is more than chance at 5 % for all figures of a metric together (Holm)",
    "“bends” that both ends lie clearly on the same side of the present value",
    "“unclear” that the difference could be chance",
  ]);
  return [
    "One figure at a time is set to each end of its range, the others stay as they are. What two figures do together does not show: --method sobol shows it.",
    `Differences are those of replications in pairs, with 95 % intervals; ${verdicts}. Sorted by how far each figure moves the metric.`,
  ];
}
