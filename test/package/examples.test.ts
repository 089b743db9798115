import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
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
