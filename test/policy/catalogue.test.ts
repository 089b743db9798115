import { describe, expect, test } from "vitest";
import { DEFAULT_RULES, RULE_CATALOGUE, RULE_NAMES, rulesInSentences } from "../../src/policy/index.js";

describe("the catalogue", () => {
  test("has the ten rules in their order, and so have the rules of a scenario", () => {
    expect(RULE_CATALOGUE.map(({ name }) => name)).toEqual([...RULE_NAMES]);
    expect(Object.keys(DEFAULT_RULES)).toEqual([...RULE_NAMES]);
    expect(RULE_NAMES).toHaveLength(10);
  });

  test("says of the defaults what reports say of them", () => {
    expect(RULE_CATALOGUE.map(({ defaultSentence }) => defaultSentence)).toEqual(rulesInSentences(DEFAULT_RULES));
  });

  test.each(RULE_CATALOGUE.map((rule) => [rule.name, rule] as const))(
    "%s asks a question and describes itself",
    (_, rule) => {
      expect(rule.question).toMatch(/^[A-Z].*\?$/);
      expect(rule.exampleSentence).not.toBe(rule.defaultSentence);
      for (const { name, meaning, default: absent, example } of rule.parameters) {
        expect(name).toMatch(/^[a-zA-Z]+(\.[a-zA-Z]+)*$/);
        for (const text of [meaning, absent, example]) expect(text).toMatch(/\S/);
      }
      expect(new Set(rule.parameters.map(({ name }) => name)).size).toBe(rule.parameters.length);
    },
  );

  test("speaks in whole sentences", () => {
    for (const { defaultSentence, exampleSentence } of RULE_CATALOGUE) {
      for (const sentence of [defaultSentence, exampleSentence]) {
        expect(sentence).toMatch(/^[A-Z].*\.$/);
        expect(sentence).not.toMatch(/NaN|undefined|null|Infinity|\b1 (days|beds|years|months)\b| {2}|\.\.|; \./);
      }
    }
  });
});
