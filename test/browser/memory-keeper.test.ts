import { expect, test } from "vitest";
import { MemoryKeeper } from "../../src/browser/memory-keeper.js";
import { type KeptWorld, type Outputs, SerialRunner } from "../../src/index.js";
import { readScenario } from "../../src/scenario/index.js";
import { TINY } from "../cli/command.js";

const world = (address: string): KeptWorld => ({ name: address, seed: "1", address });

async function someOutputs(): Promise<Outputs> {
  const scenario = readScenario({ name: "tiny.yaml", text: TINY });
  const [outputs] = await new SerialRunner().run({ scenario, from: 1, to: 1 }, () => undefined, undefined);
  return outputs;
}

/** Every number takes as many bytes as its array says. */
function bytesByHand({ figures, joiners, stays, months }: Outputs): number {
  const all = [figures, ...Object.values(joiners), ...Object.values(stays), ...Object.values(months)];
  return all.reduce((sum, array) => sum + array.length * array.BYTES_PER_ELEMENT, 0);
}

test("holds what it was given, counts it once, and forgets the world that nobody asked about for longest", async () => {
  const outputs = await someOutputs();
  const each = bytesByHand(outputs);
  const keeper = new MemoryKeeper(3 * each);
  keeper.keep(world("a"), 1, outputs);
  keeper.keep(world("a"), 1, outputs);
  expect(keeper.bytes).toBe(each);
  keeper.keep(world("b"), 1, outputs);
  keeper.keep(world("c"), 7, outputs);
  expect([...(await keeper.find(world("a"), 1, 9)).keys()]).toEqual([1]);
  keeper.keep(world("d"), 1, outputs);
  expect(keeper.bytes).toBe(3 * each);
  const there = await Promise.all(
    ["a", "b", "c", "d"].map(async (name) => (await keeper.find(world(name), 1, 9)).size),
  );
  expect(there).toEqual([1, 0, 1, 1]);
  expect([...(await keeper.find(world("c"), 1, 6)).keys()]).toEqual([]);
  await keeper.close();
  expect([keeper.bytes, (await keeper.find(world("a"), 1, 9)).size]).toEqual([0, 0]);
});

test("keeps a world that is larger than all it may hold while it is in use", async () => {
  const outputs = await someOutputs();
  const keeper = new MemoryKeeper(1);
  keeper.keep(world("a"), 1, outputs);
  keeper.keep(world("a"), 2, outputs);
  expect((await keeper.find(world("a"), 1, 2)).size).toBe(2);
});
