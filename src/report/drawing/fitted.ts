import { visible } from "../visible.js";

/** Letters of all drawings. [pixels] */
const SIZE = 13;
/** Widths in Arial as shares of its size, never less than the letter's own. */
const NARROW = /[ fijlrtI.,;:'|!()[\]/-]/;
const WIDE = /[mwMW@%&—…]/;
const CAPITAL = /[A-Z]/;
const LATIN = /[\u0020-\u024f\u2018-\u201d]/;
/** Bold letters are a little wider, and so are all letters where a reader has no Arial. */
const BOLD = 1.1;
const OTHER_LETTERS = 1.16;

/** About how wide a text is; rather too much than too little. [pixels] */
export function widthOf(text: string, bold = false): number {
  let sum = 0;
  for (const letter of text) sum += shareOf(letter);
  return sum * SIZE * OTHER_LETTERS * (bold ? BOLD : 1);
}

function shareOf(letter: string): number {
  if (!LATIN.test(letter)) return WIDE.test(letter) ? 1 : 1.05;
  if (NARROW.test(letter)) return 0.36;
  if (WIDE.test(letter)) return 1;
  return CAPITAL.test(letter) ? 0.74 : 0.58;
}

/** As much of a text as there is room for, harmless in any drawing. */
export function fitted(text: string, room: number, bold = false): string {
  const shown = visible(text);
  if (widthOf(shown, bold) <= room) return shown;
  const letters = [...shown];
  while (letters.length > 1 && widthOf(`${letters.join("")}…`, bold) > room) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
