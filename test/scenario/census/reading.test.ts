import { describe, expect, test } from "vitest";
import { fingerprint, resolveScenario } from "../../../src/scenario/index.js";
import { smallEstate } from "../../model/small-estate.js";
import { census, checked } from "./estate.js";

const ROW = { unit: 3, group: 1 };

describe("a census", () => {
  test("is read by name of column, in days from the start; catchments, groups and units are in order of name", () => {
    const text = [
      "unit,group,legalBasis,admittedOn,plan,releaseOn,courtOn,catchment",
      "moor,remand,s48/49,2026-03-31,,,2026-04-01,south",
      "moor,remand,s47/49,2025-04-01,treatAndReturn,never,,",
      "moor,court,,,,,,",
    ].join("\n");
    const [s37, s4749, s4849] = ["s37", "s47/49", "s48/49"].map((name) =>
      checked(text).scenario!.law.findIndex((basis) => basis.name === name),
    );
    expect(s37).toBeGreaterThan(0);
    expect(census(text).inBeds).toEqual([
      { ...ROW, basis: s4849, admitted: -1, court: 0, catchment: 1 },
      { ...ROW, basis: s4749, admitted: -365, plan: "treatAndReturn", release: Infinity },
      { unit: 3, group: 0 },
    ]);
  });

  test("counts people where a row says how many", () => {
    const { inBeds, bedCounts, waiting, waitingCounts } = census(
      "unit,group,people,admittedOn\nmoor,remand,3,\ndale,remand,0,\nmoor,court,1,2026-01-01",
      "group,catchment,serviceLine,people\nremand,north,men,7\nremand,south,women,",
    );
    expect(bedCounts).toEqual([{ unit: 3, group: 1, people: 3 }]);
    expect(inBeds).toEqual([{ unit: 3, group: 0, admitted: -90 }]);
    expect(waitingCounts).toEqual([{ group: 1, catchment: 0, serviceLine: 0, people: 7 }]);
    expect(waiting).toEqual([{ group: 1, catchment: 1, serviceLine: 1 }]);
  });

  test("knows of people who wait since when, how urgent it is, and what the law has running", () => {
    const rows =
      "group,catchment,serviceLine,listedOn,urgency,courtOn\nremand,north,men,2026-03-01,urgent,2026-04-03\n";
    const place = { group: 1, catchment: 0, serviceLine: 0 };
    expect(census(undefined, rows).waiting).toEqual([{ ...place, listed: -31, urgency: "urgent", court: 2 }]);
  });

  test.each([
    ["commas", "unit,group\nmoor,remand\n"],
    ["semicolons", "unit;group\nmoor;remand\n"],
    ["tabs", "unit\tgroup\nmoor\tremand"],
    ["a byte order mark and CRLF", "\uFEFFunit,group\r\nmoor,remand\r\n"],
    ["old line ends", "unit,group\rmoor,remand\r"],
    ["blank lines", "\n\nunit,group\n\n\nmoor,remand\n,\n\n"],
    ["quotation marks", '"unit","group"\n"moor","remand"'],
    ["another order, capitals and blanks", " Group ,UNIT\n remand , moor "],
    ["empty columns that spreadsheets add", "unit,group\nmoor,remand,,,\n"],
  ])("may be written with %s", (_, text) => {
    expect(census(text).inBeds).toEqual([ROW]);
  });

  test("counts in the fingerprint, not in how it is written", () => {
    const print = (beds: string) => fingerprint(checked(beds).scenario!);
    expect(print("unit;group\nmoor;remand")).toBe(print("group,unit\r\nremand,moor\r\n"));
    expect(print("unit,group\nmoor,remand")).not.toBe(print("unit,group\nmoor,court"));
  });

  test("may stand in an object, as text", () => {
    const rows = { text: "unit,group\nmoor,court\n" };
    const { atStart } = resolveScenario({ ...smallEstate(), atStart: { census: { beds: rows } } });
    expect(atStart).toEqual({
      kind: "census",
      inBeds: [{ unit: 2, group: 0 }],
      waiting: [],
      bedCounts: [],
      waitingCounts: [],
    });
    expect(() => resolveScenario({ ...smallEstate(), atStart: { census: { beds: "beds.csv" } } })).toThrow(
      "did not come from a folder",
    );
  });

  test("shows people in a unit that has fewer beds because it is closing, but not twice as many", () => {
    const rows = (people: number) => `unit,group\n${"dale,remand\n".repeat(people)}`;
    expect(census(rows(4)).inBeds.length).toBe(4);
    expect(checked(rows(5)).issues).toMatchObject([{ line: 6, column: 1, path: "atStart.census.beds[4].unit" }]);
  });
});
