import { expect, test } from "vitest";
import { SILENCE } from "../../src/domain/index.js";
import { MINUTES_PER_DAY } from "../../src/foundation/index.js";
import { compile, Simulator } from "../../src/model/index.js";
import type { PersonView } from "../../src/policy/index.js";
import { resolveScenario } from "../../src/scenario/index.js";
import { onDayZero } from "../traces/trace.js";
import { worldOf } from "./promises/watched.js";
import { recorder } from "./recorder.js";
import { smallEstate } from "./small-estate.js";

/** One person, in need on day zero, released on day 100. */
const scenario = resolveScenario({
  format: "securebeds/scenario@1",
  name: "shown",
  study: { warmUp: 0, run: 70, followUp: 0 },
  estate: { units: { ward: { beds: 1 } } },
  demand: {
    men: onDayZero({
      from: "prison",
      legalBasis: "s47/49",
      toRelease: 100,
      access: { firstAssessment: 3 },
      stays: { treatAndReturn: 10, rehabilitate: 20 },
      after: { returned: { share: 1, after: 40 } },
    }),
  },
  rules: { pathway: "treatAndReturn" },
});

type Shown = readonly [when: string, stayed: number, untilRelease: number, entry: number];

/** What rules are shown of the one person, in days, in the order in which they are asked. */
function shownToRules(): readonly Shown[] {
  const shown: Shown[] = [];
  const see = (when: string, { stayed, untilRelease, untilCourt, entry, groupName }: PersonView) => {
    expect([untilCourt, groupName]).toEqual([Number.POSITIVE_INFINITY, "men"]);
    shown.push([when, stayed / MINUTES_PER_DAY, untilRelease / MINUTES_PER_DAY, entry]);
  };
  const access = (person: PersonView) => {
    see("assessed", person);
    return 1;
  };
  const fundedStay = (person: PersonView) => {
    see("reviewed", person);
    return 0;
  };
  const simulator = new Simulator(compile(scenario, { access, reviewDays: [4], fundedStay }));
  for (let replication = 1; replication <= 100; replication++) {
    shown.length = 0;
    const { listener, stories } = recorder();
    simulator.begin({ replication, listener }).runTo(70 * MINUTES_PER_DAY);
    if (stories.size === 1) return shown;
  }
  throw new Error("no replication with one person");
}

test("a rule is shown how long somebody is in the bed, and nobody else has stayed at all", () => {
  // Assessed on day 3, in the bed from 3 to 13, in need again on day 53 and assessed on day 56, in the bed until 66.
  expect(shownToRules()).toEqual([
    ["assessed", 0, 97, 0],
    ["reviewed", 4, 93, 0],
    ["assessed", 0, 44, 1],
    ["reviewed", 4, 40, 1],
  ]);
});

test("a unit is as full as the share of its beds that are in use, and full where it has none", () => {
  const world = worldOf(smallEstate());
  world.reset(1, SILENCE);
  const dale = world.beds[0];
  expect([dale.beds, dale.occupancy]).toEqual([6, 0]);
  for (let bed = 0; bed < 3; bed++) dale.seizeFor(1);
  expect([dale.occupancy, dale.takenBy(1), dale.takenBy(0)]).toEqual([0.5, 3, 0]);
  dale.setCapacity(0);
  expect(dale.occupancy).toBe(1);
  for (let bed = 0; bed < 3; bed++) dale.releaseFrom(1);
  expect(dale.occupancy).toBe(1);
});
