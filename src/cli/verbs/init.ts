import { readFileSync, writeFileSync } from "node:fs";
import type { Command } from "commander";
import { UsageError } from "../../foundation/index.js";
import type { Ends } from "../exit-codes.js";
import { codeOf, guarded } from "../files.js";
import { print } from "../streams.js";

/** The teaching scenario of the package; `dist/` and `scenarios/` lie side by side. */
const TEACHING = new URL("../scenarios/one-unit.yaml", import.meta.url);

/** `init [FILE]`: writes a scenario to begin with; never over another file. */
export function addInit(program: Command, _ends: Ends): void {
  program
    .command("init")
    .description("write a commented scenario to begin with")
    .argument("[file]", "file to write", "one-unit.yaml")
    .action((file: string) => init(file));
}

function init(file: string): void {
  const text = readFileSync(TEACHING, "utf8").replace(/^# yaml-language-server:.*\n#\n/m, "");
  try {
    writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    if (codeOf(error) === "EEXIST")
      throw new UsageError(`${file} is there already and is left as it is; name another file`);
    guarded(file, () => {
      throw error;
    });
  }
  print(`${file} written. Next: securebeds check ${file}; securebeds run ${file}\n`);
}
