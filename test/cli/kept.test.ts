import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { atLength } from "../at-length.js";
import { built, DIST } from "./built.js";
import { folderWith, securebeds, TINY } from "./command.js";

beforeAll(built);

/** Enough replications that there is something to interrupt. */
const LONG = TINY.replace("replications: 6", "replications: 150").replace("run: 2 years", "run: 60 days");
const words = ["run", "tiny.yaml", "--json", "--workers", "1", "--keep", "runs"];

/** Runs the command and kills it. Answers what it printed, or nothing if it was killed.
 *  @param delay until the kill [milliseconds], counted from the start or from when the next file of the folder is there */
function killed(delay: number, from: "start" | "next file", cwd: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(DIST, "cli.js"), ...words], {
      cwd,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const before = files(cwd).length;
    let began = from === "start" ? performance.now() : Number.POSITIVE_INFINITY;
    const timer = setInterval(() => {
      if (began === Number.POSITIVE_INFINITY && files(cwd).length > before) began = performance.now();
      if (performance.now() >= began + delay) child.kill("SIGKILL");
    }, 2);
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.on("close", (code) => {
      clearInterval(timer);
      resolve(code === 0 ? out : undefined);
    });
  });
}

/** What is kept for good. */
const files = (cwd: string) => kept(cwd).filter((name) => name.endsWith(".runs"));
const kept = (cwd: string) =>
  existsSync(join(cwd, "runs")) ? readdirSync(join(cwd, "runs"), { recursive: true, encoding: "utf8" }) : [];

describe("kill -9", () => {
  /** Half of the moments are drawn evenly from the time that the whole command takes; as a slow machine may do nothing but
   *  start in that time, the other half are counted from when something new is kept. */
  const kills = atLength(5, 50);

  test(`at ${2 * kills} moments, and the same command ends with the same bytes as if nothing had happened`, async () => {
    const bare = folderWith({ "tiny.yaml": LONG });
    const { out: truth } = await securebeds(words.slice(0, -2), { cwd: bare });
    let whole = performance.now();
    expect((await securebeds(words, { cwd: bare })).out).toBe(truth);
    whole = performance.now() - whole;

    const chains = await Promise.all([
      chainOfKills(kills, (share) => [share * whole, "start"], 4, truth),
      chainOfKills(kills, (share) => [share * 200, "next file"], 5, truth),
    ]);
    expect(chains.reduce((sum, chain) => sum + chain.done, 0)).toBeGreaterThan(0);
    expect(chains[1].withSomething).toBe(kills);
  }, 600_000);
});

type Moment = readonly [delay: number, from: "start" | "next file"];

/** Kills the command again and again until it is done, then begins with an empty folder.
 *  @param moment of a kill, given a share from 0 to 1
 *  @returns how often it was done, and how many kills left something behind */
async function chainOfKills(kills: number, moment: (share: number) => Moment, seed: number, truth: string) {
  let state = seed;
  let done = 0;
  let withSomething = 0;
  let cwd = folderWith({ "tiny.yaml": LONG });
  for (let left = kills; left > 0; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const out = await killed(...moment(state / 2 ** 32), cwd);
    if (out === undefined) {
      left--;
      withSomething += files(cwd).length > 0 ? 1 : 0;
    } else {
      expect(out, `with ${left} kills to come`).toBe(truth);
      done++;
      cwd = folderWith({ "tiny.yaml": LONG });
    }
  }
  const last = await securebeds(words, { cwd });
  expect(last.out).toBe(truth);
  expect(last.err).not.toContain("damaged");
  return { done: done + 1, withSomething };
}

describe("Ctrl-C", () => {
  test("ends with 130 and the command that goes on, which gives the bytes of an unbroken run", async () => {
    const cwd = folderWith({ "tiny.yaml": LONG });
    const { out: truth } = await securebeds(words.slice(0, -2), { cwd });
    const interrupt = (child: ChildProcess) => {
      const timer = setInterval(() => {
        if (!kept(cwd).some((name) => name.endsWith(".runs"))) return;
        clearInterval(timer);
        child.kill("SIGINT");
      }, 5);
      child.on("close", () => clearInterval(timer));
    };
    const stopped = await securebeds(words, { cwd, meanwhile: interrupt });
    expect(stopped.code).toBe(130);
    expect(stopped.err).toContain("Finished replications are in runs. To go on: securebeds run tiny.yaml --json");
    const again = await securebeds(words, { cwd });
    expect(again.err).toMatch(/Found in runs: \d+.replications?; \d+.others? computed\./);
    expect({ code: again.code, out: again.out }).toEqual({ code: 0, out: truth });
  });
});

describe("what is kept", () => {
  const found = (err: string) => /Found in .*?: (.*)\./.exec(err)?.[1].replace(/\s/g, " ");

  test("is used by every verb and every number of workers, with the bytes of runs without it", async () => {
    const cwd = folderWith({
      "tiny.yaml": TINY,
      "more.yaml":
        "format: securebeds/scenario@1\nname: More\nextends: tiny.yaml\nestate: { units: { moorside: { beds: 9 } } }\n",
    });
    const bare = new Map<string, string>();
    const both = async (verb: readonly string[], keep: readonly string[]) => {
      const truth = bare.get(verb[0] + verb[2]) ?? (await securebeds([...verb, "--json"], { cwd })).out;
      bare.set(verb[0] + verb[2], truth);
      const { code, out, err } = await securebeds([...verb, "--json", ...keep], { cwd });
      expect({ code, out }).toEqual({ code: 0, out: truth });
      return found(err);
    };
    expect(await both(["run", "tiny.yaml", "--workers", "4"], ["--keep", "runs"])).toBeUndefined();
    expect(await both(["run", "tiny.yaml", "--replications", "16", "--workers", "2"], ["--keep", "runs"])).toBe(
      "6 replications; 10 others computed",
    );
    expect(await both(["compare", "tiny.yaml", "more.yaml", "--workers", "1"], ["--keep", "runs"])).toBe(
      "6 replications; 6 others computed",
    );
    // Eight beds and nine are the two worlds that have been compared.
    expect(
      await both(["sweep", "tiny.yaml", "--vary", "estate.units.moorside.beds=8..9 step 1"], ["--keep", "runs"]),
    ).toBe("12 replications; none had to be computed");
    // The number of beds is changed by an opening on day zero there, which is another world than the file with 9 beds.
    expect(await both(["beds", "tiny.yaml"], ["--out", "out"])).toBeUndefined();
    expect(await both(["beds", "tiny.yaml"], ["--out", "out"])).toMatch(/none had to be computed$/);
    expect(await both(["beds", "tiny.yaml"], ["--out", "out", "--no-keep"])).toBeUndefined();
  });

  test("is shared by two commands at once", async () => {
    const cwd = folderWith({ "tiny.yaml": LONG });
    const [one, two] = await Promise.all([securebeds(words, { cwd }), securebeds(words, { cwd })]);
    const third = await securebeds(words, { cwd });
    for (const { code, err } of [one, two, third]) expect({ code, err }).toMatchObject({ code: 0 });
    for (const { err } of [one, two, third]) expect(err).not.toContain("damaged");
    expect(two.out).toBe(one.out);
    expect(third.out).toBe(one.out);
    expect(found(third.err)).toBe("150 replications; none had to be computed");
    expect(kept(cwd).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("is no condition: where nothing can be kept the result is printed, with a word and the code of the run", async () => {
    const cwd = folderWith({ "tiny.yaml": TINY, "in the way": "a file" });
    const bare = await securebeds(["run", "tiny.yaml", "--json"], { cwd });
    const run = await securebeds(["run", "tiny.yaml", "--json", "--keep", "in the way/runs"], { cwd });
    expect({ code: run.code, out: run.out }).toEqual({ code: 0, out: bare.out });
    expect(run.err).toContain("cannot be kept in in the way/runs (part of its path is not a folder)");
    const checked = [
      "run",
      "tiny.yaml",
      "--check-targets",
      "--set",
      "study.targets=[{metric: bedWait.mean, atMost: 0.1 days}]",
    ];
    expect((await securebeds([...checked, "--keep", "in the way"], { cwd })).code).toBe(4);
  });

  test("files that cannot be written cost no answer: it is printed first", async () => {
    const cwd = folderWith({ "tiny.yaml": TINY });
    mkdirSync(join(cwd, "out", "report.md"), { recursive: true });
    const bare = await securebeds(["run", "tiny.yaml", "--json"], { cwd });
    const { code, out, err } = await securebeds(["run", "tiny.yaml", "--json", "--out", "out"], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: bare.out });
    expect(err).toContain("out/report.md cannot be used");
  });
});

describe("verify", () => {
  const MORE =
    "format: securebeds/scenario@1\nname: More\nextends: tiny.yaml\ndemand: { sentenced: { perYear: 60 } }\n";
  const FIGURES = `format: securebeds/targets@1
name: Made up
targets: [{ metric: referrals, value: 38, interval: { from: 35, to: 41 }, source: made up, label: assumed, use: fit }]
`;
  const verified = async (verb: readonly string[], input?: string) => {
    const cwd = folderWith({ "tiny.yaml": TINY, "more.yaml": MORE, "figures.yaml": FIGURES });
    await securebeds([...verb, "--out", "out"], { cwd, ...(input !== undefined && { input }) });
    // What the result was computed from is with the result; the files may be gone.
    for (const file of ["tiny.yaml", "figures.yaml"]) rmSync(join(cwd, file));
    return { cwd, ...(await securebeds(["verify", "out"], { cwd })) };
  };

  test.each([
    [["run", "more.yaml", "--set", "estate.units.moorside.beds=9", "--seed", "7", "--precision", "50%"]],
    [["compare", "tiny.yaml", "more.yaml", "--metrics", "returns,bedWait.mean", "--of", "year=2026"]],
    [["beds", "tiny.yaml", "more.yaml", "--replications", "4"]],
    [["beds", "tiny.yaml", "--target", "transferTime.within28 >= 99%", "--replications", "3"]],
    [["sweep", "tiny.yaml", "--vary", "estate.units.moorside.beds=8..10 step 2", "--metric", "bedWait.mean"]],
    [["sensitivity", "tiny.yaml", "--vary", "demand.sentenced.perYear=30..50", "--method", "morris", "--levels", "6"]],
    [["warmup", "more.yaml", "--metric", "waiting.mean"]],
    [
      [
        "calibrate",
        "tiny.yaml",
        "--to",
        "figures.yaml",
        "--free",
        "demand.sentenced.perYear=30..50",
        "--replications",
        "12",
      ],
    ],
  ])("computes %j again and finds it identical", async (verb) => {
    const { code, out } = await verified(verb);
    expect(out).toContain("Identical: computed again, out/result.json is the same in every number and every");
    expect(code).toBe(0);
  });

  test("works for what was read from standard input", async () => {
    expect((await verified(["run", "-"], TINY)).code).toBe(0);
  });

  test("names the first difference, says that another release computed it, and believes nothing that is kept", async () => {
    const { cwd } = await verified(["run", "tiny.yaml"]);
    const path = join(cwd, "out", "result.json");
    const result = JSON.parse(readFileSync(path, "utf8"));
    result.version = "0.0.9";
    result.metrics["bedWait.mean"].low += 1e-9;
    writeFileSync(path, JSON.stringify(result));
    const { code, out } = await securebeds(["verify", path, "--json"], { cwd });
    expect(code).toBe(4);
    const { first, differences, computedBy } = JSON.parse(out);
    expect({ first, differences, computedBy }).toEqual({
      first: {
        path: "metrics.bedWait.mean.low",
        stored: String(result.metrics["bedWait.mean"].low),
        now: expect.any(String),
      },
      differences: 1,
      computedBy: "0.0.9",
    });
    const told = await securebeds(["verify", "out"], { cwd });
    expect(told.out.replace(/\s+/g, " ")).toContain("computed by securebeds 0.0.9, and this is");
  });

  test.each([
    ["no result", "tiny.yaml", "it is not JSON"],
    ["another thing", "scenario.json", "expected a result of run, compare, beds"],
    ["half a result", "half.json", "what was asked is missing or damaged"],
    ["a result alone", "alone/result.json", "there is no file alone/inputs.json"],
    ["nothing", "gone", "there is no file gone"],
  ])("refuses %s", async (_what, file, why) => {
    const cwd = folderWith({
      "tiny.yaml": TINY,
      "scenario.json": '{"format":"securebeds/scenario@1"}',
      "half.json": '{"format":"securebeds/beds@1","replications":3}',
    });
    mkdirSync(join(cwd, "alone"));
    writeFileSync(join(cwd, "alone", "result.json"), '{"format":"securebeds/result@1","replications":3}');
    const { code, out, err } = await securebeds(["verify", file], { cwd });
    expect(err).toContain(why);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});
