import { visible } from "../visible.js";

/** Text that is harmless and no longer than so many letters; what is cut off is shown by an ellipsis. Numbers stay
 *  glued to their units. */
export function shortened(text: string, most: number): string {
  const letters = [...visible(text)];
  return letters.length <= most
    ? letters.join("")
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
