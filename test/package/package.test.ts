import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { VERSION } from "../../src/foundation/index.js";
import { DIST, ROOT } from "../cli/built.js";
import { installed } from "./installed.js";

let folder = "";
beforeAll(async () => {
  folder = await installed();
});

describe("the package, installed into an empty folder", () => {
  test("holds what is needed and nothing else", () => {
    const names = readdirSync(join(folder, "node_modules/securebeds"));
    expect(names.filter((name) => name !== "README.md").sort()).toEqual([
      "LICENSE",
      "dist",
      "package.json",
      "scenarios",
    ]);
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(version).toBe(VERSION);
  });

  test("npx securebeds writes a scenario and runs it", () => {
    const npx = (...words: string[]) =>
      execFileSync("npx", ["--no-install", "securebeds", ...words], { cwd: folder, encoding: "utf8" });
    expect(npx("--version").trim()).toBe(VERSION);
    npx("init", "one-unit.yaml");
    const result = JSON.parse(npx("run", "one-unit.yaml", "--replications", "2", "--json"));
    expect(result).toMatchObject({ format: "securebeds/result@1", replications: 2 });
  });

  test("the library and the engine are there and typed", () => {
    writeFileSync(
      join(folder, "use.ts"),
      `import { readScenario, study, type Result } from "securebeds";
import { Simulation } from "securebeds/engine";
export const answer = (text: string): Promise<Result> => study(readScenario({ name: "x.yaml", text }), { replications: 2 });
export const engine: typeof Simulation = Simulation;
// @ts-expect-error a name is not a number: the types are real ones
readScenario({ name: 1, text: "" });
`,
    );
    const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "use.ts"];
    const tsc = spawnSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), ...options], {
      cwd: folder,
    });
    expect(tsc.stdout.toString()).toBe("");
    expect(tsc.status).toBe(0);
  });

  test("the library computes in a program of somebody else's", () => {
    const program = `
      import { readFileSync } from "node:fs";
      import { readScenario, study } from "securebeds";
      import { Simulation } from "securebeds/engine";
      const text = readFileSync("node_modules/securebeds/scenarios/one-unit.yaml", "utf8");
      const result = await study(readScenario({ name: "one-unit.yaml", text }), { replications: 2 });
      console.log(typeof Simulation, result.replications);`;
    const out = execFileSync(process.execPath, ["--input-type=module", "-e", program], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(out).toBe("function 2\n");
  });
});

/** What a file imports, read as a language: a quick scan takes the word "from" in a text for an import. */
function importsOf(file: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isImport = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    if (isImport && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      found.push(node.moduleSpecifier.text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [from] = node.arguments;
      if (from !== undefined && ts.isStringLiteral(from)) found.push(from.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest));
  return found;
}

/** Every file that the bundle reaches, and whatever else it imports. */
function reach(file: string, seen = new Set<string>(), others = new Set<string>()) {
  if (seen.has(file)) return { seen, others };
  seen.add(file);
  for (const from of importsOf(file)) {
    if (from.startsWith(".")) reach(join(dirname(file), from), seen, others);
    else others.add(from);
  }
  return { seen, others };
}

describe("the bundles", () => {
  test("the engine needs nothing: no Node and no other package", () => {
    const { seen, others } = reach(join(DIST, "engine.js"));
    expect([...others]).toEqual([]);
    const text = [...seen].map((file) => readFileSync(file, "utf8")).join("\n");
    expect(text).not.toMatch(/\bnode:|\brequire\(|\bprocess\.|\bBuffer\b/);
  });

  test("the library reaches its dependencies but not the machine", () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const { others } = reach(join(DIST, "index.js"));
    const packages = [...others].map((from) =>
      from
        .split("/")
        .slice(0, from.startsWith("@") ? 2 : 1)
        .join("/"),
    );
    expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(packages));
    expect([...others].filter((from) => from.startsWith("node:"))).toEqual([]);
  });
});
