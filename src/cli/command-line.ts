import { Command } from "commander";
import { VERSION } from "../foundation/index.js";
import { withoutSecrets } from "./cluster/address.js";
import type { Ends } from "./exit-codes.js";
import { addBeds } from "./verbs/beds.js";
import { addCalibrate } from "./verbs/calibrate.js";
import { addCheck } from "./verbs/check.js";
import { addCompare } from "./verbs/compare.js";
import { addDiff } from "./verbs/diff.js";
import { addExplain } from "./verbs/explain.js";
import { addExplore } from "./verbs/explore.js";
import { addInit } from "./verbs/init.js";
import { addMerge } from "./verbs/merge.js";
import { addReport } from "./verbs/report.js";
import { addRun } from "./verbs/run.js";
import { addSensitivity } from "./verbs/sensitivity.js";
import { addSweep } from "./verbs/sweep.js";
import { addTrace } from "./verbs/trace.js";
import { addVerify } from "./verbs/verify.js";
import { addWarmUp } from "./verbs/warmup.js";
import { addWorker } from "./verbs/worker.js";

const EXAMPLES = `
Examples:
  securebeds init ward.yaml                     write a scenario to begin with
  securebeds run ward.yaml                      what happens
  securebeds explain ward.yaml                  what the file says, in plain English
  securebeds diff ward.yaml more-beds.yaml      what one file says and the other does not
  securebeds compare ward.yaml more-beds.yaml   what a change does
  securebeds beds ward.yaml --target "bedWait.within28 >= 85%"
  securebeds sweep ward.yaml --vary "estate.units.moorside.beds=50..70 step 5" --csv
  securebeds sensitivity ward.yaml --metric bedWait.mean
  securebeds warmup ward.yaml                   how long until the start is forgotten
  securebeds calibrate ward.yaml --to targets.yaml --free demand.remand.perYear=300..600
  securebeds trace ward.yaml --person sentenced-12
  securebeds trace ward.yaml --census-on 2030-04-01 --out now > from-2030.yaml
  securebeds run ward.yaml --out out; securebeds verify out
  securebeds run ward.yaml --out out --shard 3/20   a part of it, on one of twenty machines
  securebeds merge ward.yaml --out out          what run would tell, once all twenty are done
  securebeds report out -o board.html           what was found, for people to read
  securebeds explore ward.yaml -o what-if.html  a page to move the beds on, for any browser
  securebeds run ward.yaml --set estate.units.moorside.beds=75 --json

Exit codes: 0 fine, 1 our fault, 2 usage, 3 invalid scenario, 4 a target is not met (run --check-targets) or a result does
not come out again (verify), 5 a replication came to a limit (--most-events, --most-waiting), 130 cancelled.`;

/** The command with all its verbs. */
export function commandLine(ends: Ends): Command {
  const program = new Command("securebeds")
    .description("How many medium-secure beds, where, under which rules: discrete-event simulation of a scenario file.")
    .version(VERSION, "--version", "print the version")
    .helpOption("-h, --help", "print help")
    .addHelpText("after", EXAMPLES)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(withoutSecrets(text.replace(/^error: /, "securebeds: "))) });
  const verbs = [
    ...[addInit, addCheck, addRun, addCompare, addBeds, addSweep, addSensitivity],
    ...[addCalibrate, addWarmUp, addTrace, addReport, addVerify],
    ...[addExplain, addDiff, addExplore, addMerge, addWorker],
  ];
  for (const add of verbs) add(program, ends);
  for (const verb of program.commands) verb.showHelpAfterError(`Try: securebeds ${verb.name()} --help`);
  program.showHelpAfterError("Try: securebeds --help");
  return program;
}
