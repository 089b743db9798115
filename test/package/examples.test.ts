import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { built, ROOT } from "../cli/built.js";

beforeAll(built);

const EXAMPLES = readdirSync(join(ROOT, "examples")).filter((name) => name.endsWith(".mjs"));

test("there are examples", () => expect(EXAMPLES.length).toBeGreaterThanOrEqual(2));

// An output moves only with a reason: look at the difference, then `npx vitest run test/package -u`.
test.each(EXAMPLES)("%s prints what stands beside it", async (name) => {
  const out = execFileSync(process.execPath, [join("examples", name)], { cwd: ROOT, encoding: "utf8" });
  await expect(out).toMatchFileSnapshot(join(ROOT, "examples", name.replace(/\.mjs$/, ".out")));
});

const README = readFileSync(join(ROOT, "README.md"), "utf8");

test("the library code of the README runs as it stands, and answers", () => {
  const [, code] = /```js\n([\s\S]*?)```/.exec(README) ?? [];
  expect(
    code
      ?.trim()
      .split("\n")
      .filter((line) => line !== "").length,
  ).toBeLessThanOrEqual(12);
  const out = execFileSync(process.execPath, ["--input-type=module", "-e", code], { cwd: ROOT, encoding: "utf8" });
  expect(out).toMatch(/kind: 'found'/);
});

test("everything the README points to is there", () => {
  const links = [...README.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link);
  expect(links.length).toBeGreaterThan(8);
  expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
});
