import { UsageError } from "../foundation/index.js";
import { parsePath } from "./path.js";
import { SCENARIO_FORMAT } from "./scenario.js";
import type { Setting } from "./settings.js";

/** What a variant is, beside what it changes. */
export interface Variant {
  readonly name: string;
  /** The file that it changes. */
  readonly extends: string;
  readonly about?: string;
}

/** Changes as a scenario file of their own, which extends the file they change. The caller reads the text again before trusting
 *  it: a map that a setting replaces is here merged with the one it extends.
 *  @throws UsageError for a setting that leads into a list */
export function writeVariant({ name, about, ...variant }: Variant, settings: readonly Setting[]): string {
  const root: Branch = new Map();
  for (const { path, value } of settings) put(root, keysOf(path), value);
  return [
    `format: ${SCENARIO_FORMAT}`,
    `name: ${JSON.stringify(name)}`,
    ...(about === undefined ? [] : [`about: ${JSON.stringify(about)}`]),
    `extends: ${JSON.stringify(variant.extends)}`,
    ...linesOf(root, ""),
    "",
  ].join("\n");
}

type Branch = Map<string, Branch | string>;

function keysOf(path: string): readonly string[] {
  const parts = parsePath(path) ?? [];
  if (parts.length === 0 || parts.some((part) => typeof part === "number"))
    throw new UsageError(`${path}: expected keys with dots between them; a variant replaces lists whole`);
  return parts.map(String);
}

/** The last setting of a path wins, and one of a whole map wins over those of its parts that came before. */
function put(branch: Branch, [key, ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    branch.set(key, value);
    return;
  }
  const known = branch.get(key);
  const below: Branch = known instanceof Map ? known : new Map();
  branch.set(key, below);
  put(below, rest, value);
}

function linesOf(branch: Branch, indent: string): readonly string[] {
  return [...branch].flatMap(([key, value]) => {
    const written = `${indent}${/^[A-Za-z][A-Za-z0-9]*$/.test(key) ? key : JSON.stringify(key)}:`;
    if (value instanceof Map) return [written, ...linesOf(value, `${indent}  `)];
    return [`${written} ${value.trim() === "" ? "null" : value}`];
  });
}
