import { strFromU8, unzipSync } from "fflate";

/** The parts of an Office file as text, by path; workbooks inside it by `path!part`. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    if (path.endsWith(".xlsx")) for (const [part, text] of partsOf(content)) parts.set(`${path}!${part}`, text);
    else parts.set(path, strFromU8(content));
  }
  return parts;
}

/** What a part says between its tags, with entities as letters. */
export function unescaped(xml: string): string {
  const letters: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return xml.replace(/&(lt|gt|quot|apos|amp);/g, (_whole, name: string) => letters[name]);
}

/** A part that a parser of XML accepts: tags are closed in the order in which they were opened, and every ampersand begins
 *  an entity. */
export function complaintsAboutXml(xml: string): readonly string[] {
  const open: string[] = [];
  const complaints: string[] = [];
  const body = xml.replace(/<\?.*?\?>/gs, "");
  for (const [tag, closing, name, selfClosing] of body.matchAll(/<(\/?)([\w:.-]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (closing !== "" && open.pop() !== name) complaints.push(`${tag} closes another`);
    else if (closing === "" && selfClosing === "") open.push(name);
  }
  if (open.length > 0) complaints.push(`not closed: ${open.join(", ")}`);
  if (/&(?!(lt|gt|quot|apos|amp|#\d+|#x[0-9a-fA-F]+);)/.test(body)) complaints.push("a bare ampersand");
  if (/<(?![/\w])/.test(body)) complaints.push("a bare <");
  return complaints;
}

export interface SheetRead {
  readonly name: string;
  readonly xml: string;
  /** Row by row: numbers as numbers, texts as texts, dates by their number; by letter of the column. */
  readonly rows: readonly Readonly<Record<string, string | number>>[];
}

/** The sheets of a workbook, read from the XML alone. */
export function sheetsOf(bytes: Uint8Array): ReadonlyMap<string, SheetRead> {
  const parts = partsOf(bytes);
  const strings = [...(parts.get("xl/sharedStrings.xml") ?? "").matchAll(/<si><t[^>]*>(.*?)<\/t><\/si>/gs)];
  const texts = strings.map(([, text]) => unescaped(text));
  const names = [...(parts.get("xl/workbook.xml") ?? "").matchAll(/<sheet [^>]*name="([^"]*)"/g)];
  return new Map(
    names.map(([, name], position) => {
      const xml = parts.get(`xl/worksheets/sheet${position + 1}.xml`) ?? "";
      return [unescaped(name), { name, xml, rows: rowsIn(xml, texts) }];
    }),
  );
}

function rowsIn(xml: string, texts: readonly string[]): SheetRead["rows"] {
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
    const cells = [...row.matchAll(/<c r="([A-Z]+)\d+"([^>]*)><v>([^<]*)<\/v><\/c>/g)];
    return Object.fromEntries(
      cells.map(([, column, attributes, value]) => [
        column,
        /t="s"/.test(attributes) ? texts[Number(value)] : Number(value),
      ]),
    );
  });
}

/** Rows under a heading as objects, by the titles of their columns; a title that comes again has a number after it. */
export function tableOf(sheet: SheetRead | undefined): readonly Readonly<Record<string, string | number>>[] {
  const [heading, ...rows] = sheet?.rows ?? [];
  const seen = new Map<string, number>();
  const titles = Object.entries(heading ?? {}).map(([column, title]) => {
    const before = seen.get(String(title)) ?? 0;
    seen.set(String(title), before + 1);
    return [column, before === 0 ? String(title) : `${title} ${before + 1}`] as const;
  });
  return rows.map((row) =>
    Object.fromEntries(titles.flatMap(([column, title]) => (row[column] === undefined ? [] : [[title, row[column]]]))),
  );
}
