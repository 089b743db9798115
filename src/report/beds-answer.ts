import type { BedsResult } from "../experiment/index.js";
import { describeMetric } from "../observe/index.js";
import { percent, withoutInterval } from "./estimates.js";
import { counted, formatNumber, GLUE } from "./numbers.js";
import { boundInWords, targetInWords } from "./targets.js";

/** How many beds one target takes, and where beds alone cannot meet it, the same for the part that beds govern. */
export interface BedsFinding {
  readonly result: BedsResult;
  /** The wait between list and offer, with the same bound; only where `result` says `beyondBeds`. */
  readonly governed?: BedsResult;
}

/** The answer in a sentence or three. */
export function bedsAnswer({ result, governed }: BedsFinding): string {
  const first = answerOf(result);
  if (governed === undefined) return first;
  return `${first} For the part that beds govern, the wait from joining the list to an offer: ${answerOf(governed)}`;
}

function answerOf({ answer, target, now }: BedsResult): string {
  const wanted = targetInWords(target);
  switch (answer.kind) {
    case "found": {
      const { beds, low, high, level } = answer;
      const sure =
        low === high ? "" : ` (${percent(level)} interval ${formatNumber(low, 0)} to ${formatNumber(high, 0)})`;
      return `${counted(beds, "bed")} keep ${wanted}${sure}; ${againstTodayInWords(answer, now)}.`;
    }
    case "beyondBeds":
      return beyondBeds(answer, target);
    case "always": {
      const beds =
        answer.withBeds === 0 ? "Even without any beds" : `Even with only ${counted(answer.withBeds, "bed")}`;
      return `${beds} the target is kept: ${wanted}. It does not depend on the number of beds.`;
    }
  }
}

type Found = Extract<BedsResult["answer"], { kind: "found" }>;

/** More or fewer than are funded now, unless the interval cannot tell. */
function againstTodayInWords({ beds, low, high }: Found, now: number): string {
  const funded = `now funded ${formatNumber(now, 0)}`;
  const difference = Math.abs(beds - now);
  if (beds === now) return `${funded}, so just these`;
  if (now >= low && now <= high) return `${funded}, which these figures cannot tell from enough`;
  return `${funded}, so ${formatNumber(difference, 0)} ${beds > now ? "more" : "fewer"}`;
}

/** The same in a table: `+38`. */
export function againstToday({ answer, now }: BedsResult): string {
  if (answer.kind !== "found") return "–";
  const difference = answer.beds - now;
  return `${difference > 0 ? "+" : ""}${formatNumber(difference, 0)}`;
}

function beyondBeds(
  answer: Extract<BedsResult["answer"], { kind: "beyondBeds" }>,
  target: BedsResult["target"],
): string {
  const { metric } = target;
  const { measure } = describeMetric(metric);
  const no = `No number of beds keeps ${targetInWords(target)}.`;
  if (answer.best === undefined) return no;
  const best = withoutInterval(answer.best, measure);
  const [, days] = /^transferTime\.within(\d+)$/.exec(metric) ?? [];
  const free = `With a bed always free (${counted(answer.withBeds, "bed")})`;
  if (days !== undefined) {
    return `${no} ${free}, ${best} would be in within ${days}${GLUE}days: referral, assessments and warrant alone take longer.`;
  }
  if (metric.startsWith("bedWait."))
    return `${no} ${free} it would still be ${best}: something other than the number of beds makes people wait.`;
  return `${no} ${free} it would be ${best}, against ${boundInWords(target, measure)}: what comes before the bed and who leaves the list decide it, not beds.`;
}

/** The answer in a cell: `478`, or why there is none. */
export function bedsInTable({ answer }: BedsResult): string {
  if (answer.kind === "found") return formatNumber(answer.beds, 0);
  return answer.kind === "always" ? "any number" : "none suffices";
}

export function intervalInTable({ answer }: BedsResult): string {
  return answer.kind === "found" ? `${formatNumber(answer.low, 0)} to ${formatNumber(answer.high, 0)}` : "–";
}
