import type { Compared, ComparedVariant, Comparison, Difference } from "../../experiment/index.js";
import type { Measure } from "../../observe/index.js";
import { bounded } from "../bounds.js";
import { verdictInWords } from "../differences.js";
import { measureInWords } from "../estimates.js";
import type { Reported } from "../reported.js";
import { partInWords } from "../targets.js";
import { differenceWithInterval, name, number, text, whole, withInterval } from "./cells.js";
import { column, type Sheet, type SheetCell } from "./sheet.js";

/** What every change does to every metric. */
export function comparisonSheet({ comparisons }: Reported): Sheet {
  return {
    name: "Comparison",
    frozen: 3,
    columns: [
      column("Base", 24),
      column("Variant", 24),
      column("Metric", 34),
      column("Part", 18),
      column("Measure", 16),
      ...["Base", "Low", "High", "Variant", "Low", "High"].map((title) => column(title, 16)),
      ...["Variant minus base", "Low", "High"].map((title) => column(title, 16)),
      column("Difference in", 18),
      column("Verdict", 14),
      column("p, adjusted (Holm)", 11),
      column("Replications", 13),
      column("Metric id", 24),
    ],
    rows: comparisons.flatMap(({ result }) => result.variants.flatMap((variant) => ofVariant(result, variant))),
  };
}

function ofVariant(comparison: Comparison, variant: ComparedVariant): readonly (readonly SheetCell[])[] {
  const { base, of: part } = comparison;
  return Object.entries(variant.differences).map(([id, difference]) => [
    name(base.scenario.name),
    name(variant.scenario.name),
    text(difference.title),
    text(part === undefined ? "whole estate" : partInWords(part)),
    text(measureInWords(difference.measure)),
    ...ofSide(base, id),
    ...ofSide(variant, id),
    ...differenceWithInterval(difference),
    text(differenceIn(difference.measure)),
    text(verdict(difference)),
    number(difference.adjustedP, "0.0000"),
    whole(variant.replications),
    text(id),
  ]);
}

function ofSide({ metrics }: Compared, id: string): readonly SheetCell[] {
  return withInterval(metrics[id] === undefined ? undefined : bounded(id, metrics[id]));
}

/** Excel has no format for points: what it shows as `+3%` is three of them. */
function differenceIn(measure: Measure): string {
  return measure === "share" ? "percentage points" : measureInWords(measure);
}

function verdict(difference: Difference): string {
  const words = verdictInWords(difference);
  return difference.verdict === "unknown" ? "cannot be told" : words;
}
