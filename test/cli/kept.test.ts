import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { built, DIST } from "./built.js";
import { folderWith, securebeds, TINY } from "./command.js";

beforeAll(built);

/** Enough replications that there is something to interrupt. */
const LONG = TINY.replace("replications: 6", "replications: 150").replace("run: 2 years", "run: 60 days");
/** Enough to be killed in the middle of, and little beside the start of the command. */
const SHORT = LONG.replace("replications: 150", "replications: 40");
const words = ["run", "tiny.yaml", "--json", "--workers", "1", "--keep", "runs"];

/** Runs the command and kills it after a while. Answers what it printed, or nothing if it was killed. */
function killedAfter(milliseconds: number, cwd: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(DIST, "cli.js"), ...words], {
      cwd,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? out : undefined);
    });
  });
}

const kept = (cwd: string) =>
  existsSync(join(cwd, "runs")) ? readdirSync(join(cwd, "runs"), { recursive: true, encoding: "utf8" }) : [];

describe("kill -9", () => {
  /** Seconds of the kills are drawn evenly from the time that the whole command takes, the same shares on every run. */
  test("at 100 moments, and the same command ends with the same bytes as if nothing had happened", async () => {
    const bare = folderWith({ "tiny.yaml": SHORT });
    const { out: truth } = await securebeds(words.slice(0, -2), { cwd: bare });
    let whole = performance.now();
    expect((await securebeds(words, { cwd: bare })).out).toBe(truth);
    whole = performance.now() - whole;

    const chains = await Promise.all([4, 5].map((seed) => chainOfKills(50, whole, seed, truth)));
    const done = chains.reduce((sum, chain) => sum + chain.done, 0);
    const withSomething = chains.reduce((sum, chain) => sum + chain.withSomething, 0);
    expect(done).toBeGreaterThan(0);
    expect(withSomething).toBeGreaterThan(10);
  }, 600_000);
});

/** Kills the command again and again until it is done, then begins with an empty folder.
 *  @returns how often it was done, and how many kills left something behind */
async function chainOfKills(kills: number, whole: number, seed: number, truth: string) {
  let state = seed;
  let done = 0;
  let withSomething = 0;
  let cwd = folderWith({ "tiny.yaml": SHORT });
  for (let left = kills; left > 0; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const out = await killedAfter((0.3 + 0.7 * (state / 2 ** 32)) * whole, cwd);
    if (out === undefined) {
      left--;
      withSomething += kept(cwd).some((name) => name.endsWith(".runs")) ? 1 : 0;
    } else {
      expect(out, `with ${left} kills to come`).toBe(truth);
      done++;
      cwd = folderWith({ "tiny.yaml": SHORT });
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
  const verified = async (verb: readonly string[], input?: string) => {
    const cwd = folderWith({ "tiny.yaml": TINY, "more.yaml": MORE });
    await securebeds([...verb, "--out", "out"], { cwd, ...(input !== undefined && { input }) });
    // What the result was computed from is with the result; the files may be gone.
    rmSync(join(cwd, "tiny.yaml"));
    return { cwd, ...(await securebeds(["verify", "out"], { cwd })) };
  };

  test.each([
    [["run", "more.yaml", "--set", "estate.units.moorside.beds=9", "--seed", "7", "--precision", "50%"]],
    [["compare", "tiny.yaml", "more.yaml", "--metrics", "returns,bedWait.mean", "--of", "year=2026"]],
    [["beds", "tiny.yaml", "more.yaml", "--replications", "4"]],
    [["beds", "tiny.yaml", "--target", "transferTime.within28 >= 99%", "--replications", "3"]],
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
    ["another thing", "scenario.json", "expected a result of run, compare or beds"],
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
