import { type Path, pathInWords } from "./path.js";
import type { Reading } from "./reading.js";
import { DEEPEST, FORBIDDEN_KEYS, type Place, type Written, type WrittenEntry } from "./written.js";

const HERE: Place = { file: "scenario" };

/** What a program wrote as an object, as if a person had written it in a file. Undefined values are as good as absent. */
export function fromObject(value: unknown, reading: Reading, path: Path = []): Written {
  const scalar = (text: string, quoted: boolean): Written => ({ kind: "scalar", at: HERE, text, quoted });
  if (path.length > DEEPEST) {
    reading.refuseAt(HERE, path.slice(0, 3), { expected: `at most ${DEEPEST} levels of nesting`, received: "more" });
    return scalar("", false);
  }
  if (value === null || value === undefined) return scalar("", false);
  if (typeof value === "number" || typeof value === "bigint") return scalar(String(value), false);
  if (typeof value === "string") return scalar(value, value === "" || /^(~|null|Null|NULL)$/.test(value));
  if (Array.isArray(value)) {
    return {
      kind: "list",
      at: HERE,
      items: value.map((item, position) => fromObject(item, reading, [...path, position])),
    };
  }
  if (typeof value === "object") return { kind: "map", at: HERE, entries: entriesOf(value, reading, path) };
  reading.refuseAt(HERE, path, { expected: "plain data", received: `a ${typeof value}` });
  return scalar("", false);
}

function entriesOf(value: object, reading: Reading, path: Path): ReadonlyMap<string, WrittenEntry> {
  const entries = new Map<string, WrittenEntry>();
  for (const [key, part] of Object.entries(value)) {
    const name = key.normalize("NFC");
    const here = [...path, name];
    if (part === undefined) continue;
    if (FORBIDDEN_KEYS.has(name))
      reading.refuseAt(HERE, here, { expected: "a name that is not reserved", received: name });
    else if (entries.has(name))
      reading.refuseAt(HERE, here, { expected: "each key once", received: pathInWords(here) });
    else entries.set(name, { keyAt: HERE, value: fromObject(part, reading, here) });
  }
  return entries;
}
