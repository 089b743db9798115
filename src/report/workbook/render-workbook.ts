import type { Reported } from "../reported.js";
import { aboutSheet } from "./about-sheet.js";
import { answerSheet } from "./answer-sheet.js";
import { bedCurveSheet, bedsByUnitSheet, nextBedSheet } from "./bed-sheets.js";
import { comparisonSheet } from "./comparison-sheet.js";
import { inputsSheet } from "./inputs-sheet.js";
import { metricsSheet, occupancySheet, partsSheet, replicationsSheet } from "./run-sheets.js";
import { sensitivitySheet } from "./sensitivity-sheet.js";
import type { Sheet } from "./sheet.js";
import { waitCurvesSheet, waitingSheet } from "./waiting-sheets.js";
import { written } from "./written.js";

/** In the order in which a reader wants them. */
const SHEETS: readonly ((reported: Reported) => Sheet)[] = [
  answerSheet,
  bedCurveSheet,
  bedsByUnitSheet,
  nextBedSheet,
  comparisonSheet,
  waitingSheet,
  waitCurvesSheet,
  occupancySheet,
  sensitivitySheet,
  inputsSheet,
  metricsSheet,
  partsSheet,
  replicationsSheet,
  aboutSheet,
];

/** Everything that was found as an Excel workbook: the answer first, then tables that can be filtered and pivoted, one row
 *  for each thing that was measured. Sheets with nothing on them are left out. Names are texts and never formulas.
 *  @returns the bytes of an `.xlsx` file, the same for the same results */
export async function renderWorkbook(reported: Reported): Promise<Uint8Array> {
  return written(SHEETS.map((sheet) => sheet(reported)).filter(({ rows }) => rows.length > 0));
}
