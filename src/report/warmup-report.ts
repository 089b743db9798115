import type { WarmUp } from "../experiment/index.js";
import { DAYS_PER_YEAR } from "../foundation/index.js";
import type { Block, Cell, Column, Detail, Document } from "./document.js";
import { timeInWords } from "./durations.js";
import { measureInWords, withoutInterval } from "./estimates.js";
import { ABSENT, counted, formatNumber } from "./numbers.js";
import { programOf } from "./program.js";
import { caveats, STOPPED_BECAUSE, titled } from "./provenance.js";
import { growthInWords, warmUpAnswer } from "./warmup-answer.js";

/** Rows that a screen shows of a series. */
const ROWS = 16;
const SLOWEST = 8;

/** How long a warm-up, for people: the answer, what each series says, the series, what theory says, how it was found. */
export function warmUpReport(found: WarmUp, detail: Detail): Document {
  return {
    title: found.scenario.name,
    blocks: [
      { kind: "answer", text: warmUpAnswer(found) },
      ...titled("What never comes to rest", found.growth.map(growthInWords)),
      { kind: "heading", text: "What the series say" },
      truncations(found),
      { kind: "heading", text: "From day zero on" },
      seriesTable(found, detail),
      { kind: "heading", text: "How long a queue of this size remembers, by theory" },
      ...theory(found, detail),
      { kind: "heading", text: "How this was found" },
      method(found),
      ...titled("Rules", found.rules),
      ...caveats(found.warnings),
    ],
  };
}

function truncations({ series }: WarmUp): Block {
  const columns: Column[] = [
    { title: "Series", align: "left" },
    { title: "Leave out (MSER-5)", align: "right" },
    { title: "Mean after that", align: "right" },
    { title: "Measure", align: "left" },
  ];
  const rows = series.map(({ title, measure, leaveOut, leastAt, mean }) => {
    const from = Math.round((leastAt / DAYS_PER_YEAR) * 12);
    const kept = mean.slice(from);
    const level = kept.reduce((sum, value) => sum + value, 0) / kept.length;
    const text = leaveOut === undefined ? "more than half of the run" : timeInWords(leaveOut);
    const shown = leaveOut === undefined ? ABSENT : withoutInterval(level, measure);
    return [title, text, shown, measureInWords(measure)];
  });
  return { kind: "table", table: { columns, rows } };
}

/** The series in steps of some months, the first one as a bar. */
function seriesTable({ at, series }: WarmUp, detail: Detail): Block {
  const step = detail === "full" ? 3 : Math.ceil(at.length / ROWS / 3) * 3;
  const highest = Math.max(...series[0].mean);
  const columns: Column[] = [
    { title: "From", align: "left" },
    ...series.flatMap(({ title, measure }): Column[] => [
      { title: `${title} [${measureInWords(measure)}]`, align: "right" },
      { title: "5 to 95 % of replications", align: "right" },
    ]),
  ];
  const rows = at.flatMap((date, month): (readonly Cell[])[] => {
    if (month % step !== 0) return [];
    const average = (values: readonly number[]) => {
      const part = values.slice(month, month + step);
      return part.reduce((sum, value) => sum + value, 0) / part.length;
    };
    const cells = series.flatMap(({ measure, mean, low, high }, i): Cell[] => {
      const value = average(mean);
      const text = withoutInterval(value, measure);
      const spread = `${withoutInterval(average(low), measure)} to ${withoutInterval(average(high), measure)}`;
      return [i === 0 && highest > 0 ? { text, bar: value / highest } : text, spread];
    });
    return [[date, ...cells]];
  });
  return { kind: "table", table: { columns, rows } };
}

function theory({ pools }: WarmUp, detail: Detail): readonly Block[] {
  const slowest = [...pools].sort((one, other) => (other.days ?? Infinity) - (one.days ?? Infinity));
  const shown = detail === "full" ? slowest : slowest.slice(0, SLOWEST);
  const columns: Column[] = [
    { title: "Pool", align: "left" },
    { title: "Beds", align: "right" },
    { title: "Asked for [beds]", align: "right" },
    { title: "Mean time in a bed [days]", align: "right" },
    { title: "Remembers for", align: "right" },
  ];
  const rows = shown.map((pool) => [
    pool.pool,
    formatNumber(pool.beds, 0),
    formatNumber(pool.load, 1),
    formatNumber(pool.meanStay, 0),
    memory(pool),
  ]);
  const more = slowest.length - shown.length;
  return [
    { kind: "table", table: { columns, rows } },
    {
      kind: "paragraph",
      text: `${more > 0 ? `${counted(more, "faster pool")} not shown. ` : ""}“Remembers for” is the time in which the distance from the long run falls to 37 % in the end, exact for exponential stays and a list that nobody leaves (M/M/c), otherwise a guide; people who leave the list shorten it. A series can come to rest sooner, where the start was near the long run or chance hides the rest.`,
    },
  ];
}

function memory({ load, days, mayLeave }: WarmUp["pools"][number]): string {
  if (days !== undefined) return `${mayLeave ? "at most " : ""}${timeInWords(days)}`;
  if (load === 0) return ABSENT;
  return mayLeave ? "as long as people wait before they leave" : "for ever";
}

function method({ replications, stopped, window, seed, scenario, ...program }: WarmUp): Block {
  return {
    kind: "list",
    items: [
      `${counted(replications, "replication")} from day zero: ${STOPPED_BECAUSE[stopped]}. The mean over replications, month by month from ${window.from} to ${window.to}, is cut where the squared standard error of what is left is least, in steps of five months (MSER-5); a cut in the second half is refused.`,
      `Seed ${seed}. Scenario “${scenario.name}”, fingerprint ${scenario.fingerprint}; ${programOf(program)}.`,
    ],
  };
}
