import { expect, test } from "vitest";
import { URGENCIES } from "../../src/domain/index.js";
import { resolveScenario, type Scenario } from "../../src/scenario/index.js";
import { recorder, type Story } from "./recorder.js";
import { tell } from "./ruled.js";
import { smallEstate } from "./small-estate.js";

const SMALL = resolveScenario(smallEstate());
const URGENT = URGENCIES.indexOf("urgent");

/** The small estate, where waiting makes people worse after so many days. */
function worseAfter(days: number | undefined, onward: Scenario["onward"] = []): Scenario {
  const groups = SMALL.groups.map((group) => ({
    ...group,
    access: { ...group.access, ...(days !== undefined && { escalation: { kind: "fixed", value: days } as const }) },
  }));
  const stepDown = { places: onward.length === 0 ? [] : (["lowSecure"] as const) };
  return { ...SMALL, groups, onward, rules: { ...SMALL.rules, stepDown } };
}

function storiesOf(scenario: Scenario): ReadonlyMap<string, Story> {
  const { listener, stories } = recorder();
  tell(scenario, listener);
  return stories;
}

/** How urgent each of a person's needs was as the wait began. */
function urgencies({ facts }: Story): number[] {
  return facts.flatMap(([fact, , urgency]) => (fact === "prioritised" && urgency !== undefined ? [urgency] : []));
}

test("a worsening that nobody lives to see changes nothing, for people who come back either", () => {
  const without = storiesOf(worseAfter(undefined));
  const comeBack = [...without.values()].filter((story) => urgencies(story).length > 1);
  expect(comeBack.length).toBeGreaterThan(10);
  expect([...storiesOf(worseAfter(1_000_000)).values()]).toEqual([...without.values()]);
});

test("who became worse while waiting is in need again as at first, from the community and from an onward place", () => {
  const backUp = [{ name: "stepUp", share: 1 }] as const;
  const stay = { kind: "fixed", value: 20 } as const;
  const places = { name: "low secure", destination: "lowSecure", places: 100, stay, next: backUp } as const;
  for (const scenario of [worseAfter(1), worseAfter(1, [places])]) {
    const repeated = [...storiesOf(scenario).values()].filter(({ facts }) => {
      const worse = facts.findIndex(([fact]) => fact === "escalated");
      return worse >= 0 && facts.slice(worse).some(([fact]) => fact === "prioritised");
    });
    expect(repeated.length).toBeGreaterThan(5);
    for (const story of repeated) {
      expect(new Set(urgencies(story)).size).toBe(1);
      expect(urgencies(story)).not.toContain(URGENT);
    }
  }
});
