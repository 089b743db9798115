import type { Scenario, Setting } from "../../../scenario/index.js";
import { CHANGED, type Choices, type Lever, type LeverGroup, numberChosen, RULE, setting } from "./lever.js";

const USUAL_WAIT = 56;

/** Beds that may be bought outside the estate, and after how long a wait. */
export function spotPurchaseLevers(scenario: Scenario): LeverGroup {
  const { atMost } = scenario.estate.spotPurchase;
  const bought = scenario.rules.placement.spotPurchase;
  const beds: Lever = {
    id: "bought",
    title: "Beds that may be bought at a time",
    present: bought === undefined ? "none" : `at most ${atMost}`,
    control: { kind: "number", value: bought === undefined ? 0 : atMost, from: 0, to: 500, step: 5, unit: "beds" },
  };
  const after: Lever = {
    id: "bought.after",
    title: "After a wait of",
    present: bought?.after === undefined ? "no wait leads to one" : `${bought.after} days`,
    control: { kind: "number", value: bought?.after ?? USUAL_WAIT, from: 0, to: 365, step: 7, unit: "days" },
    idle: (choices) =>
      (numberChosen(choices, beds) ?? (bought === undefined ? 0 : atMost)) > 0
        ? undefined
        : "counts once beds may be bought",
  };
  return {
    id: "bought",
    title: "Beds bought elsewhere",
    about:
      "Spot purchase: a bed outside the estate for somebody who has waited long enough, as long as the cap allows.",
    rule: RULE.placement,
    sources: ["estate.spotPurchase", "rules.placement"],
    levers: [beds, after],
    settings: (choices) => spotSettings(scenario, beds, after, choices),
  };
}

function spotSettings(scenario: Scenario, beds: Lever, after: Lever, choices: Choices): readonly Setting[] {
  const { placement } = scenario.rules;
  const [most, wait] = [numberChosen(choices, beds), numberChosen(choices, after)];
  const isBought = placement.spotPurchase !== undefined;
  if (!isBought && most === undefined) return [];
  const cap = most === undefined ? [] : [setting(["estate", "spotPurchase", "atMost"], { value: most, ...CHANGED })];
  const rule = isBought ? wait : (wait ?? USUAL_WAIT);
  if (rule === undefined) return cap;
  return [...cap, setting(["rules", "placement", "spotPurchase", "after"], { value: rule, ...CHANGED })];
}
