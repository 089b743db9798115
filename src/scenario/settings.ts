import { followKeys, setAt } from "./merge.js";
import { oneOf } from "./nearest.js";
import { parse } from "./parse.js";
import { type Path, parsePath, pathInWords } from "./path.js";
import { issueAt, Reading } from "./reading.js";
import type { Shape } from "./shape.js";
import { DEEPEST, isNothing, type Place, type Written, type WrittenMap } from "./written.js";

/** A change to a scenario: a path such as `estate.units.moorside.beds`, and what stands there instead, read as YAML. */
export interface Setting {
  readonly path: string;
  readonly value: string;
}

/** How settings are made. */
export interface SettingManners {
  /** What stands before a setting where messages name it, such as `--set `. */
  readonly option: string;
  /** Refuse a name that the scenario does not have: a unit that somebody misspelt would be a unit more. */
  readonly keepNames?: Shape<unknown>;
}

const SET: SettingManners = { option: "--set " };

/** The tree with every change made, the last winning. Settings that cannot be made are noted and left out. */
export function applySettings(
  root: WrittenMap,
  settings: readonly Setting[],
  reading: Reading,
  manners = SET,
): WrittenMap {
  return settings.reduce<WrittenMap>((current, setting) => applySetting(current, setting, reading, manners), root);
}

function applySetting(root: WrittenMap, setting: Setting, reading: Reading, manners: SettingManners): WrittenMap {
  const at: Place = { file: `${manners.option}${setting.path}=${setting.value}` };
  const path = parsePath(setting.path);
  if (path === undefined) {
    const hint = `For example: ${manners.option}estate.units.moorside.beds=75`;
    reading.refuseAt(at, [], {
      expected: `at most ${DEEPEST} keys with dots between them`,
      received: setting.path,
      hint,
    });
    return root;
  }
  const value = readSetting(setting.value, at, reading, pathInWords(path));
  const keys = followKeys(root, path);
  if (value === undefined || refusesNewName(root, keys, at, reading, manners.keepNames)) return root;
  const changed = setAt(root, keys, value, at);
  if (changed?.kind === "map") return changed;
  const hint = isNothing(value)
    ? "Nothing, or null, takes a key away, and the scenario has no such key."
    : "One of these keys leads through a single value, or past the end of a list: compare them with the file.";
  reading.refuseAt(at, path, {
    expected: "a place that the scenario has",
    received: "a path that leads nowhere",
    hint,
  });
  return root;
}

function refusesNewName(
  root: Written,
  path: Path,
  at: Place,
  reading: Reading,
  shape: Shape<unknown> | undefined,
): boolean {
  let here: Written | undefined = root;
  let form = shape;
  for (const [position, part] of path.entries()) {
    const key = String(part);
    const below: Written | undefined = here?.kind === "map" ? here.entries.get(key)?.value : undefined;
    if (form?.isNamed === true && below === undefined) {
      const known = here?.kind === "map" ? [...here.entries.keys()] : [];
      const meant = reading.meant(key, known);
      const expected = `a name that the scenario has${known.length === 0 ? "" : `: ${oneOf(known.slice(0, 8))}${known.length > 8 ? " …" : ""}`}`;
      const hint = meant === undefined ? {} : { hint: `Did you mean “${meant}”?` };
      reading.refuseAt(at, path.slice(0, position + 1), { expected, received: key, ...hint });
      return true;
    }
    here = below;
    form = form?.part?.(key);
  }
  return false;
}

function readSetting(text: string, at: Place, reading: Reading, path: string): Written | undefined {
  if (text.trim() === "") return { kind: "scalar", at, text: "", quoted: false };
  const alone = new Reading();
  const root = parse(at.file, text, alone);
  reading.issues.push(...alone.issues.map((issue) => issueAt(at, path, issue)));
  return alone.issues.length > 0 || root === undefined ? undefined : placed(root, at);
}

/** Everything an option brings stands where the option stands. */
function placed(written: Written, at: Place): Written {
  if (written.kind === "scalar") return { ...written, at };
  if (written.kind === "list") return { ...written, at, items: written.items.map((item) => placed(item, at)) };
  const entries = [...written.entries].map(
    ([key, entry]) => [key, { keyAt: at, value: placed(entry.value, at) }] as const,
  );
  return { kind: "map", at, entries: new Map(entries) };
}
