import type { FactListener } from "../../src/domain/index.js";
import { minutesFromDays } from "../../src/foundation/index.js";
import { compile, Simulator } from "../../src/model/index.js";
import { Fingerprint } from "../../src/observe/index.js";
import type { PolicyOverrides } from "../../src/policy/index.js";
import {
  type OnwardPlaces,
  type Rules,
  resolveScenario,
  type Scenario,
  type SpotPurchase,
} from "../../src/scenario/index.js";
import { smallEstate } from "./small-estate.js";

/** What a rule may need beside itself. */
export interface Around {
  readonly spotPurchase?: SpotPurchase;
  readonly onward?: readonly OnwardPlaces[];
  /** Both catchments are one collaborative. */
  readonly together?: boolean;
  readonly empty?: boolean;
}

const SMALL = resolveScenario(smallEstate());

/** The busy small estate under rules of the test's own, set after reading, so that nothing but the rules is different. */
export function underRules(rules: Partial<Rules>, { spotPurchase, onward, together, empty }: Around = {}): Scenario {
  const { estate } = SMALL;
  return {
    ...SMALL,
    rules: { ...SMALL.rules, ...rules },
    estate: {
      ...estate,
      catchments: estate.catchments.map((catchment) => ({ ...catchment, ...(together && { collaborative: 0 }) })),
      spotPurchase: spotPurchase ?? estate.spotPurchase,
    },
    onward: onward ?? SMALL.onward,
    ...(empty && { atStart: { kind: "empty" } }),
  };
}

export const [COURT, REMAND, SENTENCED] = [0, 1, 2];
export const [DALE, DOWN, MOOR, SPOT] = [0, 1, 2, 3];
export const [NORTH, SOUTH] = [0, 1];

/** Runs one replication to the end of the window.
 *  @param checked every promise of the model is looked at after every event */
export function tell(
  scenario: Scenario,
  listener: FactListener,
  { replication = 1, checked = true, policies }: Telling = {},
): void {
  const { warmUp, run } = scenario.study;
  const running = new Simulator(compile(scenario, policies)).begin({ replication, listener, checked });
  running.runTo(minutesFromDays(warmUp + run));
}

export interface Telling {
  readonly replication?: number;
  readonly checked?: boolean;
  readonly policies?: PolicyOverrides | undefined;
}

/** Everything that happens in two replications, as two hashes; in the first every promise is checked. */
export function factsOf(scenario: Scenario, policies?: PolicyOverrides): readonly string[] {
  return [1, 2].map((replication) => {
    const listener = new Fingerprint();
    tell(scenario, listener, { replication, policies, checked: replication === 1 });
    return listener.hex();
  });
}
