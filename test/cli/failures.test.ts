import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { built } from "./built.js";
import { folderWith, securebeds, TINY } from "./command.js";

beforeAll(built);

describe("a mistake on the command line ends with 2 and a hint, and prints nothing on stdout", () => {
  test.each([
    [[], "Usage: securebeds"],
    [["rnu", "tiny.yaml"], "Did you mean run?"],
    [["run"], "missing required argument"],
    [["run", "tiny.yaml", "other.yaml"], "too many arguments"],
    [["run", "tiny.yaml", "--replication", "3"], "Did you mean --replications?"],
    [["run", "tiny.yaml", "--replications", "0"], "a whole number from 1 to 100,000"],
    [["run", "tiny.yaml", "--replications", "1e3"], "a whole number from 1 to 100,000"],
    [["run", "tiny.yaml", "--precision", "5"], "a share such as 5%"],
    [["run", "tiny.yaml", "--precision", "0%"], "a share such as 5%"],
    [["run", "tiny.yaml", "--workers", "-1"], "a whole number from 1 to 256"],
    [["run", "tiny.yaml", "--set", "beds"], "Expected path=value"],
    [["run", "tiny.yaml", "--seed", ""], "a number or a text"],
    [["run", "gone.yaml"], "there is no file gone.yaml"],
    [["run", "."], "is a folder"],
    [["run", "tiny.yaml", "--out", "tiny.yaml"], "cannot be used"],
    [["run", "bare.yaml", "--check-targets"], "has no study.targets"],
    [["beds", "bare.yaml"], "has no study.targets"],
    [["beds", "tiny.yaml", "--target", "bedWait.within28"], "Expected metric, >= or <=, and a bound"],
    [["beds", "tiny.yaml", "--target", "bedWait.mean <= 3 fortnights"], "There is no unit “fortnights”"],
    [["beds", "tiny.yaml", "--target", "bedWiat.mean <= 3 days"], "bedWait.mean"],
  ])("securebeds %j: %s", async (words, hint) => {
    const cwd = folderWith({ "tiny.yaml": TINY, "bare.yaml": TINY.replace(/ {2}targets.*\n/, "") });
    const { code, out, err } = await securebeds(words, { cwd });
    expect(err).toContain(hint);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});

describe("an invalid scenario ends with 3 and every mistake with its place", () => {
  test.each([
    ["a mistake", TINY.replace("beds: 8", "beds: -8"), "tiny.yaml:8:"],
    ["no scenario at all", "hello", "expected a scenario"],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), "a text file"],
    ["zeros", new Uint8Array(1000), "a text file"],
    ["UTF-16", Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x62, 0]), "UTF-16"],
    ["an escape sequence", TINY.replace("Tiny", '"\\e[2J"'), "without control characters"],
  ])("%s", async (_what, content, message) => {
    const { code, out, err } = await securebeds(["run", "tiny.yaml"], { cwd: folderWith({ "tiny.yaml": content }) });
    expect(err).toContain(message);
    expect(err).not.toContain("\u001b");
    expect({ code, out }).toEqual({ code: 3, out: "" });
  });

  test("a setting is named as it was written", async () => {
    const { code, err } = await securebeds(["run", "tiny.yaml", "--set", "estate.units.moorside.beds=many"], {
      cwd: folderWith({ "tiny.yaml": TINY }),
    });
    expect(code).toBe(3);
    expect(err).toContain("--set estate.units.moorside.beds=many");
  });
});

describe("files are read from the scenario's own folder only", () => {
  const variant = (reference: string) =>
    `format: securebeds/scenario@1\nname: Variant\nextends: ${JSON.stringify(reference)}\n`;

  test.each([
    ["../outside.yaml"],
    ["/etc/passwd"],
    ["link.yaml"],
    ["file:///etc/passwd"],
    ["\\\\host\\x"],
    ["/dev/zero"],
    ["sub"],
    [""],
  ])("extends: %s is refused", async (reference) => {
    const outer = folderWith({ "outside.yaml": TINY });
    const cwd = join(outer, "inside");
    mkdirSync(join(cwd, "sub"), { recursive: true });
    symlinkSync(join(outer, "outside.yaml"), join(cwd, "link.yaml"));
    writeFileSync(join(cwd, "variant.yaml"), variant(reference));
    const { code, err } = await securebeds(["check", "variant.yaml"], { cwd });
    expect(code).toBe(3);
    expect(err).toContain("variant.yaml:3");
    expect(err).not.toContain("root:");
  });

  test("a link to a scenario counts as lying where the scenario lies", async () => {
    const outer = folderWith({ "base.yaml": TINY, "variant.yaml": variant("base.yaml") });
    mkdirSync(join(outer, "elsewhere"));
    symlinkSync(join(outer, "variant.yaml"), join(outer, "elsewhere", "variant.yaml"));
    expect(await securebeds(["check", "variant.yaml"], { cwd: join(outer, "elsewhere") })).toMatchObject({ code: 0 });
  });

  test.each([
    ["/dev/zero", "not a regular file"],
    ["big.yaml", "larger than 5 MB"],
  ])("%s is refused at once", async (file, why) => {
    const cwd = folderWith({ "big.yaml": "#".repeat(5_000_001) });
    expect(await securebeds(["run", file], { cwd })).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining(why),
    });
  });
});

/** A scenario that takes much longer than a test may. */
const ENDLESS = TINY.replace("replications: 6", "replications: 100000");

describe("ending early", () => {
  /** Presses Ctrl-C a moment after the first two replications are kept: whatever the machine is busy with, an interval can
   *  then be made. */
  const interrupted = (cwd: string, workers: string) =>
    securebeds(["run", "tiny.yaml", "--out", "out", "--workers", workers], {
      cwd,
      meanwhile: (child) => {
        const timer = setInterval(() => {
          const kept = keptIn(join(cwd, "out"));
          if (!kept.has(1) || !kept.has(2)) return;
          clearInterval(timer);
          setTimeout(() => child.kill("SIGINT"), 200);
        }, 5);
        child.on("close", () => clearInterval(timer));
      },
    });
  /** The replications that files say they hold, in the JSON of their first line. */
  const keptIn = (folder: string): ReadonlySet<number> => {
    const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
    const records = names
      .filter((name) => name.endsWith(".runs"))
      .map((name) => readFileSync(join(folder, name), "latin1").split("\n", 1)[0])
      .flatMap((line) => JSON.parse(line.slice(line.indexOf("{"))).records as [number][]);
    return new Set(records.map(([replication]) => replication));
  };

  test.each(["1", "2"])("Ctrl-C keeps what is done, says so and ends with 130, with %s workers", async (workers) => {
    const cwd = folderWith({ "tiny.yaml": ENDLESS });
    const { code, out, err } = await interrupted(cwd, workers);
    expect(code).toBe(130);
    expect(err).toMatch(/cancelled after [\d,]+\sreplications; the figures rest on those/);
    const { replications, stopped } = JSON.parse(readFileSync(join(cwd, "out", "result.json"), "utf8"));
    expect(stopped).toBe("cancelled");
    expect(replications).toBeGreaterThanOrEqual(2);
    expect(out.replace(/\s+/g, " ")).toContain(`${replications.toLocaleString("en-GB")} replications`);
  });

  // One replication takes far longer than 2.5 seconds, and the command is up and listening by then on a busy machine too. So many
  // people wait that the usual limit would end it sooner.
  test("Ctrl-C before there is anything to keep writes nothing", async () => {
    const cwd = folderWith({
      "tiny.yaml": ENDLESS.replace("run: 2", "run: 92").replace("perYear: 40", "perYear: 40000"),
    });
    const ended = await securebeds(["run", "tiny.yaml", "--out", "out", "--most-waiting", "900000000"], {
      cwd,
      meanwhile: (child) => void setTimeout(() => child.kill("SIGINT"), 2500),
    });
    expect(ended).toMatchObject({ code: 130, out: "" });
    expect(readdirSync(join(cwd, "out"))).toEqual([]);
  });

  test("a reader that has seen enough ends it quietly", async () => {
    const cwd = folderWith({ "tiny.yaml": TINY });
    const { err } = await securebeds(["run", "tiny.yaml", "--json", "--quiet"], {
      cwd,
      meanwhile: (child) => void child.stdout?.destroy(),
    });
    expect(err).toBe("");
  });
});
