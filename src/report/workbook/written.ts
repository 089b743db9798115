import type { Cell, CellObject, Sheet as WrittenSheet } from "write-excel-file/universal";
import { BLUE, FONT, RULE, WHITE } from "../office/palette.js";
import { steadyPackage } from "../office/steady-package.js";
import { wrap } from "../text-width.js";
import type { Sheet, SheetCell, SheetColumn } from "./sheet.js";

const ROW = { alignVertical: "top", bottomBorderStyle: "thin", bottomBorderColor: `#${RULE}` } as const;
const HEADING = {
  fontWeight: "bold",
  textColor: `#${WHITE}`,
  backgroundColor: `#${BLUE}`,
  wrap: true,
  alignVertical: "center",
} as const;

/** [points] */
const LINE = 13;
/** No row of Excel is taller. [points] */
const TALLEST = 409;
/** What the arrow of the filter takes of a heading. [letters] */
const ARROW = 3;

/** The sheets as the bytes of an Excel workbook; the same sheets give the same bytes. */
export async function written(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import("write-excel-file/universal");
  const blob = await writeXlsxFile(sheets.map(inWriter), { fontFamily: FONT, fontSize: 10 }).toBlob();
  return steadyPackage(new Uint8Array(await blob.arrayBuffer()), (path, xml) => {
    const [, position] = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path) ?? [];
    return position === undefined ? xml : furnished(xml, sheets[Number(position) - 1]);
  });
}

function inWriter({ name, columns, rows, frozen }: Sheet): WrittenSheet<Blob> {
  return {
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    ...(frozen > 0 && { stickyColumnsCount: frozen }),
    orientation: "landscape",
    showGridLines: false,
    data: [
      headings(columns, rows),
      ...rows.map((row) =>
        tall(
          columns.map((_column, at) => cell(row[at])),
          heightOf(row, columns),
        ),
      ),
    ],
  };
}

/** Over numbers headings stand at the right, as numbers do. */
function headings(columns: readonly SheetColumn[], rows: Sheet["rows"]): Cell[] {
  const lines = Math.max(...columns.map(({ title, width }) => wrap(title, width - ARROW).length));
  const cells = columns.map(({ title }, at): CellObject => {
    const isNumber = rows.find((row) => row[at] !== undefined)?.[at]?.kind === "number";
    return {
      ...HEADING,
      type: String,
      value: title,
      ...(isNumber ? { align: "right" as const } : { align: "left" as const, indent: 1 }),
    };
  });
  return tall(cells, lines * LINE + 4);
}

/** Programs differ in whether they find the height of wrapped rows by themselves, so it is written. [points] */
function heightOf(row: readonly SheetCell[], columns: readonly SheetColumn[]): number {
  const lines = row.map((content, at) => {
    if (content?.kind !== "text") return 1;
    return wrap(content.text, Math.floor(columns[at].width * (content.bold ? 1 : 1.1)) - 2).length;
  });
  return Math.min(TALLEST, Math.max(1, ...lines) * LINE + 3);
}

function tall([first, ...others]: CellObject[], height: number): CellObject[] {
  return first === undefined ? [] : [{ ...first, height }, ...others];
}

function cell(content: SheetCell): CellObject {
  if (content === undefined) return { ...ROW, value: "" };
  if (content.kind === "number") return { ...ROW, type: Number, value: content.value, format: content.format };
  if (content.kind === "date") {
    const value = new Date(`${content.date}T00:00:00Z`);
    return { ...ROW, type: Date, value, format: "d mmm yyyy", align: "left", indent: 1 };
  }
  const weight = content.bold ? { fontWeight: "bold" as const } : {};
  return { ...ROW, ...weight, type: String, value: unescapable(content.text), wrap: true, align: "left", indent: 1 };
}

/** Excel reads `_x0041_` in a text as the letter of that number; an underscore that is written so stays one. */
function unescapable(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

/** What the writer has no words for: arrows for filtering in the heading, and pages as wide as the table when printed. */
function furnished(xml: string, { columns, rows }: Sheet): string {
  const filter = `<autoFilter ref="A1:${letters(columns.length)}${rows.length + 1}"/>`;
  return xml
    .replace(/<worksheet([^>]*)>/, '<worksheet$1><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace("</sheetData>", `</sheetData>${filter}`)
    .replace(/<pageSetup /, '<pageSetup fitToWidth="1" fitToHeight="0" ');
}

/** Column 1 is `A`, 27 `AA`. */
function letters(position: number): string {
  const before = Math.floor((position - 1) / 26);
  const letter = String.fromCharCode(65 + ((position - 1) % 26));
  return before === 0 ? letter : `${letters(before)}${letter}`;
}
