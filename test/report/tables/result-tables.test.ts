import { csvParse } from "d3-dsv";
import { beforeAll, describe, expect, test } from "vitest";
import { type Result, study } from "../../../src/experiment/index.js";
import { dictionaryCsv, resultTables } from "../../../src/report/index.js";
import { resolveScenario, type Scenario } from "../../../src/scenario/index.js";
import { queue } from "../../experiment/queue.js";
import { madeUpResult, madeUpScenario, metrics } from "../made-up.js";
import { duck } from "./duck.js";

const scenario: Scenario = resolveScenario(
  queue(4, 3.2, { name: "Ärger & co", study: { run: "400 days", warmUp: "60 days", replications: 5 } }),
);
const NAMES = ["summary", "replications", "series", "waits"];
let result: Result;
let csv: Readonly<Record<string, string>>;
let parquet: Readonly<Record<string, Uint8Array>>;

async function written(of: Result, world: Scenario) {
  const tables = resultTables(of, world);
  return {
    csv: Object.fromEntries(tables.map((table) => [table.name, table.csv()])),
    parquet: Object.fromEntries(
      await Promise.all(tables.map(async (table) => [table.name, await table.parquet()] as const)),
    ),
  };
}

beforeAll(async () => {
  result = await study(scenario);
  ({ csv, parquet } = await written(result, scenario));
});

describe("as CSV", () => {
  test("the summary has every metric of every scope, as the result has it", () => {
    const rows = csvParse(csv.summary);
    const scopes = [result.groups, result.units, result.catchments, result.years];
    const parts = scopes.flatMap((named) => Object.values(named));
    const count = [result, ...parts].reduce((sum, { metrics }) => sum + Object.keys(metrics).length, 0);
    expect(rows).toHaveLength(count);
    const found = rows.find((row) => row.scope === "unit" && row.name === "ward" && row.metric === "occupancy.mean");
    const { estimate, low, n } = result.units.ward.metrics["occupancy.mean"];
    expect(found).toMatchObject({
      scenario: "Ärger & co",
      estimate: `${estimate}`,
      low: `${low}`,
      replications: `${n}`,
    });
  });

  test("replications, months and curves are those of the result, missing values empty", () => {
    const values = csvParse(csv.replications).filter(({ metric }) => metric === "bedWait.mean");
    expect(values.map(({ replication, value }) => [Number(replication), Number(value)])).toEqual(
      result.byReplication["bedWait.mean"].map((value, i) => [i + 1, value]),
    );
    const unmeasured = csvParse(csv.replications).filter(({ metric }) => metric === "transferTime.mean");
    expect(new Set(unmeasured.map(({ value }) => value))).toEqual(new Set([""]));
    const months = csvParse(csv.series).filter(({ measure }) => measure === "waiting");
    expect(months.map(({ month, mean }) => [month, Number(mean)])).toEqual(
      result.series.at.map((month, i) => [month, result.series.waiting.mean[i]]),
    );
    const curve = csvParse(csv.waits).filter(({ duration, by }) => duration === "bedWait" && by === "all");
    expect(curve.map(({ days, share }) => [Number(days), Number(share)])).toEqual(
      result.waits.days.map((day, i) => [day, result.waits.bedWait[0].share[i]]),
    );
  });

  test("nothing is shown that is no value", () => {
    for (const text of Object.values(csv)) expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
  });
});

describe("as Parquet, read by DuckDB", () => {
  test("columns have their types", async () => {
    const { ask, put } = await duck();
    const typesOf = async (name: string) =>
      (await ask(`DESCRIBE SELECT * FROM ${put(`${name}.parquet`, parquet[name])}`)).map(
        (column) => column.column_type,
      );
    expect(await typesOf("summary")).toEqual([
      ...["VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR"],
      ...["DOUBLE", "DOUBLE", "DOUBLE", "DOUBLE", "INTEGER"],
    ]);
    expect(await typesOf("replications")).toEqual(["VARCHAR", "INTEGER", "VARCHAR", "DOUBLE"]);
    expect(await typesOf("series")).toEqual(["VARCHAR", "DATE", "VARCHAR", "DOUBLE", "DOUBLE", "DOUBLE"]);
  });

  test("every value is that of the CSV, bit for bit, and what is missing is null", async () => {
    const { ask, put } = await duck();
    for (const name of NAMES) {
      const rows = await ask(`SELECT * FROM ${put(`${name}.parquet`, parquet[name])}`);
      const asText = rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value === null ? "" : String(value)])),
      );
      expect(asText, name).toEqual(csvParse(csv[name]).map((row) => ({ ...row })));
    }
  });

  test("sums are those of the result", async () => {
    const { ask, put } = await duck();
    const file = put("replications.parquet", parquet.replications);
    const [{ sum }] = await ask(`SELECT sum(value) AS sum FROM ${file} WHERE metric = 'admissions'`);
    const known = result.byReplication.admissions.reduce<number>((total, value) => total + (value ?? 0), 0);
    expect(sum).toBeCloseTo(known, 9);
  });

  test("the file says which world it is about", async () => {
    const { ask, put } = await duck();
    const file = put("waits.parquet", parquet.waits);
    const rows = await ask(`SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata(${file})`);
    const said = Object.fromEntries(rows.map(({ key, value }) => [key, String(value)]));
    expect(said).toMatchObject({
      "securebeds.scenario.name": "Ärger & co",
      "securebeds.scenario.fingerprint": result.scenario.fingerprint,
      "securebeds.seed": "5",
      "securebeds.version": result.version,
      "securebeds.streamVersion": String(result.streamVersion),
      "securebeds.synthetic": "true",
      "securebeds.table": "waits",
    });
    expect(JSON.parse(said["securebeds.scenario"]).estate.units[0]).toMatchObject({ name: "ward", beds: 4 });
    expect(JSON.parse(said["securebeds.columns"])).toContainEqual(
      expect.objectContaining({ name: "days", unit: "days" }),
    );
  });

  test("the same bytes twice", async () => {
    const again = await written(result, scenario);
    expect(again.csv).toEqual(csv);
    for (const name of NAMES)
      expect(Buffer.from(again.parquet[name]).equals(Buffer.from(parquet[name])), name).toBe(true);
  });
});

test("hostile names are text, waits beyond all follow-up are infinite, and nothing at all is a table too", async () => {
  const names = ["=1+1", '"><img onerror=alert(1)>', "x".repeat(10_000), "\u202Eabc", "a\r\nb", "'; DROP TABLE x; --"];
  const odd = { metrics: metrics(["bedWait.p90", Number.POSITIVE_INFINITY], ["bedWait.mean"]) };
  const units = Object.fromEntries(names.map((name) => [name, odd]));
  const empty = { groups: {}, catchments: {}, years: {}, metrics: {} };
  const { csv, parquet } = await written(madeUpResult({ ...empty, units }), madeUpScenario());
  const { ask, put } = await duck();
  const rows = await ask(`SELECT * FROM ${put("summary.parquet", parquet.summary)} WHERE metric = 'bedWait.p90'`);
  expect(rows.map(({ name }) => name)).toEqual(names);
  const infinite = `SELECT count(*) AS n FROM ${put("summary.parquet", parquet.summary)} WHERE isinf(estimate)`;
  expect(Number((await ask(infinite))[0].n)).toBe(names.length);
  const inText = csvParse(csv.summary).filter(({ metric }) => metric === "bedWait.p90");
  expect(inText.map(({ name }) => name)).toEqual(names.map((name) => (name === "=1+1" ? "'=1+1" : name)));
  expect(new Set(inText.map(({ estimate }) => estimate))).toEqual(new Set(["Inf"]));
  const [{ n }] = await ask(`SELECT count(*) AS n FROM ${put("series.parquet", parquet.series)}`);
  expect(Number(n)).toBe(0);
});

test("the dictionary explains every column of every table once", () => {
  const rows = csvParse(dictionaryCsv());
  for (const name of NAMES) {
    const columns = csv[name].slice(0, csv[name].indexOf("\r\n")).split(",");
    expect(
      rows.filter(({ table }) => table === name).map(({ column }) => column),
      name,
    ).toEqual(columns);
  }
  const keys = rows.map(({ table, column }) => `${table}.${column}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { column, type, meaning } of rows) {
    expect(column).toMatch(/^[a-z][a-z_]*$|^(case:)?(concept|time|org):[a-z]+$/);
    expect(["text", "number", "integer", "yes/no", "date", "date and time"]).toContain(type);
    expect(meaning.length).toBeGreaterThan(10);
  }
});
