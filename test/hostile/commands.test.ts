import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, sep } from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { built, ROOT } from "../cli/built.js";
import { folderWith, securebeds, TINY } from "../cli/command.js";

beforeAll(built, 300_000);

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with a folder in it, in which everything lies that a scenario may name and none should read. */
function place(): { readonly outer: string; readonly cwd: string } {
  const outer = folderWith({ "outside.yaml": TINY, "outside.csv": "unit,group\nmoorside,sentenced\n" });
  folders.push(outer);
  const cwd = join(outer, "inside");
  mkdirSync(join(cwd, "folder"), { recursive: true });
  writeFileSync(join(cwd, "tiny.yaml"), TINY);
  writeFileSync(join(cwd, "beds.csv"), "unit,group\nmoorside,sentenced\n");
  symlinkSync(join(outer, "outside.yaml"), join(cwd, "out.yaml"));
  symlinkSync(join(outer, "outside.csv"), join(cwd, "out.csv"));
  symlinkSync(outer, join(cwd, "up"));
  symlinkSync("circle", join(cwd, "circle"));
  symlinkSync("/dev/zero", join(cwd, "zero"));
  execFileSync("mkfifo", [join(cwd, "pipe")]);
  return { outer, cwd };
}

const REFERENCES = [
  "../outside.yaml",
  "../outside.csv",
  "../inside/../outside.csv",
  "folder/../../outside.csv",
  "/etc/passwd",
  "/dev/zero",
  "/dev/stdin",
  "/proc/self/mem",
  "/proc/self/environ",
  "file:///etc/passwd",
  "FILE:../outside.yaml",
  "http://localhost/x.yaml",
  "\\\\host\\x",
  "C:\\x",
  "out.yaml",
  "out.csv",
  "up/outside.csv",
  "up/inside/../outside.csv",
  "circle",
  "zero",
  "pipe",
  "folder",
  "folder/",
  ".",
  "..",
  "",
  "nul\0.csv",
  "beds.csv\0",
  "~/.ssh/id_rsa",
  "x".repeat(900),
  "a/".repeat(450),
  "beds.csv/",
  "tiny.yaml/../../outside.csv",
  "\u001b[2J",
  "*",
];

/** Runs the command with a trap that notes what it opens. */
async function trapped(words: readonly string[], cwd: string) {
  const list = join(cwd, "..", "opened.json");
  const env = {
    NODE_OPTIONS: `--require ${JSON.stringify(join(ROOT, "test/hostile/trap.cjs"))}`,
    SECUREBEDS_OPENED: list,
  };
  const ended = await securebeds(words, { cwd, env });
  const opened = JSON.parse(readFileSync(list, "utf8")) as string[];
  return { ...ended, opened: opened.filter((path) => !path.startsWith(ROOT) && path !== list) };
}

describe("a scenario reads nothing but what lies in its own folder", () => {
  test("the trap sees what is read, also through a link", async () => {
    const { outer, cwd } = place();
    const { opened, code } = await trapped(["check", "tiny.yaml", "out.yaml"], cwd);
    expect({ code, opened }).toEqual({ code: 0, opened: [join(cwd, "tiny.yaml"), join(outer, "outside.yaml")] });
  });

  test.each([
    ["extends", (reference: string) => `format: securebeds/scenario@1\nname: V\nextends: ${reference}\n`],
    ["beds", (reference: string) => TINY.replace(/atStart:.*/, `atStart: { census: { beds: ${reference} } }`)],
    ["waiting", (reference: string) => TINY.replace(/atStart:.*/, `atStart: { census: { waiting: ${reference} } }`)],
  ])("%s: each of very many references is refused, and nothing is opened", async (_what, scenario) => {
    const { cwd } = place();
    const names = REFERENCES.map((reference, i) => {
      const name = `v${i}.yaml`;
      writeFileSync(join(cwd, name), scenario(JSON.stringify(reference)));
      return name;
    });
    const { code, out, err, opened } = await trapped(["check", "--json", ...names], cwd);
    expect({ code, err }).toEqual({ code: 3, err: "" });
    expect(opened).toEqual(names.map((name) => join(cwd, name)));
    const { files } = JSON.parse(out) as { files: { valid: boolean; issues: { line?: number; hint?: string }[] }[] };
    for (const [i, { valid, issues }] of files.entries()) {
      const told = issues.some(({ line, hint = "" }) => line !== undefined && hint.length > 10);
      // A reference of nothing is told by what belongs there.
      expect([REFERENCES[i], valid, told || REFERENCES[i] === ""]).toEqual([REFERENCES[i], false, true]);
    }
    expect(out).not.toMatch(/root:|[^\P{Cc}\n]/u);
  });

  test("what lies inside is read, by whatever way it is written", async () => {
    const { cwd } = place();
    const inside = ["beds.csv", "./beds.csv", "folder/../beds.csv", "up/inside/beds.csv"];
    for (const [i, reference] of inside.entries())
      writeFileSync(join(cwd, `v${i}.yaml`), TINY.replace(/atStart:.*/, `atStart: { census: { beds: ${reference} } }`));
    const { code, opened } = await trapped(["check", ...inside.map((_, i) => `v${i}.yaml`)], cwd);
    expect({ code, strange: opened.filter((path) => !path.startsWith(cwd + sep)) }).toEqual({ code: 0, strange: [] });
    expect(opened.filter((path) => path.endsWith("beds.csv"))).toHaveLength(inside.length);
  });
});

describe("a file that is none is refused at once, whichever verb is asked", () => {
  test.each([
    ["pipe", /not a regular file/],
    ["zero", /not a regular file/],
    ["socket", /not a regular file/],
    ["folder", /is a folder/],
    ["circle", /circle cannot be used \(its links go round in circles\)/],
    ["gone\u001b[2J", /there is no file gone\\u\{1b\}/],
    ["/proc/self/mem", /./],
  ])("%s", async (name, says) => {
    const { cwd } = place();
    const server = createServer().listen(join(cwd, "socket"));
    const { code, out, err } = await securebeds(["check", name], { cwd });
    server.close();
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(says);
    expect(err).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

describe("standard input", () => {
  test.each([
    ["nothing", "", 3, /an empty file/],
    ["6 MB", "#".repeat(6_000_000), 2, /larger than 5 MB/],
    ["a zip file", "PK\u0003\u0004", 3, /a zip/],
    ["a file outside", `${TINY}extends: ../outside.yaml\n`, 3, /outside the scenario's own folder/],
    ["deep nesting", "[".repeat(100_000), 3, /levels of nesting/],
    [
      "an alias bomb",
      `a: &a [x,x]\n${Array.from({ length: 30 }, () => "b: [*a,*a]").join("\n")}`,
      3,
      /written out in full/,
    ],
  ])("%s", async (_what, input, expected, says) => {
    const { cwd } = place();
    const { code, out, err } = await securebeds(["check", "-"], { cwd, input });
    expect({ code, out }).toEqual({ code: expected, out: "" });
    expect(err).toMatch(says);
  });
});
