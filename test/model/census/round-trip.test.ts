import { describe, expect, test } from "vitest";
import { DEPARTURE_REASONS, DESTINATIONS, type FactListener, SILENCE } from "../../../src/domain/index.js";
import { Replicator, takeCensus } from "../../../src/experiment/index.js";
import { MINUTES_PER_DAY } from "../../../src/foundation/index.js";
import { resolveScenario, type ScenarioFile } from "../../../src/scenario/index.js";
import { smallEstate } from "../small-estate.js";
import { zOfMean } from "./ward.js";

/* The same small estate, followed over two years from the first of January 2046: from an empty start twenty years before, and
 * from censuses drawn out of that at the date, each replication's census starting a scenario with a seed of its own. */

const DAY = "2046-01-01";
const REPLICATIONS = 300;
const WATCHED = [30, 182, 730];

/** Courts, release dates, two plans, two ways out, one ward that is full and has a list. Nobody is in assessment, under offer or
 *  back in prison on the day of the census, as a census does not show them. */
function estate(more: Partial<ScenarioFile>): ScenarioFile {
  const { demand, stays = {}, exits = {}, rules = {} } = smallEstate();
  return {
    format: "securebeds/scenario@1",
    name: "One ward",
    seed: 7,
    start: "2026-01-01",
    study: { run: "730 days", warmUp: 0, followUp: 0 },
    estate: { units: { ward: { beds: 40 } } },
    demand: {
      remand: { ...demand.remand, perYear: 16, growth: 0, mix: { urgency: { urgent: "30%", routine: "70%" } } },
      sentenced: { ...demand.sentenced, perYear: 14, mix: { engagement: { engaging: "70%", notEngaging: "30%" } } },
    },
    access: { recovery: { exponential: { mean: 400 } } },
    stays,
    exits,
    rules,
    ...more,
  };
}

/** What is compared, by day: people in beds, people waiting, and by then departures, returns, court disposals. */
class Watch {
  readonly values: number[] = [];
  #occupied = 0;
  #waiting = 0;
  #departures = 0;
  #returns = 0;
  #courts = 0;
  readonly #days: number[];

  constructor(from: number) {
    this.#days = WATCHED.map((day) => (from + day) * MINUTES_PER_DAY);
    this.#from = from * MINUTES_PER_DAY;
  }
  readonly #from: number;

  readonly listener = (): FactListener => ({
    ...SILENCE,
    listed: (time) => this.#at(time, () => this.#waiting++),
    offered: (time) => this.#at(time, () => this.#waiting--),
    left: (time) => this.#at(time, () => this.#waiting--),
    admitted: (time) => this.#at(time, () => this.#occupied++),
    departed: (time, _patient, _unit, destination, reason) =>
      this.#at(time, () => {
        this.#occupied--;
        if (time < this.#from) return;
        this.#departures++;
        if (DESTINATIONS[destination] === "prison") this.#returns++;
        if (DEPARTURE_REASONS[reason] === "courtDisposal") this.#courts++;
      }),
  });

  #at(time: number, count: () => void): void {
    while (this.#days.length > 0 && time >= this.#days[0]) this.close();
    count();
  }

  close(): void {
    if (this.#days.shift() === undefined) return;
    this.values.push(this.#occupied, this.#waiting, this.#departures, this.#returns, this.#courts);
  }
}

const NAMES = WATCHED.flatMap((day) =>
  ["in beds", "waiting", "departures", "returns", "court disposals"].map((what) => `${what} on day ${day}`),
);

function watched(file: ScenarioFile, replication: number, from: number): readonly number[] {
  const watch = new Watch(from);
  new Replicator(resolveScenario(file)).replicate(replication, { listener: watch.listener() });
  for (const _ of WATCHED) watch.close();
  return watch.values;
}

/** Mean differences in standard errors, by name. Paired: both halves of a pair share what happened before the census. */
function gaps(
  one: readonly (readonly number[])[],
  other: readonly (readonly number[])[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    NAMES.map((name, column) => {
      const differences = other.map((row, pair) => row[column] - one[pair][column]);
      return [name, differences.every((difference) => difference === 0) ? 0 : zOfMean(differences, 0)];
    }),
  );
}

/** A table of how many there are of each unit and group, or of each list, without anything else. */
function counted(table: string, columns: readonly string[]): string {
  const [heading, ...rows] = table.split("\n").map((row) => row.split(","));
  const places = columns.map((column) => heading.indexOf(column));
  const counts = new Map<string, number>();
  for (const row of rows) {
    const key = places.map((place) => row[place]).join(",");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [`${columns.join(",")},people`, ...[...counts].map(([key, people]) => `${key},${people}`)].join("\n");
}

const longAgo = estate({ study: { run: 7305 + 731, warmUp: 0, followUp: 0 } });
const scenario = resolveScenario(longAgo);
const censuses = Array.from({ length: REPLICATIONS }, (_, index) =>
  takeCensus(scenario, { on: DAY, replication: index + 1 }),
);
const truth = Array.from({ length: REPLICATIONS }, (_, index) => watched(longAgo, index + 1, 7305));

function fromCensuses(
  tables: (index: number) => { beds: string; waiting: string },
  pairs = REPLICATIONS,
): readonly (readonly number[])[] {
  return Array.from({ length: pairs }, (_, index) => {
    const { beds, waiting } = tables(index);
    const atStart = { census: { beds: { text: beds }, waiting: { text: waiting } } };
    return watched(estate({ start: DAY, seed: 1000 + index, atStart }), 1, 0);
  });
}

describe("an estate begun again from a census drawn out of it", () => {
  test("a census shows who is there on the day, as a listener counts them", () => {
    const rows = (table: string) => table.split("\n").length - 1;
    const { beds, waiting, leftOut } = censuses[0];
    const watch = new Watch(7305 - 30);
    new Replicator(scenario).replicate(1, { listener: watch.listener() });
    expect([rows(beds), rows(waiting), leftOut]).toEqual([watch.values[0], watch.values[1], 0]);
    expect(beds.split("\n")[0]).toBe("unit,group,admittedOn,legalBasis,plan,releaseOn,courtOn,catchment");
    expect(() => takeCensus(scenario, { on: "2025-12-31" })).toThrow("2026-01-01");
    expect(() => takeCensus(scenario, { on: "tomorrow" })).toThrow("received tomorrow");
  });

  // 15 comparisons at |z| < 4.5, seeds 7 and 1000 to 1299: a right program fails once in 9,800 sets of seeds.
  test("goes on as it would have done: beds, list, departures, returns and courts, a month to two years later", () => {
    const again = gaps(
      truth,
      fromCensuses((index) => censuses[index]),
    );
    for (const [name, z] of Object.entries(again)) expect(Math.abs(z), name).toBeLessThan(4.5);
  });

  // Without the dates and plans of anybody: units and groups are right, so beds and lists must agree. Who is under which basis is
  // forgotten and drawn as in a long steady run, which this estate is in, so that departures agree as well.
  test("does so too when only numbers by unit and group are kept", () => {
    const again = gaps(
      truth,
      fromCensuses((index) => ({
        beds: counted(censuses[index].beds, ["unit", "group"]),
        waiting: counted(censuses[index].waiting, ["catchment", "serviceLine", "group"]),
      })),
    );
    for (const [name, z] of Object.entries(again)) expect(Math.abs(z), name).toBeLessThan(6);
  });

  test("would not go on so if everybody present had come on that day", () => {
    const fresh = (table: string) => table.replaceAll(/\d{4}-\d\d-\d\d/g, (date) => (date < DAY ? "2045-12-31" : date));
    const again = gaps(
      truth,
      fromCensuses((index) => ({ ...censuses[index], beds: fresh(censuses[index].beds) }), 40),
    );
    expect(again["departures on day 182"]).toBeLessThan(-4.5);
  });
});
