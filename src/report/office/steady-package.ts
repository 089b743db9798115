import type { Unzipped, Zippable } from "fflate";

/** Changes the text of a part of a package, such as `xl/worksheets/sheet1.xml`, or gives it back as it is. */
export type Mend = (path: string, xml: string) => string;

/** Written into every file of a package, whose format has no dates before it. */
const EVERY_DATE = "1980-01-01T00:00:00Z";
/** Charts and their data, which writers number through all files that they ever wrote. */
const NUMBERED = /(chart|Microsoft_Excel_Worksheet)(\d+)(\.xml|\.xlsx)/g;

/** An Office file (a zip of XML parts) in which nothing depends on when it was written and what was written before it: the
 *  same content gives the same bytes. Workbooks inside it, which hold the data of charts, are treated alike. */
export async function steadyPackage(bytes: Uint8Array, mend: Mend = (_path, xml) => xml): Promise<Uint8Array> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import("fflate");
  const steady = (packed: Uint8Array): Uint8Array => {
    const files = unzipSync(packed);
    const renumbered = renumberingOf(Object.keys(files));
    const parts: Zippable = {};
    for (const written of inOrder(files)) {
      const path = renumbered(written);
      const isText = /\.(xml|rels)$/.test(path);
      if (path.endsWith(".xlsx")) parts[path] = steady(files[written]);
      else if (!isText) parts[path] = files[written];
      else {
        const xml = undated(strFromU8(files[written]));
        const linked = /\.rels$|^\[Content_Types\]/.test(path) ? renumbered(xml) : xml;
        parts[path] = strToU8(mend(path, linked));
      }
    }
    // Zip files carry local times: the same digits wherever they are written.
    return zipSync(parts, { mtime: new Date(1980, 0, 1), level: 6 });
  };
  return steady(bytes);
}

/** The list of contents first, as readers expect it; no folders, which nobody opens. */
function inOrder(files: Unzipped): readonly string[] {
  const paths = Object.keys(files).filter((path) => !path.endsWith("/"));
  const contents = paths.filter((path) => path.startsWith("[Content_Types]"));
  return [...contents, ...paths.filter((path) => !contents.includes(path)).sort()];
}

/** Gives the parts of a package numbers from 1 up, in their paths and wherever a text names them. */
function renumberingOf(paths: readonly string[]): (text: string) => string {
  const found = paths.flatMap((path) =>
    [...path.matchAll(/charts\/chart(\d+)\.xml$/g)].map(([, digits]) => Number(digits)),
  );
  const numbers = found.sort((one, other) => one - other).map(String);
  return (text) =>
    text.replace(NUMBERED, (whole, name: string, digits: string, ending: string) => {
      const position = numbers.indexOf(digits);
      return position < 0 ? whole : `${name}${position + 1}${ending}`;
    });
}

function undated(xml: string): string {
  return xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${EVERY_DATE}`);
}
