import { at, type Edit, edited, type Family } from "../family.js";
import type { Entry, Places } from "../places.js";

const LANGUAGE =
  "__proto__ constructor prototype toString valueOf hasOwnProperty isPrototypeOf then length name size get set __defineGetter__ <<".split(
    " ",
  );
const STRANGE = [
  "''",
  '" "',
  '"a.b"',
  '"a[0]"',
  '"é"',
  '"e\\u0301"',
  '"\\e[2J"',
  "null",
  "true",
  "1",
  "-",
  "?",
  "*",
  "&a",
  "!t",
];
const ODD_NAMES = [...LANGUAGE, ...STRANGE];

/** A key that means something to the language, or to nobody, in the place of every key. */
export function keyNames(text: string, { entries }: Places): Family {
  return {
    name: "key names",
    places: entries.length,
    values: ODD_NAMES.length,
    make(place, value) {
      const { from, to, path } = at(entries, place);
      const put = at(ODD_NAMES, value);
      return { what: `key ${path.join(".")} → ${put}`, text: edited(text, [{ from, to, text: put }]) };
    },
  };
}

/** Keys whose names the author chooses. */
function isChosen({ path }: Entry): boolean {
  const above = path.slice(0, -1).join(".");
  return ["estate.units", "estate.catchments", "demand", "law"].includes(above);
}

/** Names that are like any other, and some that are reserved. */
const OWN_NAMES = [
  ..."toString valueOf hasOwnProperty isPrototypeOf then length size get set name __defineGetter__".split(" "),
  ..."__proto__ constructor prototype".split(" "),
];
const RESERVED = /^(__|constructor|prototype)/;

/** A unit, a catchment or a group called otherwise, wherever it is named. Only files that are complete in themselves can be
 *  followed everywhere. */
export function ownNames(text: string, { entries, leaves }: Places): Family {
  // An origin that has the name of a group would be renamed with it.
  const origins = new Set(leaves.filter(({ path }) => path.at(-1) === "from").map(({ value }) => value));
  const isFree = (entry: Entry) => isChosen(entry) && !origins.has(entry.name);
  const chosen = /^extends:/m.test(text) ? [] : entries.filter(isFree);
  return {
    name: "own names",
    places: chosen.length,
    values: OWN_NAMES.length,
    make(place, value) {
      const { name } = at(chosen, place);
      const put = at(OWN_NAMES, value);
      const spots = [
        ...entries.filter((entry) => entry.name === name),
        ...leaves.filter((leaf) => leaf.value === name),
      ];
      const edits: Edit[] = spots.map(({ from, to }) => ({ from, to, text: put }));
      const must = RESERVED.test(put) ? "refuse" : "accept";
      return { what: `${name} called ${put} everywhere`, text: edited(text, edits), must };
    },
  };
}

/** Every key twice: once with the same value, once with another. */
export function doubled(text: string, { entries }: Places): Family {
  return {
    name: "doubled keys",
    places: entries.length,
    values: 2,
    make(place, value) {
      const { from, to, valueTo, path, name, inFlow } = at(entries, place);
      const column = from - (text.lastIndexOf("\n", from - 1) + 1);
      const copy = value === 0 ? text.slice(from, valueTo) : `${text.slice(from, to)}: 3`;
      const put = inFlow ? `${copy}, ` : `${copy.trimEnd()}\n${" ".repeat(column)}`;
      return {
        what: `twice ${path.join(".")}`,
        text: edited(text, [{ from, to: from, text: put }]),
        must: "refuse",
        says: [`${name} a second time`, "keep one of the two"],
      };
    },
  };
}

/** Every key taken out. */
export function removed(text: string, { entries }: Places): Family {
  return {
    name: "removed keys",
    places: entries.length,
    values: 1,
    make(place) {
      const { from, valueTo, path, inFlow } = at(entries, place);
      const comma = inFlow ? (/^\s*,\s*/.exec(text.slice(valueTo))?.[0].length ?? 0) : 0;
      return { what: `without ${path.join(".")}`, text: edited(text, [{ from, to: valueTo + comma, text: "" }]) };
    },
  };
}

const SLIPS: readonly ((word: string) => string)[] = [
  (word) => word.slice(0, 1) + word.slice(2),
  (word) => `${word.slice(0, -2)}${word.slice(-1)}${word.slice(-2, -1)}`,
  (word) => word.slice(0, 2) + word.slice(1),
  (word) => `${word}s`,
  (word) => word.toUpperCase(),
  (word) => word.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`),
];

/** Every key with a slip of the pen; where the keys are a closed list, the message has to name the one that was meant. */
export function misspelt(text: string, { entries }: Places): Family {
  const long = entries.filter(({ name }) => /^[a-z][A-Za-z]{3,}$/.test(name));
  return {
    name: "misspelt keys",
    places: long.length,
    values: SLIPS.length,
    make(place, value) {
      const { from, to, path, name } = at(long, place);
      const put = at(SLIPS, value)(name);
      return {
        what: `key ${path.join(".")} → ${put}`,
        text: edited(text, [{ from, to, text: put }]),
        slip: { written: put, meant: name },
      };
    },
  };
}

const MARKS = [
  "&a ",
  "*a ",
  "!t ",
  "!!int ",
  "!!js/function ",
  "!<tag:x> ",
  "&a !!str ",
  "&__proto__ ",
  "- ",
  "? ",
  "| ",
  "> ",
  "@",
  "`",
];

/** An anchor, an alias, a tag or a sign with a meaning before every value. */
export function marks(text: string, { spots }: Places): Family {
  return {
    name: "marks",
    places: spots.length,
    values: MARKS.length,
    make(place, value) {
      const { from, path } = at(spots, place);
      const put = at(MARKS, value);
      return { what: `${put}before ${path.join(".")}`, text: edited(text, [{ from, to: from, text: put }]) };
    },
  };
}
