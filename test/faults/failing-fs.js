/** A file system that fails where it is told to. Stands in for the synchronous calls of `node:fs`, which are all that the
 *  command makes; one that touches none of the folders it watches goes through as it is.
 *
 *  Loaded with `node --import ./test/faults/failing-fs.js dist/cli.js …` it reads what to do from SECUREBEDS_FAULT, as JSON:
 *  `{ "folders": ["/tmp/x"], "at": 7, "code": "ENOSPC", "stays": true }`. */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { resolve, sep } from "node:path";

const READS = ["accessSync", "existsSync", "readdirSync", "readFileSync", "realpathSync", "statSync"];
const WRITES = ["mkdirSync", "renameSync", "rmSync", "writeFileSync", "unlinkSync"];
const ON_OPEN_FILES = ["readSync", "writeSync", "fsyncSync", "closeSync", "ftruncateSync"];

/** Which calls a code can come from: a full disk refuses no reading, and a disk that is read-only no reading either. */
const CALLS_THAT_FAIL = {
  ENOSPC: ["mkdirSync", "openSync w", "writeFileSync", "writeSync", "fsyncSync", "renameSync", "closeSync"],
  EROFS: ["accessSync", "mkdirSync", "openSync w", "writeFileSync", "renameSync", "rmSync", "unlinkSync"],
  EACCES: [...READS, ...WRITES, "openSync", "openSync w"],
  EMFILE: ["openSync", "openSync w", "readdirSync", "readFileSync", "writeFileSync"],
  EIO: [...READS, ...WRITES, ...ON_OPEN_FILES, "openSync", "openSync w"],
};

/** These answer no and never fail: what a path leads to cannot be seen, or they forgive a file that is not there. */
const ANSWERS_NO = new Set(["existsSync"]);

const STOOD_IN = [...READS, ...WRITES, ...ON_OPEN_FILES, "openSync"];
const real = Object.fromEntries(STOOD_IN.map((name) => [name, fs[name]]));

/** Lets file-system calls fail from now on.
 *  @param fault `at`: the how-manieth call that can have this code fails, from 1; `stays`: all after it fail too
 *  @returns how many calls that can have this code were made so far, and how to end it */
export function install({ folders, at, code, stays = false }) {
  const able = new Set(CALLS_THAT_FAIL[code]);
  const roots = folders.map((folder) => resolve(folder));
  const opened = new Map();
  const calls = [];
  let depth = 0;
  const isWatched = (path) => roots.some((root) => path === root || path.startsWith(root + sep));
  const pathOf = (first) => (typeof first === "number" ? opened.get(first) : resolve(String(first)));

  /** @returns whether this call fails */
  const isDue = (name, path) => {
    if (depth > 0 || path === undefined || !isWatched(path) || !able.has(name)) return false;
    calls.push(`${name} ${path}`);
    return stays ? calls.length >= at : calls.length === at;
  };
  /** Some of these calls make others of them; whoever calls knows nothing of that. */
  const really = (name, ...args) => {
    depth++;
    try {
      return real[name](...args);
    } finally {
      depth--;
    }
  };
  const failure = (name, path) =>
    Object.assign(new Error(`${code}: ${name} '${path}'`), { code, syscall: name.replace(/Sync.*/, ""), path });

  for (const name of [...READS, ...WRITES, ...ON_OPEN_FILES]) {
    fs[name] = (first, ...rest) => {
      const path = pathOf(first);
      if (!isDue(name, path)) return really(name, first, ...rest);
      if (ANSWERS_NO.has(name)) return false;
      // What fails in the middle leaves half of it; a file that cannot be closed is closed.
      if (name === "writeFileSync") really("writeFileSync", first, half(rest[0]), ...rest.slice(1));
      if (name === "writeSync") really("writeSync", first, half(rest[0]));
      if (name === "closeSync") really("closeSync", first);
      throw failure(name, path);
    };
  }
  fs.openSync = (path, flags = "r", ...rest) => {
    const name = /[wax+]/.test(String(flags)) ? "openSync w" : "openSync";
    if (isDue(name, pathOf(path))) throw failure(name, resolve(String(path)));
    const file = really("openSync", path, flags, ...rest);
    opened.set(file, resolve(String(path)));
    return file;
  };
  syncBuiltinESMExports();
  return {
    calls,
    end: () => {
      Object.assign(fs, real);
      syncBuiltinESMExports();
    },
  };
}

function half(content) {
  const bytes = Buffer.from(content);
  return bytes.subarray(0, bytes.length >> 1);
}

if (process.env.SECUREBEDS_FAULT !== undefined) install(JSON.parse(process.env.SECUREBEDS_FAULT));
