import { describe, expect, it } from "vitest";
import type { Access, Scenario } from "../../src/scenario/index.js";
import { accepted, admitted, DAY, type Line, leaves, need, onDayZero, people, trace } from "./trace.js";

const ONE_BED = { units: { ward: { beds: 1 } } };
/** A bed on a day after the first of April 2026, and none before. */
const bedOnDay = (day: number) => ({
  units: { ward: { beds: 0, changes: [{ on: `2026-04-${String(day + 1).padStart(2, "0")}`, beds: 1 }] } },
});

const lasting = (days: number) => ({ kind: "fixed", value: days }) as const;

/** The access of some groups changed, by name. */
const withAccess = (access: Readonly<Record<string, Partial<Access>>>) => (scenario: Scenario) => ({
  ...scenario,
  groups: scenario.groups.map((group) => ({ ...group, access: { ...group.access, ...access[group.name] } })),
});

const court = { stays: { rehabilitate: 10 } };
const STALE_AFTER_3 = { reportsValid: 3, renewal: lasting(2) };

describe("reports that last 3 days and take 2 to be renewed", () => {
  it("go stale again and again; a bed that is there in the meantime is offered on the day of the renewal", () => {
    const adapt = withAccess({ men: STALE_AFTER_3 });
    const parts = { estate: bedOnDay(9), demand: { men: onDayZero(court) }, adapt };
    const { needs, lines } = trace(parts, people(1));
    const [a] = needs;
    expect(lines).toEqual([
      [0, "ward bedsCommissioned 0"],
      ...need(a, "men-1", "s37/41"),
      ...accepted(a, "men-1"),
      [a + 3 * DAY, "men-1 papersExpired"],
      [a + 5 * DAY, "men-1 papersRenewed"],
      [a + 8 * DAY, "men-1 papersExpired"], // 5 + 3
      [9 * DAY, "ward bedsCommissioned 1"],
      [a + 10 * DAY, "men-1 papersRenewed"],
      ...admitted(a + 10 * DAY, "men-1"),
      ...leaves(a + 20 * DAY, "men-1", "community"),
      [a + 20 * DAY, "men-1 gone"],
    ]);
  });

  /** Somebody whose reports go stale, then somebody whose reports last; a bed on a given day. */
  const two = (day: number) => {
    const demand = { late: onDayZero(court), men: onDayZero(court) };
    const first = (_: readonly number[], lines: readonly Line[]) => {
      const identified = lines.filter(([, words]) => words.includes("identified"));
      return identified.length === 2 && identified[0][1].startsWith("men-1") && identified[0][0] < identified[1][0];
    };
    const { needs, lines } = trace({ estate: bedOnDay(day), demand, adapt: withAccess({ men: STALE_AFTER_3 }) }, first);
    return { needs, offers: lines.filter(([, words]) => words.includes("offered") || words.includes("papers")) };
  };

  it("keep the place on the list against somebody who joined later and was there all the time", () => {
    const { needs, offers } = two(11);
    const [a] = needs;
    expect(offers).toEqual([
      [a + 3 * DAY, "men-1 papersExpired"],
      [a + 5 * DAY, "men-1 papersRenewed"],
      [a + 8 * DAY, "men-1 papersExpired"],
      [a + 10 * DAY, "men-1 papersRenewed"],
      [11 * DAY, "men-1 offered ward"], // and on no later day do the reports go stale
      [21 * DAY, "late-1 offered ward"], // 11 + 10
    ]);
  });

  it("let the later one have a bed that is there while they are stale", () => {
    const { needs, offers } = two(4);
    const [a] = needs;
    expect(offers).toEqual([
      [a + 3 * DAY, "men-1 papersExpired"],
      [4 * DAY, "late-1 offered ward"],
      [a + 5 * DAY, "men-1 papersRenewed"],
      [a + 8 * DAY, "men-1 papersExpired"],
      [a + 10 * DAY, "men-1 papersRenewed"],
      [a + 13 * DAY, "men-1 papersExpired"],
      [a + 15 * DAY, "men-1 papersRenewed"], // the bed is free since day 14
      [a + 15 * DAY, "men-1 offered ward"],
    ]);
  });

  it("are stale on joining after a second opinion of 4 days", () => {
    const men = onDayZero({ ...court, access: { accepted: 0, acceptedOnSecondOpinion: 1, secondOpinion: 4 } });
    const { needs, lines } = trace(
      { estate: ONE_BED, demand: { men }, adapt: withAccess({ men: STALE_AFTER_3 }) },
      people(1),
    );
    const [a] = needs;
    expect(lines.slice(6, 12)).toEqual([
      [a, "men-1 secondOpinionAsked"],
      [a + 4 * DAY, "men-1 prioritised routine"],
      [a + 4 * DAY, "men-1 listed"],
      [a + 4 * DAY, "men-1 papersExpired"],
      [a + 6 * DAY, "men-1 papersRenewed"],
      [a + 6 * DAY, "men-1 offered ward"],
    ]);
  });

  it("do not go stale in a bed, nor under an offer", () => {
    const men = onDayZero({ stays: { rehabilitate: 10 }, access: { warrant: 5 } });
    const { lines } = trace({ estate: ONE_BED, demand: { men }, adapt: withAccess({ men: STALE_AFTER_3 }) }, people(1));
    expect(lines.some(([, words]) => words.includes("papers"))).toBe(false);
  });

  it("do not stop the release date", () => {
    const men = onDayZero({ from: "prison", toRelease: 4, ...court });
    const { needs, lines } = trace(
      { estate: bedOnDay(20), demand: { men }, adapt: withAccess({ men: STALE_AFTER_3 }) },
      people(1),
    );
    const [a] = needs;
    expect(lines.slice(8)).toEqual([
      [a + 3 * DAY, "men-1 papersExpired"],
      [a + 4 * DAY, "men-1 left released"],
      [a + 4 * DAY, "men-1 gone"],
      [20 * DAY, "ward bedsCommissioned 1"],
    ]);
  });
});

describe("a warrant of 14 days, issued a day after the offer and again after 3", () => {
  const journey = (days: number) => {
    const access = { transport: lasting(days), warrantValid: 14, reissue: lasting(3) };
    const men = onDayZero({ ...court, access: { warrant: 1 } });
    const { needs, lines } = trace({ estate: ONE_BED, demand: { men }, adapt: withAccess({ men: access }) }, people(1));
    const from = lines.findIndex(([, words]) => words.includes("offered"));
    return lines.slice(from, -4).map(([time, words]) => [time - needs[0], words.replace("men-1 ", "")]);
  };

  it("runs out twice on a journey of 30 days", () => {
    expect(journey(30)).toEqual([
      [0, "offered ward"],
      [15 * DAY, "warrantExpired"], // 1 + 14
      [32 * DAY, "warrantExpired"], // 15 + 3 + 14
      [37 * DAY, "admitted ward"], // 32 + 3 + 2
    ]);
  });

  it("runs out once on a journey of 28 days: who arrives in the last minute is in time", () => {
    expect(journey(28)).toEqual([
      [0, "offered ward"],
      [15 * DAY, "warrantExpired"],
      [32 * DAY, "admitted ward"], // 15 + 3 + 14
    ]);
  });

  it("is good for a journey of 14 days", () => {
    expect(journey(14)).toEqual([
      [0, "offered ward"],
      [15 * DAY, "admitted ward"],
    ]);
  });

  it("is of no use once the sentence is over: the offer lapses while a new one is awaited", () => {
    const access = { transport: lasting(30), warrantValid: 14, reissue: lasting(3) };
    const men = onDayZero({ from: "prison", toRelease: 16, ...court, access: { warrant: 1 } });
    const { needs, lines } = trace({ estate: ONE_BED, demand: { men }, adapt: withAccess({ men: access }) }, people(1));
    const [a] = needs;
    expect(lines.slice(-4)).toEqual([
      [a + 15 * DAY, "men-1 warrantExpired"],
      [a + 16 * DAY, "men-1 offerLapsed ward"],
      [a + 16 * DAY, "men-1 left released"],
      [a + 16 * DAY, "men-1 gone"],
    ]);
  });
});

describe("waiting that makes worse", () => {
  const demand = { late: onDayZero(court), men: onDayZero(court) };
  const menFirst = (_: readonly number[], lines: readonly Line[]) => {
    const identified = lines.filter(([, words]) => words.includes("identified"));
    return identified.length === 2 && identified[0][1].startsWith("men-1") && identified[0][0] < identified[1][0];
  };
  const rules = { whoIsNext: ["urgency", "longestWait"] as const };

  it("lets the later one overtake after 2 days, but not somebody who holds an offer", () => {
    const adapt = withAccess({ late: { escalation: lasting(2) } });
    const { needs, lines } = trace({ estate: bedOnDay(8), demand, rules, adapt }, menFirst);
    const told = lines.filter(([, words]) => /escalated|offered/.test(words));
    expect(told).toEqual([
      [needs[1] + 2 * DAY, "late-1 escalated"],
      [8 * DAY, "late-1 offered ward"],
      [18 * DAY, "men-1 offered ward"],
    ]);
  });

  it("is over with the offer", () => {
    const men = onDayZero({ ...court, access: { warrant: 5 } });
    const adapt = withAccess({ men: { escalation: lasting(2) } });
    const { lines } = trace({ estate: ONE_BED, demand: { men }, adapt }, people(1));
    expect(lines.some(([, words]) => words.includes("escalated"))).toBe(false);
  });

  it("keeps the place among the most urgent: who joined first goes first", () => {
    const adapt = withAccess({ late: { escalation: lasting(2) }, men: { escalation: lasting(4) } });
    const { lines } = trace({ estate: bedOnDay(8), demand, rules, adapt }, menFirst);
    expect(lines.filter(([, words]) => words.includes("offered")).map(([, words]) => words)).toEqual([
      "men-1 offered ward",
      "late-1 offered ward",
    ]);
  });

  it("goes on while the reports are stale", () => {
    const adapt = withAccess({ men: { ...STALE_AFTER_3, escalation: lasting(4) } });
    const { needs, lines } = trace(
      { estate: bedOnDay(20), demand: { men: onDayZero(court) }, rules, adapt },
      people(1),
    );
    const [a] = needs;
    expect(lines.slice(8, 11)).toEqual([
      [a + 3 * DAY, "men-1 papersExpired"],
      [a + 4 * DAY, "men-1 escalated"],
      [a + 5 * DAY, "men-1 papersRenewed"],
    ]);
  });
});

describe("words said on the way in", () => {
  it("exempted, straight after belongs, where circumstances are exceptional for all", () => {
    const adapt = (scenario: Scenario) => ({
      ...scenario,
      rules: { ...scenario.rules, clock: { ...scenario.rules.clock, exceptional: 1 } },
    });
    const { needs, lines } = trace({ estate: ONE_BED, demand: { men: onDayZero(court) }, adapt }, people(1));
    const [a] = needs;
    expect(lines.slice(1, 5)).toEqual([...need(a, "men-1", "s37/41"), [a, "men-1 exempted"], [a, "men-1 referred"]]);
  });

  it("declined at once, where nobody may ask for a second opinion", () => {
    const men = onDayZero({ ...court, access: { accepted: 0, acceptedOnSecondOpinion: 1, secondOpinion: 5 } });
    const refused = {
      kind: "selective",
      accepts: { engaging: 1, notEngaging: 1, tooHighRisk: 1 },
      secondOpinion: false,
    };
    const adapt = (scenario: Scenario): Scenario => ({
      ...scenario,
      rules: { ...scenario.rules, access: refused as Scenario["rules"]["access"] },
    });
    const { needs, lines } = trace({ estate: ONE_BED, demand: { men }, adapt }, people(1));
    const [a] = needs;
    expect(lines.slice(-3)).toEqual([
      [a, "men-1 reported medium"],
      [a, "men-1 declined"],
      [a, "men-1 gone"],
    ]);
  });
});
