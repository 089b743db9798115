import { cpSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { built, ROOT } from "./built.js";
import { folderWith, securebeds } from "./command.js";

beforeAll(built);

/** Number and interval, as a share or as days. */
const FIGURE = /^\d[\d,.]*(?: %)? \(\d[\d,.]* to \d[\d,.]*\)$/;

test("england.yaml prints both classes on wait, stay, rehabilitation, return and readmission", async () => {
  const cwd = folderWith({});
  cpSync(join(ROOT, "scenarios", "england.yaml"), join(cwd, "england.yaml"));
  const words = ["run", "england.yaml", "--two-classes", "--replications", "2", "--quiet"];
  const { code, out, err } = await securebeds(words, { cwd });
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const [, section = ""] = /\nTwo classes\n([\s\S]*?)\nThe whole estate\n/.exec(out) ?? [];
  const rows = section
    .split("\n")
    .map((line) => line.split(/ {2,}/))
    .filter(([, prison]) => prison !== undefined && /\d/.test(prison));
  expect(rows.map(([title]) => title)).toEqual([
    "Wait for a bed [days]",
    "Completed stay [days]",
    "Complete rehabilitation",
    "Returned to prison",
    "Admitted who had been here before",
  ]);
  for (const [, prison] of rows) expect(prison).toMatch(FIGURE);
  const others = rows.map(([, , other]) => other);
  for (const other of others.slice(0, 2)) expect(other).toMatch(FIGURE);
  // Nobody from court or hospital is on the way back to prison in the baseline, and who is recalled was not here before.
  expect(others.slice(2)).toEqual(["100 %", "0 %", "0 %"]);
});
