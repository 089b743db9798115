import type { Scenario } from "../../../scenario/index.js";
import { CHANGED, type Lever, type LeverGroup, numberChosen, RULE, setting } from "./lever.js";

/** From this occupancy on a unit counts as under pressure. The mechanism is published (LEO21), the number is not. */
const OCCUPANCY = 0.95;

/** How much faster treatment passes when beds are short. */
export function pressureLevers({ rules: { pressure } }: Scenario): LeverGroup {
  const fastest = Math.max(1, ...pressure.speeds.map(({ times }) => times));
  const lever: Lever = {
    id: "pressure",
    title: "How fast treatment passes that ends in a return, while beds are short",
    present: fastest === 1 ? "no faster" : `up to ${fastest} times as fast`,
    control: { kind: "number", value: fastest, from: 1, to: 4, step: 0.25, unit: "times" },
  };
  return {
    id: "pressure",
    title: "Pressure on beds",
    about: `“Maintenance of throughput”: while ${OCCUPANCY * 100} % of a unit’s beds are in use, the treatment of people who are to be returned to prison is shorter.`,
    rule: RULE.pressure,
    sources: ["rules.pressure"],
    levers: [lever],
    settings: (choices) => {
      const times = numberChosen(choices, lever);
      if (times === undefined) return [];
      const speeds = times === 1 ? [] : [{ occupancy: OCCUPANCY, times: { value: times, ...CHANGED } }];
      return [setting(["rules", "pressure", "speeds"], speeds)];
    },
  };
}
