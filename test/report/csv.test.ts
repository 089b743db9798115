import { expect, test } from "vitest";
import { curveCsv } from "../../src/report/csv.js";
import { summaryCsv } from "../../src/report/index.js";
import { madeUpBeds, madeUpResult, metrics } from "./made-up.js";

const one = { metrics: metrics(["bedWait.mean", 61.25, 55, 67]) };
const none = { groups: {}, units: {}, catchments: {}, years: {} };

test("a row for every metric of every scope, numbers in full", () => {
  const result = madeUpResult({ ...none, metrics: one.metrics, groups: { remand: one } });
  expect(summaryCsv(result)).toBe(
    [
      "scenario,scope,name,metric,title,measure,estimate,low,high,level,replications",
      'Made up,estate,,bedWait.mean,"Wait for a bed, mean",days,61.25,55,67,0.95,20',
      'Made up,group,remand,bedWait.mean,"Wait for a bed, mean",days,61.25,55,67,0.95,20',
      "",
    ].join("\r\n"),
  );
});

test("names stay text in a spreadsheet", () => {
  const names = ["=1+1", "@SUM(A1)", "+cmd", "-2", 'say "x", y'];
  const units = Object.fromEntries(names.map((name) => [name, one]));
  const rows = summaryCsv(madeUpResult({ ...none, metrics: {}, units })).split("\r\n");
  const seconds = rows.slice(1, 6).map((row) => row.slice("Made up,unit,".length, row.indexOf(",bedWait.mean")));
  expect(seconds).toEqual(["'=1+1", "'@SUM(A1)", "'+cmd", "'-2", '"say ""x"", y"']);
});

test("what was not measured is empty, what never ended is Inf, a negative number stays a number", () => {
  const odd = metrics(["bedWait.mean"], ["bedWait.p90", Number.POSITIVE_INFINITY], ["equity.wait", -3, -4, -2]);
  const rows = summaryCsv(madeUpResult({ ...none, metrics: odd })).split("\r\n");
  expect(rows[1]).toContain(",days,,,,0.95,20");
  expect(rows[2]).toContain(",days,Inf,,,0.95,20");
  expect(rows[3]).toContain(",days,-3,-4,-2,0.95,20");
});

test("the curve has a row for every number of beds", () => {
  const rows = curveCsv([madeUpBeds(), madeUpBeds()]).trimEnd().split("\r\n");
  expect(rows).toHaveLength(7);
  expect(rows[1]).toMatch(/^Made up,bedWait.within28,440,0.7,/);
});
