import { GLUE } from "../numbers.js";
import { visible } from "../visible.js";

/** Text that is harmless and no longer than so many letters; what is cut off is shown by an ellipsis. */
export function shortened(text: string, most: number): string {
  const letters = [...visible(text).replaceAll(GLUE, " ")];
  return letters.length <= most
    ? letters.join("")
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
