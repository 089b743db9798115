import { beforeAll, describe, expect, test } from "vitest";
import { Assignment } from "../../src/cli/cluster/assignment.js";
import { batchOf, fieldOf } from "../../src/cli/cluster/batch.js";
import { BatchSizes, mostOut } from "../../src/cli/cluster/batch-sizes.js";
import { decodeRow, encodeRow } from "../../src/cli/cluster/row.js";
import { type Finished, SerialRunner, sentError } from "../../src/experiment/index.js";
import { LimitError, UsageError } from "../../src/foundation/index.js";
import { readScenario } from "../../src/scenario/index.js";
import { TINY } from "../cli/command.js";

/* The parts of a cluster that need no server, against stories worked out by hand. */

type Outputs = Finished["outputs"];
const outputs = (replication: number) => ({ replication }) as unknown as Outputs;
const finished = (from: number, to: number): readonly Finished[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ replication: from + i, outputs: outputs(from + i) }));
const limitAt = (replication: number) =>
  new LimitError("too many", { limit: "events", most: 1, replication, date: "2026-01-01" });

/** Sizes of which every batch has so many. */
const ofSize = (size: number) => {
  const sizes = new BatchSizes();
  sizes.measured(size, 500);
  return sizes;
};
/** Gives out all there is, in batches of two at least once. */
const assigned = (from: number, to: number, size: number) => {
  const told: number[] = [];
  const assignment = new Assignment({ from, to }, ({ replication }) => told.push(replication));
  const given = assignment.next(ofSize(size), 1, 100);
  return { assignment, told, given: given.map(fieldOf) };
};

describe("how many replications go into a batch", () => {
  test("one until it is known how long one takes, then half a second's worth", () => {
    const sizes = new BatchSizes();
    const whole = { from: 1, to: 100_000 };
    expect(sizes.next(whole, 100_000, 1)).toEqual({ from: 1, to: 1 });
    sizes.measured(4, 100);
    expect(sizes.next(whole, 100_000, 1)).toEqual({ from: 1, to: 20 });
    // 25 + 0.3 × (1,000 - 25) = 317.5 each.
    sizes.measured(1, 1_000);
    expect(sizes.next(whole, 100_000, 1)).toEqual({ from: 1, to: 1 });
    expect(ofSize(1_000_000).next(whole, 100_000, 1)).toEqual({ from: 1, to: 512 });
  });

  test("of what is left half for each slot, so that nobody waits long for the last", () => {
    const sizes = ofSize(50);
    const of = (left: number, slots: number) => sizes.next({ from: 11, to: 1_000 }, left, slots).to - 10;
    expect([of(1_000, 10), of(400, 10), of(40, 10), of(3, 10), of(1, 10)]).toEqual([50, 20, 2, 1, 1]);
    expect(sizes.next({ from: 11, to: 12 }, 1_000, 1)).toEqual({ from: 11, to: 12 });
    expect([mostOut(0), mostOut(4), mostOut(5)]).toEqual([8, 8, 10]);
  });
});

describe("who does which replications", () => {
  test("all are given out once and handed back in order, in whatever order they come", () => {
    const { assignment, told, given } = assigned(3, 9, 3);
    expect(given).toEqual(["3-5", "6-7", "8-8", "9-9"]);
    for (const field of ["8-8", "3-5", "9-9"]) assignment.hear(field, { finished: heardOf(field) });
    expect(assignment.isDone).toBe(false);
    expect(assignment.unbroken()).toEqual([3, 4, 5].map(outputs));
    assignment.hear("6-7", { finished: heardOf("6-7") });
    // Whoever says it a second time is not heard.
    assignment.hear("6-7", { finished: heardOf("6-7") });
    expect(assignment.isDone).toBe(true);
    expect(assignment.result()).toEqual([3, 4, 5, 6, 7, 8, 9].map(outputs));
    expect(told).toEqual([8, 3, 4, 5, 9, 6, 7]);
  });

  test("no more is out than may be, and none where there is nothing", () => {
    const assignment = new Assignment({ from: 1, to: 100 }, () => undefined);
    expect(assignment.next(ofSize(2), 1, 3).map(fieldOf)).toEqual(["1-2", "3-4", "5-6"]);
    expect(assignment.next(ofSize(2), 1, 3)).toEqual([]);
    expect(new Assignment({ from: 2, to: 1 }, () => undefined).isDone).toBe(true);
  });

  test("a batch that crashes is given out one by one; a single one that does is named, after all else is done", () => {
    const { assignment } = assigned(1, 4, 2);
    const poison = (replication: number) => new Error(`replication ${replication}`);
    assignment.crashed("1-2", poison);
    expect(assignment.next(ofSize(2), 1, 100).map(fieldOf)).toEqual(["1-1", "2-2"]);
    assignment.crashed("2-2", poison);
    assignment.hear("1-1", { finished: finished(1, 1) });
    expect(assignment.isDone).toBe(false);
    for (const field of [...assignment.out.keys()]) assignment.hear(field, { finished: heardOf(field) });
    expect(assignment.isDone).toBe(true);
    expect(() => assignment.result()).toThrow("replication 2");
    expect(assignment.unbroken()).toEqual([outputs(1)]);
  });

  test("what comes after a limit is not wanted, what comes before it is, and the first limit is told", () => {
    const { assignment, given } = assigned(1, 12, 3);
    expect(given).toEqual(["1-3", "4-6", "7-9", "10-10", "11-11", "12-12"]);
    const unwanted = assignment.hear("7-9", { finished: finished(7, 7), error: limitAt(8) });
    expect(unwanted.map(fieldOf)).toEqual(["10-10", "11-11", "12-12"]);
    expect(assignment.hear("4-6", { finished: finished(4, 4), error: limitAt(5) })).toEqual([]);
    expect(assignment.isDone).toBe(false);
    assignment.hear("1-3", { finished: finished(1, 3) });
    expect(assignment.isDone).toBe(true);
    expect(() => assignment.result()).toThrow(
      expect.objectContaining({ reached: expect.objectContaining({ replication: 5 }) }),
    );
    expect(assignment.unbroken()).toEqual([1, 2, 3, 4].map(outputs));
  });

  test("what cannot be done at all ends it", () => {
    const { assignment } = assigned(1, 4, 2);
    assignment.hear("1-2", { finished: [], error: new UsageError("no") });
    expect(assignment.isDone).toBe(true);
    expect(() => assignment.result()).toThrow("no");
  });

  test("a coordinator takes over what another had given out, but nothing twice", () => {
    const assignment = new Assignment({ from: 1, to: 20 }, () => undefined);
    const batches = ["4-6", "6-8", "15-30", "12-12", "1-2"].flatMap((field) => batchOf(field) ?? []);
    expect(assignment.adopt(batches).map(fieldOf)).toEqual(["1-2", "4-6", "12-12"]);
    expect(assignment.next(ofSize(100), 0, 100).map(fieldOf)).toEqual([
      "3-3",
      "7-11",
      "13-16",
      "17-18",
      "19-19",
      "20-20",
    ]);
  });
});

test("the name of a batch says what is in it, and nothing else is one", () => {
  expect(batchOf("21-40")).toEqual({ from: 21, to: 40 });
  for (const other of ["", "21", "40-21", "0-3", "1-2-3", "1-x", "-1-2", "1.5-2"])
    expect(batchOf(other)).toBeUndefined();
});

describe("a row", () => {
  let row: Buffer;
  let done: readonly Finished[] = [];
  beforeAll(async () => {
    const some: Finished[] = [];
    const scenario = readScenario({ name: "tiny.yaml", text: TINY });
    await new SerialRunner().run({ scenario, from: 4, to: 5 }, (each) => some.push(each), undefined);
    done = some;
    row = encodeRow("mine", { finished: done, took: 12.5 });
  });

  test("brings every number back", () => {
    expect(decodeRow("mine", row)).toEqual({ finished: done, took: 12.5 });
    const failure = sentError(limitAt(7), 7);
    expect(decodeRow("mine", encodeRow("mine", { finished: [], took: 0, failure }))).toEqual({
      finished: [],
      took: 0,
      failure,
    });
  });

  test("of another study, cut off, or with a bit turned over is not believed", () => {
    expect(decodeRow("other", row)).toBeUndefined();
    const first = row.indexOf(0x0a) + 1;
    for (let at = first; at < row.length; at += 97) {
      const damaged = Buffer.from(row);
      damaged[at] ^= 1 << (at % 8);
      expect(decodeRow("mine", damaged), `byte ${at}`).toBeUndefined();
      expect(decodeRow("mine", row.subarray(0, at)), `${at} bytes`).toBeUndefined();
    }
  });
});

function heardOf(field: string): readonly Finished[] {
  const batch = batchOf(field);
  return batch === undefined ? [] : finished(batch.from, batch.to);
}
