import type { Command } from "commander";
import { counted, renderJson, visible } from "../../report/index.js";
import type { Setting } from "../../scenario/index.js";
import { type Checked, checkScenario, type Scenario, ScenarioError } from "../../scenario/index.js";
import { type Ends, EXIT } from "../exit-codes.js";
import { mistakes } from "../failures.js";
import { openScenario } from "../files.js";
import { print, say } from "../streams.js";
import { withSet } from "../study-options.js";

interface CheckOptions {
  readonly set?: readonly Setting[];
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `check FILE…`: is this a scenario? Every mistake at once. */
export function addCheck(program: Command, ends: Ends): void {
  const command = program
    .command("check")
    .description("say whether files are valid scenarios, and every mistake if not")
    .argument("<file...>", "scenario files, or - for standard input");
  withSet(command)
    .option("--json", "print the findings as JSON")
    .option("--quiet", "say nothing when all is well")
    .action((files: readonly string[], options: CheckOptions) => check(files, options, ends));
}

function check(files: readonly string[], { set = [], json, quiet }: CheckOptions, ends: Ends): void {
  const checked = files.map((file) => ({ file, ...checkScenario(openScenario(file, set)) }));
  if (json) {
    const found = checked.map(({ file, issues }) => ({ file, valid: issues.length === 0, issues }));
    print(renderJson({ format: "securebeds/check@1", files: found }));
  } else for (const one of checked) tell(one, quiet === true);
  if (checked.some(({ issues }) => issues.length > 0)) ends(EXIT.invalidScenario);
}

function tell({ file, scenario, issues }: Checked & { readonly file: string }, quiet: boolean): void {
  if (scenario === undefined) say(mistakes(new ScenarioError(issues)));
  else if (!quiet) print(`${visible(file)}: fine. ${inOneLine(scenario)}\n`);
}

function inOneLine({ name, estate, groups, study }: Scenario): string {
  const beds = estate.units.reduce((sum, unit) => sum + unit.beds, 0);
  const parts = [counted(estate.units.length, "unit"), counted(beds, "bed"), counted(groups.length, "demand group")];
  return `“${visible(name)}”: ${parts.join(", ")}, ${counted(Math.round(study.run), "day")} measured.`.replaceAll(
    "\u00a0",
    " ",
  );
}
