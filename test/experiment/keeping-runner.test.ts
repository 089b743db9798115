import { describe, expect, test } from "vitest";
import {
  compare,
  type Keeper,
  KeepingRunner,
  packOutputs,
  replicate,
  SerialRunner,
  study,
  unpackOutputs,
  worldOf,
} from "../../src/experiment/index.js";
import { STREAM_VERSION, VERSION } from "../../src/foundation/index.js";
import { readScenario, type Scenario } from "../../src/scenario/index.js";
import { TINY } from "../cli/command.js";

const read = (text = TINY) => readScenario({ name: "tiny.yaml", text });

/** A keeper in memory that counts. */
class Memory implements Keeper {
  readonly packed = new Map<string, Uint8Array>();
  closed = 0;
  async find({ address }: ReturnType<typeof worldOf>, from: number, to: number) {
    const found = new Map<number, ReturnType<typeof unpackOutputs>>();
    for (let replication = from; replication <= to; replication++) {
      const bytes = this.packed.get(`${replication} ${address}`);
      if (bytes !== undefined) found.set(replication, unpackOutputs(bytes));
    }
    return found;
  }
  keep({ address }: ReturnType<typeof worldOf>, replication: number, outputs: ReturnType<typeof unpackOutputs>) {
    this.packed.set(`${replication} ${address}`, packOutputs(outputs));
  }
  async close() {
    this.closed++;
  }
  forget(...replications: readonly number[]) {
    for (const key of [...this.packed.keys()])
      if (replications.includes(Number.parseInt(key, 10))) this.packed.delete(key);
  }
}

const keeping = (memory: Memory) => new KeepingRunner(new SerialRunner(), memory);

describe("replications that are kept", () => {
  test("are not computed again; ten more are ten, and the result is that of a runner that keeps nothing", async () => {
    const memory = new Memory();
    await study(read(), { runner: keeping(memory), replications: 6 });
    const second = keeping(memory);
    const result = await study(read(), { runner: second, replications: 16 });
    expect({ found: second.found, computed: second.computed }).toEqual({ found: 6, computed: 10 });
    expect(result).toEqual(await study(read(), { replications: 16 }));
  });

  test("may have gaps, which are filled", async () => {
    const memory = new Memory();
    await study(read(), { runner: keeping(memory), replications: 12 });
    memory.forget(1, 5, 6, 12);
    const runner = keeping(memory);
    const done: number[] = [];
    const outputs = await runner.run(
      { scenario: read(), from: 1, to: 12 },
      ({ replication, isKept }) => done.push(isKept ? -replication : replication),
      undefined,
    );
    expect(outputs).toEqual((await replicate(read(), { replications: 12 })).outputs);
    expect(done).toEqual([-2, -3, -4, -7, -8, -9, -10, -11, 1, 5, 6, 12]);
  });

  test("are shared by comparisons with one base", async () => {
    const memory = new Memory();
    const more = read(TINY.replace("beds: 8", "beds: 9"));
    const less = read(TINY.replace("beds: 8", "beds: 7"));
    await compare(read(), [more], { runner: keeping(memory) });
    const runner = keeping(memory);
    expect(await compare(read(), [more, less], { runner })).toEqual(await compare(read(), [more, less]));
    expect({ found: runner.found, computed: runner.computed }).toEqual({ found: 12, computed: 6 });
  });

  test("stay when the study is stopped, and what is handed over has no gap", async () => {
    const memory = new Memory();
    await study(read(), { runner: keeping(memory), replications: 8 });
    memory.forget(3, 6);
    const stop = new AbortController();
    const outputs = await keeping(memory).run(
      { scenario: read(), from: 1, to: 8 },
      ({ isKept }) => isKept || stop.abort(),
      stop.signal,
    );
    expect(outputs).toHaveLength(5);
    expect(memory.packed.size).toBe(7);
    expect(
      await keeping(memory).run({ scenario: read(), from: 1, to: 8 }, () => undefined, AbortSignal.abort()),
    ).toEqual([]);
  });

  test("are never those of a caller's own functions", async () => {
    const memory = new Memory();
    const policies = { clock: () => undefined };
    await study(read(), { runner: keeping(memory), policies });
    expect(memory.packed.size).toBe(0);
    await study(read(), { runner: keeping(memory) });
    const runner = keeping(memory);
    await study(read(), { runner, policies });
    expect(runner.found).toBe(0);
  });

  test("are put away when the runner is closed", async () => {
    const memory = new Memory();
    await keeping(memory).close();
    expect(memory.closed).toBe(1);
  });
});

/** Every number, text and truth in plain data, with the same data in which it is another. */
function* moved<Data>(data: Data, path: readonly string[] = []): Generator<readonly [string, Data]> {
  if (typeof data === "object" && data !== null) {
    for (const [key, part] of Object.entries(data)) {
      for (const [where, other] of moved(part, [...path, key])) {
        yield [where, Array.isArray(data) ? (data.with(Number(key), other) as Data) : { ...data, [key]: other }];
      }
    }
  } else if (typeof data === "number") yield [path.join("."), (data + 1) as Data];
  else if (typeof data === "boolean") yield [path.join("."), !data as Data];
  else if (typeof data === "string") yield [path.join("."), `${data}x` as Data];
}

test("nothing in a scenario can be changed without changing where its replications are kept, but what cannot move a number", () => {
  const scenario = read(TINY.replace("name: Tiny", "name: Tiny\nabout: small\nseed: 7"));
  const here = worldOf(scenario).address;
  const all = [...moved<Scenario>(scenario)];
  const unmoved = all.filter(([, other]) => worldOf(other).address === here).map(([path]) => path);
  expect(unmoved.filter((path) => !/^(sources|differences)\./.test(path)).sort()).toEqual([
    "about",
    "name",
    "study.replications.count",
    "study.replications.kind",
    "study.targets.0.bound",
    "study.targets.0.metric",
    "study.targets.0.value",
  ]);
  expect(all.length).toBeGreaterThan(150);
});

test("another stream version and another release are kept elsewhere", () => {
  const lines = worldOf(read()).address.split("\n");
  expect(lines).toContain(`streams ${STREAM_VERSION}`);
  expect(lines).toContain(`version ${VERSION}`);
});
