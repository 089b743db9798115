import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readScenario } from "../../src/scenario/index.js";
import { built } from "./built.js";
import { folderWith, securebeds } from "./command.js";

beforeAll(built);

const TWO = `# Two units.
format: securebeds/scenario@1
name: Two # a name
study:
  run: 1 year
  replications: 4 # few
  targets: [{ metric: bedWait.within28, atLeast: 60% }]
atStart: { stationary: { occupancy: 80%, waiting: 1 } }
estate:
  units:
    # The north, eight beds.
    northward: { catchment: north, beds: 8, bedDayCost: 600 } # eight
    southward:
      catchment: south
      beds: 10 # ten
      bedDayCost: 500
demand:
  sentenced:
    perYear: 80
    mix: { catchment: { north: 60%, south: 40% } }
    stays: { rehabilitate: { exponential: { mean: 80 } } }
`;

const VARIANT = `format: securebeds/scenario@1
name: More people
extends: two.yaml
# busier
demand: { sentenced: { perYear: 90 } }
`;

const two = () => folderWith({ "two.yaml": TWO, "variant.yaml": VARIANT });
const quick = ["--quiet", "--no-marginal"];

/** Lines that one text has and the other has not. */
function linesChanged(before: string, after: string): readonly string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return [...old.filter((line) => !now.includes(line)), ...now.filter((line) => !old.includes(line))];
}

describe("beds --where", () => {
  test("asks about each catchment in turn, each about its own people, the same bytes with one worker and with four", async () => {
    const cwd = two();
    const words = ["beds", "two.yaml", "--where", "catchment", "--json", "--quiet"];
    const [one, four] = await Promise.all(
      ["1", "4"].map((workers) => securebeds([...words, "--workers", workers], { cwd })),
    );
    expect(one.code).toBe(0);
    expect(four.out).toBe(one.out);
    const { results } = JSON.parse(one.out);
    expect(results.map(({ where }: { where: unknown }) => where)).toEqual([
      [{ scope: "catchment", name: "north" }],
      [{ scope: "catchment", name: "south" }],
    ]);
    expect(results[0].target.of).toEqual({ scope: "catchment", name: "north" });
    expect(results.map(({ now }: { now: number }) => now)).toEqual([8, 10]);
  });

  test("several targets, one of them about a part, and an allocation, with its tables", async () => {
    const cwd = two();
    const targets = ["--target", "bedWait.within28 >= 60%", "--target", "bedWait.within28 of catchment north ≥ 70 %"];
    const words = ["beds", "two.yaml", ...targets, "--where", "unit", "--allocate", "--quiet", "--out", "out"];
    const { code, out } = await securebeds(words, { cwd });
    expect(code).toBe(0);
    const text = out.replace(/\s+/g, " ");
    expect(text).toMatch(/^About \d+ beds in the units northward and southward, each place with its own, keep 60 % of/);
    expect(text).toContain("70 % of people waiting 28 days or less for a bed in the catchment north");
    expect(text).toContain("that no other allocation has fewer is not proven");
    const csv = (name: string) => readFileSync(join(cwd, "out", name), "utf8").split("\r\n");
    expect(csv("beds.csv")[0]).toBe("scenario,where,unit,now,answer");
    expect(csv("marginal.csv").filter((line) => /,(northward|southward),1,/.test(line))).toHaveLength(8);
    expect(csv("curve.csv")[0]).toMatch(/,cost,replications,of,where$/);
  });

  test.each([
    [["--where", "ward:north"], /unit or catchment/],
    [["--where", "unit:"], /names such as/],
    [["--where", "all", "--where", "unit:northward"], /stands alone/],
    [["--where", "unit:../../etc/passwd"], /there is no unit/],
    [["--where", "catchment:<script>"], /there is no catchment/],
    [["--target", "bedWait.within28 of ward x >= 85%"], /After “of” goes/],
    [["--target", `${"(".repeat(300)} >= 1`], /Expected metric/],
    [["--target", "bedWait.within28 of catchment \u001b[31mnorth >= 85%"], /no catchment/],
    [["--confidence", "100%"], /below 100%/],
    [["--confidence", "-1"], /below 100%/],
    [["--within", "0"], /whole number/],
    [["--delta", "0"], /above 0/],
    [["--write", ""], /name of a file/],
    [["--force"], /belongs to --write/],
    [["--where", "unit", "--write", "x.yaml"], /one answer/],
    [["--set", "seed=1", "--write", "x.yaml"], /--set/],
    [["--write", "no/such/folder/x.yaml"], /no such file/],
  ])("mistake %# is told in words: %j", async (words, why) => {
    const { code, out, err } = await securebeds(["beds", "two.yaml", ...words, ...quick], { cwd: two() });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.replace(/\s+/g, " ")).toMatch(why);
    expect(err).not.toMatch(/\p{Cc}(?<!\n)/u);
  });
});

describe("beds --write", () => {
  test("changes the lines with beds and no others; check accepts it, and run keeps the target with the same figures", async () => {
    const cwd = two();
    const found = await securebeds(["beds", "two.yaml", ...quick, "--json", "--write", "more.yaml"], { cwd });
    expect(found.code).toBe(0);
    const { answer, curve } = JSON.parse(found.out);
    const text = readFileSync(join(cwd, "more.yaml"), "utf8");
    for (const line of linesChanged(TWO, text)) expect(line).toMatch(/beds/);
    for (const comment of TWO.match(/#.*/g) ?? []) expect(text).toContain(comment);
    expect(await securebeds(["check", "more.yaml"], { cwd })).toMatchObject({ code: 0 });
    const run = JSON.parse((await securebeds(["run", "more.yaml", "--json", "--quiet"], { cwd })).out);
    const point = curve.find(({ beds }: { beds: number }) => beds === answer.beds);
    expect(run.metrics["bedWait.within28"].estimate).toBe(point.value.estimate);
    expect(run.metrics["bedWait.within28"].estimate).toBeGreaterThanOrEqual(0.6);
  });

  test("never replaces a file unless asked to, and says so before anything is simulated", async () => {
    const cwd = two();
    writeFileSync(join(cwd, "mine.yaml"), "mine");
    const words = ["beds", "two.yaml", ...quick, "--write", "mine.yaml"];
    const refused = await securebeds(words, { cwd });
    expect(refused).toMatchObject({ code: 2, out: "", err: expect.stringContaining("--force") });
    expect(readFileSync(join(cwd, "mine.yaml"), "utf8")).toBe("mine");
    expect((await securebeds([...words, "--force"], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "mine.yaml"), "utf8")).toContain("# Two units.");
  });

  test("a file that extends another gets the differences, beside the file it extends", async () => {
    const cwd = two();
    const words = ["beds", "variant.yaml", ...quick, "--json", "--write"];
    const elsewhere = await securebeds([...words, "/tmp/securebeds-elsewhere.yaml"], { cwd });
    expect(elsewhere).toMatchObject({ code: 2, err: expect.stringContaining("same folder") });
    const { answer } = JSON.parse((await securebeds([...words, "more.yaml"], { cwd })).out);
    const text = readFileSync(join(cwd, "more.yaml"), "utf8");
    expect(text.startsWith(VARIANT)).toBe(true);
    const read = (name: string) => ({ name, text: readFileSync(join(cwd, name), "utf8") });
    const { estate } = readScenario({ name: "more.yaml", text, read });
    const beds = estate.units.map((unit) => unit.changes.reduce((sum, change) => sum + change.beds, unit.beds));
    expect(beds).toEqual(answer.unitBeds);
  });
});
