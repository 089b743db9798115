import { describe, expect, it } from "vitest";
import type { Disposal } from "../../src/domain/index.js";
import type { Group, Scenario } from "../../src/scenario/index.js";
import { accepted, admitted, DAY, type Line, leaves, need, onDayZero, people, trace } from "./trace.js";

const ONE_BED = { units: { ward: { beds: 1 } } };
/** No bed before day 8. */
const LATE_BED = { units: { ward: { beds: 0, changes: [{ on: "2026-04-09", beds: 1 }] } } };
/** 365.25 ÷ 2 days. [minutes] */
const HALF_YEAR = 262_980;

const lasting = (days: number) => ({ kind: "fixed", value: days }) as const;

/** Every group with these parts in place of its own. */
const withParts = (parts: Partial<Group>) => (scenario: Scenario) => ({
  ...scenario,
  groups: scenario.groups.map((group) => ({ ...group, ...parts })),
});

const oneOf = (...disposals: readonly Disposal[]) => disposals.map((name) => ({ name, share: 1 / disposals.length }));

type Wanted = Parameters<typeof trace>[1];
type Men = Parameters<typeof onDayZero>[0];

/** Somebody admitted on the day of the need, whose stay ends in low security; the facts after the plan was made. */
function inBed(
  men: Men,
  parts: Partial<Group>,
  more: Partial<Parameters<typeof trace>[0]> = {},
  wanted: Wanted = people(1),
) {
  const prisoner = { from: "prison", stays: { treatAndReturn: 10, rehabilitate: 50 }, exits: LOW_SECURE } as const;
  const demand = { men: onDayZero({ ...prisoner, ...men }) };
  const { needs, lines } = trace({ estate: ONE_BED, demand, days: 1200, adapt: withParts(parts), ...more }, wanted);
  const [a] = needs;
  const plan = more.rules?.pathway === "treatAndReturn" ? "treatAndReturn" : "rehabilitate";
  const before: Line[] = [
    [0, "ward bedsCommissioned 1"],
    ...need(a, "men-1", men?.legalBasis ?? "s47/49"),
    ...accepted(a, "men-1"),
    ...admitted(a, "men-1", plan),
  ];
  expect(lines.slice(0, before.length)).toEqual(before);
  return { a, rest: lines.slice(before.length) };
}

const LOW_SECURE = { destinations: { lowSecure: 1 } } as const;
const TREAT_AND_RETURN = { rules: { pathway: "treatAndReturn" } } as const;

const basis = (time: number, name: string): Line => [time, `men-1 basisChanged ${name}`];
const gone = (time: number): Line => [time, "men-1 gone"];

describe("a court must decide before the section runs out", () => {
  it.each(["s35", "s36"])("%s: after 12 weeks, where the court has no date of its own", (legalBasis) => {
    const stays = { rehabilitate: 200 };
    const { a, rest } = inBed({ legalBasis, stays }, { disposals: oneOf("hospitalOrder") });
    expect(rest).toEqual([
      basis(a + 84 * DAY, "s37"),
      ...leaves(a + 200 * DAY, "men-1", "lowSecure"),
      gone(a + 200 * DAY),
    ]);
  });

  it.each([
    [20, 20],
    [84, 84],
    [85, 84],
  ])("s36: a court date on day %i is kept on day %i", (toCourt, decided) => {
    const men = { legalBasis: "s36", toCourt, disposals: { released: 1 }, stays: { rehabilitate: 200 } };
    const { a, rest } = inBed(men, {});
    expect(rest).toEqual([[a + decided * DAY, "men-1 departed ward community courtDisposal"], gone(a + decided * DAY)]);
  });

  it("s38: after a year", () => {
    const { a, rest } = inBed(
      { legalBasis: "s38", stays: { rehabilitate: 500 } },
      { disposals: oneOf("restrictedHospitalOrder") },
    );
    expect(rest[0]).toEqual(basis(a + 2 * HALF_YEAR, "s37/41"));
  });

  it("the 12 weeks count from admission, not from the need", () => {
    const men = onDayZero({ from: "prison", legalBasis: "s36", stays: { rehabilitate: 200 } });
    const adapt = withParts({ disposals: oneOf("released") });
    const { lines } = trace({ estate: LATE_BED, demand: { men }, adapt }, people(1));
    expect(lines.slice(-2)).toEqual([[(8 + 84) * DAY, "men-1 departed ward community courtDisposal"], gone(92 * DAY)]);
  });

  it("and count no longer in prison: returned on day 10, tried on day 100", () => {
    const men = { legalBasis: "s36", toCourt: 100, disposals: { hospitalOrder: 1 } };
    const { a, rest } = inBed(men, {}, TREAT_AND_RETURN);
    expect(rest.slice(0, 6)).toEqual([
      ...leaves(a + 10 * DAY, "men-1", "prison"),
      basis(a + 100 * DAY, "s37"),
      ...need(a + 100 * DAY, "men-1 again", "s37"),
      [a + 100 * DAY, "men-1 again referred"],
    ]);
  });
});

describe("interim orders", () => {
  const men = { legalBasis: "s48/49", toCourt: 10, disposals: { hospitalOrder: 1 }, stays: { rehabilitate: 900 } };

  it("keep the case open for 28 days each, here for two of them", () => {
    const parts = { disposals: oneOf("interimOrder", "hospitalOrder"), toNextCourt: lasting(28) };
    const twice = (needs: readonly number[], lines: readonly Line[]) =>
      people(1)(needs) && lines.some(([time, words]) => words.endsWith("s37") && time === needs[0] + 66 * DAY);
    const { a, rest } = inBed(men, parts, {}, twice);
    expect(rest.slice(0, 2)).toEqual([
      basis(a + 10 * DAY, "s38"),
      basis(a + 66 * DAY, "s37"), // 10 + 2 × 28
    ]);
  });

  it("are made no more once a year is over: another decision takes their place", () => {
    // 14 interim orders in a row have a chance of a half; the last would run beyond the year.
    const disposals = [
      { name: "interimOrder", share: 0.95 },
      { name: "hospitalOrder", share: 0.05 },
    ] as const;
    const toTheEnd = (needs: readonly number[], lines: readonly Line[]) =>
      people(1)(needs) && !lines.some(([time, words]) => words.endsWith("s37") && time < needs[0] + 370 * DAY);
    const { a, rest } = inBed(men, { disposals, toNextCourt: lasting(28) }, {}, toTheEnd);
    const end = a + 10 * DAY + 2 * HALF_YEAR;
    expect(rest.slice(0, 2)).toEqual([basis(a + 10 * DAY, "s38"), basis(end, "s37")]);
  });

  it("when courts know no other decision, set the person free after a year", () => {
    const { a, rest } = inBed(men, { disposals: oneOf("interimOrder"), toNextCourt: lasting(28) });
    const end = a + 10 * DAY + 2 * HALF_YEAR;
    expect(rest).toEqual([basis(a + 10 * DAY, "s38"), [end, "men-1 departed ward community courtDisposal"], gone(end)]);
  });

  it("without a next date last as long as the law lets them", () => {
    const { a, rest } = inBed(men, { disposals: oneOf("interimOrder") });
    expect(rest[1]).toEqual([a + 10 * DAY + 2 * HALF_YEAR, "men-1 departed ward community courtDisposal"]);
  });
});

describe("a court date on day 5 of a stay that was to end with a return on day 10", () => {
  const decided = (disposal: Disposal, parts: Partial<Group> = {}) =>
    inBed(
      { legalBasis: "s48/49", toCourt: 5, toRelease: 100, disposals: { custody: 1 } },
      { disposals: oneOf(disposal), ...parts },
      TREAT_AND_RETURN,
    );

  it.each([
    ["unfitToPlead", "CPIA"],
    ["civilSection", "s3"],
  ] as const)("%s: kept in the bed under %s without a way back to prison", (disposal, name) => {
    const { a, rest } = decided(disposal);
    expect(rest).toEqual([
      basis(a + 5 * DAY, name),
      [a + 5 * DAY, "men-1 planned rehabilitate"],
      ...leaves(a + 50 * DAY, "men-1", "lowSecure"),
      gone(a + 50 * DAY),
    ]);
  });

  it("limitationDirection: s45A, still to be returned on day 10", () => {
    const { a, rest } = decided("limitationDirection");
    expect(rest).toEqual([basis(a + 5 * DAY, "s45A"), ...leaves(a + 10 * DAY, "men-1", "prison"), gone(a + 10 * DAY)]);
  });

  it("limitationDirection starts the release clock: notional37 3 days later", () => {
    const { a, rest } = decided("limitationDirection", { toRelease: lasting(3) });
    expect(rest.slice(0, 3)).toEqual([
      basis(a + 5 * DAY, "s45A"),
      basis(a + 8 * DAY, "notional37"),
      [a + 8 * DAY, "men-1 planned rehabilitate"],
    ]);
  });
});

describe("a court date on day 5 of waiting for a bed that opens on day 8", () => {
  it.each([
    ["civilSection", "s3"],
    ["unfitToPlead", "CPIA"],
    ["limitationDirection", "s45A"],
    ["interimOrder", "s38"],
  ] as const)("%s: waits on under %s and has the bed", (disposal, name) => {
    const men = onDayZero({ from: "prison", legalBasis: "s48/49", toCourt: 5, disposals: { hospitalOrder: 1 } });
    const adapt = withParts({ disposals: oneOf(disposal) });
    const { needs, lines } = trace(
      { estate: LATE_BED, demand: { men }, stays: { rehabilitate: 10 }, adapt },
      people(1),
    );
    const [a] = needs;
    expect(lines.slice(8, 13)).toEqual([
      basis(a + 5 * DAY, name),
      [8 * DAY, "ward bedsCommissioned 1"],
      ...admitted(8 * DAY, "men-1"),
    ]);
  });
});

describe("returned on day 10, tried on day 40 in prison", () => {
  const tried = (disposal: Disposal) =>
    inBed(
      { legalBasis: "s48/49", toCourt: 40, toRelease: 100, disposals: { custody: 1 } },
      { disposals: oneOf(disposal) },
      TREAT_AND_RETURN,
    );

  it.each([
    ["limitationDirection", "s45A"],
    ["interimOrder", "s38"],
    ["civilSection", "s3"],
  ] as const)("%s wants the person in hospital again at once", (disposal, name) => {
    const { a, rest } = tried(disposal);
    expect(rest.slice(2, 5)).toEqual([basis(a + 40 * DAY, name), ...need(a + 40 * DAY, "men-1 again", name)]);
  });

  it("custody keeps the person there", () => {
    const { a, rest } = tried("custody");
    expect(rest.slice(2)).toEqual([basis(a + 40 * DAY, "s47/49"), gone(a + 40 * DAY)]);
  });
});

describe("sections of their own", () => {
  it("s48/52: the magistrates' case ends, and with it the detention", () => {
    const { a, rest } = inBed({ legalBasis: "s48/52", toCourt: 7, disposals: { released: 1 } }, {});
    expect(rest).toEqual([[a + 7 * DAY, "men-1 departed ward community courtDisposal"], gone(a + 7 * DAY)]);
  });

  it("s48/53: the detention ends in the bed, and nothing holds the person any longer", () => {
    const { a, rest } = inBed({ legalBasis: "s48/53", toRelease: 7 }, {});
    expect(rest).toEqual([[a + 7 * DAY, "men-1 departed ward community detentionEnded"], gone(a + 7 * DAY)]);
  });

  it("s48/53: the detention ends on the list", () => {
    const men = onDayZero({ from: "prison", legalBasis: "s48/53", toRelease: 7, stays: { rehabilitate: 10 } });
    const { needs, lines } = trace({ estate: LATE_BED, demand: { men } }, people(1));
    expect(lines.slice(8, 10)).toEqual([[needs[0] + 7 * DAY, "men-1 left released"], gone(needs[0] + 7 * DAY)]);
  });

  it("CPIA and s3: no prison, no date, no court", () => {
    for (const legalBasis of ["CPIA", "s3"]) {
      const { a, rest } = inBed({ legalBasis }, {}, {});
      expect(rest).toEqual([...leaves(a + 50 * DAY, "men-1", "lowSecure"), gone(a + 50 * DAY)]);
    }
  });

  it("an indeterminate sentence strikes never: returned on day 700", () => {
    const men = { toRelease: 5, indeterminate: 1, stays: { treatAndReturn: 700, rehabilitate: 900 } };
    const { a, rest } = inBed(men, {}, TREAT_AND_RETURN);
    expect(rest).toEqual([...leaves(a + 700 * DAY, "men-1", "prison"), gone(a + 700 * DAY)]);
  });
});

describe("tribunals that discharge everybody", () => {
  const everybody = (scenario: Scenario) =>
    withParts({ stays: { ...scenario.groups[0].stays, dischargedByTribunal: 1 } })(scenario);
  const discharged = (time: number): Line[] => [[time, "men-1 departed ward community tribunal"], gone(time)];
  const stays = { treatAndReturn: 10, rehabilitate: 900 };

  it("sit at the very end of the first period", () => {
    const { a, rest } = inBed({ legalBasis: "s37", stays }, {}, { adapt: everybody });
    expect(rest).toEqual(discharged(a + HALF_YEAR));
  });

  it("cannot discharge a restricted prisoner, but count from the release date on", () => {
    const men = { legalBasis: "s47/49", toRelease: 100, stays };
    const { a, rest } = inBed(men, {}, { adapt: everybody });
    expect(rest).toEqual([basis(a + 100 * DAY, "notional37"), ...discharged(a + 100 * DAY + HALF_YEAR)]);
  });

  it("come too late for somebody who leaves on day 182", () => {
    const men = { legalBasis: "s37", stays: { rehabilitate: 182 } };
    const { a, rest } = inBed(men, {}, { adapt: everybody });
    expect(rest).toEqual([...leaves(a + 182 * DAY, "men-1", "lowSecure"), gone(a + 182 * DAY)]);
  });

  it("discharge somebody who is ready and waits for a place", () => {
    const men = { legalBasis: "s37", stays: { rehabilitate: 100 }, exits: { ...LOW_SECURE, lowSecure: 300 } };
    const { a, rest } = inBed(men, {}, { adapt: everybody });
    expect(rest).toEqual([[a + 100 * DAY, "men-1 readyToLeave lowSecure"], ...discharged(a + HALF_YEAR)]);
  });
});

describe("consent, 7 days, before a way out of 5", () => {
  const exits = { destinations: { lowSecure: 1 }, prison: 5, lowSecure: 5 } as const;
  const consent = (scenario: Scenario) =>
    withParts({ exits: { ...scenario.groups[0].exits, consent: lasting(7) } })(scenario);

  it("is the Ministry's for a return from s47/49", () => {
    const { a, rest } = inBed({ exits }, {}, { ...TREAT_AND_RETURN, adapt: consent });
    expect(rest).toEqual([
      [a + 10 * DAY, "men-1 readyToLeave prison"],
      [a + 22 * DAY, "men-1 departed ward prison treatmentComplete"], // 10 + 7 + 5
      gone(a + 22 * DAY),
    ]);
  });

  it.each([
    ["s37/41", 62],
    ["s37", 55],
    ["s38", 62],
  ])("under %s to low security: leaves on day %i", (legalBasis, day) => {
    const { a, rest } = inBed({ legalBasis, exits }, {}, { adapt: consent });
    expect(rest[1]).toEqual([a + day * DAY, "men-1 departed ward lowSecure treatmentComplete"]);
  });

  it("is not asked for any more when the release date strikes during the wait", () => {
    const { a, rest } = inBed({ toRelease: 12, exits }, {}, { ...TREAT_AND_RETURN, adapt: consent });
    expect(rest.slice(1, 6)).toEqual([
      basis(a + 12 * DAY, "notional37"),
      [a + 12 * DAY, "men-1 stayResumed"],
      [a + 12 * DAY, "men-1 planned rehabilitate"],
      [a + 50 * DAY, "men-1 readyToLeave lowSecure"],
      [a + 55 * DAY, "men-1 departed ward lowSecure treatmentComplete"],
    ]);
  });
});
