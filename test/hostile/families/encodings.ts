import { at, type Family, type Hostile } from "../family.js";

const swapped = (text: string): Uint8Array => Buffer.from(text, "utf16le").swap16();
const joined = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "utf8") : Buffer.from(part))));

/** The whole file saved in another way. */
const SAVED: readonly (readonly [name: string, save: (text: string) => string | Uint8Array, must: Hostile["must"]])[] =
  [
    ["with a byte order mark", (text) => joined([0xef, 0xbb, 0xbf], text), "accept"],
    ["with CRLF", (text) => text.replaceAll("\n", "\r\n"), "accept"],
    ["with a byte order mark and CRLF", (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`, "accept"],
    ["without a line end", (text) => text.trimEnd(), "accept"],
    ["with blank lines at the end", (text) => `${text}\n\n\n  \n`, "accept"],
    ["in decomposed letters", (text) => text.normalize("NFD"), undefined],
    ["with old line ends", (text) => text.replaceAll("\n", "\r"), undefined],
    ["as UTF-16, little end first", (text) => Buffer.from(text, "utf16le"), "refuse"],
    ["as UTF-16 with its mark", (text) => Buffer.from(`\uFEFF${text}`, "utf16le"), "refuse"],
    ["as UTF-16, big end first", (text) => swapped(text), "refuse"],
    ["as UTF-16, big end first, with its mark", (text) => swapped(`\uFEFF${text}`), "refuse"],
    ["with two byte order marks", (text) => `\uFEFF\uFEFF${text}`, "refuse"],
    ["twice", (text) => text + text, "refuse"],
    ["backwards", (text) => [...text].reverse().join(""), "refuse"],
    ["as JSON text", (text) => JSON.stringify(text), "refuse"],
    ["as base64", (text) => Buffer.from(text).toString("base64"), "refuse"],
    ["in capitals", (text) => text.toUpperCase(), "refuse"],
    ["behind a zip's beginning", (text) => joined("PK\u0003\u0004", text), "refuse"],
    ["behind a gzip's beginning", (text) => joined([0x1f, 0x8b, 8, 0], text), "refuse"],
    ["behind a picture's beginning", (text) => joined([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], text), "refuse"],
    ["behind a program's beginning", (text) => joined([0x7f], "ELF", [2, 1, 1, 0], text), "refuse"],
    ["between brackets", (text) => `{ ${text} }`, undefined],
    ["as a list item", (text) => `- ${text.replaceAll("\n", "\n  ")}`, undefined],
  ];

export function saved(text: string, isTable = false): Family {
  return {
    name: "saved otherwise",
    places: SAVED.length,
    values: 1,
    make(place) {
      const [name, save, must] = at(SAVED, place);
      // A table of a census need not begin with anything that only one of its kind has.
      const known = must === undefined || (isTable && must === "refuse") ? {} : { must };
      return { what: name, text: save(text), ...known };
    },
  };
}

const STRANGERS: readonly (readonly number[])[] = [
  [0],
  [0x80],
  [0xff],
  [0xc0, 0xaf],
  [0xed, 0xa0, 0x80],
  [0xf5, 0x80, 0x80, 0x80],
  [0xe2, 0x82],
  [0xef, 0xbb, 0xbf],
  [0xe2, 0x80, 0xa8],
  [0xc2, 0x85],
  [0xc2, 0xa0],
  [0xe2, 0x80, 0xae],
  [0x1b, 0x5b, 0x32, 0x4a],
  [7],
  [8],
  [0x0c],
  [0x0d],
  [0xe9],
  [0xf3, 0xa0, 0x80, 0x81],
  [0xcc, 0x81],
];

/** Bytes that no text has, or that nobody sees, anywhere. */
export function strangers(text: string): Family {
  return {
    name: "strange bytes",
    places: text.length,
    values: STRANGERS.length,
    make(place, value) {
      const put = at(STRANGERS, value);
      const what = `bytes ${put.map((byte) => byte.toString(16)).join(" ")} at ${place}`;
      return { what, text: joined(text.slice(0, place), put, text.slice(place)) };
    },
  };
}
