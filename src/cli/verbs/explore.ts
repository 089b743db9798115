import { extname } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { UsageError } from "../../foundation/index.js";
import { visible } from "../../report/index.js";
import { isCensusInside, readScenario, type Setting } from "../../scenario/index.js";
import type { Ends } from "../exit-codes.js";
import { explorePage } from "../explore-page.js";
import { openScenario, refuseOverwriting } from "../files.js";
import { teller } from "../streams.js";
import { withSet } from "../study-options.js";
import { writeWhole } from "../whole-file.js";

interface ExploreOptions {
  readonly set?: readonly Setting[];
  readonly output: string;
  readonly withCensusPeople?: boolean;
  readonly force?: boolean;
  readonly quiet?: boolean;
}

/** `explore FILE`: a page on which somebody moves the beds and sees the wait, on any computer, offline. */
export function addExplore(program: Command, _ends: Ends): void {
  const command = program
    .command("explore")
    .description("a page to open in a browser: change beds, referrals and rules, and see what happens; works offline")
    .argument("<file>", "scenario file, or - for standard input")
    .requiredOption("-o, --output <file>", "the file to write (.html)", pageName);
  withSet(command)
    .option("--with-census-people", "put the people of a census into the page, whose dates may be those of real people")
    .option("--force", "replace a file that is there")
    .option("--quiet", "say nothing but mistakes")
    .action((file: string, options: ExploreOptions) => explore(file, options));
}

function pageName(text: string): string {
  if (extname(text).toLowerCase() === ".html") return text;
  throw new InvalidArgumentError("Expected a name that ends in .html.");
}

function explore(
  file: string,
  { output, force = false, set = [], withCensusPeople = false, quiet = false }: ExploreOptions,
): void {
  refuseOverwriting(output, force);
  const source = openScenario(file, set);
  const scenario = readScenario(source);
  const hasPeople = scenario.atStart.kind === "census" || isCensusInside(source);
  if (hasPeople && !withCensusPeople) throw new UsageError(HAS_PEOPLE);
  writeWhole(output, explorePage(source, scenario));
  teller({ quiet })(`Written: ${visible(output)}. Open it in a browser; nothing leaves the computer it is opened on.`);
}

const HAS_PEOPLE =
  "this scenario has a census, and the page would hold its people one by one, with dates that may be those of real people; add --with-census-people where that is meant";
