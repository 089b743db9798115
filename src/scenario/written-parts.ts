/** The parts of a record that were written and right, so that the others hide nothing beneath. */
export function writtenParts<T extends object>(
  parts: T | undefined,
): { readonly [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(parts ?? {}).filter(([, value]) => value !== undefined)) as never;
}

/** The names of a list in the order of another: the same set of names always resolves to the same list. */
export function inOrderOf<Name extends string>(order: readonly Name[], names: readonly Name[]): readonly Name[] {
  return order.filter((name) => names.includes(name));
}
