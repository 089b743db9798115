import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../temporary-folder.js";

/** Whether LibreOffice is there to open what was written. */
export const HAS_LIBRE_OFFICE = spawnSync("soffice", ["--version"]).status === 0;
/** For the title of a test that is skipped without it. */
export const NEEDED = "(needs LibreOffice on the path: soffice)";

/** Opens a file with LibreOffice and writes it again in other formats.
 *  @param to such as `pdf` or `csv:"Text - txt - csv (StarCalc)":44,34,76,1,,0,false,true,false,false,false,-1`
 *  @returns what came out, by name */
export function converted(bytes: Uint8Array, name: string, to: string): ReadonlyMap<string, Buffer> {
  const folder = temporaryFolder("office");
  writeFileSync(join(folder, name), bytes);
  const own = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync("soffice", [own, "--headless", "--convert-to", to, "--outdir", folder, join(folder, name)], {
    stdio: "ignore",
  });
  const files = readdirSync(folder).filter((file) => file !== name && file !== "profile");
  return new Map(files.map((file) => [file, readFileSync(join(folder, file))]));
}
