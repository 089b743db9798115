import type { Result } from "../../experiment/index.js";
import { columnsOf, type TidyTable } from "./table.js";

interface WaitRow {
  readonly scenario: string;
  readonly duration: string;
  readonly by: string;
  readonly name: string;
  readonly days: number;
  readonly share: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

const column = columnsOf<WaitRow>();

/** Waits as curves: who has waited how long at most. */
export const WAITS: TidyTable<WaitRow> = {
  name: "waits",
  columns: [
    column("scenario", "text", "", "Name of the scenario", ({ scenario }) => scenario),
    column(
      "duration",
      "text",
      "",
      "bedWait: joining the waiting list to the offer of a bed; transferTime: start of the clock to admission, of prison transfers",
      ({ duration }) => duration,
    ),
    column("by", "text", "", "Whether the curve is of all, of a group or of a priority", ({ by }) => by),
    column("name", "text", "", "Which group or priority; everybody for all", ({ name }) => name),
    column("days", "integer", "days", "Waited so many days at most", ({ days }) => days),
    column(
      "share",
      "number",
      "share",
      "Share of people who have waited no longer, from 0 to 1; waits still open count as longer",
      ({ share }) => share,
    ),
    column(
      "low",
      "number",
      "share",
      "Lower end of the 95 % interval; missing where one replication cannot say",
      ({ low }) => low,
    ),
    column(
      "high",
      "number",
      "share",
      "Upper end of the 95 % interval; missing where one replication cannot say",
      ({ high }) => high,
    ),
  ],
};

/** Curve by curve, the points of each in their order. */
export function waitRows({ scenario, waits }: Result): readonly WaitRow[] {
  const { days, bedWait, transferTime } = waits;
  return Object.entries({ bedWait, transferTime }).flatMap(([duration, curves]) =>
    curves.flatMap(({ by, name, share, low, high }) =>
      days.map((day, i) => ({
        ...{ scenario: scenario.name, duration, by, name, days: day },
        ...{ share: share[i], low: low?.[i], high: high?.[i] },
      })),
    ),
  );
}
