import type { AccessRule, ClockRule, PathwayRule, PlacementRule, WhoIsNextKey } from "../policy/index.js";

/** The commissioning rules of a scenario; each is a policy of the catalogue with its parameters. */
export interface Rules {
  readonly clock: ClockRule;
  readonly access: AccessRule;
  readonly whoIsNext: readonly WhoIsNextKey[];
  readonly placement: PlacementRule;
  readonly pathway: PathwayRule;
}
