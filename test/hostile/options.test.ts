import { beforeAll, expect, test } from "vitest";
import { buildChild, readHostile } from "./children.js";

beforeAll(() => buildChild("options"), 120_000);

/* Ranges from 1 to 1e9 in steps of 1e-9, dates beyond the last year, paths of a hundred thousand keys, targets of signs only:
 * eleven thousand things to type behind --set, --vary, --free, --target and --where, see `families/options.ts`. */
test("whatever is typed behind an option is understood or explained, at once and in little memory", async () => {
  // Whoever starts a child may be large, and what the child needs is told all the same.
  const ballast = Buffer.alloc(600 * 2 ** 20, 1);
  const [report, ...more] = await readHostile("options");
  expect(ballast.at(-1)).toBe(1);
  expect(more).toEqual([]);
  expect(report!.faults).toEqual([]);
  expect(report!.files).toBeGreaterThan(10_000);
  expect(report!.slowest).toBeLessThan(5);
  expect(report!.memory).toBeLessThan(500);
}, 300_000);
