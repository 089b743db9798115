import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { built } from "./built.js";
import { folderWith, securebeds, TINY } from "./command.js";

beforeAll(built);

/** A folder with a result of `run` and one of `beds`. */
let cwd: string;
beforeAll(async () => {
  cwd = folderWith({ "tiny.yaml": TINY });
  const quiet = ["tiny.yaml", "--replications", "4", "--quiet", "--out"];
  expect((await securebeds(["run", ...quiet, "run"], { cwd })).code).toBe(0);
  expect((await securebeds(["beds", ...quiet, "beds"], { cwd })).code).toBe(0);
}, 120_000);

const report = (...words: readonly string[]) => securebeds(["report", ...words], { cwd });

describe("report", () => {
  test("makes one page of several results, the same bytes each time, and says where it is", async () => {
    const { code, out, err } = await report("run", "beds", "-o", "board.html");
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toBe("Making board.html …\nWritten: board.html.\n");
    const page = readFileSync(join(cwd, "board.html"), "utf8");
    expect(page).toContain("<title>Tiny</title>");
    expect(page).toContain('id="beds"');
    expect(page).toContain('id="waiting"');
    expect((await report("run", "beds", "-o", "again.html", "--quiet")).err).toBe("");
    expect(readFileSync(join(cwd, "again.html"), "utf8")).toBe(page);
  });

  test("tells the same in Markdown as the verbs wrote beside their results", async () => {
    await report("run/result.json", "-o", "run.md");
    expect(readFileSync(join(cwd, "run.md"), "utf8")).toBe(readFileSync(join(cwd, "run", "report.md"), "utf8"));
  });

  test("tells a search of the scenario that it was made of, though another has the same name", async () => {
    const folder = folderWith({
      "a.yaml": TINY,
      "b.yaml": TINY.replace("beds: 8", "beds: 9").replace(
        "perYear: 40",
        "perYear: { value: 41, source: other, label: assumed }",
      ),
    });
    const words = ["beds", "a.yaml", "b.yaml", "--replications", "4", "--no-marginal", "--quiet", "--out", "both"];
    expect((await securebeds(words, { cwd: folder })).code).toBe(0);
    expect((await securebeds(["report", "both", "-o", "x.md"], { cwd: folder })).code).toBe(0);
    const text = readFileSync(join(folder, "x.md"), "utf8");
    expect(text).toBe(readFileSync(join(folder, "both", "report.md"), "utf8"));
    expect(text.match(/Of 1 figure that/g)).toHaveLength(1);
  });

  test("replaces nothing unless told to", async () => {
    writeFileSync(join(cwd, "mine.md"), "mine");
    const refused = await report("run", "-o", "mine.md");
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("mine.md is there already and is left as it is");
    expect(readFileSync(join(cwd, "mine.md"), "utf8")).toBe("mine");
    expect((await report("run", "-o", "mine.md", "--force")).code).toBe(0);
  });

  test.each([
    [["run", "-o", "board.pdf"], "Expected a name that ends in .html, .md, .xlsx, .pptx."],
    [["run"], "required option '-o, --output <file>'"],
    [["nowhere", "-o", "x.html"], "there is no file nowhere"],
    [
      ["tiny.yaml", "-o", "x.html"],
      "tiny.yaml cannot be reported on: expected a result of run, beds, compare or sensitivity",
    ],
  ])("%j is refused in words", async (words, said) => {
    const { code, err } = await report(...words);
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(existsSync(join(cwd, "x.html"))).toBe(false);
  });

  test.each(["metrics", "waits", "theory"])("a result without its %s is refused, not drawn in part", async (part) => {
    const folder = folderWith({});
    const { [part]: _, ...rest } = JSON.parse(readFileSync(join(cwd, "run", "result.json"), "utf8"));
    writeFileSync(join(folder, "result.json"), JSON.stringify(rest));
    writeFileSync(join(folder, "inputs.json"), readFileSync(join(cwd, "run", "inputs.json")));
    const { code, err } = await report(folder, "-o", "part.html");
    expect(code).toBe(2);
    expect(err).toContain(`it has no “${part}”, so it is damaged or of another release`);
    expect(existsSync(join(cwd, "part.html"))).toBe(false);
  });
});
