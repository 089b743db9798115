// Runs many commands of the built program in one process, so that their start is paid for once:
//   node drive.mjs DIST '[["run", "a.yaml"], …]'   prints [{ words, code, out, err }, …] as JSON
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [dist, list] = process.argv.slice(2);
const [, file] = /import\("\.\/(main-[^"]+)"\)/.exec(readFileSync(join(dist, "cli.js"), "utf8"));
const { main } = await import(pathToFileURL(join(dist, file)).href);
const write = { stdout: process.stdout.write, stderr: process.stderr.write };
const done = [];
for (const words of JSON.parse(list)) {
  const heard = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"]) {
    process[stream].write = (text) => {
      heard[stream] += text;
      return true;
    };
  }
  const code = await main(words);
  for (const stream of ["stdout", "stderr"]) process[stream].write = write[stream];
  done.push({ words, code, out: heard.stdout, err: heard.stderr });
}
process.stdout.write(JSON.stringify(done));
