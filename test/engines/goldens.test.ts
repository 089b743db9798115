import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Replicator } from "../../src/experiment/index.js";
import { STREAM_VERSION, VERSION } from "../../src/foundation/index.js";
import { readScenario } from "../../src/scenario/index.js";
import { freezeWorlds, golden, readGoldens, readWorlds, refreshed, writeGoldens } from "./goldens.js";
import { columnsOf, hashWorlds } from "./harness.js";

/** What `npm run goldens` wishes; nothing is written otherwise. */
const wish = process.env.SECUREBEDS_GOLDENS === undefined ? undefined : JSON.parse(process.env.SECUREBEDS_GOLDENS);

const hashed = async (numbers: readonly string[]) =>
  golden(await hashWorlds({ worlds: readWorlds(), replications: 1, numbers }));

/** Every number that a replication has: the same names for every scenario. */
function allNumbers(): readonly string[] {
  const { name, text, set } = readWorlds()[0];
  return [...columnsOf(new Replicator(readScenario({ name, text, set })).replicate(1)).keys()].sort();
}

async function rewrite({ why, force = false, freeze = false }: { why: string; force?: boolean; freeze?: boolean }) {
  const first = !existsSync(new URL("./goldens.json", import.meta.url));
  if (first || freeze) freezeWorlds();
  const before = first ? undefined : readGoldens();
  const numbers = allNumbers();
  const now = await hashed(numbers);
  // What is frozen anew has not been promised yet.
  const asPromised = before === undefined || freeze ? {} : await hashed(before.numbers);
  writeGoldens(
    refreshed(before, {
      streamVersion: STREAM_VERSION,
      release: VERSION,
      why,
      numbers,
      asPromised,
      now,
      isForced: force,
    }),
  );
}

test.runIf(wish !== undefined)("what the stream version promises is written anew", { timeout: 900_000 }, () =>
  rewrite(wish),
);

describe("goldens", () => {
  const before = {
    streamVersion: 3,
    history: [{ streamVersion: 3, release: "1.0.0", why: "the first" }],
    numbers: ["a"],
    worlds: { one: "f o", two: "f p" },
  };
  const ask = {
    streamVersion: 3,
    release: "1.1.0",
    why: "a new number",
    numbers: ["a", "b"],
    asPromised: before.worlds,
    now: { one: "f o2", two: "f p2" },
    isForced: false,
  };
  const moved = { ...ask, asPromised: { one: "f o", two: "g q" } };

  test("take in new numbers while what was promised stands, with a line of why", () => {
    const after = refreshed(before, ask);
    expect(after.worlds).toBe(ask.now);
    expect(after.numbers).toEqual(["a", "b"]);
    expect(after.history.map(({ why }) => why)).toEqual(["the first", "a new number"]);
  });

  test("are not rewritten where figures moved and the stream version was not raised", () => {
    expect(() => refreshed(before, moved)).toThrow(
      /^1 scenarios no longer give .* stream version 3 promises: two\.\nFind out why/,
    );
    expect(refreshed(before, { ...moved, streamVersion: 4 }).streamVersion).toBe(4);
    expect(refreshed(before, { ...moved, isForced: true }).worlds).toBe(ask.now);
  });

  test("are not rewritten without a reason, or backwards", () => {
    expect(() => refreshed(before, { ...ask, why: " " })).toThrow("say why");
    expect(() => refreshed(before, { ...ask, streamVersion: 2 })).toThrow("went down, from 3 to 2");
  });
});
