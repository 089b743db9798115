/** `1,234.5` */
export function number(value, decimals) {
  return value.toLocaleString("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** `45 (42 to 48)` */
export function withInterval({ estimate, low, high }, decimals) {
  if (estimate === undefined || estimate === null) return "–";
  return `${number(estimate, decimals)} (${number(low, decimals)} to ${number(high, decimals)})`;
}

/** `+286 (275 to 297)` */
export function change({ estimate, low, high }) {
  const sign = estimate > 0 ? "+" : "";
  return `${sign}${number(estimate, 0)} (${number(low, 0)} to ${number(high, 0)})`;
}

export function percent(share) {
  return `${number(100 * share, 0)} %`;
}

/** No-break spaces as plain ones. */
export function plain(text) {
  return text.replaceAll("\u00a0", " ");
}

/** `courtOrder` is `court order` to a reader. */
export function spaced(name) {
  return name.replace(/([a-z])([A-Z])/g, (_, before, after) => `${before} ${after.toLowerCase()}`);
}
