/** Which rooms a room may import, as the table in src/README.md says it. */
export type ImportTable = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads the rows `| 2 | \`random/\` | … | foundation, stats |`; the last column names rooms, or is a dash for none. */
export function readImportTable(markdown: string): ImportTable {
  const table = new Map<string, ReadonlySet<string>>();
  for (const line of markdown.split("\n")) {
    const cells = line.split("|").map((cell) => cell.trim());
    const room = /^`([a-z]+)\/`$/.exec(cells[2] ?? "")?.[1];
    if (!/^\d+$/.test(cells[1] ?? "") || room === undefined) continue;
    const last = cells[cells.length - 2] ?? "";
    const allowed = last === "–" ? [] : last.split(",").map((word) => word.trim());
    table.set(room, new Set(allowed));
  }
  return table;
}
