import { at, edited, type Family } from "../family.js";

/** Cut off anywhere. */
export function cut(text: string): Family {
  return {
    name: "cut",
    places: text.length,
    values: 1,
    make: (place) => ({ what: `cut after ${place} characters`, text: text.slice(0, place) }),
  };
}

/** What becomes of a line; it has the lines after it at hand. */
type LineSlip = readonly [name: string, slip: (line: string, next: string | undefined) => readonly string[]];

const LINE_SLIPS: readonly LineSlip[] = [
  ["doubled", (line) => [line, line]],
  ["taken out", () => []],
  ["indented by one", (line) => [` ${line}`]],
  ["indented by four", (line) => [`    ${line}`]],
  ["outdented by one", (line) => [line.replace(/^ /, "")]],
  ["outdented wholly", (line) => [line.trimStart()]],
  ["indented by a tab", (line) => [`\t${line.trimStart()}`]],
  ["indented by a hard space", (line) => [`\u00A0${line.trimStart()}`]],
  ["swapped with the next", (line, next) => [...(next === undefined ? [] : [next]), line]],
  ["joined with the next", (line, next = "") => [`${line} ${next}`]],
  ["made a list item", (line) => [line.replace(/\S/, "- $&")]],
  ["without its colon", (line) => [line.replace(":", "")]],
  ["without its space", (line) => [line.replace(": ", ":")]],
  ["followed by ---", (line) => [line, "---"]],
  ["followed by ...", (line) => [line, "..."]],
  ["after a conflict of versions", (line) => ["<<<<<<< HEAD", line, "=======", line]],
  ["after %YAML", (line) => ["%YAML 1.1", line]],
];

/** Slips with whole lines. */
export function lineSlips(text: string): Family {
  const lines = text.split("\n");
  return {
    name: "lines",
    places: lines.length,
    values: LINE_SLIPS.length,
    make(place, value) {
      const [name, slip] = at(LINE_SLIPS, value);
      const takesNext = name.endsWith("the next");
      const copy = lines.toSpliced(place, takesNext ? 2 : 1, ...slip(lines[place]!, lines[place + 1]));
      return { what: `line ${place + 1} ${name}`, text: copy.join("\n") };
    },
  };
}

const SIGNS = ["", '"', "'", "[", "]", "{", "}", ",", ":", ": ", " #", "%", "\t", "\n", "\\", "|"];

/** A sign that opens or closes something taken out, doubled or exchanged. */
export function signs(text: string): Family {
  const found = [...text.matchAll(/["'[\]{},:#%-]/g)].map(({ index }) => index);
  return {
    name: "signs",
    places: found.length,
    values: SIGNS.length,
    make(place, value) {
      const from = at(found, place);
      const put = at(SIGNS, value);
      const what = `${JSON.stringify(put)} for ${text[from]} at ${from}`;
      return { what, text: edited(text, [{ from, to: from + 1, text: put }]) };
    },
  };
}
