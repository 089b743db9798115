// Where a cluster stops scaling, and why: costs measured on this machine, 1 to 1,000 workers simulated by this project's own
// engine. Needs dist/ (npm run build), redis-server, bullmq and ioredis. node bench/scaling.mjs   ROUNDS=3, REPLICATIONS=20,60
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const PORT = 7393;
const CLUSTER = `redis://127.0.0.1:${PORT}`;
/** Where packages are found. */
const folder = mkdtempSync(join(here, "../node_modules/.securebeds-bench-"));
const children = [];

function start(name, words, ready) {
  const child = spawn(name, words, { stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text) => void (`${text}`.includes(ready) && resolve()));
  });
}

try {
  await build({
    entryPoints: [join(here, "scaling.ts")],
    outfile: join(folder, "scaling.mjs"),
    bundle: true,
    external: ["bullmq", "ioredis", "tinypool"],
    platform: "node",
    format: "esm",
    target: "node20",
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "warning",
  });
  await start("redis-server", ["--port", `${PORT}`, "--dir", folder, "--save", ""], "Ready to accept");
  await start(
    process.execPath,
    [join(here, "../dist/cli.js"), "worker", "--cluster", CLUSTER, "--concurrency", "1"],
    "securebeds worker",
  );
  const measuring = spawn(process.execPath, [join(folder, "scaling.mjs")], {
    env: { ...process.env, CLUSTER },
    stdio: "inherit",
  });
  process.exitCode = await new Promise((resolve) => measuring.once("exit", resolve));
} finally {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}
