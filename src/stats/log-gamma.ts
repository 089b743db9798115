const EULER_GAMMA = 0.5772156649015329;
const HALF_LOG_TWO_PI = 0.9189385332046728;
const STIRLING_FROM = 10;

/** Coefficients of the Stirling series, B(2k) / (2k (2k - 1)). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/** zeta(k) - 1 by Euler-Maclaurin summation, so that no table has to be trusted. */
function zetaMinusOne(k: number): number {
  const from = 24;
  let sum = 0;
  for (let n = from - 1; n >= 2; n--) sum += n ** -k;
  const tail = from ** (1 - k) / (k - 1) + from ** -k / 2 + (k * from ** (-k - 1)) / 12;
  const third = (k * (k + 1) * (k + 2) * from ** (-k - 3)) / 720;
  return sum + tail - third + (k * (k + 1) * (k + 2) * (k + 3) * (k + 4) * from ** (-k - 5)) / 30240;
}

/** Taylor coefficients of log gamma about 2, from the square on. */
const ABOUT_TWO = Array.from({ length: 40 }, (_, i) => (zetaMinusOne(i + 2) / (i + 2)) * (i % 2 === 0 ? 1 : -1));

/** log gamma(2 + t) for |t| <= 1/2: keeps its relative precision at the zeros of log gamma, where a general formula does
 *  not. */
function aboutTwo(t: number): number {
  let sum = 0;
  for (let i = ABOUT_TWO.length - 1; i >= 0; i--) sum = sum * t + ABOUT_TWO[i];
  return t * (1 - EULER_GAMMA + t * sum);
}

/** What is left of log gamma(x) after (x - 1/2) log x - x + log(2 pi)/2. x >= 10 */
export function stirlingRemainder(x: number): number {
  const square = 1 / (x * x);
  let sum = 0;
  for (let i = STIRLING.length - 1; i >= 0; i--) sum = sum * square + STIRLING[i];
  return sum / x;
}

/** Natural logarithm of the gamma function for x > 0; relative error about 1e-14, also beside its zeros at 1 and 2.
 *  NaN for x <= 0, where no caller of ours has business. */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x >= STIRLING_FROM) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingRemainder(x);
  if (x < 0.5) return aboutTwo(x) - Math.log(x) - Math.log1p(x);
  if (x < 1.5) return aboutTwo(x - 1) - Math.log1p(x - 1);
  let product = 1;
  let reduced = x;
  while (reduced > 2.5) {
    reduced -= 1;
    product *= reduced;
  }
  return aboutTwo(reduced - 2) + Math.log(product);
}

/** log(gamma(a + b) / gamma(a)) for a > 0, b >= 0, without the cancellation of two large logarithms. */
function logGammaRatio(a: number, b: number): number {
  if (a < STIRLING_FROM) return logGamma(a + b) - logGamma(a);
  const remainder = stirlingRemainder(a + b) - stirlingRemainder(a);
  return (a - 0.5) * Math.log1p(b / a) + b * Math.log(a + b) - b + remainder;
}

/** Logarithm of the beta function, a > 0, b > 0. */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (small < STIRLING_FROM) return logGamma(small) - logGammaRatio(large, small);
  const remainder = stirlingRemainder(small) + stirlingRemainder(large) - stirlingRemainder(small + large);
  const powers = (small - 0.5) * Math.log(small / (small + large)) - large * Math.log1p(small / large);
  return HALF_LOG_TWO_PI - 0.5 * Math.log(large) + powers + remainder;
}
