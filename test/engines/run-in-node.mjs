// Runs the bundled harness in whichever Node this is: node run-in-node.mjs HARNESS ASKED, and the hashes go to stdout.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const [harness, asked] = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));
const hashWorlds = runInThisContext(`${harness}; engineHarness.hashWorlds`);
const hashes = await hashWorlds(JSON.parse(asked));
console.log(JSON.stringify({ engine: `Node ${process.versions.node}`, hashes }));
