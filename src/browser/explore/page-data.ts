import { UsageError } from "../../foundation/index.js";
import type { ScenarioSource, Setting } from "../../scenario/index.js";

/** What the page is about: a scenario as text with all that it names, just as a command read it. */
export interface PageData {
  readonly name: string;
  readonly text: string;
  readonly set: readonly Setting[];
  readonly files: readonly { readonly reference: string; readonly name: string; readonly text: string }[];
}

/** The scenario with further changes. Nothing is fetched: every file that it names is in the page. */
export function sourceOf({ name, text, set, files }: PageData, changes: readonly Setting[]): ScenarioSource {
  const read = (reference: string) => {
    const found = files.find((file) => file.reference === reference);
    if (found === undefined) throw new UsageError(`${reference} is not in this page.`);
    return found;
  };
  return { name, text, read, set: [...set, ...changes] };
}
