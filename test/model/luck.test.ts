import { expect, test } from "vitest";
import { SILENCE } from "../../src/domain/index.js";
import type { Draw } from "../../src/model/compile.js";
import { sampler } from "../../src/model/luck.js";
import { setTheScene } from "../../src/model/start/index.js";
import { type DistributionSpec, distribution } from "../../src/random/index.js";
import type { OnwardPlaces, Scenario } from "../../src/scenario/index.js";
import { crowdedEstate, worldOf } from "./promises/watched.js";
import { recorder, timeOf } from "./recorder.js";
import { tell, underRules } from "./ruled.js";

const draw = (spec?: DistributionSpec): Draw => ({
  purpose: "rehabilitate",
  position: 0,
  distribution: spec === undefined ? undefined : distribution(spec),
});

test("a duration is drawn to the nearest minute, by hand", () => {
  // A quarter of the way from 10 to 20 days; the median of an exponential stay, 14,400 ln 2 = 9,981.3 minutes; and half a minute
  // more than 1,000 and than 1,001 minutes, which the clock rounds up.
  expect(sampler(draw({ kind: "uniform", from: 10, to: 20 }), () => 0.25)()).toBe(12.5 * 1440);
  expect(sampler(draw({ kind: "exponential", mean: 10 }), () => 0.5)()).toBe(9981);
  expect(sampler(draw({ kind: "fixed", value: 1000.5 / 1440 }), () => 0)()).toBe(1001);
  expect(sampler(draw({ kind: "fixed", value: 1001.4 / 1440 }), () => 0)()).toBe(1001);
});

test("a share is the uniform number itself", () => {
  expect(sampler(draw(), () => 0.123)()).toBe(0.123);
});

test("of all streams from which the people present at the start are drawn, no two are the same", () => {
  const file = crowdedEstate();
  const fundedStay = { reviews: ["90 days"], returned: "10%" };
  const world = worldOf({ ...file, rules: { ...file.rules, fundedStay } });
  const addresses: string[] = [];
  const streamOf = world.streamOf.bind(world);
  world.streamOf = (...parts) => {
    addresses.push(parts.join(" / "));
    return streamOf(...parts);
  };
  world.reset(1, SILENCE);
  setTheScene(world);
  expect(addresses.length).toBeGreaterThan(20);
  expect(new Set(addresses).size).toBe(addresses.length);
});

/** How long people present at the start stay in the first onward place they come to. [days] */
function staysOnward(scenario: Scenario, replication: number): readonly number[] {
  const { listener, stories } = recorder();
  tell(scenario, listener, { replication, checked: false });
  return [...stories].flatMap(([who, story]) => {
    const [from, to] = [timeOf(story, "placeTaken"), timeOf(story, "placeLeft")];
    return who.includes("-") && from !== undefined && to !== undefined ? [(to - from) / 1440] : [];
  });
}

/* A mixture takes two numbers: one says which part, one how long within it. Where both were the same number, the lower half of
 * all draws would choose the first part and nobody would stay longer there than half of its longest. */
test("onward stays of people present at the start are drawn as those of anybody else, mixtures too", () => {
  const part = (from: number) => ({ share: 0.5, of: { kind: "uniform", from, to: from + 10 } as const });
  const onward: OnwardPlaces[] = [
    {
      name: "low secure",
      destination: "lowSecure",
      places: 100_000,
      stay: { kind: "mixture", parts: [part(10), part(110)] },
      next: [{ name: "community", share: 1 }],
    },
  ];
  const scenario = underRules({ stepDown: { places: ["lowSecure"] } }, { onward });
  const stays = Array.from({ length: 24 }, (_, before) => staysOnward(scenario, before + 1)).flat();
  const parts = [10, 15, 110, 115].map((from) => stays.filter((stay) => from <= stay && stay < from + 5).length);
  expect(parts.reduce((sum, count) => sum + count, 0)).toBe(stays.length);
  // A quarter each, within four standard errors; a right program with another seed would fail four times in 16,000.
  const error = Math.sqrt((0.25 * 0.75) / stays.length);
  for (const count of parts) expect(Math.abs(count / stays.length - 0.25)).toBeLessThan(4 * error);
  expect(4 * error).toBeLessThan(0.08);
});
