/** Letters of East Asia and pictures that a terminal draws two columns wide: Unicode's East Asian Width W and F. All that are
 *  pictures unless somebody says otherwise are among them. */
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f265}\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;
/** Half of a flag: two of them are drawn as one picture two columns wide. */
const HALF_A_FLAG = /[\u{1f1e6}-\u{1f1ff}]/u;
/** Marks that are drawn onto the letter before, and vowels that are drawn into it. */
const NARROW = /[\p{Mn}\p{Me}\u1160-\u11ff]/u;

/** How many columns of a terminal the text takes. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

function widthOf(character: string): number {
  if (character >= " " && character <= "~") return 1;
  if (NARROW.test(character)) return 0;
  return WIDE.test(character) && !HALF_A_FLAG.test(character) ? 2 : 1;
}

/** Breaks text at spaces into lines of at most `width` columns; a word that is longer is cut. No-break spaces hold. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((long) => pieces(long, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (textWidth(longer) <= width) line = longer;
    else {
      if (line !== "") lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function pieces(word: string, width: number): readonly string[] {
  if (textWidth(word) <= width) return [word];
  const cut: string[] = [];
  let piece = "";
  let used = 0;
  for (const character of word) {
    const more = widthOf(character);
    if (piece !== "" && used + more > width) {
      cut.push(piece);
      piece = "";
      used = 0;
    }
    piece += character;
    used += more;
  }
  return [...cut, piece];
}

export function pad(text: string, width: number, align: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, width - textWidth(text)));
  return align === "left" ? text + space : space + text;
}
