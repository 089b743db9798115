import { expect, test } from "vitest";
import { type Job, type Result, SerialRunner, study, unfoldingStudy } from "../../src/experiment/index.js";
import { CancelledError } from "../../src/foundation/index.js";
import { readScenario } from "../../src/scenario/index.js";
import { TINY } from "../cli/command.js";

const scenario = readScenario({ name: "tiny.yaml", text: TINY });

class Counting extends SerialRunner {
  done = 0;
  override run(job: Job, onDone: Parameters<SerialRunner["run"]>[1], signal: AbortSignal | undefined) {
    const count: typeof onDone = (finished) => {
      this.done++;
      onDone(finished);
    };
    return super.run(job, count, signal);
  }
}

test("each result is that of a study of so many replications, and the last is the study's own", async () => {
  const results: Result[] = [];
  for await (const result of unfoldingStudy(scenario, { replications: 12 })) results.push(result);
  const counts = results.map(({ replications }) => replications);
  expect(counts[0]).toBeLessThan(12);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  for (const { stopped: _, ...result } of results) {
    const { stopped: __, ...alone } = await study(scenario, { replications: result.replications });
    expect(result).toEqual(alone);
  }
  expect(results[results.length - 1]).toEqual(await study(scenario, { replications: 12 }));
});

test("leaving the loop stops the work", async () => {
  const runner = new Counting();
  for await (const { replications } of unfoldingStudy(scenario, { runner, replications: 5000 })) {
    if (replications >= 4) break;
  }
  const { done } = runner;
  expect(done).toBeLessThan(100);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(runner.done).toBe(done);
});

test("a signal ends it with what is done, and with an error where nothing is", async () => {
  const stop = new AbortController();
  const results: Result[] = [];
  for await (const result of unfoldingStudy(scenario, { signal: stop.signal, replications: 5000 })) {
    results.push(result);
    if (result.replications >= 3) stop.abort();
  }
  expect(results[results.length - 1]).toMatchObject({ stopped: "cancelled" });
  const tooEarly = unfoldingStudy(scenario, { signal: AbortSignal.abort() });
  await expect(tooEarly.next()).rejects.toThrow(CancelledError);
});

test("a failure of the runner reaches whoever asks", async () => {
  const runner = { parallel: 1, run: () => Promise.reject(new Error("no machine")), close: async () => undefined };
  await expect(unfoldingStudy(scenario, { runner }).next()).rejects.toThrow("no machine");
});
