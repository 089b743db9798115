import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { digest } from "./kept-file.js";

/** A digest of the compiled program, all files beside this one. A release number says little while a program is being
 *  changed: two builds of one number may give different figures. */
export function buildDigest(folder = fileURLToPath(new URL(".", import.meta.url))): string {
  const names = readdirSync(folder).filter((name) => name.endsWith(".js"));
  return digest(...names.sort().flatMap((name) => [`${name}\n`, readFileSync(join(folder, name))]));
}
