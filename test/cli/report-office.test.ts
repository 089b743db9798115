import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { partsOf, sheetsOf, tableOf } from "../report/office.js";
import { built } from "./built.js";
import { folderWith, securebeds, TINY } from "./command.js";

beforeAll(built);

describe("report for office programs", () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = folderWith({ "tiny.yaml": TINY });
    await securebeds(["run", "tiny.yaml", "--quiet", "--out", "found"], { cwd });
  });

  test.each([
    ["board.xlsx", "xl/workbook.xml"],
    ["board.pptx", "ppt/presentation.xml"],
  ])("writes %s, the same bytes in another time zone, and replaces nothing unasked", async (file, heart) => {
    const write = (name: string, zone: string) =>
      securebeds(["report", "found", "-o", name], { cwd, env: { TZ: zone } });
    const first = await write(file, "Europe/London");
    expect([first.code, first.out, first.err]).toEqual([0, "", `Making ${file} …\nWritten: ${file}.\n`]);
    expect((await write(`again-${file}`, "Asia/Tokyo")).code).toBe(0);
    const [one, other] = [file, `again-${file}`].map((name) => readFileSync(join(cwd, name)));
    expect(Buffer.compare(one, other)).toBe(0);
    expect(partsOf(one).has(heart)).toBe(true);
    const refused = await write(file, "Europe/London");
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(file);
  });

  test("the workbook of a stored result has the numbers that were stored", async () => {
    await securebeds(["report", "found", "-o", "numbers.xlsx"], { cwd });
    const stored = JSON.parse(readFileSync(join(cwd, "found", "result.json"), "utf8"));
    const rows = tableOf(sheetsOf(readFileSync(join(cwd, "numbers.xlsx"))).get("Metrics"));
    const wait = rows.find((row) => row["Metric id"] === "bedWait.within28");
    expect(wait?.Estimate).toBe(stored.metrics["bedWait.within28"].estimate);
  });
});
