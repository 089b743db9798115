import type { ImportTable } from "./import-table.js";
import { lookInto } from "./look-into.js";
import { roomOf, type SourceFile, targetsOf } from "./source-files.js";

/** The rooms that touch the world outside. */
const DOORS: ReadonlySet<string> = new Set(["cli", "browser"]);
const BUCKETS = /^(utils?|helpers?|common|misc|managers?|base|types)$/;
const LONGEST_FILE = 300;
const LONGEST_FUNCTION = 60;

/** Every breach of the rules of the house, a sentence each; none when the house is in order. */
export function complaintsAbout(files: readonly SourceFile[], table: ImportTable): readonly string[] {
  const known = new Set(files.map(({ path }) => path));
  return [...files.flatMap((file) => aboutFile(file, table, known)), ...cycles(files, known)];
}

function aboutFile(file: SourceFile, table: ImportTable, known: ReadonlySet<string>): readonly string[] {
  const { path, text } = file;
  const room = roomOf(path);
  const seen = lookInto(file);
  const lines = text.trimEnd().split("\n").length;
  const says = (breach: string) => `src/${path}: ${breach}`;
  const bucket = path.split(/[/.]/).find((part) => BUCKETS.test(part));
  return [
    ...seen.imports.flatMap((specifier) => aboutImport(path, specifier, table, known) ?? []).map(says),
    ...(room !== undefined && DOORS.has(room) ? [] : seen.banned.map((use) => says(`${use}: only a door may`))),
    ...(room !== undefined && !table.has(room)
      ? [says(`there is no room “${room}” in the table of src/README.md`)]
      : []),
    ...(bucket === undefined ? [] : [says(`nothing is called “${bucket}”: say what it holds`)]),
    ...(lines > LONGEST_FILE ? [says(`${lines} lines, more than ${LONGEST_FILE}`)] : []),
    ...(seen.hasDefaultExport && !path.endsWith(".d.ts") ? [says("a default export; name it")] : []),
    ...seen.functions
      .filter(({ lines }) => lines > LONGEST_FUNCTION)
      .map(({ name, lines }) => says(`${name} has ${lines} lines, more than ${LONGEST_FUNCTION}`)),
  ];
}

function aboutImport(
  path: string,
  specifier: string,
  table: ImportTable,
  known: ReadonlySet<string>,
): string | undefined {
  const room = roomOf(path);
  if (!specifier.startsWith(".")) {
    return specifier.startsWith("node:") && room !== "cli" ? `${specifier}: only cli/ touches the machine` : undefined;
  }
  const target = targetsOf(path, specifier).find((file) => known.has(file));
  if (!specifier.endsWith(".js")) return `“${specifier}” does not end in .js`;
  if (target === undefined) return `“${specifier}” leads nowhere`;
  const other = roomOf(target);
  if (other === room) return undefined;
  if (other === undefined) return `“${specifier}” imports the public door`;
  if (target !== `${other}/index.ts`) return `“${specifier}” reaches into ${other}/; import its index.js`;
  if (room === undefined) return DOORS.has(other) ? `“${specifier}”: the library does not import a door` : undefined;
  return table.get(room)?.has(other) ? undefined : `${room}/ may not import ${other}/ (“${specifier}”)`;
}

/** Files that import each other in a circle, found by walking depth first. */
function cycles(files: readonly SourceFile[], known: ReadonlySet<string>): readonly string[] {
  const next = new Map(
    files.map((file) => [
      file.path,
      lookInto(file)
        .imports.filter((to) => to.startsWith("."))
        .flatMap((to) => targetsOf(file.path, to).filter((target) => known.has(target))),
    ]),
  );
  const done = new Set<string>();
  const trail: string[] = [];
  const found: string[] = [];
  const walk = (path: string): void => {
    const since = trail.indexOf(path);
    if (since >= 0) found.push(`a cycle: ${[...trail.slice(since), path].join(" → ")}`);
    if (since >= 0 || done.has(path)) return;
    trail.push(path);
    for (const to of next.get(path) ?? []) walk(to);
    trail.pop();
    done.add(path);
  };
  for (const { path } of files) walk(path);
  return found;
}
