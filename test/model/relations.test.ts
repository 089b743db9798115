import { describe, expect, test } from "vitest";
import { Replicator } from "../../src/experiment/index.js";
import { Fingerprint } from "../../src/observe/index.js";
import { resolveScenario, type ScenarioFile, withBeds } from "../../src/scenario/index.js";
import { recorder, timeOf } from "./recorder.js";
import { smallEstate } from "./small-estate.js";

function fingerprintOf(file: ScenarioFile): string {
  const fingerprint = new Fingerprint();
  new Replicator(resolveScenario(file)).replicate(1, { listener: fingerprint });
  return fingerprint.hex();
}

/** One unit, one stream, first come first served, nobody gives up or comes back. */
function plainQueue(beds: number, more: Partial<ScenarioFile> = {}): ScenarioFile {
  return {
    format: "securebeds/scenario@1",
    name: "plain",
    study: { run: "6 years", warmUp: "0 days", followUp: "20 years", replications: 2 },
    estate: { units: { ward: { beds } } },
    demand: { court: { from: "court", perYear: 60 } },
    stays: { rehabilitate: { lognormal: { median: 40, sigma: 0.8 } } },
    ...more,
  };
}

const base = fingerprintOf(smallEstate());

describe("what must change nothing, byte for byte", () => {
  const estate = smallEstate();

  test("other words: name, about, sources, order of keys", () => {
    const { demand, ...rest } = estate;
    const reordered: ScenarioFile = {
      ...rest,
      name: "Other words",
      about: "The same world.",
      demand: Object.fromEntries(Object.entries(demand ?? {}).reverse()),
    };
    expect(fingerprintOf(reordered)).toBe(base);
  });

  test("nobody returns: a chance of 0 is full rehabilitation", () => {
    const never = { ...estate, rules: { pathway: { discretionary: { returned: "0%" } } } };
    const full: ScenarioFile = { ...estate, rules: { pathway: "fullRehabilitation" } };
    expect(fingerprintOf(never)).toBe(fingerprintOf(full));
  });

  test("a certain return is treat and return", () => {
    const always = { ...estate, rules: { pathway: { discretionary: { returned: "100%" } } } };
    const rule: ScenarioFile = { ...estate, rules: { pathway: "treatAndReturn" } };
    expect(fingerprintOf(always)).toBe(fingerprintOf(rule));
  });

  test("a change of beds by nothing on balance", () => {
    const there: ScenarioFile = plainQueue(8, {});
    const scenario = resolveScenario(there);
    const hash = (of: typeof scenario) => {
      const { listener, stories } = recorder();
      new Replicator(of).replicate(1, { listener });
      return JSON.stringify([...stories.values()]);
    };
    expect(hash(withBeds(scenario, [8]))).toBe(hash(scenario));
  });

  test("measuring another way: warm-up and targets move no fact", () => {
    const measured: ScenarioFile = {
      ...estate,
      study: { ...estate.study, targets: [{ metric: "bedWait.within28", atLeast: "85%" }] },
      rules: { ...estate.rules, clock: { startsAt: "listed", standard: "14 days" } },
    };
    expect(fingerprintOf(measured)).toBe(base);
  });
});

describe("what must change in one direction only", () => {
  const waits = (file: ScenarioFile) => {
    const { listener, stories } = recorder();
    new Replicator(resolveScenario(file)).replicate(1, { listener });
    return stories;
  };

  test("one more bed, first come first served: nobody waits longer, somebody less", () => {
    const few = waits(plainQueue(8));
    const more = waits(plainQueue(9));
    let sooner = 0;
    for (const [who, story] of few) {
      const [late, early] = [timeOf(story, "offered"), timeOf(more.get(who), "offered")];
      if (late === undefined) continue;
      expect(early, who).toBeLessThanOrEqual(late);
      if (early !== late) sooner++;
    }
    expect(sooner).toBeGreaterThan(50);
  });

  test("beds that open on a day: as few beds before it, never later after it", () => {
    const opening = { ward: { beds: 8, changes: [{ on: "2028-04-01", beds: 3 }] } };
    const before = waits(plainQueue(8));
    const after = waits(plainQueue(8, { estate: { units: opening } }));
    const day = 731 * 1440; // 1 April 2026 to 1 April 2028, 2028 being a leap year
    let sooner = 0;
    for (const [who, story] of before) {
      const [late, early] = [timeOf(story, "offered"), timeOf(after.get(who), "offered")];
      if (late === undefined || early === undefined) continue;
      if (late < day) expect(early, who).toBe(late);
      expect(early, who).toBeLessThanOrEqual(late);
      if (early < late) sooner++;
    }
    expect(sooner).toBeGreaterThan(20);
  });

  test("priority for some: they wait no longer, and somebody else does", () => {
    const file = plainQueue(10, {
      demand: {
        court: { from: "court", perYear: 30 },
        recall: { from: "community", perYear: 30, mix: { urgency: { urgent: "100%" } } },
      },
    });
    const fair = waits(file);
    const urgent = waits({ ...file, rules: { whoIsNext: ["urgency", "longestWait"] } });
    const total = (stories: typeof fair, group: string) =>
      [...stories.values()]
        .filter((story) => story.who.startsWith(group) && timeOf(story, "offered") !== undefined)
        .reduce((sum, story) => sum + (timeOf(story, "offered") as number) - (timeOf(story, "listed") as number), 0);
    expect(total(urgent, "1/")).toBeLessThan(total(fair, "1/"));
    expect(total(urgent, "0/")).toBeGreaterThan(total(fair, "0/"));
  });

  test("two units that share their lists are one pool: as good as one unit of the same size", () => {
    const one = waits(plainQueue(8));
    const two = waits(plainQueue(8, { estate: { units: { east: { beds: 3 }, west: { beds: 5 } } } }));
    for (const [who, story] of one) expect(timeOf(two.get(who), "offered"), who).toBe(timeOf(story, "offered"));
  });
});
