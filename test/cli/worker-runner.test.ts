import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { WorkerRunner } from "../../src/cli/worker-runner.js";
import { type Job, SerialRunner } from "../../src/experiment/index.js";
import { readScenario } from "../../src/scenario/index.js";
import { built, DIST } from "./built.js";
import { folderWith, TINY } from "./command.js";

beforeAll(built);

const scenario = readScenario({ name: "tiny.yaml", text: TINY });
const job: Job = { scenario, from: 3, to: 40 };
const COMPILED = pathToFileURL(join(DIST, "worker.js"));

const open: WorkerRunner[] = [];
function runner(parallel: number, entry = COMPILED): WorkerRunner {
  const made = new WorkerRunner(parallel, entry);
  open.push(made);
  return made;
}
afterEach(async () => void (await Promise.all(open.splice(0).map((each) => each.close()))));

/** A worker that is not ours, to see what becomes of its troubles. */
function workerThat(does: string): URL {
  const folder = folderWith({ "worker.mjs": `export async function replicate({ from, to }) { ${does} }` });
  return pathToFileURL(join(folder, "worker.mjs"));
}

describe("workers", () => {
  test.each([1, 2, 5])("%s of them give what one thread gives, in order of replication", async (parallel) => {
    let done = 0;
    const threaded = await runner(parallel).run(job, () => done++, undefined);
    expect(threaded).toEqual(await new SerialRunner().run(job, () => undefined, undefined));
    expect(threaded).toHaveLength(38);
    expect(done).toBe(38);
  });

  test("answer for another scenario than the last", async () => {
    const threaded = runner(2);
    const other: Job = {
      scenario: readScenario({ name: "t", text: TINY.replace("beds: 8", "beds: 9") }),
      from: 1,
      to: 3,
    };
    await threaded.run(job, () => undefined, undefined);
    const serial = new SerialRunner();
    expect(await threaded.run(other, () => undefined, undefined)).toEqual(
      await serial.run(other, () => undefined, undefined),
    );
  });

  test("say which replication failed, with the error's own name and words", async () => {
    const answer = `{ kind: "failed", outputs: [], error: { replication: from, name: "InvariantError", message: "two people in a bed", stack: "" } }`;
    const failing = runner(1, workerThat(`return from === 5 ? ${answer} : { kind: "done", outputs: [] };`));
    const run = failing.run({ scenario, from: 5, to: 5 }, () => undefined, undefined);
    await expect(run).rejects.toMatchObject({ name: "InvariantError", message: "replication 5: two people in a bed" });
  });

  /** A thread that ends itself on a replication a number of times, and leaves a mark each time. */
  const crashingOn = (replication: number, times: number) => {
    const folder = folderWith({});
    const marks = JSON.stringify(folder);
    const worker = workerThat(`
      const { appendFileSync, existsSync, readFileSync } = await import("node:fs");
      const marks = ${marks} + "/marks";
      const before = existsSync(marks) ? readFileSync(marks, "utf8").length : 0;
      if (from <= ${replication} && ${replication} <= to && before < ${times}) {
        appendFileSync(marks, "x");
        process.exit(3);
      }
      return { kind: "done", outputs: Array.from({ length: to - from + 1 }, (_, i) => from + i) };`);
    return { worker, crashes: () => readFileSync(join(folder, "marks"), "utf8").length };
  };
  const many: Job = { scenario, from: 1, to: 60 };
  const numbers = Array.from({ length: 60 }, (_, i) => i + 1);

  test.each([1, 2])(
    "that crash twice on a replication are replaced, and nothing is lost (%s of them)",
    async (parallel) => {
      const { worker, crashes } = crashingOn(33, 2);
      const done: number[] = [];
      const outputs = await runner(parallel, worker).run(many, (each) => done.push(each.replication), undefined);
      expect(outputs).toEqual(numbers);
      expect(done.sort((a, b) => a - b)).toEqual(numbers);
      expect(crashes()).toBe(2);
    },
  );

  test("that crash three times on a replication are an error with its number and seed", async () => {
    const { worker, crashes } = crashingOn(33, 1000);
    await expect(runner(2, worker).run(many, () => undefined, undefined)).rejects.toMatchObject({
      name: "InvariantError",
      message: expect.stringMatching(/^replication 33 of “Tiny”, seed 2021: 3 threads in a row crashed on it/),
    });
    expect(crashes()).toBe(3);
  });

  test("that cannot even begin are an error, not a silence", async () => {
    const folder = folderWith({ "worker.mjs": "throw new Error('no such luck');" });
    const broken = runner(2, pathToFileURL(join(folder, "worker.mjs")));
    await expect(broken.run(job, () => undefined, undefined)).rejects.toThrow("no such luck");
  });

  test("stop when they are told", async () => {
    const controller = new AbortController();
    const slow = runner(2, workerThat("await new Promise((resolve) => setTimeout(resolve, 60_000));"));
    const run = slow.run(job, () => undefined, controller.signal);
    setTimeout(() => controller.abort(), 200);
    expect(await run).toEqual([]);
  });

  test("stopped half-way, hand over what is done up to the first gap", async () => {
    const controller = new AbortController();
    const answer = `{ kind: "done", outputs: Array.from({ length: to - from + 1 }, (_, i) => from + i) }`;
    const gapAtTwelve = `if (from === 12 || from > 20) await new Promise((resolve) => setTimeout(resolve, 60_000)); return ${answer};`;
    let done = 0;
    const run = runner(2, workerThat(gapAtTwelve)).run(
      job,
      () => ++done === 15 && controller.abort(),
      controller.signal,
    );
    const outputs = (await run) as unknown as number[];
    expect(outputs).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test("are not begun when it is too late", async () => {
    expect(await runner(2).run(job, () => undefined, AbortSignal.abort())).toEqual([]);
  });
});
