import { describe, expect, test } from "vitest";
import { DESTINATIONS } from "../../src/domain/index.js";
import { DEFAULT_STEP_DOWN, needsPlace, type StepDownRule, stepDownInWords } from "../../src/policy/index.js";

test("a place is needed for the destinations that are counted, and for no other", () => {
  const counted = (rule: StepDownRule) => DESTINATIONS.filter((destination) => needsPlace(rule, destination));
  expect(counted(DEFAULT_STEP_DOWN)).toEqual([]);
  expect(counted({ places: ["lowSecure"] })).toEqual(["lowSecure"]);
  expect(counted({ places: ["community", "lowSecure", "highSecure"] })).toEqual([
    "highSecure",
    "lowSecure",
    "community",
  ]);
});

describe("the sentence", () => {
  const delay = "People who are ready to leave do so after an exit delay";
  const wait = "they then wait in the medium-secure bed until one of a finite number of places is free.";

  test.each<[StepDownRule, string]>([
    [DEFAULT_STEP_DOWN, `${delay}.`],
    [{ places: ["lowSecure"] }, `${delay}; for low security ${wait}`],
    [{ places: ["lowSecure", "community"] }, `${delay}; for low security and the community ${wait}`],
    [
      { places: ["highSecure", "lowSecure", "community"] },
      `${delay}; for high security, low security and the community ${wait}`,
    ],
  ])("%j", (rule, sentence) => expect(stepDownInWords(rule)).toBe(sentence));
});
