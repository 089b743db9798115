/** What parameters may be called among themselves: as many of the last keys of their paths as tell them apart.
 *  `estate.units.moorside.beds` alone is `beds`; beside another unit's it is `moorside.beds`. */
export function shortNames(paths: readonly string[]): readonly string[] {
  const keys = paths.map((path) => path.match(/"[^"]*"|\[\d+\]|[^.[\]"]+/g) ?? [path]);
  const deepest = Math.max(1, ...keys.map((each) => each.length));
  for (let length = 1; length < deepest; length++) {
    const names = keys.map((each) => joined(each.slice(-length)));
    if (new Set(names).size === names.length && names.every((name) => !name.startsWith("["))) return names;
  }
  return paths;
}

function joined(keys: readonly string[]): string {
  return keys.map((key, i) => (i === 0 || key.startsWith("[") ? key : `.${key}`)).join("");
}
