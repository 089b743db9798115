import { defineConfig } from "tsup";

/** The worker is an entry of its own: bundlers do not follow `new URL("./worker.js", import.meta.url)`. */
export default defineConfig({
  entry: { index: "src/index.ts", engine: "src/engine/index.ts", cli: "src/cli/cli.ts", worker: "src/cli/worker.ts" },
  format: "esm",
  target: "node20",
  platform: "neutral",
  external: [/^node:/],
  splitting: true,
  clean: true,
  dts: { entry: { index: "src/index.ts", engine: "src/engine/index.ts" } },
});
