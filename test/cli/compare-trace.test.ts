import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { built } from "./built.js";
import { folderWith, securebeds, TINY } from "./command.js";

beforeAll(built);

const MORE = `format: securebeds/scenario@1
name: One more bed
extends: tiny.yaml
estate: { units: { moorside: { beds: 9 } } }
`;
const FEWER = TINY.replace("name: Tiny", "name: Fewer beds").replace("beds: 8", "beds: 6");

const folder = () => folderWith({ "tiny.yaml": TINY, "more.yaml": MORE, "fewer.yaml": FEWER });

describe("compare", () => {
  test("puts the answer first, names what was changed, and fits the screen", async () => {
    const { code, out, err } = await securebeds(
      ["compare", "tiny.yaml", "more.yaml", "--replications", "40", "--quiet"],
      { cwd: folder() },
    );
    expect(code).toBe(0);
    expect(err).toBe("");
    expect(out).toMatch(/^“One more bed” against “Tiny”: the mean wait for a bed is /);
    expect(out).toMatch(/moorside: \+1 bed \(8 → 9\)/);
    for (const line of out.split("\n")) expect([...line].length).toBeLessThanOrEqual(80);
    expect(out).not.toMatch(/NaN|Infinity|undefined|\p{Cc}(?<!\n)/u);
  });

  test("of separate files says what differs too, and begins with all of them at a glance", async () => {
    const { out } = await securebeds(["compare", "tiny.yaml", "more.yaml", "fewer.yaml", "--quiet"], { cwd: folder() });
    expect(out).toMatch(/^“Tiny” as it is in the first line/);
    expect(out).toMatch(/moorside: −2 beds \(8 → 6\)/);
  });

  test("gives the same bytes whatever the number of workers, and the metrics asked for", async () => {
    const cwd = folder();
    const words = [
      "compare",
      "tiny.yaml",
      "more.yaml",
      "--json",
      "--metrics",
      "returns, stay.median",
      "--replications",
      "5",
    ];
    const [one, three] = await Promise.all(["1", "3"].map((n) => securebeds([...words, "--workers", n], { cwd })));
    expect(three.out).toBe(one.out);
    const found = JSON.parse(one.out);
    expect(found).toMatchObject({ format: "securebeds/comparison@1", seed: "2021", base: { replications: 5 } });
    expect(Object.keys(found.variants[0].differences)).toEqual(["returns", "stay.median"]);
  });

  test("writes its files", async () => {
    const cwd = folder();
    await securebeds(["compare", "tiny.yaml", "more.yaml", "--out", "found", "--quiet"], { cwd });
    const files = ["comparison.csv", "inputs.json", "report.md", "report.txt", "result.json", "runs", "scenario.json"];
    expect(readdirSync(join(cwd, "found")).sort()).toEqual(files);
    const [heading, first] = readFileSync(join(cwd, "found/comparison.csv"), "utf8").split("\r\n");
    expect(heading).toBe(
      "base,variant,metric,title,measure,baseEstimate,variantEstimate,difference,low,high,level,n,verdict",
    );
    expect(first).toMatch(/^Tiny,One more bed,beds\.occupied,/);
  });

  test("refuses what it cannot do", async () => {
    const cwd = folder();
    const [metric, stdin] = await Promise.all([
      securebeds(["compare", "tiny.yaml", "more.yaml", "--metrics", "bedWait.men"], { cwd }),
      securebeds(["compare", "tiny.yaml", "-"], { cwd, input: TINY }),
    ]);
    expect(metric).toMatchObject({ code: 2, out: "" });
    expect(metric.err).toMatch(/nearest is “bedWait.mean”/);
    expect(stdin).toMatchObject({ code: 2, out: "" });
  });

  test("keeps what is done when somebody cancels", async () => {
    const cwd = folder();
    const long = ["compare", "tiny.yaml", "more.yaml", "--replications", "100000"];
    const cancelled = await securebeds(long, {
      cwd,
      meanwhile: (child) => {
        // A comparison that has got so far has a replication or two to speak of.
        child.stderr?.on("data", (text) => /: [4-9] of|: \d\d+ of/.test(String(text)) && child.kill("SIGINT"));
      },
    });
    expect(cancelled.code).toBe(130);
    expect(cancelled.err).toMatch(/cancelled, stopped at the base/);
  });
});

describe("trace", () => {
  test("prints an event log, or the facts of some days", async () => {
    const cwd = folder();
    const [whole, some] = await Promise.all([
      securebeds(["trace", "tiny.yaml"], { cwd }),
      securebeds(["trace", "tiny.yaml", "--from", "2026-05-01", "--to", "2026-05-31", "--replication", "2"], { cwd }),
    ]);
    expect(whole).toMatchObject({ code: 0, err: "" });
    expect(whole.out.split("\r\n").length).toBeGreaterThan(500);
    for (const line of some.out.trimEnd().split("\r\n").slice(1)) expect(line).toMatch(/^\d+,2026-05-/);
  });

  test("tells one person's story in words", async () => {
    const { code, out, err } = await securebeds(["trace", "tiny.yaml", "--person", "sentenced-5"], { cwd: folder() });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^sentenced-5: /);
    expect(out).toMatch(/\d+ days/);
    expect(out).not.toMatch(/[a-z][A-Z]/);
  });

  test("writes into a folder, and leaves no other file", async () => {
    const cwd = folder();
    await securebeds(["trace", "tiny.yaml", "--out", "log", "--quiet"], { cwd });
    await securebeds(["trace", "tiny.yaml", "--person", "sentenced-5", "--out", "log", "--quiet"], { cwd });
    expect(readdirSync(join(cwd, "log")).sort()).toEqual([
      "dictionary.csv",
      "events.csv",
      "people.csv",
      "person.md",
      "person.txt",
    ]);
  });

  test.each([
    [["--person", "nobody-3"], /such as sentenced-1/],
    [["--from", "2026-05-01", "--to", "2026-04-01"], /is after/],
    [["--from", "1 May"], /a date such as/],
    [["--as", "excel"], /csv, parquet, xes/],
    [["--as", "parquet"], /expected --out/],
    [["--as", "csv,xes"], /expected --out/],
    [["--as", "xes", "--person", "sentenced-5"], /about the event log/],
    [["--person", "sentenced-5", "--to", "1999-01-01"], /only from/],
  ])("refuses %j", async (words, message) => {
    const { code, out, err } = await securebeds(["trace", "tiny.yaml", ...words], { cwd: folder() });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
  });
});
