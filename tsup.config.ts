import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Plugin } from "esbuild";
import { defineConfig } from "tsup";

const ENGINE = "src/browser/engine-script.ts";
/** Rooms that a page has from the engine's script, where a page's own script imports them. */
const ROOMS = /^\.\.\/(?:\.\.\/)?(experiment|foundation|observe|scenario)\/index\.js$/;

/** The JSON Schema is for editors of files; no page makes one. */
const withoutSchemas: Plugin = {
  name: "without-schemas",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^zod$/ }, ({ path }) => ({ path, namespace: "nothing" }));
    onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** The engine's script as a text inside a module, so that nobody's bundler has to find a worker's file. */
const engineAsText: Plugin = {
  name: "engine-as-text",
  setup({ onResolve, onLoad, esbuild }) {
    onResolve({ filter: /^securebeds:engine-script$/ }, ({ path }) => ({ path, namespace: "engine" }));
    onLoad({ filter: /.*/, namespace: "engine" }, async () => {
      const built = await esbuild.build({
        entryPoints: [ENGINE],
        bundle: true,
        minify: true,
        write: false,
        format: "iife",
        target: "es2022",
        legalComments: "none",
        plugins: [withoutSchemas],
      });
      return { contents: `export const ENGINE_SCRIPT = ${JSON.stringify(built.outputFiles[0].text)};` };
    });
  },
};

/** A page holds the engine once: what its own script needs of it is there already. */
const roomsFromEngine: Plugin = {
  name: "rooms-from-engine",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: ROOMS }, ({ path, importer }) =>
      isInEngine(importer) ? undefined : { path, namespace: "room" },
    );
    onLoad({ filter: /.*/, namespace: "room" }, ({ path }) => {
      return { contents: `module.exports = globalThis.securebeds.${ROOMS.exec(path)?.[1]};` };
    });
  },
};

/** What the engine is made of imports the rooms themselves; a second copy of them on a page would have classes of its own. */
function isInEngine(importer: string): boolean {
  return (
    /[\\/](engine-script|worker-side|laid-out[\\/]\w+)\.ts$/.test(importer) ||
    !/[\\/]src[\\/](browser|report)[\\/]/.test(importer)
  );
}

/** On a page drawings are made in the page's own kind of document. */
const documentOfThePage: Plugin = {
  name: "document-of-the-page",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^linkedom$/ }, ({ resolveDir }) =>
      resolve("./src/browser/page-document.ts", {
        kind: "import-statement",
        resolveDir: resolveDir.replace(/src.*$/, ""),
      }),
    );
  },
};

/** Pages hold packages of others, and so their notices: every package in them with the text of its licence. */
const notices: Plugin = {
  name: "notices",
  setup({ initialOptions, onEnd }) {
    onEnd(({ metafile }) => {
      const inputs = Object.values(metafile?.outputs ?? {}).flatMap((output) => Object.entries(output.inputs));
      const inside = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0);
      const folders = inside.flatMap(([file]) => PACKAGE.exec(file)?.[0] ?? []);
      const texts = [...new Set(folders)].sort().map(noticeOf);
      // In a fresh clone nothing has made the folder yet: the builder writes its own files only after this.
      mkdirSync(`${initialOptions.outdir}`, { recursive: true });
      writeFileSync(`${initialOptions.outdir}/notices.txt`, `${texts.join("\n\n")}\n`);
    });
  },
};

const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;

/** @throws Error for a package without a text: it must not be copied then */
function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const files = readdirSync(folder);
  const textOf = (file: string | undefined) => (file === undefined ? "" : readFileSync(`${folder}/${file}`, "utf8"));
  const own = textOf(files.find((file) => /^(licen[cs]e|copying)/i.test(file)));
  // Some say it at the end of what is to be read.
  const [told = ""] = /^(#+ )?licen[cs]e\b.*$[\s\S]*/im.exec(textOf(files.find((file) => /^readme/i.test(file)))) ?? [];
  const text = (own || told).trim();
  if (text === "") throw new Error(`${name} does not say its licence`);
  return `${name} ${version} (${license})\n\n${text}`;
}

/** The worker is an entry of its own: bundlers do not follow `new URL("./worker.js", import.meta.url)`. */
export default defineConfig([
  {
    entry: {
      index: "src/index.ts",
      engine: "src/engine/index.ts",
      browser: "src/browser/index.ts",
      cli: "src/cli/cli.ts",
      worker: "src/cli/worker.ts",
    },
    format: "esm",
    target: "node20",
    platform: "neutral",
    external: [/^node:/],
    esbuildPlugins: [engineAsText],
    splitting: true,
    clean: ["!page/**"],
    dts: {
      entry: { index: "src/index.ts", engine: "src/engine/index.ts", browser: "src/browser/index.ts" },
      // Only the browser's door needs these; that no other room does is checked by the compiler itself.
      compilerOptions: { lib: ["ES2023", "DOM"] },
    },
  },
  {
    entry: {
      engine: ENGINE,
      again: "src/browser/again/main.ts",
      explore: "src/browser/explore/main.tsx",
      style: "src/browser/explore/style.css",
    },
    outDir: "dist/page",
    outExtension: () => ({ js: ".js" }),
    format: "iife",
    target: "es2022",
    platform: "browser",
    noExternal: [/.*/],
    esbuildPlugins: [withoutSchemas, roomsFromEngine, documentOfThePage, notices],
    esbuildOptions: (options) => {
      options.legalComments = "none";
      options.jsx = "automatic";
      options.jsxImportSource = "preact";
    },
    minify: true,
    clean: true,
  },
]);
