import type { BedsResult } from "../experiment/index.js";
import { describeMetric } from "../observe/index.js";
import { guaranteeInWords } from "./beds-guarantee.js";
import { percent, withoutInterval } from "./estimates.js";
import { lowerFirst } from "./first-letter.js";
import { counted, formatNumber, GLUE, listed } from "./numbers.js";
import { boundInWords, placesInWords, targetInWords, targetsInWords } from "./targets.js";

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
  return `${first} For the part that beds govern, the wait from joining the list to an offer: ${lowerFirst(answerOf(governed))}`;
}

function answerOf(result: BedsResult): string {
  const { answer, targets, now, where, how } = result;
  const wanted = targetsInWords(targets);
  const places = placesInWords(where);
  switch (answer.kind) {
    case "found": {
      const shared = how === "allocation" ? ", each place with its own," : "";
      const interval = how === "allocation" ? "" : ` (${intervalInWords(answer)})`;
      const first = `About ${counted(answer.beds, "bed")}${places}${shared} keep ${wanted}${interval}; ${againstTodayInWords(answer, now)}.`;
      return `${first} ${guaranteeInWords(answer, result)}`;
    }
    case "beyondBeds":
      return beyondBeds(answer, result);
    case "always":
      return `Even with only ${counted(answer.withBeds, "bed")}${places} the target is kept: ${wanted}.`;
  }
}

type Found = Extract<BedsResult["answer"], { kind: "found" }>;

/** `95 % interval 472 to 485, chance only`: doubts about the assumptions come on top. */
export function intervalInWords({ low, high, level }: Found): string {
  const ends =
    low === undefined && high === undefined
      ? undefined
      : low === undefined
        ? `${formatNumber(high ?? 0, 0)} or fewer`
        : high === undefined
          ? `${formatNumber(low, 0)} or more`
          : `${formatNumber(low, 0)} to ${formatNumber(high, 0)}`;
  return ends === undefined
    ? "too few replications for an interval"
    : `${percent(level)} interval ${ends}, chance only`;
}

/** More or fewer than are funded now, unless the interval cannot tell. */
function againstTodayInWords({ beds, low, high }: Found, now: number): string {
  const isTold = low !== undefined || high !== undefined;
  if (!isTold && beds === now) return `${formatNumber(now, 0)} are funded now`;
  if (isTold && now >= (low ?? 0) && now <= (high ?? Number.POSITIVE_INFINITY)) {
    return `${formatNumber(now, 0)} are funded, and that may already be enough: the interval includes it`;
  }
  return `now funded ${formatNumber(now, 0)}, so ${formatNumber(Math.abs(beds - now), 0)} ${beds > now ? "more" : "fewer"}`;
}

/** The same in a table: `+38`. */
export function againstToday({ answer, now }: BedsResult): string {
  if (answer.kind !== "found") return "–";
  const difference = answer.beds - now;
  return `${difference > 0 ? "+" : ""}${formatNumber(difference, 0)}`;
}

type Beyond = Extract<BedsResult["answer"], { kind: "beyondBeds" }>;

function beyondBeds(answer: Beyond, { target, today, where }: BedsResult): string {
  const { metric } = target;
  const { measure } = describeMetric(metric);
  const tried = counted(answer.withBeds, "bed");
  if (!answer.everyoneServed) {
    const shared = where === "all" ? ", shared out as beds are today" : placesInWords(where);
    return `${targetInWords(target)}: not with ${tried} either${shared}; somebody still waits for one. Look at units that have few beds, or none, for those who are referred to them.`;
  }
  const no = `No number of beds keeps ${targetInWords(target)}.`;
  if (answer.best === undefined) return no;
  const best = withoutInterval(answer.best, measure);
  const now =
    today.value.estimate === undefined ? "" : `Today it is ${withoutInterval(today.value.estimate, measure)}; `;
  const free = `${now === "" ? "With" : `${now}with`} a bed always free (tried with ${tried})`;
  if (/^transferTime\.(allLevels\.)?within/.test(metric)) {
    return `${no} ${free}, it would be ${best}: referral, assessments and warrant alone take longer.${leftInWords(answer)}`;
  }
  return `${no} ${free} it would be ${best}, against ${boundInWords(target, measure)}: what comes before the bed and who leaves the list decide it, not beds.${leftInWords(answer)}`;
}

/** Which stages are left when nobody waits for a bed. */
function leftInWords({ left }: Beyond): string {
  const whole = left.reduce((sum, { days }) => sum + days, 0);
  const told = left.filter(({ share }) => share >= 0.005);
  if (told.length === 0) return "";
  const parts = told.map(
    ({ stage, days, share }, i) =>
      `${stage} ${withoutInterval(days, "days")}${i === 0 ? `${GLUE}days` : ""} (${formatNumber(share * 100, 0)}${GLUE}%)`,
  );
  return ` What is left takes prison transfers ${withoutInterval(whole, "days")}${GLUE}days on average: ${listed(parts)}.`;
}

/** The answer in a cell: `478`, or why there is none. */
export function bedsInTable({ answer }: BedsResult): string {
  if (answer.kind === "found") return formatNumber(answer.beds, 0);
  return answer.kind === "always" ? "any number" : "none suffices";
}

export function intervalInTable({ answer }: BedsResult): string {
  if (answer.kind !== "found") return "–";
  const end = (beds: number | undefined) => (beds === undefined ? "?" : formatNumber(beds, 0));
  return `${end(answer.low)} to ${end(answer.high)}`;
}
