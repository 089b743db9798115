import type { Scenario } from "./scenario.js";

/** A short name for the world that a scenario describes and the way it is studied: 16 hexadecimal digits. Scenarios that
 *  differ only in their name, words (those for reports too), sources or differences have the same one. Not meant to resist forgery. */
export function fingerprint(scenario: Scenario): string {
  const { atStart } = scenario;
  if (atStart.kind === "census" && atStart.withheld !== undefined) return atStart.withheld.fingerprint;
  return hash(canonical(worldOf(scenario)));
}

/** Everything in a scenario that can move a number of a single replication, as one text: the world, the seed and what is
 *  measured when, but not how many replications are run or which targets they are held against. */
export function replicationText({ study, ...scenario }: Scenario): string {
  const { replications: _replications, targets: _targets, ...measuring } = study;
  return canonical({ ...worldOf(scenario), study: measuring });
}

/** A scenario without what is only said about it. */
function worldOf<Said extends Omit<Scenario, "study">>(scenario: Said) {
  const {
    name: _name,
    about: _about,
    report: _report,
    sources: _sources,
    differences: _differences,
    ...world
  } = scenario;
  return world;
}

/** JSON with sorted keys and without absent parts. */
export function canonical(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map(canonical).join(",")}]`;
  if (typeof data === "number") return String(data);
  if (typeof data !== "object" || data === null) return JSON.stringify(data) ?? "null";
  const parts = Object.entries(data).filter(([, part]) => part !== undefined);
  parts.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${parts.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(",")}}`;
}

const PRIME = 0x100000001b3n;
const OFFSET = 0xcbf29ce484222325n;

/** FNV-1a, 64 bit, over the text's UTF-8 bytes. */
function hash(text: string): string {
  let digest = OFFSET;
  for (const byte of new TextEncoder().encode(text)) digest = BigInt.asUintN(64, (digest ^ BigInt(byte)) * PRIME);
  return digest.toString(16).padStart(16, "0");
}
