import type { Metrics } from "../../experiment/index.js";
import { withinBounds } from "../bounds.js";
import { estimateText } from "../estimates.js";
import { LINES } from "../office/palette.js";
import type { Reported } from "../reported.js";
import { twoClasses } from "../two-classes.js";
import { footOf } from "./foot.js";
import { runNotes } from "./notes.js";
import { type BarsPlan, box, type Piece, SLIDE, type SlidePlan } from "./plan.js";
import { tablePlan } from "./tables.js";

const REASON = "returns.reason.";

/** People from prison beside the others, and why people are returned to prison. */
export function classesSlide({ runs, comparisons }: Reported): readonly SlidePlan[] {
  const [first] = runs;
  if (first === undefined || comparisons.length > 0) return [];
  const { result } = first;
  const metrics = withinBounds(result.metrics);
  const blocks = twoClasses(metrics);
  const found = blocks.find((block) => block.kind === "table");
  const said = blocks.find((block) => block.kind === "paragraph");
  const returns = returnsOf(metrics);
  if (found?.kind !== "table" && returns === undefined) return [];
  const whole = SLIDE.right - SLIDE.left;
  const h = SLIDE.bottom - SLIDE.top;
  const w = found === undefined ? 0 : returns === undefined ? whole : 0.56 * whole;
  const pieces: Piece[] = [];
  if (found?.kind === "table") {
    const table = tablePlan(found.table, { rows: 8, columns: 3, first: 18 });
    pieces.push({ kind: "table", box: box(SLIDE.left, SLIDE.top + 0.05, w, h), table });
  }
  if (returns !== undefined) {
    const gap = found === undefined ? 0 : 0.5;
    pieces.push({ kind: "chart", box: box(SLIDE.left + w + gap, SLIDE.top, whole - w - gap, h), chart: returns });
  }
  const title = said?.kind === "paragraph" ? firstSentence(said.text) : "Why people are returned to prison";
  return [{ title, pieces, notes: runNotes(result), foot: footOf(result) }];
}

function firstSentence(text: string): string {
  const end = text.indexOf(". ");
  return end < 0 ? text.replace(/\.$/, "") : text.slice(0, end);
}

/** Returns a year by their reason, the most frequent first. */
function returnsOf(metrics: Metrics): BarsPlan | undefined {
  const bars = Object.entries(metrics)
    .filter(([id, { estimate }]) => id.startsWith(REASON) && (estimate ?? 0) > 0)
    .map(([, { title, estimate = 0 }]) => ({ name: title.replace(/^Returns to prison: /, ""), value: estimate }))
    .sort((one, other) => other.value - one.value);
  if (bars.length === 0) return undefined;
  const all = metrics.returns === undefined ? "" : `; ${estimateText(metrics.returns)} in all`;
  return {
    kind: "bars",
    heading: `Returns to prison a year, by reason${all}`,
    description: "Returns from hospital to prison a year, by the reason for the return.",
    yFormat: Math.max(...bars.map(({ value }) => value)) < 20 ? "0.0" : "#,##0",
    yFrom: 0,
    colour: LINES[3],
    bars,
  };
}
