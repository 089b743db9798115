import { CommanderError } from "commander";
import { commandLine } from "./command-line.js";
import { EXIT, type ExitCode } from "./exit-codes.js";
import { explain } from "./failures.js";
import { howToGoOn } from "./how-to-go-on.js";
import { outliveReaders, printingWasRefused, say } from "./streams.js";
import type { StudyOptions } from "./study-options.js";

/** Runs one command line, without the two words before it. Answers the exit code. */
export async function main(words: readonly string[]): Promise<ExitCode> {
  outliveReaders();
  let code: ExitCode = EXIT.fine;
  let options: StudyOptions = {};
  const program = commandLine((chosen) => {
    code = chosen;
  }).hook("preAction", (_program, verb) => {
    options = verb.opts();
  });
  try {
    await program.parseAsync([...words], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    const explained = explain(error, words);
    say(explained.message);
    code = explained.code;
  }
  if (code === EXIT.cancelled) say(howToGoOn(words, options));
  return code === EXIT.fine && printingWasRefused() ? EXIT.usage : code;
}
