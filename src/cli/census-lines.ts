import { basename, dirname, isAbsolute, relative, sep } from "node:path";
import type { CensusTables } from "../experiment/index.js";
import { dateAfter, daysBetween } from "../foundation/index.js";
import { visible } from "../report/index.js";
import { SCENARIO_FORMAT, type Scenario, type Setting } from "../scenario/index.js";
import { trueName } from "./files.js";

/** What the two tables of a census are called. */
export const CENSUS_FILES = { beds: "beds.csv", waiting: "waiting.csv" } as const;

/** Where a census was drawn from, and where it lies. */
export interface CensusDrawn {
  /** The scenario file as it was named; `-` for standard input. */
  readonly file: string;
  /** The folder with the tables. */
  readonly out: string;
  readonly scenario: Scenario;
  readonly tables: CensusTables;
  readonly set: readonly Setting[];
}

/** A scenario that begins with the census, as lines of a file to lie beside the one that it was drawn from. */
export function censusLines(drawn: CensusDrawn): string {
  const { file, scenario, tables } = drawn;
  const piped = file === "-";
  const folder = folderFrom(piped ? "." : dirname(trueName(file)), drawn.out);
  const place = (name: string) => quoted(folder === undefined || folder === "" ? name : `${folder}/${name}`);
  const { beds, waiting } = CENSUS_FILES;
  const isStationary = !piped && scenario.atStart.kind === "stationary";
  const called = visible(scenario.name).slice(0, LONGEST_NAME);
  return [
    ...remarks(drawn, folder === undefined).map((remark) => `# ${remark}`),
    `format: ${SCENARIO_FORMAT}`,
    `name: ${JSON.stringify(`${called}, from the census of ${tables.on}`)}`,
    ...(piped ? [] : [`extends: ${quoted(basename(trueName(file)))}`]),
    `start: ${tables.on}`,
    "study: { warmUp: 0 }",
    `atStart: { ${isStationary ? "stationary: null, " : ""}census: { beds: ${place(beds)}, waiting: ${place(waiting)} } }`,
    ...(piped ? [] : bedsThen(scenario, tables.on)),
    "",
  ].join("\n");
}

/** Leaves room in a scenario's name for the date. */
const LONGEST_NAME = 160;

function remarks({ file, out, scenario, tables, set }: CensusDrawn, isElsewhere: boolean): readonly string[] {
  const beside = file === "-" ? "that the census came from" : visible(file);
  const { beds, waiting } = CENSUS_FILES;
  return [
    file === "-"
      ? "Put these lines into the scenario that the census came from, in place of its own."
      : `Save these lines as a scenario file beside ${beside}, then check and run it.`,
    ...(isElsewhere ? [`Copy ${beds} and ${waiting} from ${visible(out)} into the same folder.`] : []),
    ...(set.length === 0 ? [] : ["The census was drawn with --set; give the same settings to check and run."]),
    ...(movesOn(scenario, tables.on)
      ? [`Referrals that grow or change with time are to be written as they are on ${tables.on}.`]
      : []),
    ...(tables.leftOut === 0 ? [] : [`In neither table: ${tables.leftOut} in beds bought outside the estate.`]),
  ];
}

/** Whether figures of the file would be read as those of another day. */
function movesOn({ start, groups }: Scenario, on: string): boolean {
  return on !== start && groups.some(({ referrals }) => referrals.growth !== 0 || referrals.changes.length > 0);
}

/** The beds of units that opened or closed some before the day; what is still to come stays to come. */
function bedsThen({ start, estate }: Scenario, on: string): readonly string[] {
  const day = daysBetween(start, on);
  const changed = estate.units.filter(({ changes }) => changes.some((change) => change.day < day));
  const lines = changed.map(({ name, beds, changes }) => {
    const now = changes.reduce((sum, change) => sum + (change.day < day ? change.beds : 0), beds);
    const later = changes.filter((change) => change.day >= day);
    const dated = later.map((change) => `{ on: ${dateAfter(start, change.day)}, beds: ${change.beds} }`);
    return `    ${JSON.stringify(name)}: { beds: ${now}, changes: [${dated.join(", ")}] }`;
  });
  return lines.length === 0 ? [] : ["estate:", "  units:", ...lines];
}

/** The way from one folder to another inside it, with slashes; undefined where it lies elsewhere. */
function folderFrom(from: string, to: string): string | undefined {
  const way = relative(trueName(from), trueName(to));
  return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way) ? undefined : way.split(sep).join("/");
}

function quoted(text: string): string {
  return /^[A-Za-z][\w./-]*$/.test(text) ? text : JSON.stringify(text);
}
