import ts from "typescript";
import { describe, expect, test } from "vitest";
import { mutantsOf } from "./mutants.js";
import { mutationReport, wilson } from "./mutation-report.js";
import { planted } from "./planted.js";
import { notAskedInFull, testsThatReach } from "./reached.js";
import { mutantsOfRoom } from "./rooms.js";
import { sampled } from "./sample.js";

const found = (text: string) => mutantsOf("x.ts", text).map(({ was, becomes }) => `${was} → ${becomes}`);

describe("mutants of a text, by hand", () => {
  test.each<[string, readonly string[]]>([
    ["const a = x >= y;", ["x >= y → x > y", "x >= y → x < y"]],
    ["const a = 2 * x;", ["2 * x → 2 / x", "2 → 3"]],
    ["if (a) f();", ["a → true", "a → false", "f() → undefined"]],
    ["while (a) f();", ["a → false", "f() → undefined"]],
    ["const a = b ? c : -d;", ["b → true", "b → false", "-d → d"]],
    ['const a = [x, "", "two words", "one"];', ['[x, "", "two words", "one"] → []', '"" → "spoiled"', '"one" → ""']],
    ["const f = () => x;", ["() => x → () => undefined"]],
    ["function f() { return x; }", ["{ return x; } → {}"]],
    ["const a = list.some(f);", ["list.some(f) → list.every(f)"]],
    ["const a = list.filter(f).length;", ["list.filter(f) → list"]],
    ["a += x ?? y;", ["a += x ?? y → a -= x ?? y", "x ?? y → x && y"]],
    ["const a = { b: true };", ["{ b: true } → ({})", "true → false"]],
    // Nothing to spoil: types, names of modules and of properties, targets of assignments, promises, the step of a loop.
    ['import { a } from "b"; type T = "c" | 1; const x: T = y as "d"; const z = { "e": y }.e;', ['{ "e": y } → ({})']],
    ["[a, b] = [b, a];", ["[b, a] → []"]],
    ['invariant(a > 1, () => "no");', []],
    ["for (let i = x; i < n; i++) {}", ["i < n → false", "i < n → i <= n", "i < n → i >= n"]],
  ])("%s", (text, mutants) => {
    expect(found(text)).toEqual(mutants);
  });

  test("know their place", () => {
    expect(mutantsOf("x.ts", "f(\n  !a);")[1]).toMatchObject({ line: 2, column: 3, was: "!a", becomes: "a" });
  });
});

describe("planted mutants", () => {
  const text = "function f(a, b) { if (a > 0 && b > 0) { return a - 2 * b; } return -1; } answer = f(x, y);";
  const mutants = mutantsOf("x.ts", text).map((mutant, index) => ({ ...mutant, id: index + 1 }));
  const program = planted(text, mutants);
  const answer = (living: number | undefined, x: number, y: number, reached = new Set<number>()) => {
    const world = { securebedsMutant: living, securebedsReached: reached };
    return new Function("globalThis", "x", "y", `let answer; ${program} return answer;`)(world, x, y);
  };
  const idOf = (was: string, becomes: string) =>
    mutants.find((mutant) => mutant.was === was && mutant.becomes === becomes)?.id;

  test("asleep change nothing, and tell who was asked", () => {
    const reached = new Set<number>();
    expect([answer(undefined, 7, 2, reached), answer(undefined, -7, 2)]).toEqual([3, -1]);
    expect(reached).toContain(idOf("2 * b", "2 / b"));
    expect(reached).not.toContain(idOf("-1", "1"));
  });

  test.each<[string, string, number]>([
    ["2 * b", "2 / b", 6],
    ["a - 2 * b", "a + 2 * b", 11],
    ["2", "3", 1],
    ["a > 0 && b > 0", "false", -1],
    ["a > 0", "a <= 0", -1],
    ["{ return a - 2 * b; }", "{}", -1],
  ])("alone awake are the text with %s written %s", (was, becomes, expected) => {
    expect(answer(idOf(was, becomes), 7, 2)).toBe(expected);
  });

  test("of the whole engine, all at once, are still TypeScript", () => {
    const root = process.cwd();
    const all = mutantsOfRoom(root, "engine").map((mutant, index) => ({ ...mutant, id: index + 1 }));
    expect(all.length).toBeGreaterThan(500);
    for (const file of new Set(all.map((mutant) => mutant.file))) {
      const here = all.filter((mutant) => mutant.file === file);
      const { diagnostics } = ts.transpileModule(planted(ts.sys.readFile(file) ?? "", here), {
        reportDiagnostics: true,
        compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
      });
      expect(diagnostics, file).toEqual([]);
    }
  });
});

describe("a sample", () => {
  const all = Array.from({ length: 1000 }, (_, i) => i);

  test("is the same for the same seed, in order, without repeats, and spread over everything", () => {
    const drawn = sampled(all, 50, "a");
    expect(sampled(all, 50, "a")).toEqual(drawn);
    expect(sampled(all, 50, "b")).not.toEqual(drawn);
    drawn.forEach((each, i) => {
      expect([Math.floor(each / 20), each - drawn[0]]).toEqual([i, 20 * i]);
    });
  });

  test("of more than there is, is all there is", () => {
    expect(sampled([1, 2, 3], 5, "a")).toEqual([1, 2, 3]);
  });
});

describe("which tests are asked", () => {
  const first = { file: "first", around: [4], tests: { a: { mutants: [1], milliseconds: 900 } } };
  const tests = { b: { mutants: [1, 2], milliseconds: 100 }, c: { mutants: [], milliseconds: 1 } };
  const second = { file: "second", around: [], tests };

  test("those that reach the mutant, the quickest file first", () => {
    expect(testsThatReach(1, [first, second])).toEqual([
      { file: "second", tests: ["b"] },
      { file: "first", tests: ["a"] },
    ]);
    expect(testsThatReach(2, [first, second])).toEqual([{ file: "second", tests: ["b"] }]);
    expect(testsThatReach(3, [first, second])).toEqual([]);
  });

  test("if they notice nothing, the files of which there was more to ask", () => {
    expect(notAskedInFull(testsThatReach(1, [first, second]), [first, second])).toEqual([{ file: "second" }]);
    expect(notAskedInFull(testsThatReach(4, [first, second]), [first, second])).toEqual([]);
  });

  test("every file as a whole where it is reached outside of tests, by whichever file was read first", () => {
    expect(testsThatReach(4, [first, second])).toEqual([{ file: "second" }, { file: "first" }]);
  });
});

describe("the report", () => {
  // 81 of 263 with z = 1.96: 0.2553 to 0.3662, Newcombe, Stat Med 1998;17:857, table I.
  test("has Wilson's interval as published", () => {
    expect(wilson(81, 263).map((bound) => bound.toFixed(4))).toEqual(["0.2553", "0.3662"]);
    expect(wilson(0, 20).map((bound) => bound.toFixed(4))).toEqual(["0.0000", "0.1611"]);
  });

  test("counts, and names every mutant that nobody noticed", () => {
    const [mutant] = mutantsOf("src/x.ts", "const a = b + c;");
    const outcomes = ["killed", "timed out", "survived", "not reached"] as const;
    const report = mutationReport([
      { room: "engine", mutants: 9, verdicts: outcomes.map((outcome) => ({ mutant, outcome })) },
    ]);
    expect(report).toMatch(/engine +9 +4 +1 +1 +1 +1 +50\.0 % {2}15\.0 % to 85\.0 %\n/);
    expect(report).toContain("survived: src/x.ts:1:11 [+] b + c  →  b - c\nnot reached: src/x.ts:1:11");
  });
});
