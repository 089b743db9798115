import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { complaintsAbout } from "./complaints.js";
import { readImportTable } from "./import-table.js";
import { lookInto } from "./look-into.js";
import { readSources, SOURCES } from "./source-files.js";

const TABLE = readImportTable(readFileSync(join(SOURCES, "README.md"), "utf8"));

describe("the house", () => {
  const files = readSources();

  test("has the thirteen rooms of the table", () => {
    expect(TABLE.size).toBe(13);
    expect([...TABLE.get("random")!]).toEqual(["foundation", "stats"]);
    expect([...TABLE.get("foundation")!]).toEqual([]);
  });

  test("every wall, name and length is kept", () => {
    expect(complaintsAbout(files, TABLE)).toEqual([]);
  });

  test("nine functions in ten are shorter than 20 lines", () => {
    const lengths = files.flatMap((file) => lookInto(file).functions.map(({ lines }) => lines));
    const short = lengths.filter((lines) => lines < 20).length;
    expect(lengths.length).toBeGreaterThan(100);
    expect(short / lengths.length).toBeGreaterThanOrEqual(0.9);
  });
});

describe("the watchman himself", () => {
  const table = readImportTable(`
| # | room | one responsibility | may import |
| --: | --- | --- | --- |
| 1 | \`foundation/\` | ground | – |
| 2 | \`engine/\` | moves a clock | foundation |
| 3 | \`model/\` | a pathway | foundation, engine |
| 12 | \`cli/\` | a door | foundation, model |
`);
  const ground = { path: "foundation/index.ts", text: "export const one = 1;" };
  const about = (path: string, text: string, ...others: { path: string; text: string }[]) =>
    complaintsAbout([ground, ...others, { path, text }], table);

  test.each([
    ["a wall", "engine/a.ts", 'import { m } from "../model/index.js";', "engine/ may not import model/"],
    [
      "a type through a wall",
      "engine/a.ts",
      'import type { m } from "../model/index.js";',
      "engine/ may not import model/",
    ],
    [
      "a re-export through a wall",
      "engine/a.ts",
      'export * from "../model/index.js";',
      "engine/ may not import model/",
    ],
    ["an import in a type", "engine/a.ts", 'type M = import("../model/index.js").M;', "engine/ may not import model/"],
    ["a reach into a room", "engine/a.ts", 'import { t } from "../foundation/time.js";', "reaches into foundation/"],
    ["a missing ending", "engine/a.ts", 'import { o } from "../foundation/index";', "does not end in .js"],
    ["an import that leads nowhere", "engine/a.ts", 'import { o } from "./gone.js";', "leads nowhere"],
    ["the machine", "model/a.ts", 'import { readFileSync } from "node:fs";', "only cli/ touches the machine"],
    ["chance", "model/a.ts", "const x = Math.random();", "Math.random in line 1"],
    ["the wall clock", "model/a.ts", "\nconst x = Date.now();", "Date.now in line 2"],
    ["a new date of now", "model/a.ts", "const x = new Date();", "new Date() in line 1"],
    ["the console", "model/a.ts", "console.log(1);", "console.log in line 1"],
    ["the process", "model/a.ts", "const x = process.env;", "process.env in line 1"],
    ["an unknown room", "cellar/a.ts", "export const x = 1;", "there is no room “cellar”"],
    ["a bucket", "model/utils.ts", "export const x = 1;", "nothing is called “utils”"],
    ["a bucket folder", "model/common/a.ts", "export const x = 1;", "nothing is called “common”"],
    ["a long file", "model/a.ts", "const x = 1;\n".repeat(301), "301 lines"],
    ["a long function", "model/a.ts", `function f() {\n${"1;\n".repeat(60)}}`, "f has 62 lines"],
    ["a default export", "model/a.ts", "export default 1;", "a default export"],
  ])("sees %s", (_what, path, text, complaint) => {
    const others = [
      { path: "model/index.ts", text: "export {};" },
      { path: "foundation/time.ts", text: "export {};" },
    ];
    const complaints = about(path, text, ...others);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(complaint);
  });

  test("sees a cycle of three", () => {
    const files = [
      { path: "model/a.ts", text: 'import "./b.js";' },
      { path: "model/b.ts", text: 'import "./c.js";' },
      { path: "model/c.ts", text: 'export { a } from "./a.js";' },
    ];
    expect(complaintsAbout(files, table)).toEqual(["a cycle: model/a.ts → model/b.ts → model/c.ts → model/a.ts"]);
  });

  test.each([
    ["what the table allows", "model/a.ts", 'import { one } from "../foundation/index.js";'],
    ["words in comments and texts", "model/a.ts", '// Math.random()\nconst x = "console.log(Date.now())";'],
    ["a date that is given", "model/a.ts", "const x = new Date(0);"],
    ["a door that touches the machine", "cli/a.ts", 'import "node:fs";\nconsole.log(process.argv, Date.now());'],
    ["a parameter called document", "model/a.ts", "const f = (document: { a: number }) => document.a;"],
  ])("lets %s pass", (_what, path, text) => {
    expect(about(path, text)).toEqual([]);
  });
});
