/** Text that cannot move a cursor, ring a bell or turn the reading direction: control and format characters are shown as
 *  escapes, and line breaks and tabs become spaces. */
export function visible(text: string): string {
  return text
    .replace(/[\t\r\n]+/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${codeOf(character)}}`);
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(2, "0");
}
