import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Answer, Question } from "./inquiry.js";

/** Asks tests in a copy of the tree about mutants, one at a time. */
export class Inquirer {
  private child: ChildProcess | undefined;

  constructor(private readonly folder: string) {}

  /** @param patience [milliseconds] after which the mutant counts as never ending
   *  @returns undefined when it did not end */
  async ask(question: Question, patience: number): Promise<Answer | undefined> {
    const child = this.child ?? this.start();
    const answer = await new Promise<Answer | undefined>((resolve) => {
      const alarm = setTimeout(() => resolve(undefined), patience);
      const done = (result: Answer) => {
        clearTimeout(alarm);
        child.off("exit", gone);
        resolve(result);
      };
      const gone = () => done({ failure: "the process itself" });
      child.once("message", done);
      child.once("exit", gone);
      child.send(question);
    });
    if (answer === undefined || child.exitCode !== null) this.stop();
    return answer;
  }

  /** Ends the process and everything that it has started. */
  stop(): void {
    const { child } = this;
    this.child = undefined;
    if (child?.pid === undefined) return;
    child.removeAllListeners();
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has gone already.
    }
  }

  private start(): ChildProcess {
    const script = fileURLToPath(new URL("inquiry.mjs", import.meta.url));
    const child = fork(script, [], { cwd: this.folder, detached: true, stdio: ["ignore", "ignore", "inherit", "ipc"] });
    this.child = child;
    return child;
  }
}
