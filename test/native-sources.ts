import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "tsup";

/* Vitest wraps every import of a source file, and a simulation crosses from file to file all the time: it takes two to three
 * times as long as it does for anybody who uses the library. So the sources are translated, file by file, and tests load them
 * as Node loads any package. Only the command-line door stays with Vitest, where a test stands in for the file system. */

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const SOURCES = join(ROOT, "src");
/** Another run may go on at the same time. */
const TRANSLATED = join(ROOT, "node_modules", `.securebeds-sources-${process.pid}`);

/** Global setup: translates all sources, once before all tests. Answers what is to be done after them. */
export default async function translate(): Promise<() => void> {
  mkdirSync(TRANSLATED, { recursive: true });
  writeFileSync(join(TRANSLATED, "package.json"), '{ "type": "module" }');
  await build({
    config: false,
    entry: ["src/**/*.ts"],
    outDir: join(TRANSLATED, "src"),
    format: "esm",
    bundle: false,
    splitting: false,
    sourcemap: "inline",
    clean: true,
    silent: true,
  });
  return () => rmSync(TRANSLATED, { recursive: true, force: true });
}

/** Vite plugin: where a test imports a source file, Node loads its translation. */
export function nativeSources() {
  return {
    name: "native-sources",
    enforce: "pre" as const,
    resolveId(id: string, importer: string | undefined) {
      if (importer === undefined || !id.startsWith(".") || !id.endsWith(".js")) return undefined;
      const path = relative(SOURCES, join(importer, "..", id));
      if (path.startsWith("..") || path.startsWith(`cli${sep}`)) return undefined;
      return { id: join(TRANSLATED, "src", path), external: true as const };
    },
  };
}
