// Runs every engine on the same work, each in a fresh process, in turn, and prints the medians and their ratios.
// node bench/run.mjs [hospital|pressed|hold|queue|size]…   ROUNDS=5 by default
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const rounds = Number(process.env.ROUNDS ?? 5);
const chosen = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "securebeds-bench-"));

const ours = (name, file, settings = {}) => ({
  name,
  command: process.execPath,
  args: [join(folder, `${file}.mjs`)],
  settings,
});
const cpp = (name, settings = {}) => ({ name, command: join(folder, "hospital"), args: [], settings });
const simpy = (name, settings) => ({
  name,
  command: "/usr/bin/python3",
  args: [join(here, "peers/hospital.py")],
  settings,
  rounds: 3,
});
const hospital = (settings) => [
  ours("securebeds", "hospital", settings),
  cpp("C++ priority_queue", { ...settings, CALENDAR: "heap" }),
  cpp("C++ ladder", { ...settings, CALENDAR: "ladder" }),
  simpy("SimPy", settings),
];
const holds = ["exponential", "mixed", "days", "midnight", "constant"].flatMap((increments) =>
  [1_000, 40_000, 100_000].map((pending) =>
    ours(`hold ${increments} ${pending}`, "hold", { INCREMENTS: increments, PENDING: pending }),
  ),
);

const suites = {
  hospital: hospital({}),
  pressed: hospital({ BEDS: 22, PATIENCE: 730 }),
  hold: holds,
  queue: [
    ours("M/M/1", "queue", { SERVERS: 1 }),
    ours("M/M/100", "queue", { SERVERS: 100 }),
    ours("M/M/100 with patience", "queue", { SERVERS: 100, PATIENCE: 1 }),
  ],
  size: [6, 60, 600].map((units) =>
    ours(`hospital, ${units} units`, "hospital", { UNITS: units, BEDS: Math.ceil(1920 / units) }),
  ),
};

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function once({ command, args, settings }) {
  const environment = {
    ...process.env,
    ...Object.fromEntries(Object.entries(settings ?? {}).map(([k, v]) => [k, `${v}`])),
  };
  return JSON.parse(execFileSync(command, args, { env: environment, encoding: "utf8" }));
}

function compare(title, contenders) {
  const seen = contenders.map(() => []);
  let last = [];
  for (let round = 0; round < rounds; round++) {
    last = contenders.map((contender, i) => {
      if (round >= (contender.rounds ?? rounds)) return last[i];
      const result = once(contender);
      seen[i].push(result.nanosecondsPerUnit);
      return result;
    });
  }
  const base = median(seen[0]);
  console.log(`\n${title}: median ns per unit, ratio to ${contenders[0].name}`);
  contenders.forEach(({ name }, i) => {
    const { name: _, nanosecondsPerUnit: __, ...statistics } = last[i];
    const time = median(seen[i]);
    const facts = Object.entries(statistics).map(([key, value]) => `${key} ${+value.toPrecision(4)}`);
    console.log(
      `${name.padEnd(26)}${time.toFixed(0).padStart(8)}${(time / base).toFixed(2).padStart(9)}   ${facts.join(", ")}`,
    );
  });
}

try {
  await build({
    entryPoints: ["hospital", "hold", "queue"].map((name) => join(here, `${name}.ts`)),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "warning",
  });
  const wanted = chosen.length > 0 ? chosen : Object.keys(suites);
  if (wanted.includes("hospital") || wanted.includes("pressed")) {
    execFileSync("g++", ["-O2", "-std=c++17", "-o", join(folder, "hospital"), join(here, "peers/hospital.cpp")]);
  }
  for (const name of wanted) compare(name, suites[name]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
