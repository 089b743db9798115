import type { Scenario, Setting } from "../../../scenario/index.js";
import { type BedsPlace, bedsLevers, placesOf } from "./beds.js";
import { demandLevers } from "./demand.js";
import type { Choices, LeverGroup } from "./lever.js";
import { pathwayLevers } from "./pathway.js";
import { pressureLevers } from "./pressure.js";
import { spotPurchaseLevers } from "./spot-purchase.js";
import { stayLevers } from "./stay.js";
import { stepDownLevers } from "./step-down.js";
import { whoIsNextLevers } from "./who-is-next.js";

/** Everything about a scenario that can be changed on the page, beds first. */
export function leversOf(scenario: Scenario, places: readonly BedsPlace[] = placesOf(scenario)): readonly LeverGroup[] {
  return [
    bedsLevers(scenario, places),
    demandLevers(scenario),
    stayLevers(scenario),
    pathwayLevers(scenario),
    pressureLevers(scenario),
    whoIsNextLevers(scenario),
    stepDownLevers(scenario),
    spotPurchaseLevers(scenario),
  ];
}

/** What the choices change in the scenario; in the order of the levers, so that the same choices give the same text. */
export function settingsOf(groups: readonly LeverGroup[], choices: Choices): readonly Setting[] {
  return groups.flatMap((group) => group.settings(choices));
}
