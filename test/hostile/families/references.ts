import { at, edited, type Family } from "../family.js";
import type { Places } from "../places.js";

const REFERENCES = [
  "../../etc/passwd",
  "../england.yaml",
  "/etc/passwd",
  "/dev/zero",
  "/proc/self/mem",
  "file:///etc/passwd",
  "https://example.org/x.yaml",
  '"\\\\\\\\host\\\\x"',
  '"C:\\\\x.yaml"',
  '"england.yaml\\0.png"',
  '""',
  ".",
  "..",
  "~/x.yaml",
  "$HOME/x",
  "england.yaml/",
  "./././england.yaml",
  "nowhere.yaml",
  "[england.yaml]",
  "{ file: england.yaml }",
  `${"x/".repeat(400)}y`,
  '"\\e[2J"',
  "england.yaml?x#y",
  "*",
  "/dev/stdin",
  "con",
];

/** A file outside the folder, or none at all, wherever a file is named. */
export function references(text: string, { leaves, entries }: Places): Family {
  const named = leaves.filter(({ value }) => /\.(yaml|csv)$/.test(value));
  const root = entries.find(({ name, path }) => path.length === 1 && name === "format");
  return {
    name: "references",
    places: root === undefined ? 0 : Math.max(named.length, 1),
    values: REFERENCES.length,
    make(place, value) {
      const put = at(REFERENCES, value);
      const what = `a file called ${put.slice(0, 40)}`;
      const spot = named.length === 0 ? undefined : at(named, place);
      if (spot !== undefined) return { what, text: edited(text, [{ from: spot.from, to: spot.to, text: put }]) };
      const census = `atStart: { census: { beds: ${put} } }\n`;
      return { what, text: edited(text, [{ from: root!.from, to: root!.from, text: census }]) };
    },
  };
}
