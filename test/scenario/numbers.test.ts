import { describe, expect, test } from "vitest";
import { checkScenario, readScenario } from "../../src/scenario/index.js";
import { SMALL } from "./small.js";

/** What `stays.stabilise` reads as, in days, or the hint of its first issue. */
function length(written: string): number | string {
  const { scenario, issues } = checkScenario({
    name: "a",
    text: SMALL.replace("stays: {", `stays: { stabilise: ${written},`),
  });
  const stabilise = scenario?.groups[0]?.stays.stabilise;
  return stabilise?.kind === "fixed" ? stabilise.value : (issues[0]?.hint ?? issues[0]?.expected ?? "");
}

function accepted(written: string): number | string {
  const { scenario, issues } = checkScenario({ name: "a", text: `${SMALL}access: { accepted: ${written} }` });
  return scenario?.groups[0]?.access.accepted ?? issues[0]?.hint ?? issues[0]?.expected ?? "";
}

function perYear(written: string): number | string {
  const { scenario, issues } = checkScenario({ name: "a", text: SMALL.replace("perYear: 4", `perYear: ${written}`) });
  return scenario?.groups[0]?.referrals.perYear ?? issues[0]?.hint ?? issues[0]?.expected ?? "";
}

describe("durations", () => {
  // A year is 365.25 days and a month a twelfth of it; the rest is arithmetic by hand.
  test.each([
    ["28", 28],
    ["0", 0],
    ["28 days", 28],
    ["1 day", 1],
    ["6 weeks", 42],
    ["2 months", 60.875],
    ["18 months", 547.875],
    ["5 years", 1826.25],
    ["12 hours", 0.5],
    ["30 minutes", 1 / 48],
    ["28days", 28],
    ["1.5 Years", 547.875],
    ['"28 days"', 28],
    ["1e2", 100],
    [
      "fixed",
      "a duration such as 28 days, 6 weeks, 18 months or 5 years, or a distribution such as { lognormal: { median: 580, sigma: 0.97 } }",
    ],
    ["12:30:00", "Times of day are not used; write a duration such as 12.5 hours."],
    ["1 fortnight", "Units are minutes, hours, days, weeks, months and years; a plain number means days."],
    ["012 days", "Numbers do not begin with 0: type 12."],
    ["1e999 days", "The number is too large."],
  ])("%s", (written, expected) => {
    const found = length(written);
    if (typeof expected === "number") expect(found).toBeCloseTo(expected, 12);
    else expect(found).toBe(expected);
  });
});

describe("shares", () => {
  test.each([
    ["25%", 0.25],
    ["25 %", 0.25],
    ["0.25", 0.25],
    ["100%", 1],
    ["0", 0],
    ["62.5%", 0.625],
    ["25", "Did you mean 25%?"],
    ["1.5", "Did you mean 1.5%?"],
    ["-0.1", "a share between 0% and 100%, such as 25% or 0.25"],
    ["101%", "a share between 0% and 100%, such as 25% or 0.25"],
    ["NaN", "Only finite numbers are used."],
    ["half", "a share between 0% and 100%, such as 25% or 0.25"],
  ])("%s", (written, expected) => expect(accepted(written)).toBe(expected));
});

describe("numbers", () => {
  test.each([
    ["12.5", 12.5],
    ["+12", 12],
    ["-0", 0],
    [".5", 0.5],
    ["1e3", 1000],
    ["012", "Numbers do not begin with 0: type 12."],
    ["0x10", "Type 16, in plain digits."],
    ["0o17", "Type 15, in plain digits."],
    ["1_000", "Type 1000, without separators."],
    ["1_00", "Type 100, without separators."],
    ["1,000", "people a year, 0 to 10,000,000, such as 250"],
    ['"1,000"', "Type 1000, without separators."],
    [".inf", "Only finite numbers are used."],
    ["-.INF", "Only finite numbers are used."],
    [".nan", "Only finite numbers are used."],
    ["£250", "Leave out the pound sign."],
    ["25%", "No percentage is meant here."],
    ['"12"', "Leave out the quotation marks."],
    ["true", "people a year, 0 to 10,000,000, such as 250"],
    ["10000001", "people a year, 0 to 10,000,000, such as 250"],
    ["1e-400", 0],
  ])("%s", (written, expected) => {
    // In a flow map a comma begins the next key, so that one case is not a number any more.
    if (written === "1,000") expect(typeof perYear(written)).toBe("string");
    else expect(perYear(written)).toBe(expected);
  });

  test("minus zero is zero", () => expect(Object.is(perYear("-0"), 0)).toBe(true));
});

describe("distributions in every form that a source may use", () => {
  const specOf = (written: string) =>
    readScenario({ name: "a", text: SMALL.replace("600 days", written) }).groups[0]!.stays.byPlan.rehabilitate;

  // Published fits: the mean, the median or the tail is given and the parameters follow by hand.
  test.each([
    ["{ lognormal: { mean: 100.4, median: 50 } }", "median", 50, "sigma", Math.sqrt(2 * Math.log(100.4 / 50))],
    ["{ lognormal: { mean: 85, within: { 28: 15% } } }", "median", Math.exp(4.139), "sigma", 0.779],
    ["{ lognormal: { mu: 1.925, sigma: 1.045 } }", "median", Math.exp(1.925), "sigma", 1.045],
    ["{ lognormal: { quantiles: { 50%: 100, 84.1344746%: 200 } } }", "median", 100, "sigma", Math.log(2)],
    ["{ gamma: { mean: 200, sd: 100 } }", "shape", 4, "scale", 50],
    ["{ gamma: { shape: 4, mean: 200 } }", "shape", 4, "scale", 50],
    ["{ weibull: { shape: 1, mean: 300 } }", "shape", 1, "scale", 300],
  ])("%s", (written, first, one, second, two) => {
    const spec = specOf(written) as unknown as Record<string, number>;
    expect(spec[first]! / one).toBeCloseTo(1, 3);
    expect(spec[second]! / two).toBeCloseTo(1, 3);
  });

  test.each([
    ["{ exponential: { rate: 0.0031 } }", 1 / 0.0031],
    ["{ exponential: { median: 100 } }", 100 / Math.LN2],
    ["{ exponential: { mean: 2 months } }", 60.875],
    ["{ exponential: { within: { 30.4: 74% } } }", 30.4 / -Math.log(0.26)],
  ])("%s", (written, mean) => {
    const spec = specOf(written);
    expect(spec).toMatchObject({ kind: "exponential" });
    expect((spec as { mean: number }).mean).toBeCloseTo(mean, 6);
  });

  test("parts, cuts and data", () => {
    expect(
      specOf("{ mixture: [{ share: 66%, of: 0 days }, { share: 34%, of: { exponential: { mean: 7 } } }] }"),
    ).toEqual({
      kind: "mixture",
      parts: [
        { share: 0.66, of: { kind: "fixed", value: 0 } },
        { share: 0.34, of: { kind: "exponential", mean: 7 } },
      ],
    });
    expect(specOf("{ truncated: { of: { exponential: { mean: 7 } }, from: 1 week } }")).toEqual({
      kind: "truncated",
      of: { kind: "exponential", mean: 7 },
      from: 7,
      to: Number.POSITIVE_INFINITY,
    });
    expect(specOf("{ capped: { of: { exponential: { mean: 7 } }, to: 1 year } }")).toEqual({
      kind: "capped",
      of: { kind: "exponential", mean: 7 },
      to: 365.25,
    });
    expect(specOf("{ empirical: [1, 2 days, 1 week] }")).toEqual({ kind: "empirical", values: [1, 2, 7] });
    expect(specOf("{ empirical: { quantiles: { 100%: 400, 0%: 1, 50%: 30 } } }")).toEqual({
      kind: "quantiles",
      quantiles: [
        [0, 1],
        [0.5, 30],
        [1, 400],
      ],
    });
    expect(specOf("{ uniform: { from: 1, to: 2 } }")).toEqual({ kind: "uniform", from: 1, to: 2 });
    expect(specOf("{ triangular: { from: 1, mode: 1, to: 2 } }")).toEqual({
      kind: "triangular",
      from: 1,
      mode: 1,
      to: 2,
    });
    expect(specOf("{ value: 600 days, from: 500, to: 700 }")).toEqual({ kind: "fixed", value: 600 });
  });
});
