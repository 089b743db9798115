import type { BedsResult } from "../experiment/index.js";
import { type BedsFinding, intervalInTable } from "./beds-answer.js";
import { percent } from "./estimates.js";
import { counted, formatNumber } from "./numbers.js";
import { targetInWords } from "./targets.js";

type Found = BedsResult & { readonly answer: Extract<BedsResult["answer"], { kind: "found" }> };

/** What several scenarios answer to one question, in a sentence or two; `undefined` when they were asked different ones or
 *  when one of them has no number of beds to compare. */
export function comparisonAnswer(findings: readonly BedsFinding[]): string | undefined {
  const results = findings.map(({ result, governed }) => governed ?? result);
  const question = results.map(({ target }) => targetInWords(target));
  const found = results.filter((result): result is Found => result.answer.kind === "found");
  if (new Set(question).size !== 1 || found.length < 2 || found.length < results.length) return undefined;
  const [first, ...others] = found;
  const { level } = first.answer;
  const opening = `About ${beds(first)} keep ${question[0]} in “${first.scenario.name}” (${percent(level)} interval, chance only, ${intervalInTable(first)}; ${against(first)} than the ${formatNumber(first.now, 0)} now funded)`;
  const rest = others.map(
    (other) => `“${other.scenario.name}” takes ${beds(other)} (${intervalInTable(other)}; ${against(other)})`,
  );
  return [`${opening}; ${rest.join("; ")}.`, ...beyond(findings)].join(" ");
}

function beds({ answer }: Found): string {
  return counted(answer.beds, "bed");
}

function against({ answer, now }: Found): string {
  const difference = answer.beds - now;
  return difference === 0 ? "no more" : `${formatNumber(Math.abs(difference), 0)} ${difference > 0 ? "more" : "fewer"}`;
}

/** Where all were first asked for something that beds alone cannot do. */
function beyond(findings: readonly BedsFinding[]): readonly string[] {
  const asked = findings
    .filter(({ governed }) => governed !== undefined)
    .map(({ result }) => targetInWords(result.target));
  if (asked.length < findings.length || new Set(asked).size !== 1) return [];
  return [`No number of beds alone keeps ${asked[0]} in any of them: what comes before the bed takes too long.`];
}
