import fc from "fast-check";

/* What random scenarios are made of. */

export const MINUTES_PER_DAY = 1440;

/** What may be switched on. Everything else is as if it had never been written. */
export const FEATURES = [
  "access",
  "clocks",
  "papers",
  "order",
  "catchments",
  "together",
  "spot",
  "fences",
  "changes",
  "law",
  "returns",
  "funding",
  "pressure",
  "places",
] as const;
export type Feature = (typeof FEATURES)[number];

export type Lengths = fc.Arbitrary<Readonly<Record<string, unknown>>>;

/** A duration that differs from person to person, or does not. */
export function lengths(tick: number, most: number, least = 0): Lengths {
  const days = (ticks: number) => (ticks * tick) / MINUTES_PER_DAY;
  const some = fc.integer({ min: least, max: most }).map(days);
  return fc.oneof(
    some.map((value) => ({ fixed: value })),
    fc.array(some, { minLength: 2, maxLength: 5 }).map((values) => ({ empirical: { values } })),
    fc.integer({ min: least, max: most }).map((from) => ({ uniform: { from: days(from), to: days(from + 1 + most) } })),
  );
}

export const share = fc.constantFrom(0, 0.25, 0.5, 1);
export const some = <Key extends string>(first: Key, second: Key) =>
  fc.constantFrom(0, 0.25, 0.5, 1).map((part) => ({ [first]: part, [second]: 1 - part }));

/** Whether people come from prison, with courts and release dates. */
export function isLegal(features: ReadonlySet<Feature>): boolean {
  return (["law", "returns", "funding", "pressure"] as const).some((each) => features.has(each));
}
