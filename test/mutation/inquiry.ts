import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createVitest, type Reporter, type TestCase, type TestModule, type Vitest } from "vitest/node";
import { type Asked, LIVING } from "./reached.js";

/* A process of its own inside a copy of the tree: keeps Vitest at hand and answers, of one mutant after another, whether a test
 * fails. It is ended from outside when a mutant does not end. */

export interface Question {
  /** 0 asks with all mutants asleep. */
  readonly mutant: number;
  readonly tests: readonly Asked[];
}

export interface Answer {
  /** The first test that failed, or what else went wrong; absent when everything passed. */
  readonly failure?: string;
}

/** What the run that is going on has found. Vitest itself goes on knowing what failed in earlier runs, of other mutants. */
class Failures implements Reporter {
  private first: string | undefined;

  onTestRunStart(): void {
    this.first = undefined;
  }

  onTestCaseResult(test: TestCase): void {
    if (test.result().state === "failed") this.first ??= test.fullName;
  }

  onTestModuleEnd(module: TestModule): void {
    if (module.state() === "failed") this.first ??= `${module.relativeModuleId} as a whole`;
  }

  onTestRunEnd(_: readonly TestModule[], errors: readonly unknown[]): void {
    if (errors.length > 0) this.first ??= "the process itself";
  }

  answer(): Answer {
    return this.first === undefined ? {} : { failure: this.first };
  }
}

const failures = new Failures();

async function answer(vitest: Vitest, { mutant, tests }: Question): Promise<Answer> {
  writeFileSync(join(process.cwd(), LIVING), String(mutant));
  const [project] = vitest.projects;
  const asked = tests.map(({ file, tests: ids }) =>
    project.createSpecification(file, ids === undefined ? undefined : { testIds: [...ids] }),
  );
  await vitest.runTestSpecifications(asked, true);
  return failures.answer();
}

async function open(): Promise<Vitest> {
  writeFileSync(join(process.cwd(), LIVING), "0");
  const config = "test/mutation/vitest.mutation.config.ts";
  return createVitest("test", { root: process.cwd(), config, watch: false, bail: 1, reporters: [failures] });
}

const opened = open();
process.on("message", async (question: Question) => process.send?.(await answer(await opened, question)));
// A test that never ends does not notice that nobody asks any more: the whole group goes.
process.on("disconnect", () => process.kill(-process.pid, "SIGKILL"));
