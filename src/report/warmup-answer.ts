import type { WarmUp } from "../experiment/index.js";
import { describeMetric } from "../observe/index.js";
import { timeInWords } from "./durations.js";
import { counted, formatNumber, listed } from "./numbers.js";

type Answer = WarmUp["answer"];
type Growth = WarmUp["growth"][number];

/** How long a warm-up, or why there is none, in a sentence or three. */
export function warmUpAnswer(found: WarmUp): string {
  const { answer } = found;
  switch (answer.kind) {
    case "found":
      return `${foundInWords(answer, found)}${longMemory(found, answer.days)}`;
    case "grows":
      return `No warm-up can be found, because the system grows without end: ${growthInWords(answer.pools[0])}${andMore(answer.pools.length)}. What it looks like depends on when one looks, so say from when to when (study.warmUp and study.run) instead.`;
    case "unsettled": {
      const titles = answer.metrics.map((metric) => `“${describeMetric(metric).title}”`);
      return `No warm-up can be given: ${listed(titles)} had not come to rest in the first half of the run. Look at a longer one, such as --set "study.run=${doubled(found)} years".${longMemory(found, 0)}`;
    }
  }
}

function foundInWords({ days, metric, isEnough }: Extract<Answer, { kind: "found" }>, { stated }: WarmUp): string {
  const own = stated === 0 ? "the scenario has none" : `the scenario has ${timeInWords(stated)}`;
  if (days === 0) return `No warm-up is needed: the start does not show in any of the series; ${own}.`;
  const verdict = isEnough ? `${own}, which is enough` : `${own}, which is too short`;
  return `Leave out the first ${timeInWords(days)}: until then “${describeMetric(metric).title}” still shows the start; ${verdict}.`;
}

/** A warm-up that is short beside what theory says hangs on the start having been put near the long run. */
function longMemory({ pools }: WarmUp, days: number): string {
  const known = pools.filter((pool) => pool.days !== undefined && !pool.mayLeave);
  const slowest = known.reduce<(typeof known)[number] | undefined>(
    (one, other) => ((other.days ?? 0) > (one?.days ?? 0) ? other : one),
    undefined,
  );
  if (slowest?.days === undefined || slowest.days <= days) return "";
  return ` By theory ${slowest.pool} remembers its start for some ${timeInWords(slowest.days)}: a start near the long run (atStart) does more than any warm-up.`;
}

function andMore(pools: number): string {
  return pools > 1 ? ` (and ${counted(pools - 1, "other pool")})` : "";
}

function doubled({ window }: WarmUp): number {
  return 2 * (Number(window.to.slice(0, 4)) - Number(window.from.slice(0, 4)));
}

/** `Moorside, from 2026 on: 66 beds are asked for, there are 60, and nobody leaves the list without one`. */
export function growthInWords({ why, pool, since, load, lastLoad, beds, overtakes }: Growth): string {
  const asked = `${formatNumber(lastLoad, 1)} beds`;
  if (why === "overloaded") {
    return `${pool}, from ${since} on: ${asked} are asked for, there are ${formatNumber(beds, 0)}, and nobody leaves the list without one`;
  }
  const over = overtakes === undefined ? "" : `, at least as many as there are from ${overtakes} on`;
  return `${pool}, from ${since} on: what is asked for grows from ${formatNumber(load, 1)} to ${asked} at the end of the run${over}`;
}
