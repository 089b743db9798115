import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { built } from "../cli/built.js";
import { folderWith, securebeds, TINY } from "../cli/command.js";
import { drive } from "../supply/drive.js";

beforeAll(built);

const SHARDS = ["run", "tiny.yaml", "--workers", "1", "--quiet", "--out", "out"];
const shards = (of: number) => Array.from({ length: of }, (_, i) => [...SHARDS, "--shard", `${i + 1}/${of}`]);
const PRECISE = TINY.replace("replications: 6", "replications: { precision: 5%, atMost: 50 }");

describe("a study in shards", () => {
  // 6 replications in 4 and in 8 parts: parts of two, of one and of none.
  test.each([4, 8])("in %i parts, merged, is a local run to the byte, with all its files", async (of) => {
    const cwd = folderWith({ "tiny.yaml": TINY });
    const local = ["run", "tiny.yaml", "--workers", "1", "--json", "--quiet", "--out", "local"];
    // In whatever order they come to their turn.
    const done = await drive(cwd, {}, [...shards(of).reverse(), local]);
    expect(done.map(({ code }) => code)).toEqual(Array(of + 1).fill(0));
    expect(done.slice(0, of).map(({ out }) => out)).toEqual(Array(of).fill(""));
    const merged = await securebeds(["merge", "tiny.yaml", "--json", "--quiet", "--out", "out"], { cwd });
    expect(merged).toMatchObject({ code: 0, out: done[of]?.out });
    const names = (folder: string) => readdirSync(join(cwd, folder)).filter((name) => name !== "runs");
    expect(names("out")).toEqual(names("local"));
  });

  test("is not merged while a shard is missing: which replications, and nothing is simulated", async () => {
    const cwd = folderWith({ "tiny.yaml": TINY });
    const [first, second, third] = shards(3);
    await drive(cwd, {}, [first, third] as string[][]);
    const early = await securebeds(["merge", "tiny.yaml", "--out", "out"], { cwd });
    expect(early).toMatchObject({ code: 2, out: "" });
    expect(early.err).toContain("replications 3 to 4 of “Tiny”, seed 2021, are not in out/runs");
    const [, late] = await drive(cwd, {}, [second as string[], ["merge", "tiny.yaml", "--out", "out"]]);
    expect(late).toMatchObject({ code: 0 });
  });

  test("of another seed is not taken for this one", async () => {
    const cwd = folderWith({ "tiny.yaml": TINY });
    const done = await drive(cwd, {}, [
      [...SHARDS, "--shard", "1/1", "--seed", "7"],
      ["merge", "tiny.yaml", "--out", "out"],
    ]);
    expect(done.map(({ code }) => code)).toEqual([0, 2]);
  });

  test("says kindly what cannot be divided", async () => {
    const cwd = folderWith({ "tiny.yaml": TINY, "precise.yaml": PRECISE });
    const asked: readonly (readonly [string, readonly string[]])[] = [
      ["give --replications with a number", ["run", "precise.yaml", "--out", "out", "--shard", "1/2"]],
      [
        "give --replications with a number",
        ["run", "tiny.yaml", "--precision", "5%", "--out", "out", "--shard", "1/2"],
      ],
      ["give --replications with a number", ["merge", "precise.yaml", "--out", "out"]],
      ["expected --out or --keep", ["run", "tiny.yaml", "--shard", "1/2"]],
      ["expected --out or --keep", ["merge", "tiny.yaml"]],
      ["give it to merge", [...SHARDS, "--shard", "1/2", "--check-targets"]],
      ["--until-decided", [...SHARDS, "--shard", "1/2", "--until-decided"]],
      ["such as 3/20", [...SHARDS, "--shard", "3/2"]],
      ["such as 3/20", [...SHARDS, "--shard", "0/2"]],
    ];
    const done = await drive(
      cwd,
      {},
      asked.map(([, words]) => words),
    );
    expect(done.map(({ code, err }, i) => [code, err.includes(asked[i]?.[0] ?? "")])).toEqual(
      asked.map(() => [2, true]),
    );
  });

  test("whose outputs could not be kept has failed", async () => {
    const cwd = folderWith({ "tiny.yaml": TINY, runs: "a file where a folder should be" });
    const [done] = await drive(cwd, {}, [["run", "tiny.yaml", "--workers", "1", "--keep", "runs", "--shard", "1/2"]]);
    expect(done?.code).toBe(2);
    expect(done?.err).toContain("replication 1 could not be kept in runs");
    rmSync(join(cwd, "runs"));
  });
});
