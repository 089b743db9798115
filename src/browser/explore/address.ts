import type { Choices } from "./levers/lever.js";

/** What the part of the page's address after `#` says: the choices, and those of the cases that are pinned. */
export interface Address {
  readonly choices: Choices;
  readonly pinned: readonly Choices[];
}

const PINNED = "case";

export function readAddress(hash: string): Address {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const pinned = said.getAll(PINNED).map((text) => new Map(new URLSearchParams(text)));
  said.delete(PINNED);
  return { choices: new Map(said), pinned };
}

/** In order of name, so that the same choices have the same address. */
export function writeAddress({ choices, pinned }: Address): string {
  const said = new URLSearchParams(sorted(choices));
  for (const each of pinned) said.append(PINNED, new URLSearchParams(sorted(each)).toString());
  return said.toString();
}

function sorted(choices: Choices): [string, string][] {
  return [...choices].sort(([one], [other]) => (one < other ? -1 : 1));
}
