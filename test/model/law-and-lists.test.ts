import { describe, expect, test } from "vitest";
import { Replicator } from "../../src/experiment/index.js";
import { checkScenario, resolveScenario, type ScenarioFile } from "../../src/scenario/index.js";
import { recorder, type Story } from "./recorder.js";

const DAY = 1440;

function storiesOf(file: ScenarioFile): Story[] {
  const { listener, stories } = recorder();
  new Replicator(resolveScenario(file)).replicate(1, { listener, checked: true });
  return [...stories.values()];
}

function world(more: Partial<ScenarioFile> & Pick<ScenarioFile, "demand">): ScenarioFile {
  return {
    format: "securebeds/scenario@1",
    name: "law and lists",
    seed: 3,
    study: { run: "4 years", warmUp: 0, followUp: 0, replications: 1 },
    estate: { units: { ward: { beds: 1 } } },
    stays: { rehabilitate: 20, treatAndReturn: 10 },
    ...more,
  };
}

const times = ({ facts }: Story, fact: string) => facts.filter(([name]) => name === fact).map(([, time]) => time);
const first = (story: Story, fact: string) => times(story, fact)[0] ?? Number.POSITIVE_INFINITY;

describe("sentences without a release date", () => {
  const left = (indeterminate: number) => {
    const demand = { sentenced: { perYear: 50, toRelease: "10 days", indeterminate } };
    const stories = storiesOf(world({ estate: { units: { ward: { beds: 0 } } }, demand }));
    const ended = stories.filter((story) => times(story, "identified")[0] < 3 * 365 * DAY);
    return ended.filter((story) => times(story, "left").length > 0).length / ended.length;
  };

  test("nobody, everybody, and the share that the file says", () => {
    expect(left(0)).toBe(1);
    expect(left(1)).toBe(0);
    // About 150 people: standard error .04; |z| < 4.5, a false alarm in 150,000 seeds.
    expect(Math.abs(left(0.4) - 0.6)).toBeLessThan(4.5 * 0.04);
  });
});

describe("a unit with two lists", () => {
  test("takes the most urgent of both, whichever list they are on", () => {
    const mix = (line: string, urgency: string) => ({ serviceLine: { [line]: 1 }, urgency: { [urgency]: 1 } });
    const stories = storiesOf(
      world({
        estate: { units: { ward: { beds: 1, serviceLines: ["men", "women"] } } },
        demand: {
          men: { from: "court", perYear: 12, mix: mix("men", "routine") },
          women: { from: "court", perYear: 12, mix: mix("women", "urgent") },
        },
        rules: { whoIsNext: ["urgency", "longestWait"] },
      }),
    );
    const [men, women] = ["0/", "1/"].map((group) => stories.filter(({ who }) => who.startsWith(group)));
    const offers = men.map((story) => first(story, "offered")).filter(Number.isFinite);
    expect(offers.length).toBeGreaterThan(10);
    for (const at of offers) {
      const passedOver = women.filter((story) => first(story, "listed") < at && first(story, "offered") > at);
      expect(passedOver).toEqual([]);
    }
  });
});

describe("a legal basis that changes on the list", () => {
  test("changes the rank: sentenced while waiting, a person gives way to those on remand", () => {
    const remand = (toCourt: number) => ({
      legalBasis: "s48/49",
      perYear: 40,
      toCourt,
      toRelease: 3000,
      disposals: { custody: 1 },
    });
    const stories = storiesOf(
      world({
        estate: { units: { ward: { beds: 0, changes: [{ on: "2026-10-01", beds: 1 }] } } },
        demand: { early: remand(5), late: remand(2000) },
        rules: { whoIsNext: ["remandFirst", "longestWait"] },
      }),
    );
    const [early, late] = ["0/", "1/"].map((group) => stories.filter(({ who }) => who.startsWith(group)));
    const sentenced = early.filter((story) => first(story, "offered") < Number.POSITIVE_INFINITY);
    // Somebody of the first group is offered a bed only while still on remand, in the first five days, or when nobody else waits.
    for (const story of sentenced) {
      const at = first(story, "offered");
      if (at - first(story, "listed") <= 5 * DAY) continue;
      expect(late.filter((other) => first(other, "listed") < at && first(other, "offered") > at)).toEqual([]);
    }
    expect(late.filter((story) => Number.isFinite(first(story, "offered"))).length).toBeGreaterThan(20);
  });
});

describe("a court that decides about somebody already returned", () => {
  test("wants them back in hospital on the day it makes a hospital order", () => {
    const stories = storiesOf(
      world({
        demand: {
          remand: { legalBasis: "s48/49", perYear: 5, toCourt: 400, disposals: { hospitalOrder: 1 } },
        },
        rules: { pathway: "treatAndReturn" },
      }),
    );
    const back = stories.filter((story) => times(story, "identified").length > 1);
    expect(back.length).toBeGreaterThan(3);
    for (const story of back) {
      const [need, again] = times(story, "identified");
      expect(again - need).toBe(400 * DAY);
    }
  });
});

describe("somebody sent to prison from a group that does not come from there", () => {
  const interim = () =>
    world({
      study: { run: "20 years", warmUp: 0, followUp: 0, replications: 1 },
      estate: { units: { ward: { beds: 20 } } },
      demand: {
        interim: {
          from: "court",
          legalBasis: "s38",
          perYear: 40,
          toCourt: 5,
          toRelease: 9000,
          disposals: { returned: 1 },
        },
      },
      after: { returned: { share: 1, after: 30 } },
      rules: { pathway: { discretionary: { returned: 0.4 } } },
    });

  test("has, on coming back, the chances that the rule gives and no others", () => {
    const plans = storiesOf(interim()).flatMap(({ facts }) => {
      const again = facts.findIndex(([fact, , entry]) => fact === "identified" && entry > 0);
      return again < 0
        ? []
        : facts
            .slice(again)
            .filter(([fact]) => fact === "planned")
            .map(([, , plan]) => plan);
    });
    const returned = plans.filter((plan) => plan === 0).length / plans.length;
    expect(plans.length).toBeGreaterThan(500);
    // Standard error sqrt(.4 × .6 / 500) = .022 at most; |z| < 4.5.
    expect(Math.abs(returned - 0.4)).toBeLessThan(4.5 * 0.022);
  });

  test("needs a length of treatment before a return, and the file is told so", () => {
    const { stays: _, ...rest } = interim();
    const text = JSON.stringify({ ...rest, stays: { rehabilitate: 20 } });
    const { issues } = checkScenario({ name: "x.yaml", text });
    expect(issues.map(({ path }) => path)).toEqual(["stays.treatAndReturn"]);
  });
});
