import { CommanderError } from "commander";
import { commandLine } from "./command-line.js";
import { EXIT, type ExitCode } from "./exit-codes.js";
import { explain } from "./failures.js";
import { endQuietlyOnBrokenPipe, say } from "./streams.js";

/** Runs one command line, without the two words before it. Answers the exit code. */
export async function main(words: readonly string[]): Promise<ExitCode> {
  endQuietlyOnBrokenPipe();
  let code: ExitCode = EXIT.fine;
  const program = commandLine((chosen) => {
    code = chosen;
  });
  try {
    await program.parseAsync([...words], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    const explained = explain(error, words);
    say(explained.message);
    return explained.code;
  }
}
