import { readdirSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { buildChild, ROOT, readHostile } from "./children.js";
import type { Report } from "./report.js";

/* Of every file that is shipped, many are made that somebody might bring by mistake or with intent, always the same ones. In a
 * process with a limit of memory each of them is read, and the answer is looked at: see `verdict.ts` for what it has to be.
 *
 * Here a small part of them, spread over all ways of spoiling a file. All of them, 2,000 from each file: `npm run hostile`.
 */

const EACH = Number(process.env.SECUREBEDS_HOSTILE ?? 0);

/** Processor time that no file may take. [s] */
const LONGEST = 5;
/** Memory that the process may have. [MB] */
const MEMORY = 500;

/** Files that stand alone are read fast; those that build on England's take six times as long. */
const FEW: Readonly<Record<string, number>> = {
  "one-unit.yaml": 180,
  "03-another-jurisdiction.yaml": 120,
  "england-targets.yaml": 100,
  "collaborative-waiting.csv": 40,
  "collaborative-beds.csv": 20,
  "england.yaml": 12,
};
const FEWEST = 6;

const shipped = ["scenarios", "examples"]
  .flatMap((folder) => readdirSync(`${ROOT}${folder}`))
  .filter((name) => /\.(yaml|csv)$/.test(name))
  .sort();

function tell(report: Report): void {
  const { name, files, accepted, simulated, slowest, slowestFile, memory } = report;
  const refused = files - accepted;
  const seconds = slowest.toFixed(2);
  process.stderr.write(
    `${name}: ${files} files, ${accepted} accepted (${simulated} of them simulated), ${refused} refused; slowest ${seconds} s (${slowestFile}); ${memory.toFixed(0)} MB\n`,
  );
}

describe("hostile files made from every file that is shipped", { timeout: EACH > 0 ? 10 * 3_600_000 : 300_000 }, () => {
  beforeAll(() => buildChild("child"), 120_000);

  const orders = EACH > 0 ? shipped.map((name) => [name]) : [shipped];

  test.each(orders.map((names) => ({ names, called: names.length === 1 ? names[0] : "all" })))(
    "$called: each is accepted or refused as it should be",
    async ({ names }) => {
      const counts = Object.fromEntries(names.map((name) => [name, EACH > 0 ? EACH : (FEW[name] ?? FEWEST)]));
      const reports = await readHostile({ root: ROOT, counts, simulateEvery: 10 }, EACH > 0 ? tell : undefined);
      expect(reports.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))).toEqual([]);
      expect(reports.map(({ name, files }) => [name, files]).sort()).toEqual(Object.entries(counts).sort());
      for (const { name, accepted, files, slowest, memory, families } of reports) {
        expect({ name, isFast: slowest < LONGEST, isSmall: memory < MEMORY }).toEqual({
          name,
          isFast: true,
          isSmall: true,
        });
        // A generator that spoils nothing, or a reader that refuses everything, would find nothing; of a few files it may be so.
        if (files >= 20) expect([name, files - accepted > files / 3]).toEqual([name, true]);
        if (files >= 100) expect([name, accepted > 0, Object.keys(families).length > 5]).toEqual([name, true, true]);
      }
    },
  );
});
