import { describe, expect, test } from "vitest";
import { DEPARTURE_REASONS } from "../../src/domain/index.js";
import { Replicator } from "../../src/experiment/index.js";
import { resolveScenario, type ScenarioFile, withBeds } from "../../src/scenario/index.js";
import { recorder, type Story, timeOf } from "./recorder.js";
import { smallEstate } from "./small-estate.js";

function storiesOf(scenario: ReturnType<typeof resolveScenario>): Map<string, Story> {
  const { listener, stories } = recorder();
  new Replicator(scenario).replicate(3, { listener });
  return stories;
}

/** The lengths of the steps that are a person's own and no rule's, the first time round. [minutes] */
function ownSteps(story: Story): Record<string, number | undefined> {
  const again = story.facts.findIndex(([fact, , entry]) => fact === "identified" && entry > 0);
  const first = new Map<string, number>();
  for (const [fact, time] of again < 0 ? story.facts : story.facts.slice(0, again)) {
    if (!first.has(fact)) first.set(fact, time);
  }
  const step = (from: string, to: string) => {
    const [start, end] = [first.get(from), first.get(to)];
    return start === undefined || end === undefined ? undefined : end - start;
  };
  return {
    identified: first.get("identified"),
    notice: step("identified", "referred"),
    firstAssessment: step("referred", "assessed"),
    secondReport: step("assessed", "reported"),
    warrant: step("offered", "admitted"),
    stabilise: step("admitted", "planned"),
  };
}

/** Compares everybody who is referred in both worlds. */
function sameLuck(base: Map<string, Story>, variant: Map<string, Story>): number {
  let compared = 0;
  for (const [who, story] of base) {
    const other = variant.get(who);
    if (other === undefined || who.includes("-")) continue;
    const [mine, theirs] = [ownSteps(story), ownSteps(other)];
    for (const key of Object.keys(mine)) {
      if (mine[key] === undefined || theirs[key] === undefined) continue;
      expect(theirs[key], `${who} ${key}`).toBe(mine[key]);
      compared++;
    }
  }
  return compared;
}

/** A departure because funding ended. */
function isUnfunded([fact, , , , reason]: Story["facts"][number]): boolean {
  return fact === "departed" && DEPARTURE_REASONS[reason!] === "fundedStayEnded";
}

describe("the same person has the same luck in every scenario", () => {
  const base = storiesOf(resolveScenario(smallEstate()));

  test("whatever the number of beds, person by person", () => {
    const scenario = resolveScenario(smallEstate());
    const more = storiesOf(withBeds(scenario, [7, 27, 24]));
    expect([...more.keys()].filter((who) => !who.includes("-"))).toEqual(
      [...base.keys()].filter((who) => !who.includes("-")),
    );
    expect(sameLuck(base, more)).toBeGreaterThan(1000);
  });

  test("whatever the rules", () => {
    const file: ScenarioFile = {
      ...smallEstate(),
      rules: { whoIsNext: ["remandFirst"], pathway: "fullRehabilitation" },
    };
    const other = storiesOf(resolveScenario(file));
    expect(sameLuck(base, other)).toBeGreaterThan(1000);
    // And the rules did something: somebody's admission moved.
    const moved = [...base].filter(([who, story]) => timeOf(story, "admitted") !== timeOf(other.get(who), "admitted"));
    expect(moved.length).toBeGreaterThan(20);
  });

  test("what one rule asks of people who are there at the start moves nothing that another asks", () => {
    const reviewed = (exceptional: number) =>
      storiesOf(
        resolveScenario({
          ...smallEstate(),
          rules: { fundedStay: { reviews: [90, 200], returned: 0.6 }, clock: { exceptional } },
        }),
      );
    const facts = (stories: Map<string, Story>) =>
      [...stories].map(([who, story]) => [who, story.facts.filter(([fact]) => fact !== "exempted")]);
    const [none, some] = [reviewed(0), reviewed(0.3)];
    expect(facts(some)).toEqual(facts(none));
    const exempted = [...some].filter(([, story]) => timeOf(story, "exempted") !== undefined);
    expect(exempted.length).toBeGreaterThan(20);
    const sentBack = [...none].filter(([who, { facts }]) => who.includes("-") && facts.some(isUnfunded));
    expect(sentBack.length).toBeGreaterThan(5);
  });

  test("whatever happens to other groups: another group, a longer stay, a slower assessment of somebody else", () => {
    const file = smallEstate();
    const crowded: ScenarioFile = {
      ...file,
      demand: {
        ...file.demand,
        another: { from: "lowSecure", perYear: 15, mix: { serviceLine: { men: "100%" } } },
        court: { ...file.demand?.court, stays: { rehabilitate: { gamma: { mean: 900, sd: 900 } } } },
      },
    };
    const other = storiesOf(resolveScenario(crowded));
    // Groups are numbered in order of name, and `another` comes first.
    const renumbered = new Map(
      [...other].map(([who, story]) => [`${Number(who.split("/")[0]) - 1}/${who.split("/")[1]}`, story]),
    );
    expect(sameLuck(base, renumbered)).toBeGreaterThan(1000);
  });

  test("a duration that changes its law moves nothing but itself", () => {
    const file = smallEstate();
    const other = storiesOf(
      resolveScenario({ ...file, access: { ...file.access, recovery: { gamma: { mean: 80, sd: 40 } } } }),
    );
    expect(sameLuck(base, other)).toBeGreaterThan(1000);
  });

  test("more referrals keep the k-th person the k-th", () => {
    const file = smallEstate();
    const busier = storiesOf(
      resolveScenario({ ...file, demand: { ...file.demand, court: { ...file.demand?.court, perYear: 16 } } }),
    );
    let pairs = 0;
    for (const [who, story] of base) {
      if (!who.startsWith("0/") || who.includes("-")) continue;
      const early = timeOf(busier.get(who), "identified");
      const late = timeOf(story, "identified");
      if (early === undefined || late === undefined) continue;
      // Twice the rate: the same exponential steps, half as long; each is rounded down to a minute.
      expect(Math.abs(early - late / 2)).toBeLessThanOrEqual(1);
      pairs++;
    }
    expect(pairs).toBeGreaterThan(20);
  });
});
