import { UsageError } from "../foundation/index.js";
import { gammaLower, gammaUpper } from "./incomplete-gamma.js";

/** Standard normal distribution function [0-1]; precise to about 1e-13 relative in the lower tail too. */
export function normalCdf(z: number): number {
  const tail = (z * z) / 2;
  if (Math.abs(z) < 1) return 0.5 + (Math.sign(z) * gammaLower(0.5, tail)) / 2;
  return z < 0 ? gammaUpper(0.5, tail) / 2 : 1 - gammaUpper(0.5, tail) / 2;
}

/** Quantile of the standard normal distribution: algorithm AS 241 (Wichura 1988), relative error about 1e-15 from 1e-300
 *  up. The coefficients are the published ones, written out as nested products because every drawn stay passes here.
 *  -Infinity at 0, Infinity at 1.
 *  @throws UsageError unless 0 <= p <= 1 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) return q * central(0.180625 - q * q);
  if (!(p >= 0 && p <= 1)) throw new UsageError(`normal quantile: expected a probability from 0 to 1, received ${p}`);
  const tail = q < 0 ? p : 1 - p;
  if (tail === 0) return q < 0 ? -Infinity : Infinity;
  const r = Math.sqrt(-Math.log(tail));
  const distance = r <= 5 ? shoulder(r - 1.6) : farTail(r - 5);
  return q < 0 ? -distance : distance;
}

function central(r: number): number {
  const numerator =
    ((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
      13731.69376550946) *
      r +
      1971.5909503065513) *
      r +
      133.14166789178438) *
      r +
    3.3871328727963665;
  const denominator =
    ((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
      5394.196021424751) *
      r +
      687.1870074920579) *
      r +
      42.31333070160091) *
      r +
    1.0;
  return numerator / denominator;
}

function shoulder(r: number): number {
  const numerator =
    ((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
    1.4234371107496835;
  const denominator =
    ((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
    1.0;
  return numerator / denominator;
}

function farTail(r: number): number {
  const numerator =
    ((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r + 0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
    6.657904643501103;
  const denominator =
    ((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r + 0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
    1.0;
  return numerator / denominator;
}
