import { expect, test } from "vitest";
import { commandOf, explain } from "../../src/cli/failures.js";
import { complaintAboutNode } from "../../src/cli/node-version.js";
import { target } from "../../src/cli/target-text.js";
import { ReplicationFailed } from "../../src/experiment/index.js";
import { InvariantError } from "../../src/foundation/index.js";

test.each([
  ["20.19.0", true],
  ["20.20.2", true],
  ["21.0.0", true],
  ["24.1.0", true],
  ["20.18.9", false],
  ["18.20.0", false],
])("Node %s will do: %s", (version, fine) => {
  const complaint = complaintAboutNode(version);
  if (fine) expect(complaint).toBeUndefined();
  else
    expect(complaint).toBe(
      `securebeds needs Node 20.19 or newer; this is Node ${version}. Get a newer one from https://nodejs.org.`,
    );
});

test.each([
  ["bedWait.within28 >= 85%", { metric: "bedWait.within28", bound: "atLeast", value: 0.85 }],
  ["bedWait.within28>=0.85", { metric: "bedWait.within28", bound: "atLeast", value: 0.85 }],
  ["bedWait.mean ≤ 30 days", { metric: "bedWait.mean", bound: "atMost", value: 30 }],
  ["bedWait.mean <= 6 weeks", { metric: "bedWait.mean", bound: "atMost", value: 42 }],
  ["stay.mean <= 2 years", { metric: "stay.mean", bound: "atMost", value: 730.5 }],
  ["equity.wait <= -2.5", { metric: "equity.wait", bound: "atMost", value: -2.5 }],
])("the target %s is understood", (text, understood) => {
  expect(target(text)).toEqual(understood);
});

test("our own mistakes carry the command that shows them again", () => {
  const { code, message } = explain(new InvariantError("two people in a bed"), [
    "run",
    "it's mine.yaml",
    "--seed",
    "7",
  ]);
  expect(code).toBe(1);
  expect(message).toContain("a mistake in the program, not in your scenario");
  expect(message).toContain("two people in a bed");
  expect(message).toContain(`To reproduce it: securebeds run 'it'\\''s mine.yaml' --seed 7`);
});

test("and, of one replication, the command that looks at it after every event", () => {
  const failed = new ReplicationFailed("replication 37 of “Tiny”", { seed: "2021", replication: 37 });
  const words = ["run", "--quiet", "--set", "study.run=1 year", "tiny.yaml", "--replications", "50"];
  expect(explain(failed, words).message).toContain(
    "securebeds trace tiny.yaml --set 'study.run=1 year' --seed 2021 --replication 37 --checked --out broken",
  );
  expect(explain(failed, ["beds", "tiny.yaml"]).message).not.toContain("securebeds trace");
});

test("a command is written so that it can be typed", () => {
  expect(commandOf(["beds", "a.yaml", "--target", "bedWait.within28 >= 85%"])).toBe(
    "securebeds beds a.yaml --target 'bedWait.within28 >= 85%'",
  );
});
