import gammaCdf from "@stdlib/stats-base-dists-gamma-cdf";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { integrate } from "./exact/quadrature.js";

/** One comparison of the program with the truth. `df` is Infinity where the standard error is known exactly. */
export interface Finding {
  readonly case: string;
  readonly metric: string;
  readonly exact: number;
  readonly estimate: number;
  readonly error: number;
  readonly df: number;
  /** Largest 99 % half width ÷ truth that passes, and why it is not 1 %. */
  readonly atMost: number;
  readonly why: string;
  /** The first finding of a case; those of different cases are independent. */
  readonly first: boolean;
}

/** P(T > t), t >= 0, by quadrature of the density after u = x ÷ sqrt(df), which leaves cos^(df - 1). */
function studentTail(t: number, df: number): number {
  const density = (angle: number) => Math.cos(angle) ** (df - 1);
  const angle = Math.atan(t / Math.sqrt(df));
  return integrate(density, angle, Math.PI / 2, 400) / (2 * integrate(density, 0, Math.PI / 2, 400));
}

/** Standard errors from the truth, with Student's tails brought to the normal's. */
export function zOf({ estimate, exact, error, df }: Finding): number {
  const ratio = (estimate - exact) / error;
  if (df === Number.POSITIVE_INFINITY) return ratio;
  const tail = Math.max(studentTail(Math.abs(ratio), df), 1e-300);
  return -Math.sign(ratio) * normalQuantile(tail, 0, 1);
}

export function twoSided(z: number): number {
  return 2 * normalCdf(-Math.abs(z), 0, 1);
}

/** The smallest Holm-adjusted p of a family: multiplied by the size of the family, since Holm's first step decides
 *  whether anything is rejected at all. Valid however the findings depend on each other. */
export function smallestHolm(findings: readonly Finding[]): number {
  return Math.min(1, findings.length * Math.min(...findings.map((finding) => twoSided(zOf(finding)))));
}

/** Kolmogorov-Smirnov p of z-scores against the normal law, Stephens' correction for small samples. */
export function kolmogorovP(scores: readonly number[]): number {
  const sorted = scores.map((z) => normalCdf(z, 0, 1)).sort((one, other) => one - other);
  const size = sorted.length;
  const gap = Math.max(...sorted.map((u, index) => Math.max((index + 1) / size - u, u - index / size)));
  const scaled = gap * (Math.sqrt(size) + 0.12 + 0.11 / Math.sqrt(size));
  let p = 0;
  for (let k = 1; k <= 100; k++) p += 2 * (-1) ** (k - 1) * Math.exp(-2 * k * k * scaled * scaled);
  return Math.min(1, Math.max(0, p));
}

/** Chi-square of the scores: `tooBad` is P(a larger sum of squares), `tooGood` P(a smaller one). */
export function chiSquare(scores: readonly number[]): { tooBad: number; tooGood: number } {
  const below = gammaCdf(
    scores.reduce((sum, z) => sum + z * z, 0),
    scores.length / 2,
    0.5,
  );
  return { tooBad: 1 - below, tooGood: below };
}

/** 99 % half width ÷ truth. */
export function coarseness({ error, exact }: Finding): number {
  return (2.5758 * error) / Math.abs(exact);
}

const COLUMNS = ["case", "metric", "exact", "estimate", "std error", "z", "99 % ±"] as const;

/** The findings as a table of text. */
export function tableOf(findings: readonly Finding[]): string {
  const rows = findings.map((finding) => [
    finding.case,
    finding.metric,
    finding.exact.toPrecision(6),
    finding.estimate.toPrecision(6),
    finding.error.toPrecision(3),
    zOf(finding).toFixed(2),
    `${(100 * coarseness(finding)).toFixed(2)} %`,
  ]);
  const widths = COLUMNS.map((column, index) => Math.max(column.length, ...rows.map((row) => row[index].length)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, index) => (index < 2 ? cell.padEnd(widths[index]) : cell.padStart(widths[index]))).join("  ");
  return [line(COLUMNS), ...rows.map(line)].join("\n");
}
