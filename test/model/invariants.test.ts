import { describe, expect, test } from "vitest";
import { Replicator } from "../../src/experiment/index.js";
import { Fingerprint } from "../../src/observe/index.js";
import { resolveScenario, type ScenarioFile } from "../../src/scenario/index.js";
import { recorder } from "./recorder.js";
import { smallEstate } from "./small-estate.js";

function fingerprintOf(file: ScenarioFile, replication: number): string {
  const fingerprint = new Fingerprint();
  new Replicator(resolveScenario(file)).replicate(replication, { listener: fingerprint });
  return fingerprint.hex();
}

describe("the promises of the model", () => {
  test("hold after every event of a busy estate with everything switched on", () => {
    for (const replication of [1, 2]) {
      new Replicator(resolveScenario(smallEstate())).replicate(replication, { checked: true });
    }
  });

  test("checking changes nothing", () => {
    const scenario = resolveScenario(smallEstate());
    const [checked, unchecked] = [true, false].map((mode) => {
      const fingerprint = new Fingerprint();
      new Replicator(scenario).replicate(1, { listener: fingerprint, checked: mode });
      return fingerprint.hex();
    });
    expect(checked).toBe(unchecked);
  });
});

describe("everybody's story", () => {
  // What may follow what is a promise of the model, looked at above.
  test("runs forwards in time, and ends once", () => {
    const { listener, stories } = recorder();
    new Replicator(resolveScenario(smallEstate())).replicate(2, { listener });
    expect(stories.size).toBeGreaterThan(200);
    for (const { who, facts } of stories.values()) {
      // What happened before day zero is retold step by step, not minute by minute.
      const since = facts.filter(([, time]) => time >= 0);
      for (let i = 1; i < since.length; i++) expect(since[i][1], who).toBeGreaterThanOrEqual(since[i - 1][1]);
      expect(facts.filter(([fact]) => fact === "gone").length).toBeLessThanOrEqual(1);
    }
  });
});

describe("replications", () => {
  test("are the same alone or after others, and no two are alike", () => {
    const replicator = new Replicator(resolveScenario(smallEstate()));
    const hashes = [1, 2, 3, 4].map((replication) => {
      const fingerprint = new Fingerprint();
      replicator.replicate(replication, { listener: fingerprint });
      return fingerprint.hex();
    });
    expect(new Set(hashes).size).toBe(4);
    expect(fingerprintOf(smallEstate(), 3)).toBe(hashes[2]);
  });

  test("follow the seed", () => {
    expect(fingerprintOf({ ...smallEstate(), seed: 8 }, 1)).not.toBe(fingerprintOf(smallEstate(), 1));
  });
});
