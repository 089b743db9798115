import { defineConfig } from "tsup";

/** The programs that `npm run mutation` and `npm run seeded-defects` start. */
export default defineConfig({
  entry: {
    mutation: "test/mutation/run-mutation.ts",
    inquiry: "test/mutation/inquiry.ts",
    "seeded-defects": "test/mutation/run-seeded-defects.ts",
  },
  outDir: "node_modules/.securebeds-mutation",
  format: "esm",
  outExtension: () => ({ js: ".mjs" }),
  target: "node20",
  platform: "node",
  splitting: true,
  skipNodeModulesBundle: true,
  clean: true,
  silent: true,
});
