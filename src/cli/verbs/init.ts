import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { UsageError } from "../../foundation/index.js";
import type { Ends } from "../exit-codes.js";
import { isThere } from "../files.js";
import { guarded } from "../refusals.js";
import { print } from "../streams.js";
import { writeWhole } from "../whole-file.js";

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
  const text = guarded("the scenario to begin with", () => readFileSync(TEACHING, "utf8"));
  if (isThere(file)) throw new UsageError(`${file} is there already and is left as it is; name another file`);
  writeWhole(file, text.replace(/^# yaml-language-server:.*\n#\n/m, ""));
  print(`${file} written. Next: securebeds check ${file}; securebeds run ${file}\n`);
}
