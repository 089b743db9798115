import { describe, expect, it } from "vitest";
import { ObservationWindow } from "../../src/observe/index.js";
import { day, PLAN } from "./small-world.js";

describe("the window", () => {
  it("is cut at the first of each month and at new year, with parts at both ends", () => {
    // 2026-11-10 + 10 days = 20 November; 60 days from there end on 19 January 2027.
    const window = new ObservationWindow({ ...PLAN, start: "2026-11-10", warmUp: 10, run: 60 });
    expect(window.monthDates).toEqual(["2026-11-20", "2026-12-01", "2027-01-01"]);
    expect([...window.monthStarts]).toEqual([day(10), day(21), day(52), day(70)]);
    expect(window.years).toEqual([2026, 2027]);
    expect([...window.yearOfMonth]).toEqual([0, 0, 1]);
  });

  it("has no empty month where it begins or ends on the first", () => {
    const window = new ObservationWindow({ ...PLAN, start: "2026-04-01", warmUp: 0, run: 61 });
    expect(window.monthDates).toEqual(["2026-04-01", "2026-05-01"]);
    expect([...window.monthStarts]).toEqual([0, day(30), day(61)]);
  });

  it("knows the leap day", () => {
    const window = new ObservationWindow({ ...PLAN, start: "2028-02-01", warmUp: 0, run: 60 });
    expect([...window.monthStarts]).toEqual([0, day(29), day(60)]);
  });

  it("may begin in the middle of a day and last less than one", () => {
    const window = new ObservationWindow({ ...PLAN, start: "2026-01-31", warmUp: 0.5, run: 0.75 });
    expect(window.monthDates).toEqual(["2026-01-31", "2026-02-01"]);
    expect([...window.monthStarts]).toEqual([day(0.5), day(1), day(1.25)]);
  });

  it("finds months in any order", () => {
    const window = new ObservationWindow({ ...PLAN, start: "2026-01-01", warmUp: 0, run: 365 });
    const found = [day(364), 0, day(58) + 1439, day(59), day(31), day(31) - 1].map((time) => window.monthAt(time));
    expect(found).toEqual([11, 0, 1, 2, 1, 0]);
  });

  it("is refused when there is nothing to measure", () => {
    expect(() => new ObservationWindow({ ...PLAN, run: 0 })).toThrow("a run of more than 0 days");
    expect(() => new ObservationWindow({ ...PLAN, run: Number.NaN })).toThrow("a run of more than 0 days");
    expect(() => new ObservationWindow({ ...PLAN, warmUp: -1 })).toThrow("a run of more than 0 days");
  });
});
