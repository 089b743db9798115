import { Lexer } from "yaml";
import type { Complaint } from "./reading.js";
import { DEEPEST } from "./written.js";

const LONGEST = 5_000_000;
const MOST_LINES = 200_000;
const MOST_TOKENS = 800_000;

/** What keeps a text from being read at all, and where it shows; undefined when it may be parsed. Linear in its length. */
export function complaintAboutText(text: string): (Complaint & { readonly offset: number }) | undefined {
  return complaintAboutCharacters(text) ?? tooDeep(text) ?? tooManyTokens(text);
}

/** The same for any text, whatever it is to be parsed as. */
export function complaintAboutCharacters(text: string): (Complaint & { readonly offset: number }) | undefined {
  return tooLong(text) ?? notText(text) ?? strangeCharacter(text);
}

function tooLong(text: string) {
  if (text.length <= LONGEST && countLines(text) <= MOST_LINES) return undefined;
  const received = `${text.length.toLocaleString("en-GB")} characters in ${countLines(text).toLocaleString("en-GB")} lines`;
  return { offset: 0, expected: "a text of at most 5 MB and 200,000 lines", received };
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

const UTF_16 = "text saved as UTF-16";

/** Files of other programs, by how they begin. A file read as UTF-8 shows what does not fit as U+FFFD. */
const OTHER_FILES: readonly (readonly [beginning: string, name: string])[] = [
  ["PK\u0003\u0004", "a zip, Excel or Word file"],
  ["\uFFFD\uFFFD", UTF_16],
  ["\u001F", "a compressed file"],
  ["\uFFFDPNG", "a picture"],
  ["%PDF", "a PDF file"],
];

function notText(text: string) {
  const zero = text.indexOf("\0");
  const other = OTHER_FILES.find(([beginning]) => text.startsWith(beginning))?.[1];
  // Plain letters in UTF-16 have a zero beside each of them.
  const received = other ?? (zero < 0 ? undefined : zero < 2 ? UTF_16 : "signs that no text has");
  if (received === undefined) return undefined;
  const hint =
    received === UTF_16
      ? "Save it again with the encoding UTF-8."
      : "A scenario is written in a text editor and ends in .yaml or .json.";
  return { offset: 0, expected: "a text file", received, hint };
}

function strangeCharacter(text: string) {
  const offset = text.search(/[^\P{Cc}\t\n\r]|[\p{Cs}\uFFFD\uFEFF]/u);
  if (offset < 0) return undefined;
  const code = (text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const hint = code === "FFFD" ? "Save the file again with the encoding UTF-8." : "Delete the character.";
  return { offset, expected: "letters, digits and signs that can be seen", received: `the character U+${code}`, hint };
}

/** Indentation that no hand has written would cost the parser more than it is worth. */
function tooDeep(text: string) {
  const found = /^[ \t]*[?-][ \t?-]{1000}|^[ \t]{1000}[ \t]*\S/m.exec(text);
  if (found === null) return undefined;
  return { offset: found.index, expected: `at most ${DEEPEST} levels of nesting`, received: "more" };
}

function tooManyTokens(text: string) {
  let tokens = 0;
  for (const _ of new Lexer().lex(text)) {
    if (++tokens > MOST_TOKENS) return { offset: 0, expected: "at most 100,000 values in a file", received: "more" };
  }
  return undefined;
}
