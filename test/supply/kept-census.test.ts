import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { built } from "../cli/built.js";
import { TINY } from "../cli/command.js";
import { temporaryFolder } from "../temporary-folder.js";
import { drive } from "./drive.js";

beforeAll(built);

const FILE = TINY.replace(/atStart.*/, "atStart: { census: { beds: beds.csv } }").replace(
  "run: 2 years",
  "run: 60 days",
);
const TABLE = `unit,group,admittedOn\n${"moorside,sentenced,2026-01-15\n".repeat(6)}`;
const VERIFY = ["verify", "run", "--workers", "1"];

describe("a result whose census was not kept with it", () => {
  let folder = "";
  beforeAll(async () => {
    folder = temporaryFolder();
    writeFileSync(join(folder, "tiny.yaml"), FILE);
    writeFileSync(join(folder, "beds.csv"), TABLE);
    const run = ["run", "tiny.yaml", "--out", "run", "--workers", "1", "--quiet"];
    const trace = ["trace", "tiny.yaml", "--with-census-people", "--out", "trace", "--as", "csv,xes", "--quiet"];
    expect((await drive(folder, {}, [run, trace, VERIFY])).map(({ code }) => code)).toEqual([0, 0, 0]);
    mkdirSync(join(folder, "elsewhere"));
    renameSync(join(folder, "beds.csv"), join(folder, "elsewhere", "beds.csv"));
  });

  test("is reported on without it, is verified where it is found, and nowhere with another", async () => {
    mkdirSync(join(folder, "wrong"));
    writeFileSync(join(folder, "wrong", "beds.csv"), TABLE.replace("2026-01-15", "2026-01-16"));
    const report = ["report", "run", "-o", "board.md"];
    const verify = (...more: readonly string[]) => [...VERIFY, ...more];
    const commands = [report, verify(), verify("--census", "elsewhere"), verify("--census", "wrong")];
    const [told, lost, found, other] = await drive(folder, {}, commands);
    expect(told?.code).toBe(0);
    expect(lost).toMatchObject({ code: 3, err: expect.stringContaining("say with --census in which folder it is") });
    expect(found).toMatchObject({ code: 0, out: expect.stringMatching(/^Identical/) });
    expect(other).toMatchObject({
      code: 3,
      err: expect.stringContaining("is not the table that the result was computed from"),
    });
  });

  test("has a trace that says of whom it is: those of the census are not made up, all others are", () => {
    const [heading = "", ...rows] = readFileSync(join(folder, "trace", "people.csv"), "utf8")
      .trim()
      .split("\r\n");
    const [person, synthetic] = ["person", "synthetic"].map((name) => heading.split(",").indexOf(name)) as [
      number,
      number,
    ];
    const marks = rows
      .map((row) => row.split(","))
      .map((row) => [row[person]?.includes("-start-"), row[synthetic]].join());
    expect(new Set(marks)).toEqual(new Set(["true,false", "false,true"]));
    expect(marks.filter((mark) => mark === "true,false").length).toBeGreaterThanOrEqual(6);
    const log = readFileSync(join(folder, "trace", "events.xes"), "utf8");
    expect(log).toContain(
      '<boolean key="synthetic" value="false"/>\n<string key="notice" value="Not all of it is simulated',
    );
  });
});
