import type { Command } from "commander";
import { storyOf, takeCensus } from "../../experiment/index.js";
import { UsageError } from "../../foundation/index.js";
import { personStory, renderMarkdown, renderTerminal } from "../../report/index.js";
import type { Scenario, Setting } from "../../scenario/index.js";
import { CENSUS_FILES, censusLines } from "../census-lines.js";
import type { Ends } from "../exit-codes.js";
import { date, seed, traceFormats, wholeNumber } from "../option-values.js";
import { prepareFolder, writeFiles, writeInPieces } from "../out-folder.js";
import { nobodyReads, print, teller, terminalLook } from "../streams.js";
import { progressOnStderr, scenarioFrom, withSet } from "../study-options.js";
import { namesOfFiles, type TraceFormat, type TraceWish, writeTrace } from "../trace-files.js";

interface TraceOptions {
  readonly set?: readonly Setting[];
  readonly seed?: string;
  readonly replication: number;
  readonly person?: string;
  readonly censusOn?: string;
  readonly from?: string;
  readonly to?: string;
  readonly as?: readonly TraceFormat[];
  readonly mining?: boolean;
  readonly checked?: boolean;
  readonly withCensusPeople?: boolean;
  readonly out?: string;
  readonly quiet?: boolean;
}

/** `trace FILE`: what happened, fact by fact, to everybody or to one person, or who is there on a day? */
export function addTrace(program: Command, _ends: Ends): void {
  const command = program
    .command("trace")
    .description(
      "what happens in one replication: an event log with a table of people, one person's story in words, or a census of one day",
    )
    .argument("<file>", "scenario file, or - for standard input");
  withSet(command)
    .option("--seed <seed>", "the seed (default: the scenario's)", seed)
    .option("--replication <n>", "which replication", wholeNumber(1, 100_000), 1)
    .option("--person <name>", "only this person, in words: a group and a number, such as sentenced-12")
    .option(
      "--census-on <date>",
      "who is in which bed and who waits that day, as tables a scenario can start from",
      date,
    )
    .option("--from <date>", "facts from this day on", date)
    .option("--to <date>", "facts up to this day", date)
    .option(
      "--as <formats>",
      "how the event log is written: csv, parquet, xes, or several with commas (default: csv)",
      traceFormats,
    )
    .option("--mining", "name columns as process mining tools do (case:concept:name …); leave out facts of the estate")
    .option("--checked", "look whether every promise of the model is kept after every event (much slower)")
    .option("--with-census-people", "show people of a census, whose dates may be those of real people")
    .option("--out <dir>", "write into this folder instead of standard output")
    .option("--quiet", "say nothing but the result")
    .action((file: string, options: TraceOptions) => trace(file, options));
}

async function trace(file: string, options: TraceOptions): Promise<void> {
  const { from, to, person, censusOn, out, as, mining } = options;
  if ((person !== undefined || censusOn !== undefined) && (as !== undefined || mining)) {
    throw new UsageError("--as and --mining are about the event log; expected them without --person and --census-on");
  }
  if (censusOn !== undefined) {
    showCensus(file, censusOn, options);
    return;
  }
  if (from !== undefined && to !== undefined && from > to) throw new UsageError(`--from ${from} is after --to ${to}`);
  if (out !== undefined) prepareFolder(out);
  if (person === undefined) await tellEverything(file, options);
  else tellOnePerson(file, person, options);
}

/** Everybody who is present at the start comes from the census, if there is one.
 *  @throws UsageError unless it was asked for that they are shown */
function scenarioToShow(file: string, options: Pick<TraceOptions, "set" | "seed" | "withCensusPeople">): Scenario {
  const scenario = scenarioFrom(file, options);
  if (scenario.atStart.kind !== "census" || options.withCensusPeople === true) return scenario;
  throw new UsageError(
    "this scenario starts from a census, and a trace would show its people one by one, with dates that may be those of real people; add --with-census-people where that is meant",
  );
}

/** Into a folder, or the event log alone on standard output. */
async function tellEverything(file: string, options: TraceOptions): Promise<void> {
  const { from, to, out, as = ["csv"], mining = false, checked = false, replication, quiet } = options;
  const [format, ...others] = as;
  if (out === undefined && (others.length > 0 || format === "parquet")) {
    throw new UsageError(`--as ${as.join(",")} writes files; expected --out with a folder for them; received no --out`);
  }
  const days = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const wish = { scenario: scenarioToShow(file, options), replication, days, formats: as, mining, checked };
  const isSilent = quiet === true || (out === undefined && process.stdout.isTTY);
  const progress = progressOnStderr({ quiet: isSilent });
  const tell = (line: () => string) => progress.tellInWords(line);
  try {
    if (out === undefined) await printTrace(wish, tell);
    else await writeInPieces(out, namesOfFiles(wish), (write) => writeTrace(wish, write, tell), teller(options));
  } finally {
    progress.end();
  }
}

/** Ends as soon as nobody reads it any more: the rest of a country over twenty years would be simulated for nothing. */
async function printTrace(wish: TraceWish, tell: (line: () => string) => void): Promise<void> {
  const printAsLongAsRead = (_name: string, piece: string | Uint8Array) => {
    if (nobodyReads()) throw new Error("nobody reads the event log");
    print(String(piece));
  };
  try {
    await writeTrace({ ...wish, alone: true }, printAsLongAsRead, tell);
  } catch (error) {
    if (!nobodyReads()) throw error;
  }
}

function tellOnePerson(
  file: string,
  person: string,
  { from = "", to = "9999", out, replication, ...options }: TraceOptions,
): void {
  const rows = storyOf(scenarioToShow(file, options), replication, person);
  const shown = rows.filter(({ date }) => date >= from && date <= to);
  if (shown.length === 0) {
    const [first, last] = [rows[0].date, rows[rows.length - 1].date];
    throw new UsageError(`nothing is known of ${person} in those days, only from ${first} to ${last}`);
  }
  const story = personStory(shown);
  if (out === undefined) print(renderTerminal(story, terminalLook()));
  else writeFiles(out, { "person.md": renderMarkdown(story), "person.txt": renderTerminal(story) }, teller(options));
}

/** Writes the two tables, and prints the lines of a scenario that starts from them. */
function showCensus(file: string, on: string, { person, from, to, out, replication, ...options }: TraceOptions): void {
  if (person !== undefined || from !== undefined || to !== undefined) {
    throw new UsageError("--census-on shows everybody on one day; expected it without --person, --from and --to");
  }
  if (out === undefined) {
    throw new UsageError("--census-on writes two tables; expected --out with a folder for them; received no --out");
  }
  const scenario = scenarioToShow(file, options);
  const tables = takeCensus(scenario, { on, replication });
  prepareFolder(out);
  const { beds, waiting } = CENSUS_FILES;
  writeFiles(out, { [beds]: tables.beds, [waiting]: tables.waiting }, teller(options));
  print(censusLines({ file, out, scenario, tables, set: options.set ?? [] }));
}
