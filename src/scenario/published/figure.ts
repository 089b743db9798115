import { oneOf } from "../nearest.js";
import type { Path } from "../path.js";
import type { Complaint, Reading } from "../reading.js";
import type { WrittenMap } from "../written.js";
import type { FigureParts } from "./parts.js";
import type { MetricFacts, Uncertainty } from "./published.js";

/** Where a figure stands, and where its mistakes are noted. */
export interface FigureAt {
  readonly written: WrittenMap;
  readonly path: Path;
  readonly reading: Reading;
}

type Facts = ReadonlyMap<string, MetricFacts> | undefined;

/** Mistakes that show only when the parts of a figure are seen together, or beside what can be measured. */
export function refuseFigure(at: FigureAt, parts: FigureParts, facts: Facts): void {
  const { written, path, reading } = at;
  if (!written.entries.has("source"))
    reading.refuse(written, path, { expected: "“source”: who published the figure", received: "a figure without it" });
  if (parts.of !== undefined && Object.values(parts.of).filter((name) => name !== undefined).length !== 1)
    refuseAt(at, "of", { expected: "one of group, unit, catchment or year" });
  if (facts === undefined || parts.metric === undefined) return;
  const known = facts.get(parts.metric);
  if (known === undefined) refuseMetric(at, parts.metric, facts);
  else refuseBeside(at, parts, known);
}

/** What the metric cannot be about, or cannot be. */
function refuseBeside(at: FigureAt, parts: FigureParts, known: MetricFacts): void {
  const scope = Object.keys(parts.of ?? {})[0];
  if (scope !== undefined && !known.scopes.includes(scope)) {
    const others = known.scopes.filter((each) => each !== "all");
    const expected = others.length === 0 ? "no “of”: it is known of the whole estate only" : oneOf(others);
    refuseAt(at, "of", { expected: `what ${parts.metric} can be about: ${expected}`, received: `one ${scope}` });
  }
  if (known.isShare && parts.value !== undefined && !(parts.value >= 0 && parts.value <= 1)) {
    const hint = parts.value > 1 && parts.value <= 100 ? { hint: `Did you mean ${parts.value}%?` } : {};
    refuseAt(at, "value", { expected: `a share between 0% and 100%, as ${parts.metric} is one`, ...hint });
  }
}

function refuseMetric(at: FigureAt, given: string, facts: NonNullable<Facts>): void {
  const meant = at.reading.meant(given, facts.keys());
  const hint = meant === undefined ? {} : { hint: `Did you mean “${meant}”?` };
  refuseAt(at, "metric", { expected: "a metric of the results, such as bedWait.within28 or occupancy.mean", ...hint });
}

function refuseAt({ written, path, reading }: FigureAt, key: string, complaint: Complaint): undefined {
  return reading.refuse(written.entries.get(key)?.value ?? written, [...path, key], complaint);
}

const WAYS = "one of “standardError”, “interval: { from, to }” or “n” (with “sd” for a mean)";

/** The uncertainty of a figure, from whichever of the three ways was written. */
export function uncertaintyOf(at: FigureAt, parts: FigureParts, facts: Facts): Uncertainty | undefined {
  const { written, path, reading } = at;
  const ways = (["standardError", "interval", "n"] as const).filter((way) => written.entries.has(way));
  if (ways.length !== 1) {
    const received = ways.length === 0 ? "a figure that does not say how sure it is" : ways.join(" and ");
    return reading.refuse(written, path, { expected: WAYS, received });
  }
  if (parts.sd !== undefined && ways[0] !== "n") return refuseAt(at, "sd", { expected: "“n” beside “sd”" });
  if (parts.standardError !== undefined) return standardError(at, parts.standardError);
  if (parts.interval !== undefined) return interval(at, parts.interval);
  return parts.n === undefined ? undefined : sample(at, parts, parts.n, facts);
}

function standardError(at: FigureAt, value: number): Uncertainty | undefined {
  if (value > 0) return { kind: "standardError", value };
  return refuseAt(at, "standardError", { expected: "a standard error above 0" });
}

function interval(at: FigureAt, parts: NonNullable<FigureParts["interval"]>): Uncertainty | undefined {
  const { from, to, level = 0.95 } = parts;
  if (from === undefined || to === undefined) return undefined;
  if (!(from < to)) return refuseAt(at, "interval", { expected: "an interval whose “from” lies below its “to”" });
  if (!(level > 0 && level < 1)) return refuseAt(at, "interval", { expected: "a level above 0% and below 100%" });
  return { kind: "interval", from, to, level };
}

function sample(at: FigureAt, parts: FigureParts, n: number, facts: Facts): Uncertainty | undefined {
  const { metric = "", sd, value } = parts;
  if (sd !== undefined) return sd > 0 ? { kind: "sample", n, sd } : refuseAt(at, "sd", { expected: "an “sd” above 0" });
  const isShare = facts?.get(metric)?.isShare ?? true;
  if (!isShare)
    return refuseAt(at, "n", { expected: `“sd” beside “n”, as ${metric} is not a share`, received: "“n” alone" });
  if (value === undefined || (value > 0 && value < 1)) return { kind: "sample", n };
  return refuseAt(at, "value", {
    expected: "a share above 0% and below 100% where “n” alone says how sure it is",
    hint: "Give a standardError or an interval instead.",
  });
}
