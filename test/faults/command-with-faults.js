/** Gives one command again and again in one process, each time with another file-system call that fails, and tells as JSON,
 *  a line each, what became of it. What is right is for the test to say.
 *
 *  `node command-with-faults.js JOB.json`, with a job as `FaultJob` in every-call.ts. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { install } from "./failing-fs.js";

const { dist, template, before, words, faults } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const [file] = readdirSync(dist).filter((name) => /^main-.*\.js$/.test(name));
const { main } = await import(pathToFileURL(join(dist, file)).href);

const write = process.stdout.write.bind(process.stdout);
const complain = process.stderr.write.bind(process.stderr);
process.stdout.setMaxListeners(0);
process.stderr.setMaxListeners(0);

process.chdir(template);
for (const earlier of before) tell({ kind: "before", ...(await given(earlier)) });
const started = contentsOf(template);
const undisturbed = await inCopy(async (folder) => ({ ...(await given()), files: contentsOf(folder) }));
tell({ kind: "undisturbed", code: undisturbed.code, err: undisturbed.err });
for (const { code, stays, every, from } of faults) await everyCall({ code, stays, every, from });

async function everyCall({ code, stays, every, from }) {
  let at = from;
  while (await isDisturbed({ code, stays, at })) at += every;
}

/** @returns whether there was such a call */
function isDisturbed({ code, stays, at }) {
  return inCopy(async (folder) => {
    const fault = install({ folders: [folder, dist], at, code, stays });
    const ended = await given();
    fault.end();
    const call = fault.calls[at - 1]?.replace(folder, ".").replace(dist, "dist");
    if (call === undefined) return false;
    const files = judged(folder);
    const again = await given();
    const isSame = again.out === undisturbed.out && again.code === undisturbed.code;
    const after = judged(folder);
    tell({
      kind: "disturbed",
      fault: { code, stays, at, call },
      code: ended.code,
      err: ended.err.replaceAll(folder, "."),
      out: ended.out === undisturbed.out ? "all" : ended.out === "" ? "nothing" : "something else",
      files,
      again: { isSame, err: again.err, files: after },
    });
    return true;
  });
}

/** Every file by its name: `old` as before, `new` as after an undisturbed command, `kept` a file of kept replications whose
 *  name says its contents, or what else it is. */
function judged(folder) {
  const found = contentsOf(folder);
  const names = new Set([...started.keys(), ...undisturbed.files.keys(), ...found.keys()]);
  return Object.fromEntries([...names].map((name) => [name, judgedFile(name, found.get(name))]));
}

function judgedFile(name, content) {
  const before = started.get(name);
  const after = undisturbed.files.get(name);
  if (content === undefined) return before === undefined ? "old" : "GONE";
  if (before !== undefined && content.equals(before)) return "old";
  if (after !== undefined && content.equals(after)) return "new";
  if (name.endsWith(".part")) return "unfinished";
  return name.endsWith(".runs") && before === undefined ? "kept" : "OTHER";
}

async function given(command = words) {
  let [out, err] = ["", ""];
  process.stdout.write = (text) => {
    out += text;
    return true;
  };
  process.stderr.write = (text) => {
    err += text;
    return true;
  };
  try {
    const code = await main(command);
    return { code, out, err };
  } catch (error) {
    return { code: "thrown", out, err: `${err}${error.stack}` };
  } finally {
    process.stdout.write = write;
    process.stderr.write = complain;
  }
}

async function inCopy(work) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "securebeds-fault-")));
  cpSync(template, folder, { recursive: true });
  process.chdir(folder);
  try {
    return await work(folder);
  } finally {
    process.chdir(template);
    rmSync(folder, { recursive: true, force: true });
  }
}

function contentsOf(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return new Map(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

function tell(what) {
  write(`${JSON.stringify(what)}\n`);
}
