import type { Metrics } from "../../experiment/index.js";
import { type Bar, drawBars } from "../drawing/bars-drawing.js";
import { type Estimate, estimateText } from "../estimates.js";
import { COLOURS } from "../palette.js";
import type { RunStudy } from "../reported.js";
import { barOf, biggestFirst, causeText } from "./causes-section.js";
import type { Entry, Figure, Part, Section } from "./parts.js";
import { perRun } from "./per-run.js";
import { estimateColumns, estimateRows, toldEnds, toldEstimate } from "./told.js";

/** Returns to prison by reason, and the two classes of patient side by side. */
export function returnsSection(runs: readonly RunStudy[]): readonly Section[] {
  const parts = perRun(runs, ({ result: { metrics } }, suffix, name) => [
    ...returnsFigure(metrics, suffix, name),
    ...classesFigure(metrics, suffix, name),
  ]);
  return parts.length === 0 ? [] : [{ id: "returns", title: "Returns to prison, and two classes of patient", parts }];
}

function returnsFigure(metrics: Metrics, suffix: string, name: string): readonly Part[] {
  const reasons = biggestFirst(metrics, "returns.reason.");
  if (reasons.length === 0) return [];
  const figure: Figure = {
    id: `returns-by-reason${suffix}`,
    title: `${name}${estimateText(metrics.returns)} people a year are returned to prison; most often: ${causeText(reasons[0])}`,
    description: "A bar for each reason of a return, in people a year, most first, with its 95 % interval.",
    note: "People a year, with 95 % intervals.",
    draw: (width) => drawBars(reasons.map(barOf), width),
    data: {
      columns: estimateColumns("Reason", "people/year"),
      rows: estimateRows(reasons.map((reason) => [causeText(reason), reason])),
    },
  };
  return [{ kind: "figure", figure }];
}

/** What both classes are measured by, as shares of people. */
const SHARES = [
  ["rehabilitated", "Leave with rehabilitation complete"],
  ["returned", "Leave for prison"],
  ["readmitted", "Were here before"],
] as const;
const TIMES = [
  ["wait", "Wait for a bed"],
  ["stay", "Completed stay"],
] as const;
const CLASSES = [
  ["prison", "From prison"],
  ["other", "From court, hospital, community"],
] as const;

function classesFigure(metrics: Metrics, suffix: string, name: string): readonly Part[] {
  const of = (who: string, row: string): Estimate | undefined => metrics[`class.${who}.${row}`];
  if (of("prison", "wait")?.estimate === undefined || of("other", "wait")?.estimate === undefined) return [];
  const bars = SHARES.flatMap(([row, title]) =>
    CLASSES.flatMap(([who, called], series): Bar[] => {
      const found = of(who, row);
      return found?.estimate === undefined
        ? []
        : [{ ...barOf(found), name: `${title}: ${called.toLowerCase()}`, series }];
    }),
  );
  const figure: Figure = {
    id: `two-classes${suffix}`,
    title: `${name}People from prison wait ${estimateText(of("prison", "wait"))} days for a bed and stay ${estimateText(of("prison", "stay"))}; others wait ${estimateText(of("other", "wait"))} and stay ${estimateText(of("other", "stay"))}`,
    description:
      "Bars in pairs, people from prison and people from court, hospital and the community, for shares of those who leave or are admitted.",
    legend: CLASSES.map(([, called], i) => ({ name: called, colour: [COLOURS.blue, COLOURS.orange][i], isArea: true })),
    draw: (width) => drawBars(bars, width),
    data: {
      columns: [
        { title: "Measured by", align: "left" },
        ...CLASSES.flatMap(([, called]) => [
          { title: called, align: "right" as const },
          { title: "95 % from", align: "right" as const },
          { title: "to", align: "right" as const },
        ]),
      ],
      rows: [...TIMES.map(([row, title]) => [row, `${title} [days]`] as const), ...SHARES].map(
        ([row, title]): Entry[] => [
          title,
          ...CLASSES.flatMap(([who]) => [toldEstimate(of(who, row)), ...toldEnds(of(who, row))]),
        ],
      ),
    },
  };
  return bars.length === 0 ? [] : [{ kind: "figure", figure }];
}
