import type { Unzipped, Zippable } from "fflate";

/** Changes the text of a part of a package, such as `xl/worksheets/sheet1.xml`, or gives it back as it is. */
export type Mend = (path: string, xml: string) => string;

/** Written into every file of a package, whose format has no dates before it. */
const EVERY_DATE = "1980-01-01T00:00:00Z";

/** An Office file (a zip of XML parts) in which nothing depends on when or by what it was written: the same content gives
 *  the same bytes. Workbooks inside it, which hold the data of charts, are treated alike. */
export async function steadyPackage(bytes: Uint8Array, mend: Mend = (_path, xml) => xml): Promise<Uint8Array> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import("fflate");
  const steady = (packed: Uint8Array): Uint8Array => {
    const parts: Zippable = {};
    for (const [path, content] of Object.entries(filesOf(unzipSync(packed)))) {
      if (path.endsWith(".xlsx")) parts[path] = steady(content);
      else if (/\.(xml|rels)$/.test(path)) parts[path] = strToU8(mend(path, undated(strFromU8(content))));
      else parts[path] = content;
    }
    // Zip files carry local times: the same digits wherever they are written.
    return zipSync(parts, { mtime: new Date(1980, 0, 1), level: 6 });
  };
  return steady(bytes);
}

/** Folders are written by nobody who opens such files. */
function filesOf(unzipped: Unzipped): Unzipped {
  return Object.fromEntries(Object.entries(unzipped).filter(([path]) => !path.endsWith("/")));
}

function undated(xml: string): string {
  return xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${EVERY_DATE}`);
}
