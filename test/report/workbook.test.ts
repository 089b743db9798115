import { beforeAll, describe, expect, test, vi } from "vitest";
import { METRICS } from "../../src/observe/index.js";
import { type Reported, renderWorkbook } from "../../src/report/index.js";
import { converted, HAS_LIBRE_OFFICE, NEEDED } from "./libre-office.js";
import { estimate, madeUpBeds, madeUpResult, madeUpScenario } from "./made-up.js";
import { complaintsAboutXml, partsOf, sheetsOf, tableOf } from "./office.js";
import { tinyResults } from "./reported-results.js";

const HOSTILE = '=1+1"><img src=x onerror=alert(1)> \u001b[2J \u202Eright to left _x0041_ שלום';
const NOTHING: Reported = { runs: [], beds: [], comparisons: [], sensitivities: [] };

type Ends = { readonly low?: number | undefined; readonly high?: number | undefined };

/** An end of an interval as the workbook gives it: no share above everybody, no count below nobody. */
function cut({ low, high }: Ends, measure: string, isDifference: boolean): Ends {
  if (isDifference || low === undefined || high === undefined) return { low, high };
  return { low: Math.max(0, low), high: measure === "share" ? Math.min(1, high) : high };
}

describe("a workbook of real results", () => {
  let reported: Reported;
  let bytes: Uint8Array;
  beforeAll(async () => {
    reported = await tinyResults(HOSTILE);
    bytes = await renderWorkbook(reported);
  });

  test("has a sheet for whatever there is, each with a frozen heading in bold and arrows for filtering", () => {
    const sheets = sheetsOf(bytes);
    expect([...sheets.keys()]).toEqual([
      ...["Answer", "Bed curve", "Next bed", "Comparison", "Waiting", "Wait curves", "Occupancy"],
      ...["Inputs", "Metrics", "By part", "Replications", "About"],
    ]);
    const styles = partsOf(bytes).get("xl/styles.xml") ?? "";
    const fonts = [...styles.matchAll(/<font>.*?<\/font>/gs)].map(([font]) => font);
    const formats = [...(/<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0] ?? "").matchAll(/<xf [^>]*fontId="(\d+)"/g)];
    for (const { name, xml, rows } of sheets.values()) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
      expect(xml).toMatch(new RegExp(`<autoFilter ref="A1:[A-Z]+${rows.length}"/>`));
      const style = Number(/<c r="A1" s="(\d+)"/.exec(xml)?.[1]);
      expect(fonts[Number(formats[style][1])]).toContain("<b/>");
    }
  });

  test("every metric has the numbers of the result, in full", () => {
    const [{ result }] = reported.runs;
    const rows = tableOf(sheetsOf(bytes).get("Metrics"));
    const found = new Map(rows.map((row) => [row["Metric id"], row]));
    for (const { id, method, measure } of METRICS) {
      const metric = result.metrics[id];
      if (metric?.estimate === undefined) continue;
      const row = found.get(id);
      const { low, high } = cut(metric, measure, method.kind === "difference");
      expect([id, row?.Estimate, row?.Low, row?.High]).toEqual([id, metric.estimate, low, high]);
    }
    expect(found.size).toBe(Object.values(result.metrics).filter((metric) => metric.estimate !== undefined).length);
  });

  test("waits, months and replications are those of the result", () => {
    const sheets = sheetsOf(bytes);
    const [{ result }] = reported.runs;
    const waits = tableOf(sheets.get("Wait curves"));
    const [all] = result.waits.bedWait;
    const everybody = waits.filter(({ Wait, By }) => /offer/.test(String(Wait)) && By === "whole estate");
    expect(everybody.map((row) => [row["Days at most"], row.Share])).toEqual(
      result.waits.days.map((day, at) => [day, all.share[at]]),
    );
    const months = tableOf(sheets.get("Occupancy"));
    expect(months).toHaveLength(result.series.at.length);
    months.forEach((row, m) => {
      const days = (Date.parse(result.series.at[m]) - Date.parse("1899-12-30")) / 86_400_000;
      expect(row["Month from"]).toBe(days);
      expect(row["Occupied beds, mean"]).toBe(result.series.occupied.mean[m]);
      expect(row["People waiting, 95th percentile of replications"]).toBe(result.series.waiting.high[m]);
    });
    const replications = tableOf(sheets.get("Replications"));
    expect(replications.map(({ Replication }) => Replication)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(replications.map((row) => row["Occupancy [share]"])).toEqual(result.byReplication["occupancy.mean"]);
  });

  test("the bed curve and the comparison are those of the results", () => {
    const sheets = sheetsOf(bytes);
    const [{ result }] = reported.beds;
    const curve = tableOf(sheets.get("Bed curve"));
    expect(curve.map((row) => [row.Beds, row.Value, row.Replications])).toEqual(
      result.curve.map(({ beds, values, replications }) => [beds, values[0].estimate, replications]),
    );
    expect(curve.find(({ Which }) => /now/.test(String(Which)))?.Beds).toBe(result.now);
    const [variant] = reported.comparisons[0].result.variants;
    const compared = tableOf(sheets.get("Comparison"));
    expect(compared.map((row) => [row["Metric id"], row["Variant minus base"]])).toEqual(
      Object.entries(variant.differences).map(([id, { estimate: value }]) => [id, value]),
    );
    expect(compared.map((row) => row["p, adjusted (Holm)"])).toEqual(
      Object.values(variant.differences).map(({ adjustedP }) => adjustedP),
    );
  });

  test("shares are shown in percent, money in pounds, dates as dates", () => {
    const styles = partsOf(bytes).get("xl/styles.xml") ?? "";
    expect(styles).toMatch(/formatCode="0(\.0)?%"/);
    expect(styles).toContain("[$£-809]#,##0");
    expect(styles).toContain("d mmm yyyy");
  });

  test("inputs stand as they are written, with range, label and source", () => {
    expect(tableOf(sheetsOf(bytes).get("Inputs"))).toContainEqual(
      expect.objectContaining({
        "Where in the file": "demand.sentenced.perYear",
        "Range from": 30,
        "Range to": 50,
        Label: "assumed",
        Source: "=HYPERLINK(1) nobody knows",
      }),
    );
  });

  test("hostile names are texts: no formula, no link, no control character, and an underscore stays one", () => {
    const parts = partsOf(bytes);
    for (const [path, xml] of parts) {
      expect([path, ...complaintsAboutXml(xml)]).toEqual([path]);
      expect(xml).not.toMatch(/<f[ >]|<hyperlink|NaN|Infinity|undefined|(?![\n\r\t])[\p{Cc}\p{Cf}]/u);
    }
    const shown = tableOf(sheetsOf(bytes).get("Metrics"))[0].Scenario;
    expect(shown).toContain('=1+1"><img src=x onerror=alert(1)> \\u{1b}[2J \\u{202e}right to left');
    expect(shown).toContain("_x005F_x0041_");
    expect(shown).toContain("שלום");
  });

  test("the same results give the same bytes, whatever the day", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2031-05-06T07:08:09Z") });
    try {
      expect(Buffer.compare(await renderWorkbook(reported), bytes)).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test.skipIf(!HAS_LIBRE_OFFICE)(`LibreOffice reads every sheet ${NEEDED}`, () => {
    const each = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    const files = converted(bytes, "book.xlsx", each);
    expect(files.size).toBe(sheetsOf(bytes).size);
    const metrics = [...files].find(([name]) => /Metrics/.test(name))?.[1].toString("utf8") ?? "";
    const rows = tableOf(sheetsOf(bytes).get("Metrics"));
    expect(metrics.split("\n").filter((line) => /\[2J/.test(line))).toHaveLength(rows.length);
    expect(metrics).toMatch(/Occupancy,\d+(\.\d+)?%,/);
  });
});

describe("a workbook of made-up results", () => {
  test("leaves out what there is nothing of", async () => {
    const book = await renderWorkbook({ ...NOTHING, beds: [{ scenario: madeUpScenario(), result: madeUpBeds() }] });
    expect([...sheetsOf(book).keys()]).toEqual(["Answer", "Bed curve", "About"]);
    const [answer, beds] = tableOf(sheetsOf(book).get("Answer"));
    expect(answer.Finding).toMatch(/^About 478 beds keep 85 % of people waiting/);
    expect([beds.Estimate, beds.Low, beds.High]).toEqual([478, 472, 485]);
  });

  test("says what has no end or no value without a number", async () => {
    const metrics = {
      ...madeUpResult().metrics,
      "bedWait.p90": estimate("bedWait.p90", Number.POSITIVE_INFINITY, 12, Number.POSITIVE_INFINITY),
      "stay.mean": estimate("stay.mean", 400),
      "bedWait.mean": estimate("bedWait.mean", 3, -1, 7),
    };
    const warnings = ["Lists grow without end."];
    const result = madeUpResult({ metrics, warnings });
    const book = await renderWorkbook({ ...NOTHING, runs: [{ scenario: madeUpScenario(), result }] });
    const rows = tableOf(sheetsOf(book).get("Metrics"));
    const row = (id: string) => rows.find((each) => each["Metric id"] === id);
    expect(row("bedWait.p90")).toMatchObject({ Estimate: "> follow-up", Low: 12, High: "> follow-up" });
    expect(row("stay.mean")).not.toHaveProperty("Low");
    expect(row("bedWait.mean")).toMatchObject({ Estimate: 3, Low: 0, High: 7 });
    expect(tableOf(sheetsOf(book).get("Answer"))).toContainEqual({
      Scenario: "Made up",
      What: "Caveat",
      Finding: "Lists grow without end.",
    });
  });

  test("keeps to what a cell of Excel can hold", async () => {
    const name = "n😀".repeat(20_000);
    const scenario = { name, fingerprint: "0", differences: [] };
    const result = madeUpResult({ scenario });
    const book = await renderWorkbook({ ...NOTHING, runs: [{ scenario: madeUpScenario({ name }), result }] });
    const about = tableOf(sheetsOf(book).get("About")).find(({ What }) => What === "Name");
    expect(String(about?.Says).length).toBeLessThanOrEqual(32_767);
    expect(String(about?.Says)).toMatch(/^n😀n😀.*…$/u);
    expect([...String(tableOf(sheetsOf(book).get("Metrics"))[0].Scenario)].length).toBe(200);
  });
});
