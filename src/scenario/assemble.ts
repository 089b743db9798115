import { UsageError } from "../foundation/index.js";
import { differencesInWords } from "./difference.js";
import { fileShape } from "./file-shape.js";
import { followKeys, merge, setAt } from "./merge.js";
import { parse } from "./parse.js";
import { parsePath, pathInWords } from "./path.js";
import { type Complaint, issueAt, Reading } from "./reading.js";
import type { Place, Written, WrittenMap } from "./written.js";

/** A scenario as text, with what is needed to complete it. */
export interface ScenarioSource {
  /** The file as messages show it. */
  readonly name: string;
  readonly text: string;
  /** Fetches the file that an `extends` names, from inside the scenario's own folder.
   *  @throws UsageError when the file is refused or missing; its message reaches the reader */
  readonly read?: (reference: string) => { readonly name: string; readonly text: string };
  /** Changes from a command line, the last winning; values are read as YAML. */
  readonly set?: readonly { readonly path: string; readonly value: string }[];
  /** Ids that targets and precision may name; without them any id will do until the study begins. */
  readonly metrics?: readonly string[];
}

/** One tree from a file, the files it extends and the changes asked for. */
export interface Assembled {
  readonly root?: WrittenMap;
  readonly differences: readonly string[];
  readonly reading: Reading;
}

const LONGEST_CHAIN = 8;

export function assemble(source: ScenarioSource): Assembled {
  const reading = new Reading();
  const chain = readChain(source, reading);
  const [own, ...bases] = chain;
  if (own === undefined) return { differences: [], reading };
  const base = bases.length === 0 ? undefined : mergeAll(bases, reading);
  const merged = base === undefined ? own : merge(base, own, fileShape, reading);
  const root = applySettings(merged, source.set ?? [], reading);
  const differences = differencesInWords(base ?? own, root, fileShape);
  return { root, differences, reading };
}

/** The file, the file it extends, and so on; as far as they can be read. */
function readChain(source: ScenarioSource, reading: Reading): readonly WrittenMap[] {
  const chain: WrittenMap[] = [];
  const names: string[] = [];
  let next: { name: string; text: string } | undefined = source;
  while (next !== undefined) {
    const map = asMap(parse(next.name, next.text, reading), reading);
    if (map === undefined) return [];
    chain.push(map);
    names.push(next.name);
    next = follow(map, names, source, reading);
  }
  return chain;
}

function asMap(root: Written | undefined, reading: Reading): WrittenMap | undefined {
  if (root === undefined || root.kind === "map") return root;
  const hint = "Begin with “format: securebeds/scenario@1”, then “name: …” on a line of its own.";
  return reading.refuse(root, [], { expected: "a scenario: lines with “key: value”", hint });
}

function follow(
  map: WrittenMap,
  names: readonly string[],
  source: ScenarioSource,
  reading: Reading,
): { name: string; text: string } | undefined {
  const reference = map.entries.get("extends")?.value;
  if (reference === undefined || reference.kind !== "scalar") return undefined;
  const refuse = (complaint: Complaint) => reading.refuse(reference, ["extends"], complaint);
  const read = source.read;
  if (read === undefined) return refuse({ expected: "no “extends”: this scenario did not come from a folder" });
  if (names.length > LONGEST_CHAIN)
    return refuse({ expected: `at most ${LONGEST_CHAIN} files that extend one another` });
  try {
    const found = read(reference.text);
    if (!names.includes(found.name)) return found;
    return refuse({ expected: "a file that does not extend this one", hint: [...names, found.name].join(" extends ") });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return refuse({ expected: "a scenario file in the same folder", hint: error.message });
  }
}

function mergeAll(bases: readonly WrittenMap[], reading: Reading): WrittenMap {
  return bases.reduceRight((base, variant) => merge(base, variant, fileShape, reading));
}

function applySettings(root: WrittenMap, settings: NonNullable<ScenarioSource["set"]>, reading: Reading): WrittenMap {
  return settings.reduce<WrittenMap>((current, setting) => applySetting(current, setting, reading), root);
}

function applySetting(root: WrittenMap, setting: { path: string; value: string }, reading: Reading): WrittenMap {
  const at: Place = { file: `--set ${setting.path}=${setting.value}` };
  const path = parsePath(setting.path);
  if (path === undefined) {
    const hint = "For example: --set estate.units.moorside.beds=75";
    reading.refuseAt(at, [], { expected: "keys with dots between them", received: setting.path, hint });
    return root;
  }
  const value = readSetting(setting.value, at, reading, pathInWords(path));
  if (value === undefined) return root;
  const changed = setAt(root, followKeys(root, path), value, at);
  if (changed?.kind === "map") return changed;
  reading.refuseAt(at, path, { expected: "a place that the scenario has", received: "a path that leads nowhere" });
  return root;
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
