import type { Comparison } from "../../experiment/index.js";
import { comparisonInWords, comparisonReport, effectInWords } from "../comparison-report.js";
import { counted } from "../numbers.js";
import type { Reported } from "../reported.js";
import { footOf } from "./foot.js";
import { comparisonNotes } from "./notes.js";
import { box, type Piece, SLIDE, type SlidePlan } from "./plan.js";
import { tablePlan } from "./tables.js";
import { called } from "./titles.js";

const MOST = { rows: 12, columns: 5, first: 34 } as const;

/** What the changes do, side by side. */
export function comparisonSlide({ comparisons }: Reported): readonly SlidePlan[] {
  const [first] = comparisons;
  const result = first?.result;
  const blocks = result === undefined ? [] : comparisonReport(result, "brief").blocks;
  const found = blocks.find((block) => block.kind === "table");
  if (result === undefined || found?.kind !== "table" || result.variants.length === 0) return [];
  const h = SLIDE.bottom - SLIDE.top - 0.6;
  const w = SLIDE.right - SLIDE.left;
  const left = found.table.rows.length - MOST.rows;
  const said = [
    "Differences with 95 % intervals, of replications in pairs with the same people and the same luck.",
    ...(left > 0 ? [`${counted(left, "other row")} in the full report.`] : []),
  ].join(" ");
  const pieces: Piece[] = [
    { kind: "table", box: box(SLIDE.left, SLIDE.top, w, h), table: tablePlan(found.table, MOST) },
    { kind: "paragraph", size: "small", box: box(SLIDE.left, SLIDE.bottom - 0.2, w, 0.3), text: said },
  ];
  const notes = [...result.variants.map((variant) => comparisonInWords(result, variant)), ...comparisonNotes(result)];
  return [{ title: titleOf(result), pieces, notes, foot: footOf({ ...result.base, version: result.version }) }];
}

function titleOf(comparison: Comparison): string {
  const { base, variants } = comparison;
  if (variants.length > 1)
    return `What ${counted(variants.length, "change")} would do, against ${called(base.scenario.name)} as it is`;
  const [variant] = variants;
  const ids = ["bedWait.within28", "bedWait.mean"].filter((id) => id in variant.differences).slice(0, 1);
  if (ids.length === 0) return `What ${called(variant.scenario.name)} would do, against ${called(base.scenario.name)}`;
  return `${called(variant.scenario.name)}: ${effectInWords(comparison, variant, ids)}`;
}
