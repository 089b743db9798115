import { tryDefect } from "./seeded-defect-trial.js";
import { SEEDED_DEFECTS } from "./seeded-defects.js";
import { endOnSignals, treeCopy } from "./tree-copy.js";

/* npm run seeded-defects -- [WORDS]… : makes each defect, or each whose name has one of the words, in a copy of the tree and
 * demands that its test fails. Ends with 1 when one of them does not. */

endOnSignals();
const words = process.argv.slice(2);
const chosen = SEEDED_DEFECTS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const { folder, remove } = treeCopy(process.cwd());
let found = 0;
try {
  for (const defect of chosen) {
    const trial = await tryDefect(folder, defect);
    if (trial.found) found++;
    process.stdout.write(`${trial.found ? "found " : "MISSED"}  ${defect.name}: ${defect.testFile} > ${defect.test}\n`);
    if (!trial.found) process.stdout.write(trial.failed.map((name) => `        failed instead: ${name}\n`).join(""));
  }
} finally {
  remove();
}
process.stdout.write(`${found} of ${chosen.length} seeded defects are found by the test that is named for them.\n`);
process.exitCode = found === chosen.length ? 0 : 1;
