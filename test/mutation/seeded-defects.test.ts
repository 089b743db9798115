import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { withDefect } from "./seeded-defect-trial.js";
import { SEEDED_DEFECTS } from "./seeded-defects.js";

/* That the named tests fail is shown by `npm run seeded-defects`; here only that each defect can still be made, and that its test
 * still has that name, so that a change of either is noticed by whoever makes it. */

const textOf = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");

describe.each(SEEDED_DEFECTS.map((defect) => [defect.name, defect] as const))("seeded defect: %s", (_, defect) => {
  test("can still be made", () => {
    const text = textOf(defect.file);
    const spoiled = withDefect(text, defect);
    expect(spoiled).not.toBe(text);
    expect(spoiled).toContain(defect.after);
  });

  test("still has its test", () => {
    const text = textOf(defect.testFile);
    for (const title of defect.test.split(" > ")) expect(isTitledIn(text, title)).toBe(true);
  });
});

/** The title stands there as it is, or as that of a table of cases, with places for what differs, such as `%d`. */
function isTitledIn(text: string, title: string): boolean {
  if (text.includes(`"${title}"`)) return true;
  const tables = [...text.matchAll(/"([^"\n]*%[sdj][^"\n]*)"/g)].map(([, inside]) => inside.split(/%[sdj]/));
  return tables.some((parts) => {
    const literally = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return parts.some((part) => part.length > 4) && new RegExp(`^${literally.join(".+")}$`).test(title);
  });
}

test("no two seeded defects are alike", () => {
  const names = new Set(SEEDED_DEFECTS.map(({ name }) => name));
  const changes = new Set(SEEDED_DEFECTS.map(({ file, before, after }) => `${file}\n${before}\n${after}`));
  expect([names.size, changes.size]).toEqual([SEEDED_DEFECTS.length, SEEDED_DEFECTS.length]);
});
