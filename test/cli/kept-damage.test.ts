import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { FileKeeper } from "../../src/cli/file-keeper.js";
import { KeepingRunner, SerialRunner, study } from "../../src/experiment/index.js";
import { renderJson } from "../../src/report/index.js";
import { readScenario } from "../../src/scenario/index.js";
import { folderWith, TINY } from "./command.js";

const disk = vi.hoisted(() => ({ isFull: false }));
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const writeSync = (file: number, bytes: Uint8Array, from: number) => {
    if (!disk.isFull) return fs.writeSync(file, bytes, from);
    if (from > 0) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
    return fs.writeSync(file, bytes, 0, bytes.length >> 1);
  };
  return { ...fs, default: fs, writeSync };
});

const scenario = readScenario({ name: "tiny.yaml", text: TINY.replace("run: 2 years", "run: 90 days") });
const other = { ...scenario, seed: "another" };
const REPLICATIONS = 12;

/** A study whose replications are kept in a folder, and what was said of the folder. */
async function kept(folder: string, of = scenario, replications = REPLICATIONS) {
  const said: string[] = [];
  const runner = new KeepingRunner(new SerialRunner(), new FileKeeper(folder, (text) => said.push(text), 60_000));
  const result = renderJson(await study(of, { runner, replications }));
  await runner.close();
  return { result, said, found: runner.found, computed: runner.computed };
}

/** Numbers from 0 to below 1, the same on every run. */
function luck(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function runFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".runs"))
    .sort()
    .map((name) => join(folder, name));
}

const sha = (text: string | Uint8Array) => createHash("sha256").update(text).digest("hex");

/** The same file with another first line that has its checksum. */
function withHead(file: Buffer, change: (head: string) => string): Buffer {
  const end = file.indexOf(10);
  const head = change(file.toString("utf8", 0, end));
  return Buffer.concat([Buffer.from(`${head}\n${sha(head)}\n`), file.subarray(end + 66)]);
}

function bodiesOf(file: Buffer): { readonly from: number; readonly lengths: readonly number[] } {
  const head = JSON.parse(file.toString("utf8", file.indexOf("{"), file.indexOf(10)));
  return { from: file.indexOf(10) + 66, lengths: head.records.map(([, length]: [number, number]) => length) };
}

/** The bodies of a file in another order, one of them twice, or one from elsewhere. */
function withBodies(file: Buffer, change: (bodies: Buffer[]) => Buffer[]): Buffer {
  const { from, lengths } = bodiesOf(file);
  const bodies = lengths.map((length, place) => {
    const at = from + lengths.slice(0, place).reduce((sum, each) => sum + each, 0);
    return file.subarray(at, at + length);
  });
  return Buffer.concat([file.subarray(0, from), ...change(bodies)]);
}

type Damage = (file: Buffer, random: () => number, foreign: Buffer) => Buffer;

const anywhere = (file: Buffer, random: () => number) => Math.floor(random() * file.length);
const flip: Damage = (file, random) => {
  const bytes = Buffer.from(file);
  bytes[anywhere(file, random)] ^= 1 << Math.floor(random() * 8);
  return bytes;
};

const DAMAGES: Readonly<Record<string, Damage>> = {
  "a bit that flips": flip,
  "another bit": flip,
  "a bit of the first line": (file, random) => {
    const bytes = Buffer.from(file);
    bytes[Math.floor(random() * (file.indexOf(10) + 66))] ^= 1 << Math.floor(random() * 8);
    return bytes;
  },
  "a file cut short": (file, random) => file.subarray(0, anywhere(file, random)),
  "a file without its last byte": (file) => file.subarray(0, file.length - 1),
  "an emptied file": () => Buffer.alloc(0),
  "a stretch of zeros": (file, random) => Buffer.from(file).fill(0, anywhere(file, random)),
  "something more at the end": (file, random) => Buffer.concat([file, file.subarray(anywhere(file, random))]),
  "a file from another world": (_file, _random, foreign) => foreign,
  "records in another order": (file) => withBodies(file, (bodies) => bodies.reverse()),
  "a record twice": (file) => withBodies(file, (bodies) => [bodies[0], ...bodies]),
  "a record in place of another": (file) => withBodies(file, ([first, , ...rest]) => [first, first, ...rest]),
  "a record from another world": (file, _random, foreign) =>
    withBodies(file, ([, ...rest]) => {
      const { from, lengths } = bodiesOf(foreign);
      return [foreign.subarray(from, from + lengths[0]), ...rest];
    }),
  "two numbers exchanged": (file) =>
    withHead(file, (head) => head.replace(/\[(\d+),(\d+,"\w+")\],\[(\d+),/, "[$3,$2],[$1,")),
  "the world of another": (file, _random, foreign) =>
    withHead(foreign, (head) => head.replace(/"world":"\w+"/, /"world":"\w+"/.exec(file.toString("latin1"))![0])),
  "a later format": (file) => withHead(file, (head) => head.replace("runs@1", "runs@2")),
  "another way to list records": (file) => withHead(file, (head) => head.replace('"records":[[', '"records":[[-')),
};

test("100 damages to what is kept: all are noticed and named, none is believed, and the next time all is well", async () => {
  const pristine = folderWith({});
  for (const upTo of [4, 8, REPLICATIONS]) await kept(pristine, scenario, upTo);
  const elsewhere = folderWith({});
  await kept(elsewhere, other);
  const foreign = readFileSync(runFiles(elsewhere)[0]);
  const { result: truth } = await kept(folderWith({}));
  expect(runFiles(pristine)).toHaveLength(3);
  expect((await kept(pristine)).found).toBe(REPLICATIONS);

  const random = luck(20);
  const kinds = Object.entries(DAMAGES);
  for (let i = 0; i < 100; i++) {
    const [what, damage] = kinds[i % kinds.length];
    const folder = folderWith({});
    cpSync(pristine, folder, { recursive: true });
    const files = runFiles(folder);
    const file = files[Math.floor(random() * files.length)];
    const before = readFileSync(file);
    const after = damage(before, random, foreign);
    expect(after.equals(before), `${i}: ${what} changes nothing`).toBe(false);
    writeFileSync(file, after);

    const first = await kept(folder);
    expect(first.result, `${i}: ${what} in ${file}`).toBe(truth);
    expect(first.said.join("\n"), `${i}: ${what}`).toContain(`${file} is damaged: `);
    expect(existsSync(`${file}.damaged`), `${i}: ${what}`).toBe(true);
    expect(first.found).toBeLessThan(REPLICATIONS);
    expect(first.found).toBeGreaterThanOrEqual(REPLICATIONS - 4);
    const second = await kept(folder);
    expect(second, `${i}: ${what}`).toEqual({ result: truth, said: [], found: REPLICATIONS, computed: 0 });
    rmSync(folder, { recursive: true });
  }
});

test("what is sound in a damaged file is still used", async () => {
  const folder = folderWith({});
  await kept(folder);
  const [file] = runFiles(folder);
  const bytes = readFileSync(file);
  bytes[bytes.length - 1] ^= 1;
  writeFileSync(file, bytes);
  expect(await kept(folder)).toMatchObject({ found: REPLICATIONS - 1, computed: 1 });
});

test("files of others, files that are gone and files twice do no harm", async () => {
  const folder = folderWith({});
  for (const upTo of [4, 8]) await kept(folder, scenario, upTo);
  const [first, second] = runFiles(folder);
  writeFileSync(join(first, "..", "notes.txt"), "not ours");
  cpSync(first, join(first, "..", "copy.runs"));
  rmSync(second);
  const again = await kept(folder);
  expect(again).toMatchObject({ said: [], found: 4, computed: 8 });
});

test("a disk that is full in the middle of a file costs what is kept, not the result", async () => {
  const folder = folderWith({});
  const { result: truth } = await kept(folderWith({}));
  disk.isFull = true;
  const full = await kept(folder);
  disk.isFull = false;
  expect(full.result).toBe(truth);
  expect(full.said).toEqual([
    `securebeds: finished replications cannot be kept in ${folder} (the disk is full); the figures are not affected.`,
  ]);
  expect(readdirSync(folder, { recursive: true }).filter((name) => !/^[0-9a-f]{32}$/.test(String(name)))).toEqual([]);
  expect(await kept(folder)).toMatchObject({ result: truth, said: [], computed: REPLICATIONS });
});
