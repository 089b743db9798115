import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Inquirer } from "./inquirer.js";
import type { Mutant } from "./mutants.js";
import type { Verdict } from "./mutation-report.js";
import { type Numbered, planted } from "./planted.js";
import { type Asked, notAskedInFull, type Reached, readReached, testsThatReach, timeOf } from "./reached.js";
import { treeCopy } from "./tree-copy.js";

/** How long the tests may take without a mutant. */
const PATIENCE = 900_000;

/** Asks the tests about every one of the mutants, in a copy of the tree.
 *  @throws Error when a test fails while all mutants are asleep */
export async function tryMutants(
  root: string,
  mutants: readonly Mutant[],
  testFiles: readonly string[],
  tell: (verdict: Verdict) => void,
): Promise<readonly Verdict[]> {
  const { folder, remove } = treeCopy(root);
  const inquirer = new Inquirer(folder);
  try {
    const numbered = mutants.map((mutant, index) => ({ ...mutant, id: index + 1 }));
    plant(folder, numbered);
    const files = testFiles.map((file) => ({ file: join(folder, file) }));
    const reached = await listen(inquirer, folder, files);
    const verdicts: Verdict[] = [];
    for (const mutant of numbered) {
      const verdict = await tryOne(inquirer, mutant, reached);
      tell(verdict);
      verdicts.push(verdict);
    }
    return verdicts;
  } finally {
    inquirer.stop();
    remove();
  }
}

function plant(folder: string, mutants: readonly Numbered[]): void {
  for (const file of new Set(mutants.map((mutant) => mutant.file))) {
    const path = join(folder, file);
    const here = mutants.filter((mutant) => mutant.file === file);
    writeFileSync(path, planted(readFileSync(path, "utf8"), here));
  }
}

async function listen(inquirer: Inquirer, folder: string, files: readonly Asked[]): Promise<readonly Reached[]> {
  const answer = await inquirer.ask({ mutant: 0, tests: files }, PATIENCE);
  if (answer === undefined || answer.failure !== undefined) {
    throw new Error(`the tests fail without any mutant: ${answer?.failure ?? "they do not end"}`);
  }
  return readReached(folder);
}

/** Tests that reach the mutant are asked first; if none of them notices, then those files as a whole, because a test may
 *  look at what another has had made. */
async function tryOne(inquirer: Inquirer, mutant: Numbered, reached: readonly Reached[]): Promise<Verdict> {
  const tests = testsThatReach(mutant.id, reached);
  if (tests.length === 0) return { mutant, outcome: "not reached" };
  const patience = 30_000 + 5 * timeOf(reached);
  for (const asked of [tests, notAskedInFull(tests, reached)]) {
    if (asked.length === 0) continue;
    const answer = await inquirer.ask({ mutant: mutant.id, tests: asked }, patience);
    if (answer === undefined) return { mutant, outcome: "timed out" };
    if (answer.failure !== undefined) return { mutant, outcome: "killed", by: answer.failure };
  }
  return { mutant, outcome: "survived" };
}
