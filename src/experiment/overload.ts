import { dateAfter, daysBetween, minutesFromDays, startOfYear, yearOf } from "../foundation/index.js";
import { compile, offeredLoads, type Pool } from "../model/index.js";
import type { PolicyOverrides, Scenario } from "../scenario/index.js";

/** A pool of beds that cannot keep up with what is asked of it in a calendar year. */
export interface Overload {
  readonly year: number;
  /** What people call the pool: its catchment and service lines, or its units where there is one catchment. */
  readonly pool: string;
  readonly units: readonly string[];
  /** [beds] */
  readonly load: number;
  /** [beds] */
  readonly beds: number;
}

/** Compares, year by year, what is asked of every pool of units with its beds. */
export function overloads(scenario: Scenario, policies?: PolicyOverrides): readonly Overload[] {
  const model = compile(scenario, policies);
  const { warmUp, run } = scenario.study;
  const first = yearOf(dateAfter(scenario.start, warmUp));
  const last = yearOf(dateAfter(scenario.start, warmUp + run - 1));
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return years.flatMap((year) => {
    const from = Math.max(warmUp, daysBetween(scenario.start, startOfYear(year)));
    const to = Math.min(warmUp + run, daysBetween(scenario.start, startOfYear(year + 1)));
    return offeredLoads(model, minutesFromDays(from), minutesFromDays(to))
      .filter(({ load, beds }) => load >= beds && load > 0)
      .map((pool) => describePool(scenario, year, pool));
  });
}

function describePool(scenario: Scenario, year: number, pool: Pool): Overload {
  const units = pool.units.map((unit) => scenario.estate.units[unit].name);
  return { year, pool: poolName(scenario, pool, units), units, load: pool.load, beds: pool.beds };
}

/** What people call a pool: its catchment and service lines, or its units where there is one catchment. */
export function poolName({ estate }: Scenario, { lists }: Pick<Pool, "lists">, units: readonly string[]): string {
  const { catchments, serviceLines } = estate;
  if (catchments.length === 1) return units.join(", ");
  const places = new Set(lists.map((list) => catchments[Math.floor(list / serviceLines.length)].name));
  const lines = new Set(lists.map((list) => serviceLines[list % serviceLines.length]));
  const where = [...places].join(" and ");
  return lines.size === serviceLines.length ? where : `${where} (${[...lines].join(", ")})`;
}

/** One sentence for everything that cannot keep up; none when everything can. */
export function overloadWarnings(found: readonly Overload[]): readonly string[] {
  if (found.length === 0) return [];
  const pools = new Map<string, Overload[]>();
  for (const overload of found) {
    pools.set(overload.pool, [...(pools.get(overload.pool) ?? []), overload]);
  }
  const named = [...pools.entries()].map(([name, years]) => inWords(name, years));
  const shown = named.slice(0, 5).join("; ");
  const more = named.length > 5 ? `; and ${named.length - 5} more` : "";
  return [
    `More beds are asked for than there are: ${shown}${more}. Lists there are held back only by people who leave untreated, and the figures depend on how long the study runs.`,
  ];
}

function inWords(name: string, years: readonly Overload[]): string {
  const worst = years.reduce((one, other) => (other.load / other.beds > one.load / one.beds ? other : one));
  const when = years.length === 1 ? `in ${years[0].year}` : `in ${years[0].year} to ${years[years.length - 1].year}`;
  return `${name} ${when} (about ${Math.round(worst.load)} asked for, ${Math.round(worst.beds)} commissioned)`;
}
