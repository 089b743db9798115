import { type DistributionSpec, exponentialFrom, gammaFrom, lognormalFrom, weibullFrom } from "../random/index.js";
import { either, list, pairs } from "./collections.js";
import { oneOf } from "./nearest.js";
import { parseDuration, parseShare } from "./numbers.js";
import { type Bounds, duration, number, share } from "./scalars.js";
import { once } from "./schema.js";
import { record, type Shape } from "./shape.js";
import type { Written } from "./written.js";

/** A way to say a distribution: which parameters go together. */
type Form = readonly string[];

const positive = (expected: string): Bounds => ({ from: 0, to: 1e9, above: true, expected });
const length = duration({ above: true, expected: "a duration above 0, such as 28 days or 18 months" });
const anyLength = duration();

const within = {
  schema: pairs("how many are done within how long, such as { 28: 15% }", parseDuration, share, { least: 1, most: 1 })
    .schema,
  read(written, path, reading) {
    const expected = "how many are done within how long, such as { 28: 15% }";
    const found = pairs(expected, parseDuration, share, { least: 1, most: 1 }).read(written, path, reading);
    return found === undefined ? undefined : { days: found[0]![0], share: found[0]![1] };
  },
} satisfies Shape<{ days: number; share: number }>;

const twoQuantiles = pairs("two quantiles, such as { 50%: 580, 90%: 1190 }", parseShare, length, { least: 2, most: 2 });

const PARAMETERS = {
  mean: length,
  median: length,
  sd: length,
  sigma: number(positive("the standard deviation of the logarithm, above 0, such as 0.9")),
  mu: number({ from: -100, to: 100, expected: "the mean of the logarithm of days, such as 4.1" }),
  shape: number(positive("a shape above 0, such as 1.5")),
  scale: length,
  rate: number(positive("how many a day, above 0, such as 0.01")),
  within,
  quantiles: twoQuantiles,
} as const;

type ParameterName = keyof typeof PARAMETERS;

export const PARAMETER_NAMES: ReadonlySet<string> = new Set(Object.keys(PARAMETERS));

/** A distribution that published sources describe in several ways. */
function inForms(
  called: string,
  forms: readonly (readonly ParameterName[])[],
  build: (parameters: never) => DistributionSpec,
): Shape<DistributionSpec> {
  const names = [...new Set(forms.flat())];
  const fields = Object.fromEntries(names.map((name) => [name, PARAMETERS[name]]));
  const parameters = record(fields, { called });
  return {
    schema: parameters.schema,
    read(written, path, reading) {
      const before = reading.issues.length;
      const found = parameters.read(written, path, reading);
      if (found === undefined || reading.issues.length > before || written.kind !== "map") return undefined;
      const keys = [...written.entries.keys()].filter((key) => names.includes(key as ParameterName));
      if (isForm(keys, forms)) return build(found as never);
      const received = keys.length === 0 ? "nothing" : keys.join(" and ");
      return reading.refuse(written, path, { expected: `${called} as ${inWords(forms)}`, received });
    },
  };
}

function isForm(keys: Form, forms: readonly Form[]): boolean {
  return forms.some((form) => form.length === keys.length && form.every((name) => keys.includes(name)));
}

function inWords(forms: readonly Form[]): string {
  return oneOf(forms.map((form) => form.join(" and ")));
}

const uniform = complete(
  record({ from: anyLength, to: anyLength }, { called: "a uniform distribution", required: ["from", "to"] }),
  ({ from, to }) => (to <= from ? "“from” below “to”" : { kind: "uniform", from, to }),
);

const triangular = complete(
  record(
    { from: anyLength, mode: anyLength, to: anyLength },
    { called: "a triangular distribution", required: ["from", "mode", "to"] },
  ),
  ({ from, mode, to }) =>
    from <= mode && mode <= to && from < to
      ? { kind: "triangular", from, mode, to }
      : "“from”, “mode” and “to” in rising order",
);

type Complete<T> = { readonly [Key in keyof T]-?: Exclude<T[Key], undefined> };

/** Builds a distribution from parts that are all there; a text says what should have been. */
function complete<T extends object>(
  parts: Shape<T>,
  build: (parts: Complete<T>) => DistributionSpec | string,
): Shape<DistributionSpec> {
  return {
    schema: parts.schema,
    read(written, path, reading) {
      const before = reading.issues.length;
      const found = parts.read(written, path, reading);
      if (found === undefined || reading.issues.length > before) return undefined;
      const result = build(found as Complete<T>);
      return typeof result === "string" ? reading.refuse(written, path, { expected: result }) : result;
    },
  };
}

const values = list(anyLength, "a list of 1 to 10,000 durations", 10_000, 1);
const weights = list(
  number({ from: 0, to: 1e12, expected: "a weight, 0 or more" }),
  "a list of weights, one for each value",
  10_000,
  1,
);
const curve = pairs("quantiles from 0% to 100%, such as { 0%: 1, 50%: 30, 100%: 400 }", parseShare, anyLength, {
  least: 2,
  most: 1000,
});

const empiricalParts = complete(
  record({ values, weights, quantiles: curve }, { called: "an empirical distribution" }),
  (parts: {
    values?: readonly number[];
    weights?: readonly number[];
    quantiles?: readonly (readonly [number, number])[];
  }) => {
    if ((parts.values === undefined) === (parts.quantiles === undefined)) return "either “values” or “quantiles”";
    if (parts.quantiles !== undefined) return fromQuantiles(parts.quantiles, parts.weights);
    return fromValues(parts.values!, parts.weights);
  },
);

function fromValues(of: readonly number[], by: readonly number[] | undefined): DistributionSpec | string {
  if (by === undefined) return { kind: "empirical", values: of };
  if (by.length !== of.length) return `a weight for each of the ${of.length} values`;
  return by.some((weight) => weight > 0) ? { kind: "empirical", values: of, weights: by } : "a weight above 0";
}

function fromQuantiles(of: readonly (readonly [number, number])[], by: unknown): DistributionSpec | string {
  if (by !== undefined) return "weights only with “values”";
  if (of[0]![0] !== 0 || of[of.length - 1]![0] !== 1) return "quantiles that begin with 0% and end with 100%";
  const rising = of.every(([p, value], at) => at === 0 || (p > of[at - 1]![0] && value >= of[at - 1]![1]));
  return rising ? { kind: "quantiles", quantiles: of } : "quantiles that rise with their percentage";
}

const empirical = either(
  (written: Written) => written.kind === "list",
  complete(values as Shape<readonly number[]>, (of) => fromValues(of as readonly number[], undefined)),
  empiricalParts,
);

function mixture(of: Shape<DistributionSpec>): Shape<DistributionSpec> {
  const part = record({ share, of }, { called: "a part of a mixture", required: ["share", "of"] });
  return complete(list(part, "a list of 1 to 100 parts { share, of }", 100, 1), (parts) => {
    const all = parts as readonly { share: number; of: DistributionSpec }[];
    const total = all.reduce((sum, each) => sum + each.share, 0);
    if (Math.abs(total - 1) > 1e-6)
      return `shares that add up to 100% (they add up to ${Number((total * 100).toPrecision(10))}%)`;
    return { kind: "mixture", parts: all.map((each) => ({ share: each.share, of: each.of })) };
  });
}

function cut(kind: "truncated" | "capped", of: Shape<DistributionSpec>): Shape<DistributionSpec> {
  const called = kind === "truncated" ? "a truncated distribution" : "a capped distribution";
  const parts = record({ of, from: anyLength, to: anyLength }, { called, required: ["of"] });
  return complete(parts, (found: { of: DistributionSpec; from?: number; to?: number }) => {
    if (found.from === undefined && found.to === undefined) return "“from”, “to” or both";
    const from = found.from ?? 0;
    if (found.to !== undefined && found.to < from) return "“from” below “to”";
    if (kind === "truncated") return { kind, of: found.of, from, to: found.to ?? Number.POSITIVE_INFINITY };
    const upper = found.to === undefined ? {} : { to: found.to };
    return { kind, of: found.of, ...(found.from === undefined ? {} : { from }), ...upper };
  });
}

export const DISTRIBUTION_NAMES = [
  "lognormal",
  "gamma",
  "exponential",
  "weibull",
  "uniform",
  "triangular",
  "fixed",
  "empirical",
  "mixture",
  "truncated",
  "capped",
] as const;
export type DistributionName = (typeof DISTRIBUTION_NAMES)[number];

/** Every distribution that a file may name, given how the distributions inside it are read. */
export function distributionForms(
  of: Shape<DistributionSpec>,
): Readonly<Record<DistributionName, Shape<DistributionSpec>>> {
  const inner: Shape<DistributionSpec> = { schema: once((z) => z.lazy(() => of.schema(z))), read: of.read.bind(of) };
  return {
    lognormal: inForms("a lognormal distribution", LOGNORMAL, lognormalFrom as (parameters: never) => DistributionSpec),
    gamma: inForms("a gamma distribution", GAMMA, gammaFrom as (parameters: never) => DistributionSpec),
    exponential: inForms(
      "an exponential distribution",
      EXPONENTIAL,
      exponentialFrom as (parameters: never) => DistributionSpec,
    ),
    weibull: inForms("a Weibull distribution", WEIBULL, weibullFrom as (parameters: never) => DistributionSpec),
    uniform,
    triangular,
    fixed: { schema: anyLength.schema, read: (...where) => fixedAt(anyLength.read(...where)) },
    empirical,
    mixture: mixture(inner),
    truncated: cut("truncated", inner),
    capped: cut("capped", inner),
  };
}

function fixedAt(value: number | undefined): DistributionSpec | undefined {
  return value === undefined ? undefined : { kind: "fixed", value };
}

const LOGNORMAL = [
  ["median", "sigma"],
  ["mean", "sigma"],
  ["mean", "sd"],
  ["median", "mean"],
  ["mean", "within"],
  ["median", "within"],
  ["quantiles"],
  ["mu", "sigma"],
] as const;
const GAMMA = [
  ["mean", "sd"],
  ["shape", "scale"],
  ["shape", "mean"],
  ["mean", "within"],
] as const;
const EXPONENTIAL = [["mean"], ["median"], ["rate"], ["within"]] as const;
const WEIBULL = [["shape", "scale"], ["mean", "shape"], ["mean", "sd"], ["quantiles"]] as const;
