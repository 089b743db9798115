import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { built, ROOT } from "./built.js";
import { folderWith, securebeds, TINY } from "./command.js";

beforeAll(built);

const tiny = () => folderWith({ "tiny.yaml": TINY });

describe("explain", () => {
  test("says on stdout what the file says, as changed, and nothing on stderr", async () => {
    const { code, out, err } = await securebeds(
      ["explain", "tiny.yaml", "--set", "estate.units.moorside.beds=9", "--set", "demand.sentenced.perYear=30"],
      { cwd: tiny() },
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    // 30 a year for 80 days: 6.57 beds.
    expect(out).toContain("about 7 beds would be in use");
    expect(out).toContain("here 30 ×");
    expect(out).toContain("9 medium-secure beds on 2026-04-01 in 1 unit");
    for (const line of out.split("\n")) expect([...line].length).toBeLessThanOrEqual(80);
    expect(out).not.toMatch(/\p{Cc}(?<!\n)/u);
  });

  test("reads standard input, and tells every mistake of a file that is none", async () => {
    const cwd = tiny();
    const [piped, broken, none] = await Promise.all([
      securebeds(["explain", "-"], { cwd, input: TINY }),
      securebeds(["explain", "-"], { cwd, input: TINY.replace("beds: 8", "beds: eight") }),
      securebeds(["explain", "gone.yaml"], { cwd }),
    ]);
    expect(piped.code).toBe(0);
    expect(broken).toMatchObject({ code: 3, out: "" });
    expect(broken.err).toContain("beds");
    expect(none.code).toBe(2);
  });

  test("writes Markdown into a file, and over another only when told", async () => {
    const cwd = tiny();
    const words = ["explain", "tiny.yaml", "-o", "tiny.md"];
    const first = await securebeds(words, { cwd });
    expect(first).toMatchObject({ code: 0, out: "" });
    expect(first.err).toContain("Written: tiny.md.");
    const written = readFileSync(join(cwd, "tiny.md"), "utf8");
    expect(written).toMatch(/^# Tiny\n\n\*\*/);
    const second = await securebeds(words, { cwd });
    expect(second.code).toBe(2);
    expect(second.err).toContain("--force");
    const forced = await securebeds([...words, "--force", "--stress-des", "--quiet"], { cwd });
    expect(forced).toMatchObject({ code: 0, out: "", err: "" });
    expect(readFileSync(join(cwd, "tiny.md"), "utf8")).toMatch(/^# Tiny: STRESS-DES\n/);
    expect((await securebeds(["explain", "tiny.yaml", "-o", "tiny.docx"], { cwd })).code).toBe(2);
  });

  test("fills in the STRESS-DES checklist as Markdown", async () => {
    const england = join(ROOT, "scenarios", "full-rehabilitation.yaml");
    const { code, out } = await securebeds(["explain", england, "--stress-des"], { cwd: tiny() });
    expect(code).toBe(0);
    expect(out.match(/^### \d\.\d/gm)).toHaveLength(24);
    expect(out).toContain("against the file it extends: rules.pathway: ");
  });
});
