import { extname } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { UsageError } from "../../foundation/index.js";
import {
  htmlReport,
  type PageScripts,
  type Reported,
  renderSlides,
  renderWorkbook,
  reportedMarkdown,
  visible,
} from "../../report/index.js";
import { againFor } from "../again.js";
import type { Ends } from "../exit-codes.js";
import { refuseOverwriting } from "../files.js";
import { readResults } from "../results.js";
import { teller } from "../streams.js";
import { writeWhole } from "../whole-file.js";

interface ReportOptions {
  readonly output: string;
  /** False: nothing runs in the page. */
  readonly again: boolean;
  readonly force?: boolean;
  readonly quiet?: boolean;
}

type Render = (reported: Reported, again: () => PageScripts | undefined) => Promise<string | Uint8Array>;

/** How a report is written, by the ending of its file's name. */
const RENDERERS: ReadonlyMap<string, Render> = new Map<string, Render>([
  [".html", (reported, again) => htmlReport(reported, again())],
  [".md", async (reported) => reportedMarkdown(reported)],
  [".xlsx", (reported) => renderWorkbook(reported)],
  [".pptx", (reported) => renderSlides(reported)],
]);

const ENDINGS = [...RENDERERS.keys()].join(", ");

/** `report RESULT…`: what was found, to be read by people. */
export function addReport(program: Command, _ends: Ends): void {
  program
    .command("report")
    .description("a report for people on one result or several, in the format that the file's name asks for")
    .argument("<result...>", "folders that --out wrote, of run, beds, compare or sensitivity")
    .requiredOption("-o, --output <file>", `the file to write: ${ENDINGS}`, reportName)
    .option("--no-again", "leave out of a page what lets its reader run the study again: a quarter of the size")
    .option("--force", "replace a file that is there")
    .option("--quiet", "say nothing but the result")
    .action((results: readonly string[], options: ReportOptions) => report(results, options));
}

function reportName(text: string): string {
  if (RENDERERS.has(extname(text).toLowerCase())) return text;
  throw new InvalidArgumentError(`Expected a name that ends in ${ENDINGS}.`);
}

async function report(
  results: readonly string[],
  { output, again, force = false, ...options }: ReportOptions,
): Promise<void> {
  refuseOverwriting(output, force);
  const reported = readResults(results);
  const render = RENDERERS.get(extname(output).toLowerCase());
  if (render === undefined) throw new UsageError(`expected a name that ends in ${ENDINGS}`);
  const tell = teller(options);
  tell(`Making ${visible(output)} …`);
  writeWhole(output, await render(reported, () => (again ? againFor(results, reported.runs) : undefined)));
  tell(`Written: ${visible(output)}.`);
}
