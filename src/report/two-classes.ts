import type { Metrics } from "../experiment/index.js";
import type { Block, Column } from "./document.js";
import { type Estimate, estimateText, estimateWithInterval } from "./estimates.js";

/** The rows of the table: what both classes of patient are measured by. */
const ROWS = [
  ["wait", "Wait for a bed [days]"],
  ["stay", "Completed stay [days]"],
  ["rehabilitated", "Complete rehabilitation"],
  ["returned", "Returned to prison"],
  ["readmitted", "Admitted who had been here before"],
] as const;

/** People from prison against those from court, hospital and the community, who have the same clinical need and often
 *  another pathway: the study's “two classes”. Nothing where only one of them was there to be measured. */
export function twoClasses(metrics: Metrics): readonly Block[] {
  const prison = (row: string): Estimate | undefined => metrics[`class.prison.${row}`];
  const other = (row: string): Estimate | undefined => metrics[`class.other.${row}`];
  if (prison("wait")?.estimate === undefined || other("wait")?.estimate === undefined) return [];
  const columns: Column[] = [
    { title: "Two classes", align: "left" },
    { title: "From prison", align: "right" },
    { title: "From court, hospital, community", align: "right" },
  ];
  const rows = ROWS.map(([row, title]) => [title, estimateWithInterval(prison(row)), estimateWithInterval(other(row))]);
  return [
    { kind: "heading", text: "Two classes" },
    { kind: "paragraph", text: inWords(prison, other) },
    { kind: "table", table: { columns, rows } },
  ];
}

type ByRow = (row: string) => Estimate | undefined;

function inWords(prison: ByRow, other: ByRow): string {
  const waits = `People from prison wait ${estimateText(prison("wait"))} days for a bed on average, the others ${estimateText(other("wait"))}.`;
  const [one, another] = [prison("rehabilitated"), other("rehabilitated")];
  if (one?.estimate === undefined || another?.estimate === undefined) return waits;
  return `${waits} Of those who leave, ${estimateText(one)} of people from prison have completed rehabilitation, and ${estimateText(another)} of the others.`;
}
