/** Rule 4: which units may take a person. `home`: only units of the person's own catchment and service line. */
export interface PlacementRule {
  readonly kind: "home";
}

export const DEFAULT_PLACEMENT: PlacementRule = { kind: "home" };

export interface Whereabouts {
  readonly catchment: number;
  readonly serviceLines: readonly number[];
}

/** Whether a unit may take people of a catchment and service line. */
export function mayTake(_rule: PlacementRule, unit: Whereabouts, catchment: number, serviceLine: number): boolean {
  return unit.catchment === catchment && unit.serviceLines.includes(serviceLine);
}

export function placementInWords(_rule: PlacementRule): string {
  return "People are placed in a unit of their own catchment and service line.";
}
