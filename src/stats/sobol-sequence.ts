import { UsageError } from "../foundation/index.js";
import { JOE_KUO, MOST_DIMENSIONS } from "./sobol-directions.js";

const BITS = 32;
const SCALE = 2 ** BITS;

/** Direction numbers of one dimension, the first in the highest bit. */
function directions(dimension: number): Uint32Array {
  const found = new Uint32Array(BITS);
  if (dimension === 0) return found.map((_, bit) => 1 << (BITS - 1 - bit));
  const [coefficients, ...initial] = JOE_KUO[dimension - 1];
  const degree = initial.length;
  for (let bit = 0; bit < BITS; bit++) {
    if (bit < degree) {
      found[bit] = initial[bit] << (BITS - 1 - bit);
      continue;
    }
    let direction = found[bit - degree] ^ (found[bit - degree] >>> degree);
    for (let back = 1; back < degree; back++) {
      if ((coefficients >>> (degree - 1 - back)) & 1) direction ^= found[bit - back];
    }
    found[bit] = direction;
  }
  return found;
}

/** The first points of a Sobol sequence, shifted digit by digit: every coordinate's bits are exchanged where the bits of its
 *  shift are 1. With uniform shifts each point is uniform on the cube and an average over the points has no bias, while
 *  the points stay as even as they were. Coordinates lie strictly between 0 and 1, so that quantiles of them are finite.
 *  @param count points; only with a power of two are they balanced
 *  @param shifts one number per dimension, in [0, 1); at most 64. Zeros give the sequence itself
 *  @source Sobol 1967 in Gray code order (Antonov and Saleev 1979); directions of Joe and Kuo 2008; digital shift, Owen,
 *  in Monte Carlo and Quasi-Monte Carlo Methods 1994, 1995:299
 *  @throws UsageError for another count, number of dimensions or range of shifts */
export function sobolPoints(count: number, shifts: ArrayLike<number>): readonly (readonly number[])[] {
  const offsets = Array.from(shifts, (shift) => Math.floor(shift * SCALE));
  if (!Number.isInteger(count) || count < 1 || count > SCALE / 2) {
    throw new UsageError(`Sobol points: expected a whole count from 1 to ${SCALE / 2}, received ${count}`);
  }
  if (offsets.length > MOST_DIMENSIONS || offsets.some((offset) => !(offset >= 0 && offset < SCALE))) {
    throw new UsageError(
      `Sobol points: expected at most ${MOST_DIMENSIONS} shifts in [0, 1), received ${offsets.length}`,
    );
  }
  const columns = offsets.map((_, dimension) => directions(dimension));
  const state = Uint32Array.from(offsets);
  return Array.from({ length: count }, (_, index) => {
    // The place of the lowest 1 of the index says which direction is new in it.
    if (index > 0)
      state.forEach((bits, i) => {
        state[i] = bits ^ columns[i][31 - Math.clz32(index & -index)];
      });
    return Array.from(state, (bits) => (bits + 0.5) / SCALE);
  });
}
