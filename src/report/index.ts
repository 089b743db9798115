export { bedCurveFigure } from "./bed-curve-figure.js";
export { type BedsFinding, bedsAnswer } from "./beds-answer.js";
export { type BedsStudy, bedsReport } from "./beds-report.js";
export { calibrationReport } from "./calibration-report.js";
export { comparisonInWords, comparisonOverview, comparisonReport, effectInWords } from "./comparison-report.js";
export {
  comparisonCsv,
  curveCsv,
  figuresCsv,
  marginalCsv,
  sweepCsv,
  unitBedsCsv,
  warmUpCsv,
} from "./csv.js";
export type { Block, Cell, Column, Detail, Document, Table } from "./document.js";
export { estimateWithInterval } from "./estimates.js";
export { explainScenario } from "./explain/explain.js";
export type { PageScripts, ReportSection } from "./html/parts.js";
export { htmlReport } from "./html-report.js";
export { inMarkup } from "./in-markup.js";
export { renderJson } from "./json.js";
export { renderMarkdown } from "./markdown.js";
export { counted } from "./numbers.js";
export { personStory } from "./person-story.js";
export { reportSections } from "./report-sections.js";
export {
  type ComparisonStudy,
  type Reported,
  type RunStudy,
  type SensitivityStudy,
  scenariosOf,
} from "./reported.js";
export { reportedMarkdown } from "./reported-markdown.js";
export { runAnswer } from "./run-answer.js";
export { runReport } from "./run-report.js";
export { scenarioDifferences, type TwoScenarios } from "./scenario-differences.js";
export { sensitivityCsv } from "./sensitivity-csv.js";
export { sensitivityReport } from "./sensitivity-report.js";
export { renderSlides } from "./slides/render-slides.js";
export { stressDes } from "./stress-des/stress-des.js";
export type { StressOf } from "./stress-des/subject.js";
export { sweepReport } from "./sweep-report.js";
export type { AboutData } from "./tables/about.js";
export { csvWriter } from "./tables/csv-writer.js";
export { dictionaryCsv } from "./tables/dictionary.js";
export { EVENTS, EVENTS_FOR_MINING, eventsOf, journalCsv } from "./tables/events.js";
export { parquetWriter } from "./tables/parquet-writer.js";
export { peopleOf, peopleTable } from "./tables/people.js";
export { resultTables, summaryCsv } from "./tables/result-tables.js";
export type { RowWriter, TidyTable } from "./tables/table.js";
export { targetInWords } from "./targets.js";
export { renderTerminal, type TerminalOptions } from "./terminal.js";
export { verificationReport } from "./verification-report.js";
export { visible } from "./visible.js";
export { warmUpReport } from "./warmup-report.js";
export { type WasAndNow, wasAndNow } from "./was-and-now.js";
export { renderWorkbook } from "./workbook/render-workbook.js";
export { xesWriter } from "./xes.js";
