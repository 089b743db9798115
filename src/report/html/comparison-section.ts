import type { ComparedVariant, Comparison, Difference } from "../../experiment/index.js";
import { bestBlocks, changesInWords, comparisonInWords, comparisonMethod } from "../comparison-report.js";
import { besideDifference, differenceInTable, verdictInWords } from "../differences.js";
import { drawForest, type ForestRow } from "../drawing/forest-drawing.js";
import { measureInWords } from "../estimates.js";
import { counted } from "../numbers.js";
import type { ComparisonStudy } from "../reported.js";
import type { DataTable, Entry, Figure, Part, Section } from "./parts.js";
import { toldEstimate } from "./told.js";

/** What changes do: paired differences as a forest of intervals, each with its verdict. */
export function comparisonSection(studies: readonly ComparisonStudy[]): readonly Section[] {
  const parts = studies.flatMap(({ result }, i) => [
    ...result.variants.flatMap((variant, j) => variantParts(result, variant, `${i + 1}-${j + 1}`)),
    ...(result.variants.length > 1 ? bestBlocks(result) : []),
    comparisonMethod(result),
  ]);
  return parts.length === 0 ? [] : [{ id: "comparison", title: "What changes do", parts }];
}

function variantParts(comparison: Comparison, variant: ComparedVariant, suffix: string): readonly Part[] {
  const rows = forestRows(comparison, variant);
  const figure: Figure = {
    id: `differences-${suffix}`,
    title: headline(comparison, variant),
    description:
      "For each metric the difference from the base with its 95 % interval, as a share of the base, about a line of no difference; what is not clear is grey.",
    note: "Triangle: better; square: worse; blue circle: a difference that is neither; grey circle: no clear difference. As a share of the base.",
    draw: (width) => drawForest(rows, "Difference, % of the base", width),
    data: differenceData(comparison, variant),
  };
  return [
    ...(rows.length > 0 ? [{ kind: "figure", figure } as const] : []),
    { kind: "paragraph", text: comparisonInWords(comparison, variant) },
    ...changesInWords(comparison, variant, "brief"),
  ];
}

/** How much of what was looked at is better, worse, or cannot be told. */
function headline({ base }: Comparison, { scenario, differences }: ComparedVariant): string {
  const verdicts = Object.values(differences).map(({ verdict }) => verdict);
  const count = (...wanted: readonly Difference["verdict"][]) =>
    verdicts.filter((each) => wanted.includes(each)).length;
  const said = [
    [count("better"), "better"],
    [count("worse"), "worse"],
    [count("noClearDifference", "unknown"), "without a clear difference"],
  ].filter(([n]) => n !== 0);
  const figures = said.map(([n, what], i) => `${i === 0 ? counted(Number(n), "figure") : n} ${what}`).join(", ");
  return `“${scenario.name}” against “${base.scenario.name}”: ${figures || "nothing differs"}`;
}

function forestRows({ base }: Comparison, { differences }: ComparedVariant): readonly ForestRow[] {
  return Object.entries(differences).flatMap(([id, difference]): ForestRow[] => {
    const { estimate, low, high, title } = difference;
    const whole = base.metrics[id]?.estimate ?? 0;
    if (estimate === undefined || low === undefined || high === undefined || !(whole > 0)) return [];
    const share = (value: number) => (100 * value) / whole;
    if (![estimate, low, high].every((value) => Number.isFinite(share(value)))) return [];
    const text = `${differenceText(difference)}, ${verdictInWords(difference)}`;
    return [
      { name: title, text, value: share(estimate), low: share(low), high: share(high), verdict: drawnAs(difference) },
    ];
  });
}

function differenceText(difference: Difference): string {
  const unit = difference.measure === "share" ? " points" : ` ${measureInWords(difference.measure)}`;
  return `${differenceInTable(difference).replace(/ \(.*$/, "")}${unit}`;
}

function drawnAs({ verdict }: Difference): ForestRow["verdict"] {
  if (verdict === "better" || verdict === "worse") return verdict;
  return verdict === "higher" || verdict === "lower" ? "other" : "unclear";
}

function differenceData({ base }: Comparison, { metrics, differences }: ComparedVariant): DataTable {
  const rows = Object.entries(differences).map(([id, difference]): Entry[] => [
    difference.title,
    difference.measure === "share" ? "share, differences in points" : measureInWords(difference.measure),
    toldEstimate(besideDifference(base.metrics[id], difference)),
    toldEstimate(besideDifference(metrics[id], difference)),
    { text: differenceInTable(difference), value: difference.estimate },
    verdictInWords(difference),
  ]);
  return {
    columns: [
      { title: "Metric", align: "left" },
      { title: "Measure", align: "left" },
      { title: "Base", align: "right" },
      { title: "Variant", align: "right" },
      { title: "Difference (95 % interval)", align: "right" },
      { title: "Verdict", align: "left" },
    ],
    rows,
  };
}
