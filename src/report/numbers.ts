/** Stands between a number and its unit: no line is broken there. */
export const GLUE = "\u00a0";
/** Where there is no number. */
export const ABSENT = "–";

/** A number with thousands separators and exactly so many decimals; `ABSENT` when it is not a finite number. */
export function formatNumber(value: number | undefined, decimals: number): string {
  if (value === undefined || !Number.isFinite(value)) return ABSENT;
  const rounded = roundTo(value, decimals);
  const [whole, fraction] = Math.abs(rounded).toFixed(Math.max(0, decimals)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${rounded < 0 ? "-" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** Rounds half away from zero to a place after the point, or before it where `decimals` is negative. */
function roundTo(value: number, decimals: number): number {
  if (decimals >= 0) return Number(value.toFixed(decimals)) + 0;
  const place = 10 ** -decimals;
  return Math.sign(value) * Math.round(Math.abs(value) / place) * place + 0;
}

/** The place to which a number with that uncertainty is worth giving: where half the uncertainty has its first digit, so
 *  that ± 3 is given in whole numbers, ± 1.5 in tenths and ± 300 in hundreds. Negative before the point.
 *  @param halfWidth of the interval; `undefined` or 0 says nothing, and `most` decimals are given */
export function decimalsFor(halfWidth: number | undefined, most: number): number {
  if (halfWidth === undefined || !Number.isFinite(halfWidth) || halfWidth <= 0) return most;
  return Math.min(most, 0 - Math.floor(Math.log10(halfWidth / 2) + 1e-12));
}

/** As many decimals as show two digits of a small number, at most `most`. */
export function decimalsForTwoDigits(value: number, most: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  return Math.min(most, Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value)))));
}

/** `1 bed`, `2 beds`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count, 0)}${GLUE}${count === 1 ? one : many}`;
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/** A number that somebody chose, to as many digits as it has, at most six. */
export function givenNumber(value: number): string {
  const short = Number(value.toPrecision(6));
  const [, fraction = ""] = String(Math.abs(short)).split(".");
  return formatNumber(short, /e/.test(fraction) ? decimalsForTwoDigits(short, 12) : fraction.length);
}

/** A number that was worked out by hand: three digits, and no empty ones after the point. */
export function aboutNumber(value: number): string {
  if (!Number.isFinite(value)) return ABSENT;
  const short = Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
  return givenNumber(short);
}

/** A few names in one phrase: `a, b and 5 others`. */
export function someOf(names: readonly string[], most = 6): string {
  if (names.length <= most + 1) return listed(names);
  return listed([...names.slice(0, most), counted(names.length - most, "other")]);
}
