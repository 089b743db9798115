import type { Result } from "../../experiment/index.js";
import { columnsOf, type TidyTable } from "./table.js";

interface SeriesRow {
  readonly scenario: string;
  readonly month: string;
  readonly measure: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const column = columnsOf<SeriesRow>();
const COUNTED = "beds, or people for waiting";

/** The estate month by month. */
export const SERIES: TidyTable<SeriesRow> = {
  name: "series",
  columns: [
    column("scenario", "text", "", "Name of the scenario", ({ scenario }) => scenario),
    column(
      "month",
      "date",
      "",
      "First day of the calendar month; of the first, the day on which the window opens",
      ({ month }) => month,
    ),
    column("measure", "text", "", "occupied and open beds, or people waiting for one", ({ measure }) => measure),
    column("mean", "number", COUNTED, "Average over the month and over all replications", ({ mean }) => mean),
    column(
      "low",
      "number",
      COUNTED,
      "5th percentile of the replications: how one possible future differs from another, not how well the mean is known",
      ({ low }) => low,
    ),
    column("high", "number", COUNTED, "95th percentile of the replications", ({ high }) => high),
  ],
};

/** Measure by measure, the months of each in their order. */
export function seriesRows({ scenario, series }: Result): readonly SeriesRow[] {
  const { at, occupied, open, waiting } = series;
  return Object.entries({ occupied, open, waiting }).flatMap(([measure, { mean, low, high }]) =>
    at.map((month, i) => ({
      ...{ scenario: scenario.name, month, measure },
      ...{ mean: mean[i], low: low[i], high: high[i] },
    })),
  );
}
