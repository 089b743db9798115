import { type Scenario, writtenDistribution } from "../../../scenario/index.js";
import { CHANGED, dial, groupPath, type LeverGroup, numberChosen, setting } from "./lever.js";

/** Each plan has its treatment in the file, under its own name. */
const PLANS = ["treatAndReturn", "rehabilitate"] as const;

/** How long treatment takes: one dial for every distribution, which keeps its shape. */
export function stayLevers(scenario: Scenario): LeverGroup {
  const lever = dial("stay", "Length of treatment", "as in the file");
  return {
    id: "stay",
    title: "Length of stay",
    about:
      "Time from the plan until treatment is done, for everybody and every pathway: the shape of each distribution stays, the scale changes. The wait to leave comes on top.",
    sources: ["stays"],
    levers: [lever],
    settings: (choices) => {
      const percent = numberChosen(choices, lever);
      if (percent === undefined) return [];
      return scenario.groups.flatMap(({ name, stays }) =>
        PLANS.flatMap((plan) => {
          const spec = stays.byPlan[plan];
          if (spec === undefined) return [];
          const written = writtenDistribution(spec, percent / 100);
          return [setting(groupPath(name, "stays", plan), { ...(written as object), ...CHANGED })];
        }),
      );
    },
  };
}
