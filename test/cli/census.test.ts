import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { built } from "./built.js";
import { folderWith, securebeds, TINY } from "./command.js";

beforeAll(built);

const DAY = "2027-04-01";
const folder = () => folderWith({ "tiny.yaml": TINY });
const read = (...path: string[]) => readFileSync(join(...path), "utf8");

/** Takes a census and saves the lines that are printed as a scenario file. */
async function startFrom(cwd: string, words: readonly string[], saved: string): Promise<string> {
  const { code, out, err } = await securebeds(["trace", ...words], { cwd });
  expect({ code, err }).toEqual({
    code: 0,
    err: expect.stringMatching(/^Written to \S+: beds\.csv, waiting\.csv\.\n$/),
  });
  writeFileSync(join(cwd, saved), out);
  return out;
}

describe("trace --census-on", () => {
  test("writes two tables and prints a scenario that starts from them, which can be checked and run", async () => {
    const cwd = folder();
    const lines = await startFrom(cwd, ["tiny.yaml", "--census-on", DAY, "--out", "now"], "from.yaml");
    expect(readdirSync(join(cwd, "now")).sort()).toEqual(["beds.csv", "waiting.csv"]);
    expect(lines.split("\n")).toEqual([
      "# Save these lines as a scenario file beside tiny.yaml, then check and run it.",
      "format: securebeds/scenario@1",
      `name: "Tiny, from the census of ${DAY}"`,
      "extends: tiny.yaml",
      `start: ${DAY}`,
      "study: { warmUp: 0 }",
      "atStart: { stationary: null, census: { beds: now/beds.csv, waiting: now/waiting.csv } }",
      "",
    ]);
    const [checked, ran] = await Promise.all([
      securebeds(["check", "from.yaml"], { cwd }),
      securebeds(["run", "from.yaml", "--json"], { cwd }),
    ]);
    expect(checked).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/^from\.yaml: fine\./) });
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({ window: { from: DAY }, replications: 6 });
  });

  test("shows the same people again when it is taken of the scenario that starts from it, on that day", async () => {
    const cwd = folder();
    await startFrom(cwd, ["tiny.yaml", "--census-on", DAY, "--out", "now"], "from.yaml");
    const again = ["from.yaml", "--census-on", DAY, "--out", "again", "--replication", "2", "--with-census-people"];
    await startFrom(cwd, again, "again.yaml");
    for (const table of ["beds.csv", "waiting.csv"]) expect(read(cwd, "again", table)).toBe(read(cwd, "now", table));
    expect(read(cwd, "now", "beds.csv").split("\n").length).toBe(1 + 8);
    expect((await securebeds(["check", "again.yaml"], { cwd })).code).toBe(0);
  });

  test("is of the replication that is asked for, and of the day", async () => {
    const cwd = folder();
    const words = ["tiny.yaml", "--census-on"];
    await startFrom(cwd, [...words, DAY, "--out", "one"], "one.yaml");
    await startFrom(cwd, [...words, DAY, "--out", "two", "--replication", "2"], "two.yaml");
    await startFrom(cwd, [...words, "2026-04-01", "--out", "first"], "first.yaml");
    expect(read(cwd, "two", "beds.csv")).not.toBe(read(cwd, "one", "beds.csv"));
    // 80 % of 8 beds are filled on the day of the start, and the one person who waits is taken into a free bed at once.
    expect(read(cwd, "first", "beds.csv").split("\n").length).toBe(1 + 6 + 1);
    expect(read(cwd, "first", "waiting.csv").split("\n").length).toBe(1);
    expect(await securebeds(["check", "first.yaml"], { cwd })).toMatchObject({ code: 0, err: "" });
  });

  test("is taken as the day begins: yesterday has happened, today has not", async () => {
    const cwd = folder();
    const busy = ["--set", "demand.sentenced.perYear=8000", "--set", "estate.units.moorside.beds=1000"];
    await startFrom(cwd, ["tiny.yaml", "--census-on", DAY, "--out", "now", ...busy], "from.yaml");
    for (const table of ["beds.csv", "waiting.csv"]) {
      expect(read(cwd, "now", table)).toContain(",2027-03-31,");
      expect(read(cwd, "now", table)).not.toContain(DAY);
    }
  });

  test("keeps the beds that have opened by then, and those still to open", async () => {
    const changes =
      "changes: [{ on: 2026-09-01, beds: +3 }, { on: 2027-01-01, beds: -1 }, { on: 2027-04-01, beds: +4 }]";
    const cwd = folderWith({ "tiny.yaml": TINY.replace("beds: 8", `beds: 8, ${changes}`) });
    const lines = await startFrom(cwd, ["tiny.yaml", "--census-on", DAY, "--out", "."], "from.yaml");
    expect(lines).toContain('\n    "moorside": { beds: 10, changes: [{ on: 2027-04-01, beds: 4 }] }\n');
    expect(lines).toContain("{ beds: beds.csv, waiting: waiting.csv }");
    expect(await securebeds(["check", "from.yaml"], { cwd })).toMatchObject({ code: 0, err: "" });
  });

  test("says what the lines cannot hold: settings, growth, people elsewhere, and files in another folder", async () => {
    const cwd = folder();
    mkdirSync(join(cwd, "mine"));
    writeFileSync(join(cwd, "mine", "tiny.yaml"), TINY.replace("perYear: 40", "perYear: 60\n    growth: 3%"));
    const bought = ["--set", "estate.spotPurchase={ atMost: 9, bedDayCost: 700 }"];
    const rule = ["--set", "rules.placement={ spotPurchase: { after: 1 days } }"];
    const words = ["mine/tiny.yaml", "--census-on", DAY, "--out", "now", ...bought, ...rule];
    const lines = await startFrom(cwd, words, "mine/from.yaml");
    expect(lines).toContain("# Copy beds.csv and waiting.csv from now into the same folder.\n");
    expect(lines).toContain("# The census was drawn with --set; give the same settings to check and run.\n");
    expect(lines).toContain(`# Referrals that grow or change with time are to be written as they are on ${DAY}.\n`);
    expect(lines).toMatch(/^# In neither table: [1-9]\d* in beds bought outside the estate\.$/m);
    expect(lines).toContain("{ beds: beds.csv, waiting: waiting.csv }");
  });

  test("of a scenario from standard input gives the lines to exchange in it", async () => {
    const cwd = folderWith({});
    const words = ["trace", "-", "--census-on", DAY, "--out", "now", "--quiet"];
    const { code, out, err } = await securebeds(words, { cwd, input: TINY });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).not.toContain("extends");
    const own = TINY.replace(/^name.*\n|^format.*\n|^atStart.*\n/gm, "").replace("study:\n", "study:\n  warmUp: 0\n");
    writeFileSync(join(cwd, "from.yaml"), out.replace("study: { warmUp: 0 }\n", "") + own);
    expect(await securebeds(["check", "from.yaml"], { cwd })).toMatchObject({ code: 0, err: "" });
  });

  test.each([
    [["--census-on", DAY], /expected --out with a folder for them; received no --out/],
    [["--census-on", "1 April", "--out", "now"], /argument '1 April' is invalid\. Expected a date such as/],
    [["--census-on", "2027-02-30", "--out", "now"], /Expected a date such as/],
    [["--census-on", "2026-03-31", "--out", "now"], /on a date from 2026-04-01, the start, to .*; received 2026-03-31/],
    [["--census-on", "2199-01-01", "--out", "now"], /to 2033-\d\d-\d\d, the end of the simulation; received 2199-/],
    [["--census-on", DAY, "--out", "now", "--person", "sentenced-1"], /expected it without --person/],
    [["--census-on", DAY, "--out", "now", "--from", DAY], /expected it without --person, --from and --to/],
    [["--census-on", DAY, "--out", "tiny.yaml"], /tiny\.yaml cannot be used/],
  ])("refuses %j and leaves nothing behind", async (words, message) => {
    const cwd = folder();
    const { code, out, err } = await securebeds(["trace", "tiny.yaml", ...words], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
    expect(existsSync(join(cwd, "now"))).toBe(false);
  });
});
