import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { built } from "./built.js";
import { folderWith, securebeds, TINY } from "./command.js";

beforeAll(built);

const FILE = TINY.replace("perYear: 40", "perYear: 40 # a guess");
const TARGETS = `format: securebeds/targets@1
name: Made up
targets:
  - { metric: admissions, value: 30, standardError: 2, source: us, label: published, use: fit }
  - { metric: beds.occupied, value: 6, standardError: 1, source: us, label: assumed, use: validate }
`;
const folder = () => folderWith({ "tiny.yaml": FILE, "targets.yaml": TARGETS });
const FIT = [
  "calibrate",
  "tiny.yaml",
  "--to",
  "targets.yaml",
  "--free",
  "demand.sentenced.perYear=20..60",
  "--replications",
  "2",
];

describe("calibrate", () => {
  test("writes the fitted file with its comments, never over another, and the same bytes from any number of workers", async () => {
    const cwd = folder();
    const one = await securebeds([...FIT, "--json", "--workers", "1", "--write", "out.yaml"], { cwd });
    const two = await securebeds([...FIT, "--json", "--workers", "2", "--out", "res", "--quiet"], { cwd });
    expect([one.code, two.code, two.err]).toEqual([0, 0, ""]);
    expect(two.out).toBe(one.out);
    const { fit } = JSON.parse(one.out);
    expect(readFileSync(join(cwd, "out.yaml"), "utf8")).toBe(
      FILE.replace("perYear: 40 #", `perYear: ${fit.parameters[0].value} #`),
    );
    expect(readdirSync(join(cwd, "res")).sort()).toEqual([
      "figures.csv",
      "inputs.json",
      "report.md",
      "report.txt",
      "result.json",
      "runs",
    ]);
    const again = await securebeds([...FIT, "--write", "out.yaml"], { cwd });
    expect([again.code, again.out]).toEqual([2, ""]);
    expect(again.err).toContain("out.yaml is there already and is left as it is");
  });

  test("tells a user what to type instead", async () => {
    const cwd = folder();
    const [unbounded, lost, wrong, bad] = await Promise.all([
      securebeds(["calibrate", "tiny.yaml", "--to", "targets.yaml", "--free", "demand.sentenced.perYear"], { cwd }),
      securebeds(["calibrate", "tiny.yaml", "--to", "targets.yaml", "--free", "demand.remand.perYear=1..2"], { cwd }),
      securebeds(["calibrate", "tiny.yaml", "--to", "targets.yaml", "--free", "a=9..1"], { cwd }),
      securebeds(["calibrate", "tiny.yaml", "--to", "tiny.yaml", "--free", "demand.sentenced.perYear=20..60"], { cwd }),
    ]);
    expect([unbounded.code, lost.code, wrong.code, bad.code]).toEqual([2, 2, 2, 3]);
    expect(unbounded.err).toContain("the file states no range there; give one");
    expect(lost.err).toContain("demand.remand.perYear: the file says nothing there");
    expect(wrong.err).toContain("Expected path=from..to");
    expect(bad.err).toContain("tiny.yaml:1:9");
  });
});

describe("warmup", () => {
  test("answers in a sentence, writes its series, and gives the same bytes from any number of workers", async () => {
    const cwd = folder();
    const words = ["warmup", "tiny.yaml", "--replications", "4", "--quiet"];
    const [text, one, two] = await Promise.all([
      securebeds(words, { cwd }),
      securebeds([...words, "--json", "--workers", "1", "--out", "res"], { cwd }),
      securebeds([...words, "--json", "--workers", "2"], { cwd }),
    ]);
    expect([text.code, one.code, one.err]).toEqual([0, 0, ""]);
    expect(text.out).toMatch(/^(Leave out the first|No warm-up)/);
    expect(two.out).toBe(one.out);
    expect(readFileSync(join(cwd, "res", "series.csv"), "utf8")).toMatch(
      /^from,metric,mean,low,high,smooth\r\n2\d{3}-/,
    );
    const unknown = await securebeds(["warmup", "tiny.yaml", "--metric", "stay.mean"], { cwd });
    expect([unknown.code, unknown.out]).toEqual([2, ""]);
    expect(unknown.err).toContain("stay.mean is not kept month by month; those that are: waiting.mean");
  });
});
