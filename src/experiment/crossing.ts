export interface MarginAt {
  readonly beds: number;
  /** How far on the right side of a target; negative on the wrong one. */
  readonly margin: number;
}

/** The fewest whole beds from which on the margin is not negative, on straight lines between the points given.
 *  `undefined` when it is negative at the last. Points in order of beds. */
export function crossing(points: readonly MarginAt[]): number | undefined {
  const last = points.length - 1;
  if (last < 0 || points[last].margin < 0) return undefined;
  let kept = last;
  while (kept > 0 && points[kept - 1].margin >= 0) kept--;
  if (kept === 0) return points[0].beds;
  const below = points[kept - 1];
  const above = points[kept];
  const share = -below.margin / (above.margin - below.margin);
  return Math.ceil(below.beds + share * (above.beds - below.beds));
}
