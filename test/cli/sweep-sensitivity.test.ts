import { readFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { beforeAll, describe, expect, test } from "vitest";
import { built } from "./built.js";
import { folderWith, securebeds, TINY } from "./command.js";

beforeAll(built, 180_000);

const UNCERTAIN = TINY.replace("perYear: 40", "perYear: { value: 40, from: 30, to: 50, source: a guess }");
const cwd = folderWith({ "tiny.yaml": UNCERTAIN, "sure.yaml": TINY });
const run = (...words: string[]) => securebeds(words, { cwd });
const BEDS = "estate.units.moorside.beds=6..10 step 2";

describe("securebeds sweep", () => {
  test("--csv puts a table on stdout and nothing else", async () => {
    const { code, out, err } = await run(
      "sweep",
      "tiny.yaml",
      "--vary",
      BEDS,
      "--metric",
      "bedWait.mean",
      "--csv",
      "--quiet",
    );
    expect([code, err]).toEqual([0, ""]);
    const rows = csvParse(out);
    expect(rows.map((row) => row["estate.units.moorside.beds"])).toEqual(["6", "8", "10"]);
    expect(rows.columns.slice(1)).toEqual(["metric", "estimate", "low", "high", "level", "n", "replications"]);
    const alone = await run("run", "tiny.yaml", "--set", "estate.units.moorside.beds=8", "--json");
    expect(Number(rows[1].estimate)).toBe(JSON.parse(alone.out).metrics["bedWait.mean"].estimate);
  });

  test("--out keeps report, result and table", async () => {
    const { code, out } = await run("sweep", "tiny.yaml", "--vary", BEDS, "--out", "swept", "--json", "--quiet");
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, "swept", "result.json"), "utf8")).toBe(out);
    expect(csvParse(readFileSync(join(cwd, "swept", "sweep.csv"), "utf8"))).toHaveLength(3 * 12);
    expect(readFileSync(join(cwd, "swept", "report.md"), "utf8")).toContain("3 points with 6 replications each");
  });

  test("tells every mistake of every --vary at once", async () => {
    const { code, out, err } = await run(
      ...["sweep", "tiny.yaml", "--vary", "estate.units.morside.beds=1,2", "--vary", "access.accepted=0..1e9 step 1"],
      ...["--vary", "__proto__.x=1", "--vary", "stays.stabilise=5 days..1 day step 0 days"],
    );
    expect([code, out]).toEqual([3, ""]);
    expect(err).toContain("Did you mean “moorside”?");
    expect(err).toContain("1,000,000,001 of them");
    expect(err).toContain("a step above 0");
    expect(err).toContain("the unknown key __proto__");
    expect(err).toContain("nothing was simulated");
    expect(err).not.toContain("object Object");
  });

  test("asks for --vary", async () => {
    const { code, err } = await run("sweep", "tiny.yaml");
    expect(code).toBe(2);
    expect(err).toContain("--vary <path=values>");
  });
});

describe("securebeds sensitivity", () => {
  test.each([
    ["tornado", "1 uncertain figure, 3 points with 6 replications each, 18 simulations at most"],
    ["morris", "1 uncertain figure, 4 points with 4 replications each, 16 simulations at most"],
    ["sobol", "1 uncertain figure, 12 points with 4 replications each, 48 simulations at most"],
  ])("--method %s says its cost before, answers, and keeps everything", async (method, cost) => {
    const { code, out, err } = await run(
      ...["sensitivity", "tiny.yaml", "--method", method, "--metric", "beds.occupied"],
      ...["--trajectories", "2", "--rows", "4", "--out", method],
    );
    expect(code).toBe(0);
    expect(err.startsWith(`${method}: ${cost}.\n`)).toBe(true);
    expect(out).toContain("Occupied beds");
    expect(out).toContain("demand.sentenced.perYear: 40, range 30 to 50; assumed: a guess");
    expect(out.replace(/\s+/g, " ")).toContain("independent");
    const rows = csvParse(readFileSync(join(cwd, method, "sensitivity.csv"), "utf8"));
    expect(rows[0]).toMatchObject({
      metric: "beds.occupied",
      figure: "demand.sentenced.perYear",
      from: "30",
      to: "50",
    });
    const result = JSON.parse(readFileSync(join(cwd, method, "result.json"), "utf8"));
    expect(result).toMatchObject({ format: "securebeds/sensitivity@1", method });
  });

  test("varies what it is told, and says what cannot be varied", async () => {
    const own = await run(
      "sensitivity",
      "sure.yaml",
      "--vary",
      "access.accepted=60%..90%",
      "--metric",
      "admissions",
      "--csv",
    );
    expect(own.code).toBe(0);
    expect(csvParse(own.out)[0]).toMatchObject({ figure: "access.accepted", from: "0.6", to: "0.9" });
    const none = await run("sensitivity", "sure.yaml");
    expect([none.code, none.err]).toEqual([2, expect.stringContaining("No figure of the scenario is uncertain")]);
    const words = await run(
      "sensitivity",
      "sure.yaml",
      "--vary",
      "start=2026-01-01..2027-01-01",
      "--vary",
      "access.accepted=9..NaN",
    );
    expect(words.code).toBe(3);
    expect(words.err).toContain("Only finite numbers are used");
    const date = await run("sensitivity", "sure.yaml", "--vary", "start=2026-01-01..2027-01-01");
    expect(date.err).toContain("a number, a share or a duration at both ends");
    const method = await run("sensitivity", "sure.yaml", "--method", "guess");
    expect([method.code, method.err]).toEqual([2, expect.stringContaining("tornado, morris or sobol")]);
  });
});
