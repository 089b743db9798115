import { csvParse } from "d3-dsv";
import { beforeAll, describe, expect, test } from "vitest";
import { type JournalRow, type PersonRecord, type Result, study, tellTrace } from "../../../src/experiment/index.js";
import { Journal } from "../../../src/observe/index.js";
import {
  csvWriter,
  EVENTS,
  EVENTS_FOR_MINING,
  journalCsv,
  parquetWriter,
  peopleOf,
  peopleTable,
  type RowWriter,
  type TidyTable,
} from "../../../src/report/index.js";
import { fingerprint, resolveScenario, type ScenarioFile } from "../../../src/scenario/index.js";
import { smallEstate } from "../../model/small-estate.js";
import { duck } from "./duck.js";

/** Many ways to leave, to come back and to be left out of the clock. */
const WORLD: ScenarioFile = {
  ...smallEstate(),
  onward: {
    lowSecure: { places: 12, stay: { exponential: { mean: 300 } }, next: { community: "80%", stepUp: "20%" } },
  },
  rules: {
    ...smallEstate().rules,
    clock: { startsAt: "referred", excludes: ["readmissions"], exceptional: "10%" },
    stepDown: { places: ["lowSecure"] },
  },
};
const scenario = resolveScenario(WORLD);
/** Here those who come back are on the clock too. */
const everybody = resolveScenario({
  ...WORLD,
  ...{ name: "Everybody", seed: 11, rules: { ...WORLD.rules, clock: { startsAt: "identified" } } },
  after: {
    returned: { share: "90%", after: { exponential: { mean: 100 } } },
    discharged: { share: "90%", after: { exponential: { mean: 60 } } },
  },
});
const REPLICATION = 3;

const about = {
  scenario,
  fingerprint: fingerprint(scenario),
  version: "0.1.0",
  streamVersion: 1,
  replication: REPLICATION,
};
const people = peopleTable(peopleOf(scenario, REPLICATION));
let result: Result;
let csv: Readonly<Record<string, string>>;
let parquet: Readonly<Record<string, Uint8Array>>;

/** All tables of one replication, told once. */
async function written() {
  const texts = new Map<string, string>();
  const pieces = new Map<string, Uint8Array[]>();
  const logs: RowWriter<JournalRow>[] = [];
  const records: RowWriter<PersonRecord>[] = [];
  const open = async <Row>(into: RowWriter<Row>[], name: string, table: TidyTable<Row>) => {
    into.push(csvWriter(table, (text) => texts.set(name, (texts.get(name) ?? "") + text)));
    pieces.set(name, []);
    into.push(await parquetWriter(table, about, (bytes) => pieces.get(name)?.push(bytes)));
  };
  await open(logs, "events", EVENTS);
  await open(logs, "mining", EVENTS_FOR_MINING);
  await open(records, "people", people);
  tellTrace(scenario, REPLICATION, {
    fact: (row) => {
      for (const log of logs) log.add(row);
    },
    person: (record) => {
      for (const table of records) table.add(record);
    },
  });
  for (const writer of [...logs, ...records]) writer.end();
  return {
    csv: Object.fromEntries(texts),
    parquet: Object.fromEntries([...pieces].map(([name, bytes]) => [name, Buffer.concat(bytes)])),
  };
}

beforeAll(async () => {
  result = await study(scenario);
  ({ csv, parquet } = await written());
});

describe("people", () => {
  test.each([
    ["bedWait.mean", "avg(bed_wait_days) FILTER (listed_in_window)"],
    ["bedWait.within28", "avg((bed_wait_days <= 28)::INT) FILTER (listed_in_window AND bed_wait_days IS NOT NULL)"],
    ["transferTime.mean", "avg(transfer_days) FILTER (listed_in_window)"],
    [
      "transferTime.within28",
      "avg((transfer_days <= 28)::INT) FILTER (listed_in_window AND transfer_days IS NOT NULL)",
    ],
    ["stay.mean", "avg(stay_days) FILTER (departed_in_window)"],
    ["stay.median", "median(stay_days) FILTER (departed_in_window)"],
    ["returns", "count(*) FILTER (departed_in_window AND destination = 'prison') / (4 * 365.25) * 365.25"],
  ])("agree with the results: %s", async (metric, sql) => {
    const { ask, put } = await duck();
    const [{ value }] = await ask(`SELECT ${sql} AS value FROM ${put("people.parquet", parquet.people)}`);
    expect(Number(value)).toBeCloseTo(Number(result.byReplication[metric][REPLICATION - 1]), 6);
  });

  test("agree where those who come back are on the clock too", async () => {
    const { ask, put } = await duck();
    const pieces: Uint8Array[] = [];
    const world = { ...about, scenario: everybody };
    const table = await parquetWriter(peopleTable(peopleOf(everybody, 1)), world, (bytes) => void pieces.push(bytes));
    tellTrace(everybody, 1, { person: (record) => table.add(record) });
    table.end();
    const [{ value, again }] = await ask(
      `SELECT avg(transfer_days) FILTER (listed_in_window) AS value, count(*) FILTER (entry > 0 AND from_prison) AS again
       FROM ${put("people.parquet", Buffer.concat(pieces))}`,
    );
    const { byReplication } = await study(everybody, { replications: 2 });
    expect(Number(value)).toBeCloseTo(Number(byReplication["transferTime.mean"][0]), 6);
    expect(Number(again)).toBeGreaterThan(10);
  });

  test("are one row a person and entry, those of the event log and no others", async () => {
    const { ask, put } = await duck();
    const [rows, log] = [put("people.parquet", parquet.people), put("events.parquet", parquet.events)];
    const [{ all, different, again }] = await ask(
      `SELECT count(*) AS "all", count(DISTINCT (person, entry)) AS different, count(*) FILTER (entry > 0) AS again FROM ${rows}`,
    );
    expect(different).toBe(all);
    expect(Number(again)).toBeGreaterThan(10);
    const [{ lost }] = await ask(
      `SELECT count(*) AS lost FROM (SELECT DISTINCT person, entry FROM ${log} WHERE person IS NOT NULL) FULL JOIN ${rows} AS p USING (person, entry) WHERE p."group" IS NULL`,
    );
    expect(Number(lost)).toBe(0);
    const [{ n }] = await ask(`SELECT count(*) AS n FROM ${log} WHERE fact = 'identified'`);
    expect(n).toBe(all);
  });

  test("have the days that the event log has", async () => {
    const { ask, put } = await duck();
    const [rows, log] = [put("people.parquet", parquet.people), put("events.parquet", parquet.events)];
    for (const [fact, column] of [
      ...[
        ["referred", "referred_on"],
        ["assessed", "assessed_on"],
        ["listed", "listed_on"],
        ["offered", "offered_on"],
      ],
      ...[
        ["admitted", "admitted_on"],
        ["departed", "departed_on"],
        ["left", "closed_on"],
        ["declined", "closed_on"],
      ],
    ]) {
      const [{ agree, other }] = await ask(
        `SELECT count(*) FILTER (e.day = p.${column}) AS agree, count(*) FILTER (e.day IS DISTINCT FROM p.${column}) AS other
         FROM (SELECT person, entry, min(timestamp)::DATE AS day FROM ${log} WHERE fact = '${fact}' GROUP BY ALL) AS e
         LEFT JOIN ${rows} AS p USING (person, entry)`,
      );
      expect(Number(agree), fact).toBeGreaterThan(0);
      expect(Number(other), fact).toBe(0);
    }
  });

  test("have typed columns, and nothing that is no value", async () => {
    const { ask, put } = await duck();
    const columns = await ask(`DESCRIBE SELECT * FROM ${put("people.parquet", parquet.people)}`);
    const types = Object.fromEntries(columns.map(({ column_name: name, column_type: type }) => [name, type]));
    expect(types).toMatchObject({
      ...{ person: "VARCHAR", entry: "INTEGER", from_prison: "BOOLEAN", admitted_on: "DATE", bed_wait_days: "DOUBLE" },
      synthetic: "BOOLEAN",
    });
    for (const text of Object.values(csv)) expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  test("of some days are those whose way touches them", () => {
    const some: PersonRecord[] = [];
    tellTrace(scenario, 3, { person: (record) => void some.push(record) }, { from: "2028-01-01", to: "2028-01-31" });
    const all = csvParse(csv.people);
    const touching = all.filter((row) => {
      const ends = [row.departed_on, row.closed_on].filter((day) => day !== "");
      const isOver = !["inHospital", "offered", "waiting", "inAssessment", "gone"].includes(row.outcome);
      return row.identified_on <= "2028-01-31" && (!isOver || ends.some((day) => day >= "2028-01-01"));
    });
    const names = new Set(some.map(({ person, entry }) => `${person} ${entry}`));
    for (const { person, entry, outcome } of touching) {
      if (outcome !== "gone") expect(names.has(`${person} ${entry}`), `${person} ${entry}`).toBe(true);
    }
    expect(some.length).toBeLessThan(all.length / 2);
  });
});

describe("the event log", () => {
  test("is the same in CSV and in Parquet", async () => {
    const { ask, put } = await duck();
    const rows = await ask(`SELECT * FROM ${put("events.parquet", parquet.events)}`);
    const asText = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [
          column,
          value === null ? "" : column === "timestamp" ? String(value).replace(" ", "T") : String(value),
        ]),
      ),
    );
    expect(asText).toEqual(csvParse(csv.events).map((row) => ({ ...row })));
    const [{ column_type }] = (
      await ask(`DESCRIBE SELECT "timestamp" FROM ${put("events.parquet", parquet.events)}`)
    ).slice(0, 1);
    expect(column_type).toBe("TIMESTAMP");
  });

  test("for process mining has the usual names, and a case in every row", () => {
    const mining = csvParse(csv.mining);
    expect(mining.columns).toEqual(expect.arrayContaining(["case:concept:name", "concept:name", "time:timestamp"]));
    expect(mining.every((row) => row["case:concept:name"] !== "")).toBe(true);
    expect(mining).toHaveLength(csvParse(csv.events).filter(({ person }) => person !== "").length);
  });

  test("says which replication it is of, and that nobody is real", async () => {
    const { ask, put } = await duck();
    const file = put("mining.parquet", parquet.mining);
    const rows = await ask(`SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata(${file})`);
    const said = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
    expect(said).toMatchObject({ "securebeds.replication": "3", "securebeds.synthetic": "true" });
    expect(said["securebeds.notice"]).toMatch(/^Simulated/);
  });

  test("the same bytes twice", async () => {
    const again = await written();
    expect(again.csv).toEqual(csv);
    for (const name of Object.keys(parquet)) expect(Buffer.from(parquet[name]).equals(again.parquet[name])).toBe(true);
  });

  test("can be opened by a spreadsheet without running anything", () => {
    const journal = new Journal({
      ...{ start: "2026-04-01", groups: ["@sentenced"], units: ["moorside", "=fell, side", 'the "new" unit'] },
      ...{ places: [], catchments: [], serviceLines: [], law: ["s47/49"] },
    });
    journal.identified(0, 0, 0, 1, 0, 0);
    journal.admitted(1441, 0, 1);
    journal.bedsCommissioned(2880, 2, 5);
    expect(journalCsv(journal.rows()).split("\r\n").slice(1)).toEqual([
      "0,2026-04-01T00:00:00,identified,'@sentenced-1,0,'@sentenced,s47/49,,,,,,,,,,,,,,true",
      `1441,2026-04-02T00:01:00,admitted,'@sentenced-1,0,,,,,,,"'=fell, side",,,,,,,,,true`,
      '2880,2026-04-03T00:00:00,bedsCommissioned,,,,,,,,,"the ""new"" unit",,,,,5,,,,true',
      "",
    ]);
  });
});
