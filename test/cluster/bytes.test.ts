import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { built, ROOT } from "../cli/built.js";
import { folderWith, TINY } from "../cli/command.js";
import { type Done, drive } from "../supply/drive.js";
import { textsIn } from "../supply/texts-in.js";
import { endAll, NO_REDIS, type Server, startRedis, startWorker, WHY } from "./redis.js";

const SMALL = TINY.replace("perYear: 40", "perYear: { value: 40, from: 35, to: 45, source: us, label: assumed }");
const MORE =
  "format: securebeds/scenario@1\nname: More\nextends: tiny.yaml\nestate: { units: { moorside: { beds: 10 } } }\n";
const TARGETS = `format: securebeds/targets@1
name: Made up
targets: [{ metric: admissions, value: 30, standardError: 2, source: us, label: published, use: fit }]
`;

/** Every verb that studies, each with what makes it ask the cluster in its own way: in steps until something is precise or
 *  decided, many points, pairs, a limit that is come to. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  "run, a fixed number": ["run", "tiny.yaml", "--out", "OUT"],
  "run until it is precise": ["run", "tiny.yaml", "--precision", "20%"],
  "run until it is decided": ["run", "tiny.yaml", "--until-decided"],
  "run to a limit": ["run", "tiny.yaml", "--most-events", "200", "--replications", "20"],
  compare: ["compare", "tiny.yaml", "more.yaml"],
  beds: ["beds", "tiny.yaml", "--replications", "8", "--no-marginal"],
  sweep: ["sweep", "tiny.yaml", "--vary", "estate.units.moorside.beds=7,8,9"],
  sensitivity: ["sensitivity", "tiny.yaml", "--metric", "bedWait.mean"],
  calibrate: [
    "calibrate",
    "tiny.yaml",
    "--to",
    "targets.yaml",
    "--free",
    "demand.sentenced.perYear=30..50",
    "--replications",
    "4",
  ],
  warmup: ["warmup", "tiny.yaml", "--replications", "4"],
};
const CENSUS = {
  "census.yaml": TINY.replace(/atStart.*/, "atStart: { census: { beds: beds.csv } }"),
  "beds.csv": `unit,group,admittedOn\n${"moorside,sentenced,2026-01-15\n".repeat(3)}`,
};
const PASSWORD = "open%2Fsesame";

beforeAll(built);
afterAll(endAll);

describe.skipIf(NO_REDIS)(`on a cluster${WHY}`, () => {
  let cwd = "";
  let redis: Server;
  let local: readonly Done[] = [];
  let far: readonly Done[] = [];
  let [refused, allowed, alone]: (Done | undefined)[] = [];
  beforeAll(async () => {
    cwd = folderWith({ "tiny.yaml": SMALL, "more.yaml": MORE, "targets.yaml": TARGETS, ...CENSUS });
    redis = await startRedis(["--requirepass", "open/sesame"]);
    const address = redis.url.replace("//", `//:${PASSWORD}@`);
    const [one, two] = await Promise.all([
      startWorker(address),
      startWorker(redis.url, { env: { SECUREBEDS_CLUSTER_PASSWORD: "open/sesame" } }),
    ]);
    const words = (more: readonly string[], out: string) =>
      Object.values(VERBS).map((verb) => [...verb.map((word) => (word === "OUT" ? out : word)), "--json", ...more]);
    const census = ["run", "census.yaml", "--json", "--cluster", address];
    [refused, allowed, alone] = await drive(cwd, {}, [
      census,
      [...census, "--with-census-people"],
      ["run", "census.yaml", "--json", "--workers", "1"],
    ]);
    local = await drive(cwd, {}, words(["--workers", "1", "--quiet"], "here"));
    far = await drive(cwd, {}, words(["--cluster", address], "there"));
    await Promise.all([one.stop("SIGTERM"), two.stop("SIGTERM")]);
    expect([one.child.exitCode, two.child.exitCode]).toEqual([0, 0]);
    // Both had their share.
    for (const { said } of [one, two]) expect(said()).toMatch(/[1-9]\d*\sreplications? in [1-9]\d*\sbatch/);
  });

  test.each(Object.keys(VERBS).map((name, place) => [name, place] as const))("%s: identical bytes", (_name, place) => {
    expect(far[place]).toMatchObject({ code: local[place]?.code, out: local[place]?.out });
    expect(far[place]?.out.length).toBeGreaterThan(200);
  });

  test("the verbs ended as they should: all well, but for the one that came to a limit", () => {
    const codes = Object.keys(VERBS).map((name) => (name === "run to a limit" ? 5 : 0));
    expect(local.map(({ code }) => code)).toEqual(codes);
  });

  test("the files of a result are the same too", () => {
    const files = (folder: string) => new Map([...textsIn(join(cwd, folder))].filter(([name]) => !/runs/.test(name)));
    expect(files("there").size).toBeGreaterThanOrEqual(10);
    expect(files("there")).toEqual(files("here"));
  });

  test("the people of a census go there only where that is asked for", () => {
    expect(refused).toMatchObject({ code: 2, out: "", err: expect.stringContaining("--with-census-people") });
    expect(allowed).toMatchObject({ code: 0, out: alone?.out });
  });

  test("no password is in anything that was said or written", () => {
    const texts = [...far.map(({ out, err }) => out + err), ...textsIn(cwd).values()].join("\n");
    expect(texts).not.toMatch(/sesame/);
  });
});

test("without a password in them, mistakes in an address are told", async () => {
  const cwd = folderWith({ "tiny.yaml": TINY });
  const wrong = ["redis://:sesame@host:6379/two", "http://:sesame@host", "redis://:ses%ame@host", ":sesame@host"];
  const asked = wrong.map((address) => ["run", "tiny.yaml", "--cluster", address]);
  const done = await drive(cwd, {}, [...asked, ["run", "tiny.yaml", "--clutser", "redis://:sesame@host"]]);
  for (const { code, err } of done) {
    expect(code).toBe(2);
    expect(err).not.toContain("sesame");
  }
  expect(done[0]?.err).toContain("expected an address such as redis://host:6379");
  expect(ROOT).not.toBe(cwd);
});
