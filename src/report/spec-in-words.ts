import type { DurationSpec } from "./durations.js";
import { givenNumber, listed } from "./numbers.js";

/** A distribution with all its parameters, in days: `lognormal (median 116, sigma 0.89)`. */
export function specInWords(spec: DurationSpec): string {
  switch (spec.kind) {
    case "fixed":
      return `fixed (${givenNumber(spec.value)})`;
    case "mixture":
      return `mixture of ${listed(spec.parts.map(({ share, of }) => `${givenNumber(share * 100)} % ${specInWords(of)}`))}`;
    case "truncated":
    case "capped":
      return `${specInWords(spec.of)}, ${spec.kind}${bound("from", spec.from)}${bound("to", spec.to)}`;
    case "empirical":
      return `empirical (${counts(spec.values)}${spec.weights === undefined ? "" : ", weighted"})`;
    case "quantiles":
      return `quantiles (${spec.quantiles.map(([p, value]) => `${givenNumber(p * 100)} %: ${givenNumber(value)}`).join(", ")})`;
    default:
      return `${spec.kind} (${parameters(spec)})`;
  }
}

function parameters({
  kind: _kind,
  ...numbers
}:
  | Extract<DurationSpec, { kind: "lognormal" | "gamma" | "weibull" }>
  | Extract<DurationSpec, { kind: "exponential" | "uniform" | "triangular" }>): string {
  return Object.entries(numbers)
    .map(([name, value]) => `${name} ${givenNumber(value)}`)
    .join(", ");
}

function bound(word: string, value: number | undefined): string {
  return value === undefined ? "" : ` ${word} ${givenNumber(value)}`;
}

/** Values are listed as far as a reader would follow. */
function counts(values: readonly number[]): string {
  const few = values.slice(0, 12).map(givenNumber).join(", ");
  return values.length <= 12 ? few : `${few} … ${values.length} values`;
}
