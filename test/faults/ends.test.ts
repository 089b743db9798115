import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { readScenario } from "../../src/scenario/index.js";
import { built, DIST } from "../cli/built.js";
import { type Ended, folderWith, TINY } from "../cli/command.js";
import { eventsOfFirst } from "./count-events.js";

beforeAll(built);

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function inFolder(files: Readonly<Record<string, string>> = { "tiny.yaml": SHORT }): string {
  const folder = folderWith(files);
  folders.push(folder);
  return folder;
}

const SHORT = TINY.replace("run: 2 years", "run: 60 days").replace("replications: 6", "replications: 3");
const RUN = ["run", "tiny.yaml", "--workers", "1"];
const preloaded = (file: string) => ({ NODE_OPTIONS: `--import ${fileURLToPath(new URL(file, import.meta.url))}` });

/** The real command in a line of a shell, so that it has pipes, devices and limits around it. The exit code is the command's. */
function shell(
  line: (command: string) => string,
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const command = `'${process.execPath}' '${join(DIST, "cli.js")}'`;
  return ended(spawn("bash", ["-c", `set -o pipefail; ${line(command)}`], { cwd, env: { ...process.env, ...env } }));
}

function ended(child: ChildProcess): Promise<Ended> {
  const told = { out: "", err: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    told.out += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    told.err += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (code) => resolve({ code, ...told }));
  });
}

const filesOf = (folder: string) =>
  new Map(
    readdirSync(folder)
      .filter((name) => name !== "runs")
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );

const ALL = process.env.SECUREBEDS_FAULTS === "all";

describe("a reader that leaves", () => {
  const BEDS = [
    "beds",
    "tiny.yaml",
    "--target",
    "bedWait.within28 >= 50%",
    "--workers",
    "1",
    "--no-marginal",
    "--quiet",
  ];
  const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(" ");

  /** `true` reads nothing, so that the pipe is closed before anything is printed. */
  test.each([
    ["stdout", (command: string) => `${command} ${quoted(BEDS)} --out out | true`],
    ["stderr", (command: string) => `${command} ${quoted(BEDS)} --out out 2> >(true) | cat`],
  ])("of %s costs no file that was asked for, and is no mistake", async (_stream, line) => {
    const cwd = inFolder();
    const { code, err } = await shell(line, cwd);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const all = "beds.csv curve.csv curve.svg inputs.json marginal.csv report.md report.txt result.json scenario.json";
    expect([...filesOf(join(cwd, "out")).keys()].sort().join(" ")).toBe(all);
  });

  test.each([["run tiny.yaml --json"], ["trace tiny.yaml"]])(
    "%s | head -1 ends with 0 and without a word",
    async (words) => {
      const { code, out, err } = await shell((command) => `${command} ${words} --quiet | head -1`, inFolder());
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out.split("\n")).toHaveLength(2);
    },
  );
});

describe.runIf(existsSync("/dev/full"))("a full device as standard output", () => {
  test("is said, ends with 2, and costs no file that was asked for", async () => {
    const cwd = inFolder();
    const { code, err } = await shell((command) => `${command} ${RUN.join(" ")} --out out > /dev/full`, cwd);
    expect(code).toBe(2);
    expect(err).toContain("the result could not be printed (the disk is full)");
    expect(err).not.toMatch(/\n\s+at /);
    expect(filesOf(join(cwd, "out")).size).toBe(10);
  });
});

/** Folders in which the system itself refuses, each with the words for why; none where this machine has no such thing. */
const REFUSING: readonly (readonly [what: string, prefix: string, why: string, isHere: boolean])[] = [
  ["a file that would be larger than is allowed", "ulimit -f 8; ", "larger than a file may be here", true],
  ["a disk of 48 kB", "mount -t tmpfs -o size=48k tmpfs out && ", "the disk is full", canMount()],
  ["a disk that is read-only", "mount -t tmpfs -o ro tmpfs out && ", "the disk is read-only", canMount()],
  ["a folder that is somebody else's", "chmod a-w out; ", "no permission", process.getuid?.() !== 0],
];

let truth: ReadonlyMap<string, string> | undefined;

async function wholeResult(cwd: string): Promise<ReadonlyMap<string, string>> {
  await shell((command) => `chmod u+w out 2> /dev/null; ${command} ${RUN.join(" ")} --out out`, cwd);
  return filesOf(join(cwd, "out"));
}

/** Only the superuser may mount, in a space of names of its own that ends with the command. */
function canMount(): boolean {
  try {
    execFileSync("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("where the system itself refuses", () => {
  test.each(REFUSING.filter(([, , , isHere]) => isHere))(
    "%s: one message, nothing half, all well afterwards",
    async (_what, prefix, why) => {
      const cwd = inFolder();
      mkdirSync(join(cwd, "out"));
      const isMounted = prefix.startsWith("mount");
      const look = "rc=$?; ls -A out | grep -v '^runs$'; exit $rc";
      const line = (command: string) => `${prefix}${command} ${RUN.join(" ")} --out out > /dev/null; ${look}`;
      const { code, out, err } = await shell(
        (command) => (isMounted ? `unshare -m bash -c "${line(command).replaceAll("$", "\\$")}"` : line(command)),
        cwd,
      );
      expect({ code, out }, err).toEqual({ code: 2, out: "" });
      expect(err).toContain(why);
      expect(err).toMatch(/then give the same command again\.\n$/);
      expect(err).not.toMatch(/\n\s+at |mistake in the program/);

      truth ??= await wholeResult(inFolder());
      expect(await wholeResult(cwd)).toEqual(truth);
    },
  );
});

describe("signals", () => {
  const LONG = TINY.replace("replications: 6", "replications: 100000");

  test.each(ALL ? (["SIGTERM", "SIGHUP"] as const) : (["SIGHUP"] as const))(
    "%s ends with 130 and a result over what is done, like Ctrl-C",
    async (signal) => {
      const cwd = inFolder({ "tiny.yaml": LONG });
      const child = spawn(process.execPath, [join(DIST, "cli.js"), ...RUN, "--out", "out"], { cwd });
      const timer = setInterval(() => {
        const kept = existsSync(join(cwd, "out", "runs"))
          ? readdirSync(join(cwd, "out", "runs"), { recursive: true })
          : [];
        if (kept.filter((name) => String(name).endsWith(".runs")).length < 2) return;
        clearInterval(timer);
        child.kill(signal);
      }, 20);
      const { code, err } = await ended(child);
      clearInterval(timer);
      expect({ code, err }).toMatchObject({ code: 130, err: expect.stringContaining("To go on: securebeds run") });
      const { stopped, replications } = JSON.parse(readFileSync(join(cwd, "out", "result.json"), "utf8"));
      expect(stopped).toBe("cancelled");
      // Everything that is finished is kept: the next command finds no fewer than this result rests on.
      const again = await shell(
        (command) => `${command} ${RUN.join(" ")} --out out --replications ${replications}`,
        cwd,
      );
      expect(again.err).toMatch(
        new RegExp(`Found in out/runs: ${replications.toLocaleString("en-GB")}.replications?; none had to be computed`),
      );
    },
  );
});

describe("a limit", () => {
  test("ends with 5 and the same partial result on one thread and on two, and loses no replication", async () => {
    const text = TINY.replace("replications: 6", "replications: 20");
    const most = eventsOfFirst(readScenario({ name: "tiny.yaml", text }), 2);
    const cwd = inFolder({ "tiny.yaml": text });
    const run = (rest: string) => shell((command) => `${command} run tiny.yaml --json --quiet ${rest}`, cwd);
    const one = await run(`--most-events ${most} --workers 1`);
    const two = await run(`--most-events ${most} --workers 2 --keep runs`);
    expect(one.code).toBe(5);
    expect(one.err).toMatch(
      /^securebeds: This result is partial: replication \d+ came on \S+ to the limit of [\d,]+ for events/,
    );
    expect(two).toEqual(one);
    const { stopped, limit, replications } = JSON.parse(one.out);
    expect({ stopped, before: limit.replication - 1 }).toEqual({
      stopped: "a limit was reached",
      before: replications,
    });

    const plain = await run("--workers 1");
    const again = await shell((command) => `${command} run tiny.yaml --json --workers 1 --keep runs`, cwd);
    expect({ code: again.code, out: again.out }).toEqual({ code: 0, out: plain.out });
    const found = Number(/Found in runs: (\d+)/.exec(again.err)?.[1]);
    expect(found).toBeGreaterThanOrEqual(replications);
  });
});

describe("oddities", () => {
  test("a clock that is put back by an hour and on by a day changes no byte and holds nothing up", async () => {
    const cwd = inFolder({ "tiny.yaml": TINY.replace("replications: 6", "replications: 60") });
    const words = [...RUN, "--json", "--minutes", "5"].join(" ");
    const plain = await shell((command) => `${command} ${words}`, cwd);
    const odd = await shell((command) => `${command} ${words} --keep runs`, cwd, preloaded("odd-clock.js"));
    expect({ code: odd.code, out: odd.out }).toEqual({ code: 0, out: plain.out });
    expect(odd.err).not.toMatch(/NaN|Infinity|-\d+ (s|min) left/);
    expect(plain.code).toBe(0);
  });

  test("a thread that ends in the middle of its work changes no byte", async () => {
    const cwd = inFolder();
    const words = "run tiny.yaml --json --workers 2";
    const plain = await shell((command) => `${command} ${words}`, cwd);
    const hurt = await shell((command) => `${command} ${words}`, cwd, preloaded("dying-worker.js"));
    expect(existsSync(join(cwd, "a-thread-has-died"))).toBe(true);
    expect({ code: hurt.code, out: hurt.out }).toEqual({ code: 0, out: plain.out });
  });
});
