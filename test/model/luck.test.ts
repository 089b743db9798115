import { expect, test } from "vitest";
import { SILENCE } from "../../src/domain/index.js";
import type { Draw } from "../../src/model/compile.js";
import { sampler } from "../../src/model/luck.js";
import { setTheScene } from "../../src/model/start/index.js";
import { type DistributionSpec, distribution } from "../../src/random/index.js";
import { crowdedEstate, worldOf } from "./promises/watched.js";

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
