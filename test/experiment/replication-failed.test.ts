import { expect, test } from "vitest";
import { SILENCE } from "../../src/domain/index.js";
import { ReplicationFailed, Replicator } from "../../src/experiment/index.js";
import { InvariantError, UsageError } from "../../src/foundation/index.js";
import { resolveScenario } from "../../src/scenario/index.js";
import { smallEstate } from "../model/small-estate.js";

const SCENARIO = resolveScenario(smallEstate());

/** What comes of a listener that gives up at the n-th admission. */
function failureOf(give: (time: number) => void): unknown {
  let admissions = 0;
  const listener = {
    ...SILENCE,
    admitted(time: number) {
      if (time >= 0 && ++admissions === 20) give(time);
    },
  };
  try {
    new Replicator(SCENARIO).replicate(3, { listener });
  } catch (error) {
    return error;
  }
  return undefined;
}

test("a broken promise is told with replication, seed, simulated time, event and person", () => {
  const found = failureOf(() => {
    throw new InvariantError("two people in a bed");
  });
  expect(found).toBeInstanceOf(ReplicationFailed);
  expect(found).toMatchObject({ seed: "7", replication: 3 });
  expect(String(found)).toMatch(
    /replication 3 of “Two catchments”, seed 7, minute \d+ \(20\d\d-\d\d-\d\d\), event “\w+” of (sentenced|remand|court)-(start-)?\d+: two people in a bed$/,
  );
});

test("so is whatever else goes wrong in an event, as a mistake of ours", () => {
  const found = failureOf(() => {
    throw new TypeError("undefined is not a bed");
  });
  expect(found).toBeInstanceOf(ReplicationFailed);
  expect(String(found)).toContain("undefined is not a bed");
});

test("and a bed given away twice, which the engine takes for a wrong call", () => {
  const found = failureOf(() => {
    throw new UsageError("“moor” has no free place");
  });
  expect(found).toBeInstanceOf(ReplicationFailed);
});

test("after a failure the same replicator gives what it would have given", () => {
  const replicator = new Replicator(SCENARIO);
  const boom = {
    ...SILENCE,
    admitted: () => {
      throw new InvariantError("x");
    },
  };
  expect(() => replicator.replicate(1, { listener: boom })).toThrow(ReplicationFailed);
  expect(replicator.replicate(1)).toEqual(new Replicator(SCENARIO).replicate(1));
});

test("an impossible answer of a caller's rule is the caller's mistake", () => {
  const policies = { pathway: () => Number.NaN };
  expect(() => new Replicator(SCENARIO, { policies }).replicate(1)).toThrow(UsageError);
});
