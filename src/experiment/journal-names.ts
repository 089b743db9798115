import type { JournalNames } from "../observe/index.js";
import type { Scenario } from "../scenario/index.js";

/** Names for the positions that the facts of a scenario carry. */
export function journalNamesOf({ estate, groups, law, onward, start }: Scenario): JournalNames {
  return {
    start,
    groups: groups.map(({ name }) => name),
    units: estate.units.map(({ name }) => name),
    places: onward.map(({ name }) => name),
    catchments: estate.catchments.map(({ name }) => name),
    serviceLines: estate.serviceLines,
    law: law.map(({ name }) => name),
  };
}
