import type { BedsResult, Comparison, Result, ScenarioId, SensitivityResult } from "../../experiment/index.js";
import { percent } from "../estimates.js";
import { programOf } from "../program.js";
import { STOPPED_BECAUSE } from "../provenance.js";
import type { Reported } from "../reported.js";
import { bold, date, name, text, whole } from "./cells.js";
import { column, type Sheet, type SheetCell } from "./sheet.js";

type Rows = readonly (readonly SheetCell[])[];

/** What all that was found rests on: how it can be found again, under which rules, and how the other sheets are to be read. */
export function aboutSheet({ runs, beds, comparisons, sensitivities }: Reported): Sheet {
  return {
    name: "About",
    frozen: 0,
    columns: [column("Scenario", 30), column("What", 26), column("Says", 110)],
    rows: [
      ...READING.map(([what, says]) => [undefined, bold(what), text(says)]),
      ...beds.flatMap(({ result }) => ofBeds(result)),
      ...runs.flatMap(({ result }) => ofRun(result)),
      ...comparisons.flatMap(({ result }) => ofComparison(result)),
      ...sensitivities.flatMap(({ result }) => ofSensitivity(result)),
    ],
  };
}

const READING = [
  ["Numbers", "Cells hold numbers in full; they are shown to the digits that their intervals support."],
  [
    "Low and High",
    "Ends of the 95 % interval for the expected value over replications, cut off where the measure ends (no share above 100 %, no wait below 0). Intervals tell of chance only; doubts about the assumptions come on top.",
  ],
  ["> follow-up", "A wait that lasted longer than anybody was followed."],
  ["Empty", "Nothing was there to measure, or one replication cannot say."],
  [
    "Occupancy",
    "Percentiles are over replications: how much one possible future differs from another, not how well the mean is known.",
  ],
] as const;

function ofBeds(result: BedsResult): Rows {
  const asked = `at ${percent(result.asked.confidence)} confidence, ${result.replications} replications at least at every number of beds`;
  return [...identity(result.scenario, `beds, ${asked}`, result), ...window(result), ...rules(result)];
}

function ofRun(result: Result): Rows {
  return [
    ...identity(result.scenario, "run", result),
    ...window(result),
    [name(result.scenario.name), text("Replications"), whole(result.replications)],
    [name(result.scenario.name), text("Stopped"), text(STOPPED_BECAUSE[result.stopped])],
    ...rules(result),
  ];
}

function ofComparison({ base, variants, seed, stopped, ...program }: Comparison): Rows {
  return [base, ...variants].flatMap((compared, position) => [
    ...identity(compared.scenario, position === 0 ? "compare, the base" : "compare, a variant", { seed, ...program }),
    ...window(compared),
    [name(compared.scenario.name), text("Replications"), whole(compared.replications)],
    [name(compared.scenario.name), text("Stopped"), text(STOPPED_BECAUSE[stopped])],
    ...rules(compared),
  ]);
}

function ofSensitivity(result: SensitivityResult): Rows {
  const { scenario, method, cost } = result;
  const says = `sensitivity, ${method}: ${cost.points} points of ${cost.replications} replications`;
  return [...identity(scenario, says, result), ...window(result), ...rules(result)];
}

interface Origin {
  readonly seed: string;
  readonly version: string;
  readonly streamVersion: number;
}

/** The name stands here in full, however long it is. */
function identity(scenario: ScenarioId, verb: string, { seed, ...program }: Origin): Rows {
  const row = (what: string, says: string) => [name(scenario.name), text(what), text(says)];
  return [
    [name(scenario.name), bold("Name"), bold(scenario.name)],
    row("Verb", verb),
    row("Seed", seed),
    row("Fingerprint", scenario.fingerprint),
    row("Version", programOf(program)),
  ];
}

function window({ scenario, window }: Pick<Result, "scenario" | "window">): Rows {
  return [
    [name(scenario.name), text("Measured from"), date(window.from)],
    [name(scenario.name), text("Measured to"), date(window.to)],
  ];
}

function rules({ scenario, rules }: Pick<Result, "scenario" | "rules">): Rows {
  return [
    ...rules.map((rule) => [name(scenario.name), text("Rule"), text(rule)]),
    ...scenario.differences.map((said) => [name(scenario.name), text("Differs from its base"), text(said)]),
  ];
}
