import type { Result } from "../experiment/index.js";
import type { Block, Column, Detail } from "./document.js";
import { estimateText, percent } from "./estimates.js";
import { ABSENT, counted, formatNumber, listed } from "./numbers.js";

type Theory = Result["theory"];
type Pool = Theory["pools"][number];

/** Pools that a screen shows, the fullest first. */
const FULLEST = 8;

/** What queueing theory says of each pool, beside the simulation. */
export function theoryTable({ theory }: Result, detail: Detail): readonly Block[] {
  const { pools, whole } = theory;
  if (pools.length === 0) return [];
  const fullest = [...pools].sort((one, other) => use(other) - use(one));
  const shown = detail === "full" ? fullest : fullest.slice(0, FULLEST);
  const left = fullest.length - shown.length;
  const rows = [...shown, ...(pools.length > 1 ? [whole] : [])];
  return [
    { kind: "heading", text: "Beside queueing theory" },
    { kind: "table", table: { columns: COLUMNS, rows: rows.map(row) } },
    { kind: "list", items: [...legend(rows), ...(left > 0 ? [`${counted(left, "pool")} less full not shown.`] : [])] },
  ];
}

function use({ load, beds }: Pool): number {
  return beds > 0 ? load / beds : load > 0 ? Number.POSITIVE_INFINITY : 0;
}

const COLUMNS: readonly Column[] = [
  { title: "Pool", align: "left" },
  { title: "Beds", align: "right" },
  { title: "Asked for", align: "right" },
  { title: "In use", align: "right" },
  { title: "Would do 95 %", align: "right" },
  { title: "Wait by theory [days]", align: "right" },
  { title: "Wait [days]", align: "right" },
];

function row(pool: Pool): readonly string[] {
  const { beds, load, leftOut, used, unlimited, waits } = pool;
  const about = leftOut.length > 0 ? "~" : "";
  const within = { measure: "beds", title: "" } as const;
  return [
    pool.pool,
    formatNumber(beds, 0),
    `${about}${formatNumber(load, 1)}`,
    estimateText({ ...used.simulated, ...within }),
    `${unlimited.standing === "exact" ? "" : "~"}${formatNumber(unlimited.beds, 0)}`,
    erlangText(pool),
    estimateText({ ...waits.mean, measure: "days", title: "" }),
  ];
}

function span(years: readonly number[]): string {
  return years.length === 1 ? `${years[0]}` : `${years[0]}–${years[years.length - 1]}`;
}

const SIGN = { exact: "", atMost: "≤ ", benchmark: "~" } as const;

function erlangText({ waits: { theory } }: Pool): string {
  return theory === undefined ? ABSENT : `${SIGN[theory.standing]}${formatNumber(theory.mean, 1)}`;
}

/** What the columns and signs mean, only as far as they are there. */
function legend(rows: readonly Pool[]): readonly string[] {
  const leftOut = [...new Set(rows.flatMap((pool) => pool.leftOut))];
  const standings = new Set(rows.flatMap(({ waits }) => waits.theory?.standing ?? []));
  const whys = [...new Set(rows.flatMap(({ waits }) => waits.why ?? []))];
  const first = rows[0].waits.theory;
  return [
    `“Asked for” is the offered load in beds: people who join a day × days from offer to departure${leftOut.length > 0 ? `; ~ not counted: ${listed(leftOut)}` : ""}. “In use” includes beds held.`,
    `“Would do 95 %” is the number of beds that is not exceeded 95 % of the time where there is always another bed (M/G/∞)${rows.some(({ isSteady }) => !isSteady) ? "; load or beds change, so it is a benchmark" : ""}.`,
    ...(standings.size > 0 ? [waitLegend(standings)] : []),
    ...(rows.length === 1 && first !== undefined
      ? [
          `Have to wait: ${percent(round(first.any))} by theory (Erlang C), ${estimateText({ ...rows[0].waits.simulated, measure: "share", title: "" })} simulated. Without a list ${percent(round(first.blocked))} would be turned away (Erlang B, whatever the stays).`,
        ]
      : []),
    ...(whys.length > 0 ? [`No wait by theory (${ABSENT}) where ${whys.join(", or ")}.`] : []),
    ...overloaded(rows),
  ];
}

function waitLegend(standings: ReadonlySet<Exclude<Pool["waits"]["theory"], undefined>["standing"]>): string {
  const said = [
    standings.has("exact") ? "exact where there is no sign" : "",
    standings.has("atMost") ? "≤ a bound, as people leave the list" : "",
    standings.has("benchmark")
      ? "~ a benchmark only, as stays are not exponential, people leave, or the start is still felt"
      : "",
  ].filter((part) => part !== "");
  return `“Wait by theory” is the mean wait of everybody in M/M/c with the pool's load (Erlang C): ${said.join("; ")}.`;
}

function overloaded(rows: readonly Pool[]): readonly string[] {
  const over = rows.filter(({ overloaded: years }) => years.length > 0);
  if (over.length === 0) return [];
  return [
    `At least as many beds asked for as there are: ${over.map((pool) => `${pool.pool} in ${span(pool.overloaded)}`).join("; ")}.`,
  ];
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}
