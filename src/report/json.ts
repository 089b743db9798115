/** Plain data as JSON, ending with a line break. A duration beyond all follow-up (Infinity) is written as null, where
 *  something that could not be measured is absent. Control and format characters are escaped, so that printing it is safe. */
export function renderJson(data: object): string {
  return `${JSON.stringify(data, undefined, 2).replace(UNSAFE, escaped)}\n`;
}

const UNSAFE = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, unit) => character.charCodeAt(unit))
    .map((code) => `\\u${code.toString(16).padStart(4, "0")}`)
    .join("");
}
