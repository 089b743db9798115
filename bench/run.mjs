// Runs every engine on the same work, each in a fresh process, in turn, and prints the medians and their ratios.
// node bench/run.mjs [hospital|pressed|crowded|overloaded|hold|queue|size|england|rules|beds|workers]…   ROUNDS=5 by default
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const rounds = Number(process.env.ROUNDS ?? 5);
const chosen = process.argv.slice(2);
/** Where packages are found: the pool of threads starts from its own files. */
const folder = mkdtempSync(join(here, "../node_modules/.securebeds-bench-"));

const ours = (name, file, settings = {}) => ({
  name,
  command: process.execPath,
  args: [join(folder, `${file}.mjs`)],
  settings,
});
const cpp = (name, settings = {}) => ({ name, command: join(folder, "hospital"), args: [], settings });
/** SimPy's interpreter is Debian's, which has its package. */
const simpy = (name, settings) => ({
  name,
  command: "/usr/bin/python3",
  args: [join(here, "peers/hospital.py")],
  settings,
});
const hospital = (settings) => [
  ours("securebeds", "hospital", settings),
  cpp("C++ priority_queue", { ...settings, CALENDAR: "heap" }),
  cpp("C++ ladder", { ...settings, CALENDAR: "ladder" }),
  simpy("SimPy, its manual", { ...settings, PATIENCE_FOR: "everybody" }),
  simpy("SimPy, sparing", { ...settings, PATIENCE_FOR: "waiting" }),
];
const holds = ["exponential", "mixed", "days", "midnight", "constant"].flatMap((increments) =>
  [1_000, 40_000, 100_000].map((pending) =>
    ours(`hold ${increments} ${pending}`, "hold", { INCREMENTS: increments, PENDING: pending }),
  ),
);

const suites = {
  hospital: hospital({}),
  pressed: hospital({ BEDS: 22, PATIENCE: 730 }),
  crowded: hospital({ BEDS: 16, PATIENCE: 1825 }),
  overloaded: hospital({ BEDS: 12, PATIENCE: 7300 }),
  hold: holds,
  queue: [
    ours("M/M/1", "queue", { SERVERS: 1 }),
    ours("M/M/100", "queue", { SERVERS: 100 }),
    ours("M/M/100 with patience", "queue", { SERVERS: 100, PATIENCE: 1 }),
  ],
  size: [6, 60, 600].map((units) =>
    ours(`hospital, ${units} units`, "hospital", { UNITS: units, BEDS: Math.ceil(1920 / units) }),
  ),
  england: [ours("england.yaml", "england")],
  rules: ["england.yaml", "every-rule.yaml"].map((file) => ours(file, "england", { SCENARIO: file, TIMES: 15 })),
  beds: [
    [1, 150],
    [10, 25],
    [100, 5],
  ].map(([copies, times]) => ours(`${60 * copies} beds`, "england", { COPIES: copies, TIMES: times })),
  workers: [1, 2].map((workers) => ours(workers === 1 ? "one worker" : "two workers", "workers", { WORKERS: workers })),
};

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Another round is another seed, so that statistics of different engines can be compared with their error. */
function once({ command, args, settings }, round) {
  const environment = {
    ...process.env,
    SEED: `${round + 1}`,
    ...Object.fromEntries(Object.entries(settings ?? {}).map(([k, v]) => [k, `${v}`])),
  };
  return JSON.parse(execFileSync(command, args, { env: environment, encoding: "utf8" }));
}

function compare(title, contenders) {
  const seen = contenders.map(() => []);
  for (let round = 0; round < rounds; round++) {
    contenders.forEach((contender, i) => {
      if (round < (contender.rounds ?? rounds)) seen[i].push(once(contender, round));
    });
  }
  const times = seen.map((results) => median(results.map((result) => result.nanosecondsPerUnit)));
  console.log(
    `\n${title}: median ns per unit, ratio to ${contenders[0].name}; statistics with their standard error over seeds`,
  );
  contenders.forEach(({ name }, i) => {
    const ratio = (times[i] / times[0]).toFixed(2);
    console.log(`${name.padEnd(26)}${times[i].toFixed(0).padStart(8)}${ratio.padStart(9)}   ${facts(seen[i])}`);
  });
}

function facts(results) {
  const { name: _, nanosecondsPerUnit: __, ...keys } = results[0];
  return Object.keys(keys)
    .map((key) => `${key} ${meanAndError(results.map((result) => result[key]))}`)
    .join(", ");
}

function meanAndError(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / (values.length - 1) / values.length);
  return error > 0 ? `${+mean.toPrecision(4)} (${error.toPrecision(1)})` : `${+mean.toPrecision(4)}`;
}

try {
  await build({
    entryPoints: {
      ...Object.fromEntries(
        ["hospital", "hold", "queue", "england", "workers"].map((name) => [name, join(here, `${name}.ts`)]),
      ),
      worker: join(here, "../src/cli/worker.ts"),
    },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    external: ["tinypool"],
    platform: "node",
    format: "esm",
    target: "node20",
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "warning",
  });
  const wanted = chosen.length > 0 ? chosen : Object.keys(suites);
  if (["hospital", "pressed", "crowded", "overloaded"].some((suite) => wanted.includes(suite))) {
    execFileSync("g++", ["-O2", "-std=c++17", "-o", join(folder, "hospital"), join(here, "peers/hospital.cpp")]);
  }
  for (const name of wanted) compare(name, suites[name]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
