import { UsageError } from "../foundation/index.js";
import { differencesInWords } from "./difference.js";
import { fileShape } from "./file-shape.js";
import { merge } from "./merge.js";
import { parse } from "./parse.js";
import { type Complaint, Reading } from "./reading.js";
import { applySettings, type Setting } from "./settings.js";
import type { Written, WrittenMap } from "./written.js";

/** A scenario as text, with what is needed to complete it. */
export interface ScenarioSource {
  /** The file as messages show it. */
  readonly name: string;
  readonly text: string;
  /** Fetches the file that an `extends` or a census names, from inside the scenario's own folder.
   *  @param what a census is about people, and not to be kept or passed on without need
   *  @throws UsageError when the file is refused or missing; its message reaches the reader */
  readonly read?: (reference: string, what: "scenario" | "census") => { readonly name: string; readonly text: string };
  /** Changes from a command line, the last winning; values are read as YAML. */
  readonly set?: readonly Setting[];
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
  const { root: merged, base, reading } = joinFiles(source);
  if (merged === undefined || base === undefined) return { differences: [], reading };
  const root = applySettings(merged, source.set ?? [], reading);
  return { root, differences: differencesInWords(base, root, fileShape), reading };
}

/** A file put together with those it extends, before anything is set. */
export interface JoinedFiles {
  readonly root?: WrittenMap;
  /** What differences are said against: the file that is extended, or the file itself. */
  readonly base?: WrittenMap;
  readonly reading: Reading;
}

export function joinFiles(source: ScenarioSource): JoinedFiles {
  const reading = new Reading();
  const [own, ...bases] = readChain(source, reading);
  if (own === undefined) return { reading };
  if (bases.length === 0) return { root: own, base: own, reading };
  const base = mergeAll(bases, reading);
  return { root: merge(base, own, fileShape, reading), base, reading };
}

/** The file, the file it extends, and so on, each on its own; as far as they can be read. */
export function readChain(source: ScenarioSource, reading: Reading): readonly WrittenMap[] {
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
  const refuse = (complaint: Complaint): undefined => {
    reading.isCutOff = true;
    return reading.refuse(reference, ["extends"], complaint);
  };
  const read = source.read;
  if (read === undefined) return refuse({ expected: "no “extends”: this scenario did not come from a folder" });
  if (names.length > LONGEST_CHAIN)
    return refuse({ expected: `at most ${LONGEST_CHAIN} files that extend one another` });
  try {
    const found = read(reference.text, "scenario");
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
