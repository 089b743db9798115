import type { FitDirection } from "../stats/index.js";
import type { TradeOff, Unknown } from "./calibration-result.js";
import { freeParameter, scaleOf } from "./unknown-scale.js";

/** Share of a direction from which on a parameter takes part in it. */
const TAKES_PART = 0.2;
/** Relative moves within this factor of each other cancel in a product or a ratio. */
const ALIKE = 1.5;

/** What the figures do not tell, from the directions in which chi-square hardly changes.
 *  @param unknowns in the order of the shares, as are `values`, those at the best fit */
export function tradeOffsOf(
  directions: readonly FitDirection[],
  unknowns: readonly Unknown[],
  values: readonly number[],
): readonly TradeOff[] {
  const relative = (share: number, i: number) => {
    const { low, high } = freeParameter(unknowns[i], values[i], 0);
    return (share * (high - low) * scaleOf(unknowns[i]).slope(values[i])) / values[i];
  };
  return directions
    .filter(({ identified }) => !identified)
    .map(({ shares }) => {
      const order = shares.map((_, i) => i).sort((one, other) => Math.abs(shares[other]) - Math.abs(shares[one]));
      const part = order.filter((i, place) => place === 0 || Math.abs(shares[i]) >= TAKES_PART);
      return { kind: kindOf(part.map((i) => relative(shares[i], i))), paths: part.map((i) => unknowns[i].path) };
    });
}

function kindOf(relative: readonly number[]): TradeOff["kind"] {
  if (relative.length === 1) return "alone";
  const [one, other] = relative;
  const ratio = Math.abs(one / other);
  if (relative.length > 2 || !(ratio < ALIKE && ratio > 1 / ALIKE)) return "mixture";
  return one * other < 0 ? "product" : "ratio";
}
