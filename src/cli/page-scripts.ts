import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { InvariantError } from "../foundation/index.js";
import { guarded } from "./refusals.js";

/** What was built to stand inside pages.
 *  @throws InvariantError for a text that would end its own element: it would be cut, and its hash be another */
export function builtForPages(name: "engine.js" | "explore.js" | "again.js" | "style.css" | "notices.txt"): string {
  const file = new URL(`./page/${name}`, import.meta.url);
  const text = guarded(`page/${name}`, () => readFileSync(file, "utf8")).trimEnd();
  const end = name.endsWith(".css") ? /<\/style/i : /<\/script|<!--/i;
  if (end.test(text)) throw new InvariantError(`page/${name} cannot stand inside a page`);
  return text;
}

/** The notices of the packages whose code stands in a page. */
export function noticesInPage(): string {
  return `<script type="text/plain" id="notices">${builtForPages("notices.txt")}</script>`;
}

/** JSON in which nothing ends a script. */
export function inScript(data: object): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

/** How a content security policy names the only text that it allows. */
export function policyHash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
