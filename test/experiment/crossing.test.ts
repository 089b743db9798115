import { describe, expect, test } from "vitest";
import { crossing } from "../../src/experiment/crossing.js";

describe("where a curve crosses a target", () => {
  test("on the straight line between the last miss and the first hit, rounded up to a whole bed", () => {
    // From -0.10 at 100 to +0.20 at 130 the line is 0 at 110.
    expect(
      crossing([
        { beds: 100, margin: -0.1 },
        { beds: 130, margin: 0.2 },
      ]),
    ).toBe(110);
    // From -0.10 at 100 to +0.05 at 110 it is 0 at 106.67.
    expect(
      crossing([
        { beds: 100, margin: -0.1 },
        { beds: 110, margin: 0.05 },
      ]),
    ).toBe(107);
  });

  test("a hit that does not last does not count", () => {
    const wobbly = [
      { beds: 10, margin: -1 },
      { beds: 20, margin: 1 },
      { beds: 30, margin: -1 },
      { beds: 40, margin: 1 },
    ];
    expect(crossing(wobbly)).toBe(35);
  });

  test("kept everywhere, or nowhere, or no curve at all", () => {
    expect(
      crossing([
        { beds: 7, margin: 0 },
        { beds: 9, margin: 1 },
      ]),
    ).toBe(7);
    expect(
      crossing([
        { beds: 7, margin: -2 },
        { beds: 9, margin: -1 },
      ]),
    ).toBeUndefined();
    expect(crossing([])).toBeUndefined();
  });
});
