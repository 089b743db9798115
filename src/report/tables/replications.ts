import type { Result } from "../../experiment/index.js";
import { columnsOf, type TidyTable } from "./table.js";

interface ReplicationRow {
  readonly scenario: string;
  readonly replication: number;
  readonly metric: string;
  readonly value: number | undefined;
}

const column = columnsOf<ReplicationRow>();

/** What each replication says of the whole estate: the spread behind the estimates. */
export const REPLICATIONS: TidyTable<ReplicationRow> = {
  name: "replications",
  columns: [
    column("scenario", "text", "", "Name of the scenario", ({ scenario }) => scenario),
    column("replication", "integer", "", "Which replication, from 1", ({ replication }) => replication),
    column(
      "metric",
      "text",
      "",
      "Id of the metric, as in result.json; always of the whole estate",
      ({ metric }) => metric,
    ),
    column(
      "value",
      "number",
      "as the measure of the metric in summary says",
      "The metric in this replication alone; missing where nothing was measured",
      ({ value }) => value,
    ),
  ],
};

/** Metric by metric, the replications of each in their order. */
export function replicationRows({ scenario, byReplication }: Result): readonly ReplicationRow[] {
  return Object.entries(byReplication).flatMap(([metric, values]) =>
    values.map((value, i) => ({ scenario: scenario.name, replication: i + 1, metric, value: value ?? undefined })),
  );
}
