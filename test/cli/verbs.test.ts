import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { built } from "./built.js";
import { folderWith, securebeds, TINY } from "./command.js";

beforeAll(built);

const tiny = () => folderWith({ "tiny.yaml": TINY });

describe("run", () => {
  test("puts the answer first on stdout and, asked to be quiet, nothing on stderr", async () => {
    const { code, out, err } = await securebeds(["run", "tiny.yaml", "--quiet"], { cwd: tiny() });
    expect(code).toBe(0);
    expect(err).toBe("");
    expect(out).toMatch(/^The target is met\. Offered a bed within 28 days: /);
    for (const line of out.split("\n")) expect([...line].length).toBeLessThanOrEqual(80);
    expect(out).not.toMatch(/NaN|Infinity|undefined|\p{Cc}(?<!\n)/u);
  });

  test("gives the same bytes for the same command, whatever the number of workers", async () => {
    const cwd = tiny();
    const run = (workers: string) => securebeds(["run", "tiny.yaml", "--json", "--workers", workers], { cwd });
    const [one, again, two, three] = await Promise.all([run("1"), run("1"), run("2"), run("3")]);
    expect(one.code).toBe(0);
    expect(again.out).toBe(one.out);
    expect(two.out).toBe(one.out);
    expect(three.out).toBe(one.out);
  });

  test("prints one JSON object, which the seed and the settings change", async () => {
    const cwd = tiny();
    const json = async (...more: string[]) =>
      JSON.parse((await securebeds(["run", "tiny.yaml", "--json", ...more], { cwd })).out);
    const [plain, seeded, set, few] = await Promise.all([
      json(),
      json("--seed", "other words"),
      json("--set", "estate.units.moorside.beds=9", "--set", "study.run=1 year"),
      json("--replications", "2"),
    ]);
    expect(plain).toMatchObject({
      format: "securebeds/result@1",
      seed: "2021",
      replications: 6,
      stopped: "fixed number",
    });
    expect(seeded.seed).toBe("other words");
    expect(seeded.metrics["occupancy.mean"].estimate).not.toBe(plain.metrics["occupancy.mean"].estimate);
    expect(set.metrics["beds.open"].estimate).toBeCloseTo(9, 9);
    expect(set.window.to).not.toBe(plain.window.to);
    expect(few.replications).toBe(2);
  });

  test("reads a scenario from standard input", async () => {
    const cwd = tiny();
    const [piped, named] = await Promise.all([
      securebeds(["run", "-", "--json"], { cwd, input: TINY }),
      securebeds(["run", "tiny.yaml", "--json"], { cwd }),
    ]);
    expect(piped.code).toBe(0);
    expect(piped.out).toBe(named.out);
  });

  test("writes whole files into a folder, and leaves no others", async () => {
    const cwd = tiny();
    const { code, out } = await securebeds(["run", "tiny.yaml", "--out", "deep/er", "--json"], { cwd });
    expect(code).toBe(0);
    const names = [
      ...["dictionary.csv", "inputs.json", "replications.csv", "report.md", "report.txt", "result.json", "runs"],
      ...["scenario.json", "series.csv", "summary.csv", "waits.csv"],
    ];
    expect(readdirSync(join(cwd, "deep/er")).sort()).toEqual(names);
    const read = (name: string) => readFileSync(join(cwd, "deep/er", name), "utf8");
    expect(read("result.json")).toBe(out);
    expect(JSON.parse(read("scenario.json")).estate.units[0].beds).toBe(8);
    expect(read("report.md")).toMatch(/^# Tiny\n\n\*\*The target is met/);
    expect(read("summary.csv").split("\r\n")[0]).toBe(
      "scenario,scope,name,metric,title,measure,estimate,low,high,level,replications",
    );
  });

  test("ends with 4 when a target is missed and somebody asked", async () => {
    const cwd = tiny();
    const hard = ["run", "tiny.yaml", "--set", "study.targets=[{ metric: bedWait.mean, atMost: 0 days }]"];
    const [unasked, asked, easy] = await Promise.all([
      securebeds(hard, { cwd }),
      securebeds([...hard, "--check-targets"], { cwd }),
      securebeds(["run", "tiny.yaml", "--check-targets"], { cwd }),
    ]);
    expect(unasked.code).toBe(0);
    expect(asked.code).toBe(4);
    expect(asked.out).toBe(unasked.out);
    // A slow machine has been told of progress by then, so only the last line counts.
    expect(asked.err).toMatch(/(^|\n)securebeds: bedWait\.mean is (missed|too close to call)\n$/);
    expect(easy.code).toBe(0);
  });
});

describe("beds", () => {
  test("answers in a sentence, then shows the curve", async () => {
    const { code, out, err } = await securebeds(
      ["beds", "tiny.yaml", "--quiet", "--target", "bedWait.within28 >= 85%"],
      {
        cwd: tiny(),
      },
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.replace(/\s+/g, " ")).toMatch(
      /^About \d+ beds keep 85 % of people waiting 28 days or less for a bed .*; (now funded 8, |8 are funded)/,
    );
    expect(out).toContain("One more bed buys");
  });

  test("takes the file's own targets, and compares files in one table", async () => {
    const cwd = folderWith({
      "tiny.yaml": TINY,
      "more.yaml":
        "format: securebeds/scenario@1\nname: More\nextends: tiny.yaml\ndemand: { sentenced: { perYear: 60 } }\n",
    });
    const { code, out } = await securebeds(["beds", "tiny.yaml", "more.yaml"], { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/^About \d+ beds? keep 10 %/);
    expect(out).toMatch(/\nScenario +Target +Beds/);
    expect(out).toContain("sentenced: 50 % more referrals (40 → 60 a year)");
  });

  test("says what stands in the way when no number of beds is enough, and answers for what beds govern", async () => {
    const words = ["beds", "tiny.yaml", "--quiet", "--target", "transferTime.within28 >= 85%", "--json"];
    const slow = ["--set", "demand.sentenced.access.warrant=40 days"];
    const { code, out, err } = await securebeds([...words, ...slow], { cwd: tiny() });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const found = JSON.parse(out);
    expect(found.answer.kind).toBe("beyondBeds");
    expect(found.governed).toMatchObject({
      answer: { kind: "found" },
      target: { metric: "bedWait.within28", value: 0.85 },
    });
  });
});

describe("check and init", () => {
  test("init writes a scenario that is fine, and never over another file", async () => {
    const cwd = folderWith({});
    expect(await securebeds(["init", "mine.yaml"], { cwd })).toMatchObject({ code: 0, err: "" });
    expect(await securebeds(["check", "mine.yaml"], { cwd })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^mine\.yaml: fine\. .*1 unit, 60 beds/),
    });
    const before = readFileSync(join(cwd, "mine.yaml"), "utf8");
    const again = await securebeds(["init", "mine.yaml"], { cwd });
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining("is there already") });
    expect(readFileSync(join(cwd, "mine.yaml"), "utf8")).toBe(before);
  });

  test("check says every mistake of every file", async () => {
    const cwd = folderWith({
      "a.yaml": TINY.replace("beds: 8", "beds: -8").replace("perYear: 40", "perYaer: 40"),
      "b.yaml": TINY,
    });
    const { code, out, err } = await securebeds(["check", "a.yaml", "b.yaml"], { cwd });
    expect(code).toBe(3);
    expect(err).toContain("a.yaml:");
    expect(err).toContain("received -8");
    expect(err).toContain("perYear");
    expect(out).toMatch(/^b\.yaml: fine\./);
  });
});
