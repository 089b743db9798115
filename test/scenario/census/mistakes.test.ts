import { describe, expect, test } from "vitest";
import { checkScenario, formatIssues } from "../../../src/scenario/index.js";
import { checked, ESTATE } from "./estate.js";

function words(beds: string | undefined, waiting?: string): string {
  return formatIssues(checked(beds, waiting).issues);
}

describe("every bad row is explained, all of them at once", () => {
  test("with file, line, column, path, expected, received, hint, and a caret under the field", () => {
    const beds = [
      "unit,group,legalBasis,admittedOn,plan,releaseOn,courtOn,catchment",
      "moar,remnad,s47,01/03/2026,rehab,,,nrth",
      "moor,remand,s48/49,2026-04-02,,,2026-03-31,north",
      "moor,remand,s3,1899-12-31,,2026-01-01,,",
      "dale,court,,2026-02-30,treatAndReturn,,,",
      'moor,"remand",s37,,treatAndReturn,never,,',
    ].join("\r\n");
    expect(words(beds)).toMatchSnapshot();
  });

  test("of people waiting too", () => {
    const waiting = [
      "Group;Catchment;Service line;Urgency;Listed on;Court on;people",
      "court;north;women;urgent;;;",
      "remand;east;men;now;2027-01-01;;",
      "remand;north;men;urgent;;;4",
      "remand;;;;;;2.5",
      "court;north;men;;;2026-05-01;",
      "=SUM(A1);north;men;;;;",
    ].join("\n");
    expect(words(undefined, waiting)).toMatchSnapshot();
  });

  test.each([
    ["an empty file", ""],
    ["blank lines only", "\n\n  \n"],
    ["a missing column", "unit,legalBasis\nmoor,s37"],
    ["unknown, nameless and repeated columns", "unit,group,Sex,,unit\nmoor,remand,m,,moor"],
    ["a misspelt column", "unit,gruop\nmoor,remand"],
    ["too few and too many fields", "unit,group,plan\nmoor,remand\nmoor,remand,,rehabilitate"],
    ["a quotation mark that never closes", 'unit,group\nmoor,"remand\nmoor,court\n'],
    ["a quotation mark that closes too soon", 'unit,group\nmoor,"rem"and\n'],
    ["a zip file", "PK\u0003\u0004xyz"],
    ["signs that no text has", "unit,group\nmo\u0007or,remand"],
  ])("%s", (_, beds) => {
    expect(words(beds)).toMatchSnapshot();
  });

  test("a line and a column are right after a field with a line break in it", () => {
    const { issues } = checked('unit,group\n"mo\nor",remand\nmoor,remnad\n');
    expect(issues.map(({ line, column }) => [line, column])).toEqual([
      [2, 1],
      [4, 6],
    ]);
  });
});

test("somebody waiting on a list that the group does not need is told which it needs", () => {
  const of = (waiting: string) => checked(undefined, `group,catchment,serviceLine\n${waiting}\n`).issues[0]?.expected;
  expect(of("court,north,women")).toBe("a service line that the group court needs: men");
});

describe("a hostile table is refused, quickly", () => {
  test.each([
    ["more than 100,000 rows", `unit,group\n${"moor,remand\n".repeat(100_002)}`, "at most 100,000 rows"],
    ["a row of a million fields", `unit,group\n${",".repeat(1_000_000)}x`, "2 fields"],
    ["a heading of 100,000 columns", `unit,group${",x".repeat(100_000)}\nmoor,remand`, "a table of the people in beds"],
    ["only quotation marks", `unit,group\n${'"'.repeat(200_001)}`, "quotation marks close"],
    ["names of the language", "unit,group\n__proto__,constructor", "a unit of the estate"],
    ["a heading of the language", "__proto__,constructor\nx,y", "a column"],
    ["a mistake in every row", `unit,group\n${"x,y\n".repeat(20_000)}`, "a unit of the estate"],
  ])("%s", (_, beds, said) => {
    const began = process.cpuUsage();
    expect(words(beds)).toContain(said);
    // Processor time, however busy the machine is. [µs]
    expect(process.cpuUsage(began).user).toBeLessThan(4_000_000);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test("a file that cannot be read is told in the scenario's own line", () => {
    const text = `${ESTATE}atStart:\n  census:\n    beds: ../beds.csv\n`;
    const { issues } = checkScenario({ name: "estate.yaml", text });
    expect(issues).toMatchObject([
      { file: "estate.yaml", line: 25, path: "atStart.census.beds", received: "../beds.csv" },
    ]);
  });

  test("two starts at once are one too many", () => {
    const text = `${ESTATE}atStart: { census: { beds: b.csv }, stationary: { occupancy: 90% } }\n`;
    expect(formatIssues(checkScenario({ name: "estate.yaml", text }).issues)).toContain("received both");
  });
});
