import { extname } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { explainScenario, renderMarkdown, renderTerminal, stressDes, visible } from "../../report/index.js";
import type { Setting } from "../../scenario/index.js";
import type { Ends } from "../exit-codes.js";
import { refuseOverwriting } from "../files.js";
import { print, teller, terminalLook } from "../streams.js";
import { scenarioFrom, withSet } from "../study-options.js";
import { writeWhole } from "../whole-file.js";

interface ExplainOptions {
  readonly set?: readonly Setting[];
  readonly stressDes?: boolean;
  readonly output?: string;
  readonly force?: boolean;
  readonly quiet?: boolean;
}

/** `explain FILE`: what does the file say? In plain English, with what arithmetic alone makes of it. */
export function addExplain(program: Command, _ends: Ends): void {
  const command = program
    .command("explain")
    .description(
      "a scenario in plain English: estate, demand, stays, rules, and what arithmetic alone says of its beds",
    )
    .argument("<file>", "scenario file, or - for standard input");
  withSet(command)
    .option("--stress-des", "the STRESS-DES checklist filled in (Monks et al. 2019), as Markdown")
    .option("-o, --output <file>", "write Markdown into this file (.md) instead of standard output", markdownName)
    .option("--force", "replace a file that is there")
    .option("--quiet", "say nothing but the result")
    .action((file: string, options: ExplainOptions) => explain(file, options));
}

function markdownName(text: string): string {
  if (extname(text).toLowerCase() === ".md") return text;
  throw new InvalidArgumentError("Expected a name that ends in .md.");
}

function explain(file: string, options: ExplainOptions): void {
  const { output, force = false } = options;
  if (output !== undefined) refuseOverwriting(output, force);
  const scenario = scenarioFrom(file, options);
  if (output === undefined) {
    print(
      options.stressDes
        ? renderMarkdown(stressDes({ scenario }))
        : renderTerminal(explainScenario(scenario, "brief"), terminalLook()),
    );
    return;
  }
  writeWhole(output, renderMarkdown(options.stressDes ? stressDes({ scenario }) : explainScenario(scenario, "full")));
  teller(options)(`Written: ${visible(output)}.`);
}
