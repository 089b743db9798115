import { describe, expect, test } from "vitest";
import type { Metrics } from "../../src/experiment/index.js";
import { summarise } from "../../src/observe/index.js";
import { textOf } from "../../src/report/document.js";
import { runReport } from "../../src/report/run-report.js";
import { renderTerminal } from "../../src/report/terminal.js";
import { waitingCauses } from "../../src/report/waiting-causes.js";
import { basis, day, type Listening, MOORSIDE, NORTH, ORDERS, observe, PLAN } from "../observe/small-world.js";
import { madeUpResult, madeUpScenario, metrics } from "./made-up.js";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

function rowsOf(found: Metrics): readonly (readonly string[])[] | undefined {
  const table = waitingCauses(found).find((block) => block.kind === "table");
  return table?.table.rows.map((row) => row.map((cell) => plain(textOf(cell))));
}

/** The bars of the last column: exact shares of all. */
function barsOf(found: Metrics): readonly number[] {
  const table = waitingCauses(found).find((block) => block.kind === "table");
  return (table?.table.rows ?? []).map((row) => (typeof row[3] === "string" ? Number.NaN : row[3].bar));
}

// Together 2,000 person-days a year: 25, 52.5, 20 and 2.5 %.
const CAUSES = metrics(
  ["waitingCause.papers", 500, 450, 550],
  ["waitingCause.overtaken", 0, 0, 0],
  ["waitingCause.ringFenced"],
  ["waitingCause.bedHeld", 1050, 1000, 1100],
  ["waitingCause.delayedDischarge", 400],
  ["waitingCause.noBed", 50, 50, 50],
  ["bedWait.mean", 4000, 3000, 5000],
);

describe("why people wait", () => {
  test("is a row for each cause that there is, most days first, with its share of all", () => {
    expect(rowsOf(CAUSES)).toEqual([
      ["Days on the list: the bed is held for a warrant", "1,050", "1,000 to 1,100", "53 %"],
      ["Days on the list: reports are being renewed", "500", "450 to 550", "25 %"],
      ["Days on the list: the bed is blocked by a delayed discharge", "400", "–", "20 %"],
      ["Days on the list: no bed at home", "50", "constant", "3 %"],
    ]);
    expect(barsOf(CAUSES)).toEqual([0.525, 0.25, 0.2, 0.025]);
  });

  test("adds up to all, whatever the figures", () => {
    const thirds = metrics(["waitingCause.papers", 7], ["waitingCause.noBed", 7], ["waitingCause.bedHeld", 7]);
    expect(barsOf(thirds).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(rowsOf(thirds)?.map(([, , , share]) => share)).toEqual(["33 %", "33 %", "33 %"]);
    expect(rowsOf(metrics(["waitingCause.noBed", 0.001]))?.map(([, , , share]) => share)).toEqual(["100 %"]);
  });

  test("is left out when nobody waits, or nothing is known", () => {
    expect(waitingCauses({})).toEqual([]);
    expect(waitingCauses(metrics(["waitingCause.noBed", 0, 0, 0], ["waitingCause.papers", 0]))).toEqual([]);
    expect(waitingCauses(metrics(["waitingCause.noBed"], ["bedWait.mean", 60, 50, 70]))).toEqual([]);
    const report = (found: Metrics) =>
      renderTerminal(runReport(madeUpResult({ metrics: found }), madeUpScenario(), "brief"), { width: 200 });
    expect(report(metrics(["waitingCause.noBed", 0, 0, 0]))).not.toContain("Why people wait");
    expect(report(CAUSES)).toMatch(/^Why people wait\n[\s\S]*a warrant +1,050 +1,000 to 1,100 +53 %$/m);
  });
});

function joins(observer: Listening, person: number, on: number): void {
  observer.identified(day(on), person, ORDERS, person + 1, 0, basis("s37/41"));
  observer.belongs(day(on), person, NORTH, 0);
  observer.listed(day(on), person);
}

test("the days on the list of one person, told as facts, are those of the table", () => {
  // One bed. The first is in it from day 12, and ready to leave on day 50; the second waits from day 20 to 110: 30 days because
  // there is no bed and 60 because of the delayed discharge, in a window of 100 days: 110 and 219 in a year of 365.25.
  const oneBed = { ...PLAN, units: PLAN.units.map((unit, u) => (u === MOORSIDE ? { ...unit, beds: 1 } : unit)) };
  const outputs = observe(oneBed, 110, (observer) => {
    observer.bedsCommissioned(0, MOORSIDE, 1);
    joins(observer, 1, 12);
    observer.offered(day(12), 1, MOORSIDE);
    observer.admitted(day(12), 1, MOORSIDE);
    joins(observer, 2, 20);
    observer.readyToLeave(day(50), 1, 3);
  });
  const { metrics: found } = summarise(oneBed, [outputs]);
  expect(rowsOf(found as Metrics)).toEqual([
    ["Days on the list: the bed is blocked by a delayed discharge", "219", "–", "67 %"],
    ["Days on the list: no bed at home", "110", "–", "33 %"],
  ]);
  const waited = Object.entries(found).filter(([id]) => id.startsWith("waitingCause."));
  const total = waited.reduce((sum, [, { estimate = 0 }]) => sum + estimate, 0);
  expect(total / 365.25).toBeCloseTo(found["waiting.mean"].estimate!, 12);
});
