import { describe, expect, test } from "vitest";
import { DEPARTURE_REASONS, type Disposal, LAW, LEAVING_REASONS } from "../../src/domain/index.js";
import { compile, Simulator } from "../../src/model/index.js";
import type { DistributionSpec } from "../../src/random/index.js";
import { type Group, resolveScenario, type Scenario, type ScenarioFile } from "../../src/scenario/index.js";
import { recorder, type Story, timeOf } from "./recorder.js";

/* Closed forms of what the law and the papers do. All seeds are fixed; every comparison is at |z| < 4.5, so that a right
 * program fails one of them once in 147,000 seeds. */

const DAY = 1440;
const exponential = (mean: number): DistributionSpec => ({ kind: "exponential", mean });
const fixed = (value: number): DistributionSpec => ({ kind: "fixed", value });

type Parts = { readonly [Key in keyof Group]?: Group[Key] extends object ? Partial<Group[Key]> : Group[Key] };

/** One group in one ward, with some of the group's parts changed; everybody's story. */
function storiesOf(file: Partial<ScenarioFile> & Pick<ScenarioFile, "demand">, parts: Parts, beds = 10_000): Story[] {
  const scenario = resolveScenario({
    format: "securebeds/scenario@1",
    name: "law in numbers",
    seed: 11,
    study: { run: "12 years", warmUp: 0, followUp: 0, replications: 1 },
    estate: { units: { ward: { beds } } },
    ...file,
  });
  const { listener, stories } = recorder();
  const groups = scenario.groups.map((group) => ({
    ...group,
    ...parts,
    access: { ...group.access, ...parts.access },
    stays: { ...group.stays, ...parts.stays },
    exits: { ...group.exits, ...parts.exits },
  })) as Group[];
  const changed: Scenario = { ...scenario, groups };
  new Simulator(compile(changed)).begin({ replication: 1, listener }).runTo(12 * 365.25 * DAY);
  return [...stories.values()];
}

/** Those in need in the first years, so that the end of the run cuts nobody's story short. */
const early = (stories: readonly Story[], years: number) =>
  stories.filter((story) => (timeOf(story, "identified") ?? 0) < years * 365.25 * DAY);

function expectShare(counted: number, of: number, share: number): void {
  const z = (counted / of - share) / Math.sqrt((share * (1 - share)) / of);
  expect(Math.abs(z), `${counted} of ${of}, expected ${share}: z = ${z.toFixed(2)}`).toBeLessThan(4.5);
}

function expectMean(values: readonly number[], mean: number): void {
  const found = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - found) ** 2, 0) / (values.length - 1);
  const z = (found - mean) / Math.sqrt(variance / values.length);
  expect(Math.abs(z), `${found}, expected ${mean}: z = ${z.toFixed(2)}`).toBeLessThan(4.5);
}

const basisNamed = (name: string) => LAW.findIndex((basis) => basis.name === name);
const has = (story: Story, fact: string) => story.facts.some(([name]) => name === fact);
const departure = (story: Story) => story.facts.find(([fact]) => fact === "departed");
const reason = (story: Story) => DEPARTURE_REASONS[departure(story)?.[4] ?? -1];

describe("waiting with competing ends", () => {
  // No bed at all: release (mean 60), recovery (90) and getting worse (30) race, all exponential.
  const stories = early(
    storiesOf(
      {
        demand: { men: { perYear: 600, toRelease: { exponential: { mean: 60 } }, stays: { rehabilitate: 1 } } },
        access: { recovery: { exponential: { mean: 90 } } },
        estate: { units: { ward: { beds: 0 } } },
      },
      { access: { escalation: exponential(30), reportsValid: 20, renewal: fixed(10) } },
    ),
    9,
  );

  test("an exponential deadline takes its share: (1/60) ÷ (1/60 + 1/90)", () => {
    const why = LEAVING_REASONS.indexOf("released");
    const released = stories.filter(({ facts }) => facts.some((fact) => fact[0] === "left" && fact[2] === why));
    expect(stories.every((story) => has(story, "left"))).toBe(true);
    expectShare(released.length, stories.length, 0.6);
  });

  test("worse before leaving: (1/30) ÷ (1/30 + 1/60 + 1/90)", () => {
    // The mix has no urgency of its own: everybody begins as routine.
    const worse = stories.filter((story) => has(story, "escalated"));
    expectShare(worse.length, stories.length, 1 / 30 / (1 / 30 + 1 / 60 + 1 / 90));
  });

  test("reports that last 20 days and are renewed in 10 go stale k times or more with chance e^-(30k - 10)/36", () => {
    for (const k of [1, 2, 3]) {
      const stale = stories.filter(({ facts }) => facts.filter(([fact]) => fact === "papersExpired").length >= k);
      expectShare(stale.length, stories.length, Math.exp(-(30 * k - 10) / 36));
    }
  });
});

describe("courts that sit again", () => {
  const disposals = (shares: Readonly<Partial<Record<Disposal, number>>>) =>
    Object.entries(shares).map(([name, share]) => ({ name: name as Disposal, share }));
  const remand = {
    demand: { men: { perYear: 600, legalBasis: "s48/49", toCourt: 10, disposals: { hospitalOrder: 1 } } },
    stays: { rehabilitate: 3000 },
  } as const;
  const changes = ({ facts }: Story) => facts.filter(([fact]) => fact === "basisChanged");
  /** How long somebody was under an interim order, and under what afterwards. */
  const interim = (story: Story) => {
    const [first, second] = changes(story);
    if (first[2] !== basisNamed("s38")) return { days: 0, next: first[2] };
    return { days: ((second?.[1] ?? Number.NaN) - first[1]) / DAY, next: second?.[2] };
  };

  // Nearly 4,800 people. Three decisions in ten are interim orders of 28 days.
  const shares = { hospitalOrder: 0.25, interimOrder: 0.3, unfitToPlead: 0.05, civilSection: 0.4 };
  const stories = early(storiesOf(remand, { disposals: disposals(shares), toNextCourt: fixed(28) }), 8);

  test("make k interim orders or more with chance 0.3^k", () => {
    for (const k of [1, 2, 3]) {
      const orders = stories.filter((story) => interim(story).days >= 28 * k);
      expectShare(orders.length, stories.length, 0.3 ** k);
    }
    // Nothing but whole terms.
    expect(stories.every((story) => interim(story).days % 28 === 0)).toBe(true);
  });

  test("decide after interim orders as they would have at first", () => {
    for (const some of [stories.filter((story) => interim(story).days > 0), stories]) {
      const ends = (name: string) => some.filter((story) => interim(story).next === basisNamed(name)).length;
      expectShare(ends("s37"), some.length, 0.25 / 0.7);
      expectShare(ends("CPIA"), some.length, 0.05 / 0.7);
      expectShare(ends("s3"), some.length, 0.4 / 0.7);
    }
  });

  test("at the limit share the place of the interim order out among the others", () => {
    const often = { hospitalOrder: 0.08, interimOrder: 0.8, civilSection: 0.12 };
    const long = early(storiesOf(remand, { disposals: disposals(often), toNextCourt: fixed(100) }), 8);
    // Terms of 100 days: a fourth would go beyond the year, so the court decides for good on day 365.25 of the order.
    const toTheLimit = long.filter((story) => interim(story).days === 365.25);
    expectShare(toTheLimit.length, long.length, 0.8 ** 4);
    expectShare(toTheLimit.filter((story) => interim(story).next === basisNamed("s37")).length, toTheLimit.length, 0.4);
    expect(long.every((story) => interim(story).days <= 365.25)).toBe(true);
  });
});

describe("tribunals", () => {
  // Stays exponential with mean m, a chance p at the end of every period d: discharged with chance
  // Σ p (1-p)^(n-1) e^(-nd/m) = p x ÷ (1 - (1-p) x), x = e^(-d/m).
  const stay = (mean: number) => ({ stays: { rehabilitate: { exponential: { mean } } } });
  const ofTribunal = (p: number, x: number) => (p * x) / (1 - (1 - p) * x);

  test("at the ends of half a year, half a year and then every year discharge by the formula, period by period", () => {
    const p = 0.2;
    const [half, year] = [182.625, 365.25].map((days) => Math.exp(-days / 400));
    const expected = p * half + (1 - p) * half * (p * half + (1 - p) * half * ofTribunal(p, year));
    const demand = { men: { from: "court" as const, legalBasis: "s37", perYear: 600 } };
    const stories = early(storiesOf({ demand, ...stay(400) }, { stays: { dischargedByTribunal: p } }), 6);
    const done = stories.filter((story) => has(story, "departed"));
    expectShare(done.filter((story) => reason(story) === "tribunal").length, stories.length, expected);
    // And at the ends of periods only.
    const ends = new Set([262_980, 525_960, ...Array.from({ length: 12 }, (_, year) => (year + 2) * 525_960)]);
    for (const story of done.filter((each) => reason(each) === "tribunal"))
      expect(ends.has((departure(story)?.[1] ?? 0) - (timeOf(story, "admitted") ?? 0)), story.who).toBe(true);
  });

  test("count chances on from one basis to the next: a chance at each, whatever the basis", () => {
    // Ten days, ten days, and a court date that cuts the third period short; the new basis has periods of half a year.
    const p = 0.5;
    const law = LAW.map((basis) =>
      basis.name === "s48/49"
        ? { ...basis, tribunalDischarges: true, periods: [10], departures: LAW[6].departures }
        : basis,
    );
    const scenario = resolveScenario({
      format: "securebeds/scenario@1",
      name: "two bases",
      study: { run: "12 years", warmUp: 0, followUp: 0 },
      estate: { units: { ward: { beds: 10_000 } } },
      demand: { men: { perYear: 600, legalBasis: "s48/49", toCourt: 25, disposals: { hospitalOrder: 1 } } },
      stays: { rehabilitate: 3000 },
    });
    const groups = scenario.groups.map((group) => ({ ...group, stays: { ...group.stays, dischargedByTribunal: p } }));
    const { listener, stories } = recorder();
    new Simulator(compile({ ...scenario, law, groups })).begin({ replication: 1, listener }).runTo(12 * 365.25 * DAY);
    const some = early([...stories.values()], 8);
    const dischargedAfter = (days: number) =>
      some.filter((story) => (departure(story)?.[1] ?? Number.NaN) - (timeOf(story, "admitted") ?? 0) === days * DAY);
    expectShare(dischargedAfter(10).length, some.length, 0.5);
    expectShare(dischargedAfter(20).length, some.length, 0.25);
    expectShare(dischargedAfter(25 + 182.625).length, some.length, 0.125);
    expectShare(dischargedAfter(25 + 365.25).length, some.length, 0.0625);
  });
});

describe("warrants of 14 days on journeys that are exponential with mean 10", () => {
  const demand = { men: { from: "court" as const, perYear: 600 } };
  const access = { transport: exponential(10), warrantValid: 14, reissue: fixed(3) };
  const stories = early(storiesOf({ demand, stays: { rehabilitate: 10 } }, { access }), 11);
  const x = Math.exp(-14 / 10);

  test("run out k times or more with chance e^(-1.4 k)", () => {
    for (const k of [1, 2, 3]) {
      const often = stories.filter(({ facts }) => facts.filter(([fact]) => fact === "warrantExpired").length >= k);
      expectShare(often.length, stories.length, x ** k);
    }
  });

  test("make the way from offer to bed 10 + 3 x ÷ (1 - x) days long on average", () => {
    const days = stories.map((story) => ((timeOf(story, "admitted") ?? 0) - (timeOf(story, "offered") ?? 0)) / DAY);
    expectMean(days, 10 + (3 * x) / (1 - x));
  });
});

describe("consent", () => {
  test("adds its mean to the way out: exponential 30 before exponential 20", () => {
    const demand = { men: { from: "court" as const, legalBasis: "s37/41", perYear: 600 } };
    const file = { demand, stays: { rehabilitate: 5 }, exits: { community: { exponential: { mean: 20 } } } };
    const stories = early(storiesOf(file, { exits: { consent: exponential(30) } }), 10);
    const days = stories.map(
      (story) => ((departure(story)?.[1] ?? Number.NaN) - (timeOf(story, "readyToLeave") ?? 0)) / DAY,
    );
    expectMean(days, 50);
    // Sum of two exponentials: P(> 60) = (30 e^(-2) - 20 e^(-3)) ÷ 10.
    expectShare(days.filter((each) => each > 60).length, days.length, (30 * Math.exp(-2) - 20 * Math.exp(-3)) / 10);
  });
});

describe("exceptional circumstances", () => {
  test("are those of the share that the rule says, drawn anew for a new need", () => {
    const scenario = resolveScenario({
      format: "securebeds/scenario@1",
      name: "exceptional",
      study: { run: "12 years", warmUp: 0, followUp: 0 },
      estate: { units: { ward: { beds: 10_000 } } },
      demand: { men: { from: "court", perYear: 600 } },
      stays: { rehabilitate: 10 },
      after: { discharged: { share: 1, after: 100 } },
    });
    const rules = { ...scenario.rules, clock: { ...scenario.rules.clock, exceptional: 0.05 } };
    const { listener, stories } = recorder();
    new Simulator(compile({ ...scenario, rules })).begin({ replication: 1, listener }).runTo(2 * 365.25 * DAY);
    const facts = [...stories.values()].flatMap((story) => story.facts);
    const needs = facts.filter(([fact]) => fact === "identified");
    expect(needs.some(([, , entry]) => entry > 2)).toBe(true);
    expectShare(facts.filter(([fact]) => fact === "exempted").length, needs.length, 0.05);
  });
});
