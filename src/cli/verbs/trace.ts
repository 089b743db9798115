import type { Command } from "commander";
import { storyOf, writeEventLog } from "../../experiment/index.js";
import { UsageError } from "../../foundation/index.js";
import { personStory, renderMarkdown, renderTerminal } from "../../report/index.js";
import type { Setting } from "../../scenario/index.js";
import type { Ends } from "../exit-codes.js";
import { date, seed, wholeNumber } from "../option-values.js";
import { prepareFolder, writeFiles, writeInPieces } from "../out-folder.js";
import { print, teller, terminalLook } from "../streams.js";
import { scenarioFrom, withSet } from "../study-options.js";

interface TraceOptions {
  readonly set?: readonly Setting[];
  readonly seed?: string;
  readonly replication: number;
  readonly person?: string;
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
  readonly quiet?: boolean;
}

/** `trace FILE`: what happened, fact by fact, to everybody or to one person? */
export function addTrace(program: Command, _ends: Ends): void {
  const command = program
    .command("trace")
    .description("everything that happens in one replication, as an event log, or one person's story in words")
    .argument("<file>", "scenario file, or - for standard input");
  withSet(command)
    .option("--seed <seed>", "the seed (default: the scenario's)", seed)
    .option("--replication <n>", "which replication", wholeNumber(1, 100_000), 1)
    .option("--person <name>", "only this person, in words: a group and a number, such as sentenced-12")
    .option("--from <date>", "facts from this day on", date)
    .option("--to <date>", "facts up to this day", date)
    .option("--out <dir>", "write into this folder instead of standard output")
    .option("--quiet", "say nothing but the result")
    .action((file: string, options: TraceOptions) => trace(file, options));
}

function trace(file: string, options: TraceOptions): void {
  const { from, to, person, out } = options;
  if (from !== undefined && to !== undefined && from > to) throw new UsageError(`--from ${from} is after --to ${to}`);
  if (out !== undefined) prepareFolder(out);
  if (person === undefined) tellEverything(file, options);
  else tellOnePerson(file, person, options);
}

function tellEverything(file: string, { from, to, out, replication, ...options }: TraceOptions): void {
  const scenario = scenarioFrom(file, options);
  const days = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const log = (write: (text: string) => void) => void writeEventLog(scenario, replication, write, days);
  if (out === undefined) log(print);
  else writeInPieces(out, "events.csv", log, teller(options));
}

function tellOnePerson(
  file: string,
  person: string,
  { from = "", to = "9999", out, replication, ...options }: TraceOptions,
): void {
  const rows = storyOf(scenarioFrom(file, options), replication, person);
  const shown = rows.filter(({ date }) => date >= from && date <= to);
  if (shown.length === 0) {
    const [first, last] = [rows[0].date, rows[rows.length - 1].date];
    throw new UsageError(`nothing is known of ${person} in those days, only from ${first} to ${last}`);
  }
  const story = personStory(shown);
  if (out === undefined) print(renderTerminal(story, terminalLook()));
  else writeFiles(out, { "person.md": renderMarkdown(story), "person.txt": renderTerminal(story) }, teller(options));
}
