import { describe, expect, it } from "vitest";
import type { Disposal } from "../../src/domain/index.js";
import { accepted, admitted, DAY, type Line, leaves, need, onDayZero, people, trace } from "./trace.js";

const ONE_BED = { units: { ward: { beds: 1 } } };
/** No bed before day 8. */
const LATE_BED = { units: { ward: { beds: 0, changes: [{ on: "2026-04-09", beds: 1 }] } } };

describe("a court date on day 5, waiting for a bed that opens on day 8", () => {
  const story = (disposal: Disposal) => {
    const men = onDayZero({
      from: "prison",
      legalBasis: "s48/49",
      toCourt: 5,
      ...(disposal === "custody" && { toRelease: 30 }),
      disposals: { [disposal]: 1 },
      stays: { rehabilitate: 10 },
      exits: { destinations: { lowSecure: 1 } },
    });
    const { needs, lines } = trace({ estate: LATE_BED, demand: { men } }, people(1));
    const [a] = needs;
    const before: Line[] = [[0, "ward bedsCommissioned 0"], ...need(a, "men-1", "s48/49"), ...accepted(a, "men-1")];
    expect(lines.slice(0, before.length)).toEqual(before);
    return { a, after: lines.slice(before.length) };
  };
  const opened: Line = [8 * DAY, "ward bedsCommissioned 1"];
  const hadBed = [
    opened,
    ...admitted(8 * DAY, "men-1"),
    ...leaves(18 * DAY, "men-1", "lowSecure"), // 8 + 10
    [18 * DAY, "men-1 gone"],
  ];

  it.each([
    ["hospitalOrder", "s37"],
    ["restrictedHospitalOrder", "s37/41"],
    ["custody", "s47/49"],
    ["returned", "s47/49"], // nobody can be sent back who is not in hospital: custody stands in its place
  ] as const)("%s: waits on under %s and has the bed", (disposal, basis) => {
    const { a, after } = story(disposal);
    expect(after).toEqual([[a + 5 * DAY, `men-1 basisChanged ${basis}`], ...hadBed]);
  });

  it("released: leaves the list", () => {
    const { a, after } = story("released");
    expect(after).toEqual([[a + 5 * DAY, "men-1 left court"], [a + 5 * DAY, "men-1 gone"], opened]);
  });

  it("custody starts the release clock: 2 days later the person is free, before any bed", () => {
    const men = onDayZero({
      from: "prison",
      legalBasis: "s48/49",
      toCourt: 5,
      toRelease: 2,
      disposals: { custody: 1 },
      stays: { rehabilitate: 10 },
    });
    const { needs, lines } = trace({ estate: LATE_BED, demand: { men } }, people(1));
    const [a] = needs;
    expect(lines.slice(-4)).toEqual([
      [a + 5 * DAY, "men-1 basisChanged s47/49"],
      [a + 7 * DAY, "men-1 left released"],
      [a + 7 * DAY, "men-1 gone"],
      opened,
    ]);
  });
});

describe("a court date on day 5 of a stay that was to end with a return on day 10", () => {
  const story = (disposal: Disposal) => {
    const men = onDayZero({
      from: "prison",
      legalBasis: "s48/49",
      toCourt: 5,
      ...(disposal === "custody" && { toRelease: 100 }),
      disposals: { [disposal]: 1 },
      stays: { treatAndReturn: 10, rehabilitate: 25 },
      exits: { destinations: { community: 0.5, lowSecure: 0.5 } },
    });
    const parts = { estate: ONE_BED, demand: { men }, rules: { pathway: "treatAndReturn" as const } };
    const { needs, lines } = trace(parts, people(1));
    const [a] = needs;
    const before: Line[] = [
      [0, "ward bedsCommissioned 1"],
      ...need(a, "men-1", "s48/49"),
      ...accepted(a, "men-1"),
      ...admitted(a, "men-1", "treatAndReturn"),
    ];
    expect(lines.slice(0, before.length)).toEqual(before);
    return { a, after: lines.slice(before.length) };
  };

  it.each([
    ["hospitalOrder", "s37"],
    ["restrictedHospitalOrder", "s37/41"],
  ] as const)("%s: no way back to prison; rehabilitated until day 25 after the first plan", (disposal, basis) => {
    const { a, after } = story(disposal);
    expect(after.slice(0, 2)).toEqual([
      [a + 5 * DAY, `men-1 basisChanged ${basis}`],
      [a + 5 * DAY, "men-1 planned rehabilitate"],
    ]);
    const destination = after[2][1].replace("men-1 readyToLeave ", "");
    expect(["community", "lowSecure"]).toContain(destination);
    expect(after.slice(2)).toEqual([...leaves(a + 25 * DAY, "men-1", destination), [a + 25 * DAY, "men-1 gone"]]);
  });

  it("custody: the stay goes on and ends with the return", () => {
    const { a, after } = story("custody");
    expect(after).toEqual([
      [a + 5 * DAY, "men-1 basisChanged s47/49"],
      ...leaves(a + 10 * DAY, "men-1", "prison"),
      [a + 10 * DAY, "men-1 gone"],
    ]);
  });

  it("released: leaves the bed at once", () => {
    const { a, after } = story("released");
    expect(after).toEqual([
      [a + 5 * DAY, "men-1 departed ward community courtDisposal"],
      [a + 5 * DAY, "men-1 gone"],
    ]);
  });

  it("returned: sentenced and back to prison at once; the case is over", () => {
    const { a, after } = story("returned");
    expect(after).toEqual([
      [a + 5 * DAY, "men-1 basisChanged s47/49"],
      [a + 5 * DAY, "men-1 departed ward prison courtDisposal"],
      [a + 5 * DAY, "men-1 gone"],
    ]);
  });
});

describe("a release date", () => {
  const sentenced = { from: "prison", legalBasis: "s47/49", exits: { destinations: { community: 1 } } } as const;
  const treatAndReturn = { pathway: "treatAndReturn" as const };

  it("on day 6 takes a person off the list untreated", () => {
    const men = onDayZero({ ...sentenced, toRelease: 6, stays: { rehabilitate: 10 } });
    const { needs, lines } = trace({ estate: LATE_BED, demand: { men } }, people(1));
    const [a] = needs;
    expect(lines).toEqual([
      [0, "ward bedsCommissioned 0"],
      ...need(a, "men-1", "s47/49"),
      ...accepted(a, "men-1"),
      [a + 6 * DAY, "men-1 left released"],
      [a + 6 * DAY, "men-1 gone"],
      [8 * DAY, "ward bedsCommissioned 1"],
    ]);
  });

  it("on day 12 of a stay of 20 makes it notional37: no return, rehabilitated until day 50", () => {
    const men = onDayZero({ ...sentenced, toRelease: 12, stays: { treatAndReturn: 20, rehabilitate: 50 } });
    const { needs, lines } = trace({ estate: ONE_BED, demand: { men }, rules: treatAndReturn }, people(1));
    const [a] = needs;
    expect(lines).toEqual([
      [0, "ward bedsCommissioned 1"],
      ...need(a, "men-1", "s47/49"),
      ...accepted(a, "men-1"),
      ...admitted(a, "men-1", "treatAndReturn"),
      [a + 12 * DAY, "men-1 basisChanged notional37"],
      [a + 12 * DAY, "men-1 planned rehabilitate"],
      ...leaves(a + 50 * DAY, "men-1", "community"),
      [a + 50 * DAY, "men-1 gone"],
    ]);
  });

  it("on day 12 catches a person who was ready on day 5 and waited for prison until 15", () => {
    const exits = { destinations: { community: 1 }, prison: 10, community: 3 };
    const stays = { treatAndReturn: 5, rehabilitate: 50 };
    const men = onDayZero({ ...sentenced, toRelease: 12, stays, exits });
    const { needs, lines } = trace({ estate: ONE_BED, demand: { men }, rules: treatAndReturn }, people(1));
    const [a] = needs;
    expect(lines.slice(11)).toEqual([
      [a + 5 * DAY, "men-1 readyToLeave prison"],
      [a + 12 * DAY, "men-1 basisChanged notional37"],
      [a + 12 * DAY, "men-1 stayResumed"],
      [a + 12 * DAY, "men-1 planned rehabilitate"],
      [a + 50 * DAY, "men-1 readyToLeave community"],
      [a + 53 * DAY, "men-1 departed ward community treatmentComplete"], // 50 + 3
      [a + 53 * DAY, "men-1 gone"],
    ]);
  });

  it("on day 3 lets the offer lapse while the bed is held 4 days for the warrant, and the next has the bed", () => {
    const men = onDayZero({ ...sentenced, toRelease: 3, access: { warrant: 4 }, stays: { rehabilitate: 10 } }, 2);
    const { needs, lines } = trace({ estate: ONE_BED, demand: { men } }, people(2));
    const [a, b] = needs;
    expect(lines).toEqual([
      [0, "ward bedsCommissioned 1"],
      ...need(a, "men-1", "s47/49"),
      ...accepted(a, "men-1"),
      [a, "men-1 offered ward"],
      ...need(b, "men-2", "s47/49"),
      ...accepted(b, "men-2"),
      [a + 3 * DAY, "men-1 offerLapsed ward"],
      [a + 3 * DAY, "men-1 left released"],
      [a + 3 * DAY, "men-1 gone"],
      [a + 3 * DAY, "men-2 offered ward"],
      [b + 3 * DAY, "men-2 offerLapsed ward"], // b + 3 comes before a + 3 + 4
      [b + 3 * DAY, "men-2 left released"],
      [b + 3 * DAY, "men-2 gone"],
    ]);
  });
});

describe("returned on day 10 as not engaging, needed again 40 ÷ 2 days later", () => {
  const story = (toRelease: number) => {
    const men = onDayZero({
      from: "prison",
      legalBasis: "s47/49",
      toRelease,
      mix: { engagement: { notEngaging: 1 } },
      stays: { treatAndReturn: 10, rehabilitate: 60 },
      exits: { destinations: { lowSecure: 1 } },
      after: { returned: { share: 1, after: 40, soonerIfNotEngaging: 2 } },
    });
    const parts = { estate: ONE_BED, demand: { men }, rules: { pathway: "treatAndReturn" as const } };
    const { needs, lines } = trace(parts, people(1));
    const [a] = needs;
    const before: Line[] = [
      [0, "ward bedsCommissioned 1"],
      ...need(a, "men-1", "s47/49"),
      ...accepted(a, "men-1"),
      ...admitted(a, "men-1", "treatAndReturn"),
      ...leaves(a + 10 * DAY, "men-1", "prison", "notEngaging"),
    ];
    expect(lines.slice(0, before.length)).toEqual(before);
    return { a, after: lines.slice(before.length) };
  };

  it("released on day 25, in prison: the need of day 30 is never seen", () => {
    const { a, after } = story(25);
    expect(after).toEqual([[a + 10 * DAY, "men-1 gone"]]);
  });

  it("released on day 35, in hospital again since day 30: notional37 until day 90", () => {
    const { a, after } = story(35);
    expect(after).toEqual([
      ...need(a + 30 * DAY, "men-1 again", "s47/49"),
      ...accepted(a + 30 * DAY, "men-1 again"),
      ...admitted(a + 30 * DAY, "men-1 again", "treatAndReturn"),
      [a + 35 * DAY, "men-1 again basisChanged notional37"],
      [a + 35 * DAY, "men-1 again planned rehabilitate"],
      ...leaves(a + 90 * DAY, "men-1 again", "lowSecure"), // 30 + 60
      [a + 90 * DAY, "men-1 again gone"],
    ]);
  });
});

it("a court date on day 30 is nobody's any more once the person was discharged on day 10; need on day 50 is a civil one", () => {
  const men = onDayZero({
    legalBasis: "s36",
    toCourt: 30,
    disposals: { hospitalOrder: 1 },
    stays: { rehabilitate: 10 },
    exits: { destinations: { community: 1 } },
    after: { discharged: { share: 1, after: 40 } },
  });
  const { needs, lines } = trace({ estate: ONE_BED, demand: { men }, days: 70 }, people(1));
  const [a] = needs;
  expect(lines).toEqual([
    [0, "ward bedsCommissioned 1"],
    ...need(a, "men-1", "s36"),
    ...accepted(a, "men-1"),
    ...admitted(a, "men-1"),
    ...leaves(a + 10 * DAY, "men-1", "community"),
    ...need(a + 50 * DAY, "men-1 again", "s3"),
    ...accepted(a + 50 * DAY, "men-1 again"),
    ...admitted(a + 50 * DAY, "men-1 again"),
    ...leaves(a + 60 * DAY, "men-1 again", "community"),
    [a + 60 * DAY, "men-1 again gone"], // needed again after the 70 days that are told
  ]);
});
