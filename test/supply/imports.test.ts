import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { build } from "tsup";
import { beforeAll, describe, expect, test } from "vitest";
import { readSources } from "../architecture/source-files.js";
import { built, DIST } from "../cli/built.js";
import { temporaryFolder } from "../temporary-folder.js";

interface Metafile {
  readonly inputs: Readonly<
    Record<string, { readonly imports: readonly { readonly path: string; readonly external?: boolean }[] }>
  >;
}

const NETWORK = "cluster child_process dgram dns dns/promises http http2 https inspector net tls".split(" ");

/** By package, what it takes from Node; `securebeds` for what is ours. */
const taken = new Map<string, Set<string>>();

// Everything that the doors reach is put together by a bundler, which says of each file what it takes from where.
beforeAll(async () => {
  await built();
  const outDir = temporaryFolder("reach");
  const entry = Object.fromEntries(["cli", "worker", "index"].map((name) => [name, join(DIST, `${name}.js`)]));
  // What only a cluster needs is not installed with the command, and loaded when --cluster is given.
  const all = {
    external: ["bullmq", "ioredis"],
    noExternal: [/^(?!bullmq$|ioredis$)/],
    metafile: true,
    splitting: true,
    dts: false,
    minify: false,
  };
  await build({ config: false, entry, outDir, format: "esm", platform: "node", silent: true, ...all });
  const { inputs } = JSON.parse(readFileSync(join(outDir, "metafile-esm.json"), "utf8")) as Metafile;
  for (const [file, { imports }] of Object.entries(inputs)) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? "securebeds";
    const from = taken.get(name) ?? new Set();
    taken.set(name, from);
    for (const { path, external } of imports) if (external === true) from.add(path.replace(/^node:/, ""));
  }
});

describe("everything that the command and the library load", () => {
  test("is these packages' modules, and no more than so many", () => {
    expect([...taken.keys()]).toEqual(expect.arrayContaining(["securebeds", "yaml", "zod", "tinypool", "pptxgenjs"]));
    expect(taken.size).toBeLessThanOrEqual(76);
  });

  // Whoever adds to this list has looked at what the package does with it. `commander` starts programs for subcommands that are
  // files of their own, `tinypool` processes instead of threads, `pptxgenjs` fetches pictures that are named by an address:
  // none of the three is asked to. That nothing of it happens is seen by watching: nothing-leaves.test.ts.
  test("takes nothing that reaches the network or another program, but for three packages that are not asked to use it", () => {
    const reaching = [...taken].flatMap(([name, from]) =>
      NETWORK.filter((module) => from.has(module)).map((module) => `${name}: ${module}`),
    );
    expect(reaching.sort()).toEqual(["commander: child_process", "pptxgenjs: https", "tinypool: child_process"]);
  });

  test("takes only what Node has, or what is never there", () => {
    const others = [...taken].flatMap(([name, from]) =>
      [...from].filter((path) => !builtinModules.includes(path)).map((path) => `${name}: ${path}`),
    );
    // Optional: linkedom draws with the first where it is installed; --cluster needs the others, and says so.
    expect(others.sort()).toEqual(["linkedom: canvas", "securebeds: bullmq", "securebeds: ioredis"]);
  });

  test("takes of Node, as far as it is ours, only these", () => {
    const ours = [...(taken.get("securebeds") ?? [])].filter((path) => builtinModules.includes(path)).sort();
    expect(ours).toEqual(["crypto", "events", "fs", "os", "path", "url", "zlib"]);
  });
});

test("no source names a way to the network that needs no import", () => {
  const words = /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|RTCPeerConnection)\s*[(.]/;
  const found = readSources().filter(({ text }) => words.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")));
  expect(found.map(({ path }) => path)).toEqual([]);
});
