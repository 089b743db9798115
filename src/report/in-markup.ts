import { visible } from "./visible.js";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Most texts have nothing to escape: one look is enough. */
const PLAIN = /^[\w .,:;/+-]*$/;

/** Text that is text in HTML, SVG and XML, whatever it says: no markup, and characters that are not allowed there or would move
 *  a cursor are shown as escapes. */
export function inMarkup(text: string): string {
  if (PLAIN.test(text)) return text;
  return visible(text)
    .replace(/[\uFFFE\uFFFF]/g, "\uFFFD")
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}
