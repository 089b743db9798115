import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { built, ROOT } from "./built.js";
import { folderWith, securebeds, TINY } from "./command.js";

beforeAll(built);

const MORE = TINY.replace("beds: 8", "beds: 10")
  .replace("name: Tiny", "name: More")
  .replace("perYear: 40", "perYear: 44");

describe("diff", () => {
  test("says what differs, under headings, in words", async () => {
    const cwd = folderWith({ "tiny.yaml": TINY, "more.yaml": MORE });
    const { code, out, err } = await securebeds(["diff", "tiny.yaml", "more.yaml"], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(
      out.replace(/Fingerprints: .*/, "Fingerprints"),
    ).toBe(`The two scenarios differ in 2 places: 1 under “The estate” and 1 under “Who asks
for a bed”.

“Before → after”: before is tiny.yaml, after is more.yaml.

The estate

- moorside: +2 beds (8 → 10)

Who asks for a bed

- sentenced: 10 % more referrals (40 → 44 a year)

Only said differently

- name: “Tiny” → “More”

Fingerprints
`);
  });

  test("puts a group's own stays and steps where they belong", async () => {
    const cwd = folderWith({ "a.yaml": TINY, "b.yaml": TINY.replace("mean: 80", "mean: 100, source: us") });
    const { out } = await securebeds(["diff", "a.yaml", "b.yaml"], { cwd });
    expect(out).toContain("differ in 1 place under “Stays, and what comes after”.");
  });

  test.each([
    ["the same file", TINY, "The two scenarios are the same."],
    ["other words", TINY.replace("name: Tiny", "name: Else"), "differ in words only: no number moves."],
    ["another way to write it", TINY.replace("2 years", "24 months"), "are written differently and mean the same"],
  ])("knows %s", async (_what, other, said) => {
    const cwd = folderWith({ "a.yaml": TINY });
    const { code, out } = await securebeds(["diff", "a.yaml", "-"], { cwd, input: other });
    expect(code).toBe(0);
    expect(out.replace(/\n/g, " ")).toContain(said);
  });

  test("compares each with what it extends", async () => {
    const file = (name: string) => join(ROOT, "scenarios", name);
    const { out } = await securebeds(["diff", file("treat-and-return.yaml"), file("full-rehabilitation.yaml")], {
      cwd: ROOT,
    });
    expect(out).toMatch(/- rules\.pathway: treatAndReturn → fullRehabilitation/);
  });

  test("refuses what is no scenario, and two standard inputs", async () => {
    const cwd = folderWith({ "a.yaml": TINY, "b.yaml": "name: 1" });
    expect((await securebeds(["diff", "a.yaml", "b.yaml"], { cwd })).code).toBe(3);
    expect((await securebeds(["diff", "-", "-"], { cwd, input: TINY })).code).toBe(2);
    expect((await securebeds(["diff", "a.yaml"], { cwd })).code).toBe(2);
  });
});
