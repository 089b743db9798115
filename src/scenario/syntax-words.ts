import type { YAMLError } from "yaml";
import type { Complaint } from "./reading.js";

type Words = Readonly<Record<string, Complaint>>;

const TABS: Complaint = {
  expected: "spaces at the beginning of a line",
  received: "a tab",
  hint: "Replace the tab with two spaces.",
};

/** What each slip of the pen means to somebody who has never heard of a parser. */
const WORDS: Words = {
  BAD_INDENT: {
    expected: "this line to begin under the one it belongs with",
    received: "another indentation",
    hint: "Give lines of one block the same number of spaces at the beginning, and use no tabs.",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    expected: "one “key: value” in a line",
    received: "a second colon",
    hint: "Put text that contains a colon and a space in quotation marks, or begin a new line.",
  },
  MULTILINE_IMPLICIT_KEY: {
    expected: "“key: value” in one line",
    received: "a line without a colon before it",
    hint: "Put a colon and a space after the key, and begin the next line under it.",
  },
  MISSING_CHAR: {
    expected: "what was opened to be closed",
    received: "a missing sign",
    hint: "Look for a comma, a colon, a closing bracket or quotation mark that is missing here or just before.",
  },
  TAB_AS_INDENT: TABS,
  KEY_OVER_1024_CHARS: {
    expected: "a key of at most 1,024 characters",
    received: "more",
    hint: "Begin a new line before the next key.",
  },
  RESOURCE_EXHAUSTION: { expected: "at most 64 levels of nesting", received: "more" },
  BAD_ALIAS: {
    expected: "values written out in full",
    received: "an alias (*)",
    hint: "Put text that begins with * in quotation marks.",
  },
  MULTIPLE_ANCHORS: { expected: "values written out in full", received: "anchors (&)" },
  MULTIPLE_TAGS: { expected: "plain values", received: "tags (!)" },
  BAD_DIRECTIVE: {
    expected: "a key or a comment",
    received: "a line that begins with %",
    hint: "Comments begin with #.",
  },
  MULTIPLE_DOCS: { expected: "one scenario", received: "a second document" },
};

function notClosed(sign: string): Complaint {
  return {
    expected: `a closing ${sign}`,
    received: "text that goes on without it",
    hint: "Close what was opened here or in a line before.",
  };
}

/** A mistake of YAML in words, with the parser's own as a last resort. */
export function complaintAboutSyntax(error: YAMLError, text: string): Complaint {
  const [start, end] = error.pos;
  const here = text.slice(start, Math.max(end, start + 1)).split("\n", 1)[0] ?? "";
  if (error.message.includes("Tabs")) return TABS;
  const unclosed = /end with a ([\]}])/.exec(error.message)?.[1];
  if (unclosed !== undefined) return notClosed(unclosed);
  if (error.message.includes("quote")) return notClosed("quotation mark");
  const known = WORDS[error.code];
  if (known !== undefined) return known;
  return {
    expected: "YAML: one “key: value” in a line, or a list with “- ”",
    received: here.trim() === "" ? "something else" : here.trim(),
    hint: "Put text that has signs such as : # [ ] { } , in quotation marks, and see that brackets are closed.",
  };
}
