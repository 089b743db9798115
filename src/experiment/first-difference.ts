/** Where two results differ. */
export interface ResultDifference {
  /** Such as `metrics.bedWait.mean.estimate`. */
  readonly path: string;
  /** What the one and the other say, as JSON; absent where there is nothing. */
  readonly stored?: string;
  readonly now?: string;
}

/** All places in which two pieces of plain data differ, in the order of the first. */
export function differencesIn(stored: unknown, now: unknown, path = ""): readonly ResultDifference[] {
  if (!isBranch(stored) || !isBranch(now) || Array.isArray(stored) !== Array.isArray(now)) {
    return Object.is(stored, now) ? [] : [{ path, ...told("stored", stored), ...told("now", now) }];
  }
  const keys = new Set([...Object.keys(stored), ...Object.keys(now)]);
  return [...keys].flatMap((key) =>
    differencesIn(own(stored, key), own(now, key), Array.isArray(stored) ? `${path}[${key}]` : joined(path, key)),
  );
}

function isBranch(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null;
}

function own(data: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(data, key) ? data[key] : undefined;
}

function joined(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function told(side: "stored" | "now", data: unknown): Partial<ResultDifference> {
  return data === undefined ? {} : { [side]: JSON.stringify(data) };
}
