/** Functions on the unit cube whose indices are known exactly. */

/** The g-function of Sobol: a product of (|4x - 2| + a) / (1 + a). */
export function gFunction(a: readonly number[]): (x: readonly number[]) => number {
  return (x) => a.reduce((product, ai, i) => (product * (Math.abs(4 * x[i] - 2) + ai)) / (1 + ai), 1);
}

/** Its indices: partial variances V_i = 1/(3(1 + a_i)²), total variance the product of (1 + V_i) less 1. */
export function gIndices(a: readonly number[]) {
  const partial = a.map((ai) => 1 / (3 * (1 + ai) ** 2));
  const whole = partial.reduce((product, v) => product * (1 + v), 1);
  const variance = whole - 1;
  return {
    variance,
    first: partial.map((v) => v / variance),
    total: partial.map((v) => (v * whole) / (1 + v) / variance),
  };
}

/** sin x1 + 7 sin² x2 + x3⁴ sin(x1)/10 for x uniform on (-π, π), from points of the unit cube. */
export function ishigami(u: readonly number[]): number {
  const [x1, x2, x3] = u.map((ui) => Math.PI * (2 * ui - 1));
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1);
}

/** Ishigami and Homma 1990: from π, with a = 7, b = 0.1. */
export function ishigamiIndices() {
  const [a, b, pi4] = [7, 0.1, Math.PI ** 4];
  const v1 = 0.5 * (1 + (b * pi4) / 5) ** 2;
  const v2 = a ** 2 / 8;
  const v13 = b ** 2 * pi4 ** 2 * (1 / 18 - 1 / 50);
  const variance = v1 + v2 + v13;
  return { variance, first: [v1, v2, 0].map((v) => v / variance), total: [v1 + v13, v2, v13].map((v) => v / variance) };
}
