// Loaded before the command: notes every file that is opened, by its real path, and writes the list as the process ends.
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");
const opened = [];
const note = (path) => {
  if (typeof path === "number") return;
  try {
    opened.push(fs.realpathSync(path instanceof URL ? require("node:url").fileURLToPath(path) : String(path)));
  } catch {
    opened.push(String(path));
  }
};
for (const name of [
  "open",
  "openSync",
  "readFile",
  "readFileSync",
  "createReadStream",
  "opendir",
  "readdir",
  "readdirSync",
]) {
  const original = fs[name];
  fs[name] = (path, ...more) => {
    note(path);
    return original(path, ...more);
  };
}
for (const name of ["open", "readFile", "opendir", "readdir"]) {
  const original = fs.promises[name];
  fs.promises[name] = (path, ...more) => {
    note(path);
    return original(path, ...more);
  };
}
syncBuiltinESMExports();
const write = fs.writeSync;
const open = fs.openSync;
process.on("exit", () => {
  const list = JSON.stringify(opened);
  write(open(process.env.SECUREBEDS_OPENED, "w"), list);
});
